"""When two names are one: variants of persons, organisations and places."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from annotate.entities.known.lexicon import noun
from annotate.record import EntityType
from annotate.support.yamlfile import packaged_yaml

TITLES = frozenset(
    {
        "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "president",
        "minister", "secretary", "senator", "sen", "rep", "gov", "governor", "mayor", "king", "queen",
        "prince", "princess", "pope", "general", "gen", "colonel", "col", "captain", "capt", "judge",
        "justice", "chancellor", "premier", "ambassador", "sheikh", "rev", "reverend", "bishop",
        "archbishop", "cardinal", "prime", "vice", "former", "chief", "spokesman", "spokeswoman", "cllr",
        "brig", "cdr", "cpl", "dci", "dcs", "det", "insp", "lt", "maj", "pcso", "sgt", "supt", "wpc",
    }
)  # fmt: skip
STORMS = frozenset({"cyclone", "hurricane", "typhoon", "storm"})
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third|annual|inaugural")
MALE = frozenset({"mr", "sir", "lord", "king", "prince", "pope"})
FEMALE = frozenset({"mrs", "ms", "miss", "dame", "lady", "queen", "princess"})
SUFFIXES = frozenset(
    {
        "jr", "sr", "phd", "md", "esq", "qc", "kc", "mp", "mep", "mla", "frs", "obe",
        "mbe", "cbe", "dbe", "kbe", "ra",
    }
)  # fmt: skip
# Without "vi" and "xi", which are names of people, too.
NUMERALS = frozenset(
    {
        "i", "ii", "iii", "iv", "v", "vii", "viii", "ix", "x", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx", "xxi", "xxii", "xxiii",
    }
)  # fmt: skip
COMPANY = frozenset(
    {
        "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "llp", "plc",
        "group", "holding", "holdings", "ag", "sa", "gmbh", "nv", "bv", "spa", "pty", "pte", "bhd", "oyj",
        "ab", "asa", "kg", "sdn", "pvt", "tbk", "se", "oy", "jsc", "pjsc", "ojsc", "qsc", "qpsc", "ksc",
        "kscp", "saog", "ltda", "sarl", "srl", "kft", "zrt", "aps", "pcl",
    }
)  # fmt: skip
SHIP_LETTERS = (
    "M/V", "M/T", "F/V", "R/V", "S/V", "M/Y", "MV", "RMS", "HMS", "HMAS", "HMCS", "HMNZS", "USS", "USNS",
    "USCGC", "BRP", "KRI", "ROKS", "TCG", "HNLMS", "HDMS", "HNoMS",
)  # fmt: skip
# They stand for other things, too: "MS" and "SS" before the names of people, "SAS" for an airline.
SOME_SHIPS_LETTERS = (
    "MS", "MT", "SS", "INS", "PNS", "FV", "RV", "MY", "SY", "RFA", "SAS", "SLNS", "BNS"
)  # fmt: skip
_BEFORE_NAMES = {
    "PERSON": TITLES,
    "PRODUCT": frozenset({"the", *(letters.lower() for letters in SHIP_LETTERS + SOME_SHIPS_LETTERS)}),
}
# Ranks in capitals that are parts of names otherwise: "DI Hale", but "Di Canio".
_RANK = re.compile(r"^(?:D[CIS]|PC) (?=[A-Z])")
_NICKNAME = re.compile(r"(?<=\w) [“\"‘'][^”\"’']+[”\"’'] (?=\w)")
_LETTERS = {("united", "states"): "us", ("united", "kingdom"): "uk", ("united", "nations"): "un"}
# Not what their last words say: the House is not the White House.
WHOLE = frozenset({("white", "house"), ("wall", "street"), ("big", "apple")})
LINKING = frozenset({"of", "for", "in", "at", "and", "de", "du", "des"})
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "le", "du", "des", "at", "to", "&"})

# Why a short name is that of somebody.
SURNAME = "surname match"


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """Return a name's words, folded: no case, accents, full stops or possessive."""
    flat = unicodedata.normalize("NFD", name.replace("’", "'")).lower()
    flat = "".join(c for c in flat if unicodedata.category(c) != "Mn").removesuffix("'s")
    words = (word.strip("'\"“”,;:()") for word in re.split(r"[\s\-–]+", flat.replace(".", "")))
    return tuple(word for word in words if word)


@lru_cache(maxsize=8192)
def core(name: str, kind: EntityType) -> tuple[str, ...]:
    """Return the words that identify: no title, "the", "Jr" or company ending."""
    words = list(words_of(_RANK.sub("", _NICKNAME.sub(" ", name)) if kind == "PERSON" else name))
    for long, letters in _LETTERS.items():
        if kind != "PERSON" and len(words) > 2 and tuple(words[:2]) == long:
            words[:2] = [letters]
    if kind in {"GPE", "LOC"} and words[:1] == ["mt"]:
        words[0] = "mount"
    drop = _BEFORE_NAMES.get(kind, frozenset({"the"}))
    while len(words) > 1 and words[0] in drop:
        del words[0]
    endings = SUFFIXES if kind == "PERSON" else COMPANY if kind == "ORG" else frozenset()
    while len(words) > 1 and words[-1] in endings:
        del words[-1]
    return tuple("and" if word == "&" else word for word in words)


def gender_of(name: str, before: str) -> str | None:
    """Return ``m`` or ``f`` where a title in or before the name says so."""
    # Alone, a title may be a surname: King, Prince, Pope.
    words = {before.strip(".").lower(), *words_of(name)[:-1][:1]}
    if words & MALE:
        return "m"
    return "f" if words & FEMALE else None


def person_variant(short: tuple[str, ...], full: tuple[str, ...]) -> str | None:
    """Say why a shorter name may stand for a fuller one, or nothing.

    A king's number tells him from others of his name, and may be left out: "Abdullah" for "Abdullah I",
    but not "Abdullah II".

    Args:
        short: Core words of the shorter name.
        full: Core words of the fuller name.
    """
    (short, number), (full, full_number) = _numbered(short), _numbered(full)
    if number and full_number and number != full_number:
        return None
    if short == full:
        return "the name without its number" if number != full_number else None
    if full_number and not number and len(full) < len(short):
        short, full = full, short
    if not short or len(short) >= len(full):
        return None
    if len(short) == 1:
        if short[0] == full[-1]:
            return SURNAME
        if len(full) > 2 and short[0] == full[-2]:
            return SURNAME
        if short[0] == full[0]:
            return "given name match"
        # "Chong" for "Sophia Chong Suk-fan".
        return "part of the name" if short[0] in full[1:-1] else None
    if short[-1] == full[-1] and (short[0] == full[0] or (len(short[0]) == 1 and full[0][0] == short[0])):
        return "name variant"
    if (
        len(full) > len(short) + 1
        and short[0] == full[0]
        and short[-1] == full[-2]
        and _in_order(short, full)
    ):
        # "Ana Ruiz" for "Ana María Ruiz Torres", who has two given names and her parents' surnames.
        return "name variant"
    if short == full[: len(short)]:
        return "given names match"
    return SURNAME if short == full[-len(short) :] else None


def _in_order(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether all words of a name stand in a longer one, in the same order."""
    rest = iter(full)
    return all(word in rest for word in short)


def _numbered(name: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return a name without the number of a king or a grandson, and the number."""
    if len(name) > 1 and name[-1] in NUMERALS:
        return name[:-1], name[-1]
    return name, ""


def same_person(name: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    """Say why two full names may be one person's, neither a part of the other: Bill and William, order.

    Args:
        name: Core words of one name, two or more.
        other: Core words of the other.
    """
    if len(name) < 2 or len(other) < 2:
        return None
    if name[-1] == other[-1] and (_short_for(name[0], other[0]) or _short_for(other[0], name[0])):
        return "short form of the given name"
    return "the other order" if len(name) == len(other) == 2 and name == other[::-1] else None


def _short_for(short: str, name: str) -> bool:
    if len(short) == 1 or len(name) == 1:
        return False
    return name in packaged_yaml("annotate.entities.known", "nicknames.yaml").get(short, "").split()


def acronym_of(short: str, full: str) -> bool:
    """Tell whether a short form is made of the initials of a long one (U.N., NATO).

    Source: the character test of Schwartz and Hearst 2003, on word initials.
    """
    letters = short.replace(".", "")
    if not 2 <= len(letters) <= 8 or not letters.isupper() or not letters.isalpha():
        return False
    return letters in initials_of(full)


def initials_of(name: str) -> frozenset[str]:
    """Return the initials of a name of several words, with and without those of its small words."""
    words = [word for word in re.split(r"[\s\-–]+", name) if word and word[0].isalnum()]
    strict = "".join(word[0] for word in words if word.lower() not in SMALL)
    every = "".join(word[0] for word in words)
    return frozenset({strict.upper(), every.upper()}) if len(words) > 1 else frozenset()


def organisation_variant(short: tuple[str, ...], full: tuple[str, ...]) -> str | None:
    """Say why an organisation's short name may stand for its long one, or nothing.

    "Goldman" begins "Goldman Sachs", "Home Office" ends "UK Home Office"; but "Selm University" is
    not the club "Selm University Rowing".

    Args:
        short: Core words of the shorter name.
        full: Core words of the longer name.
    """
    if not short or len(short) >= len(full) or short[0] in SMALL or full in WHOLE:
        return None
    rest = full[len(short) :]
    if full[: len(short)] == short and len(short[0]) > 3:
        complete = noun(short[-1])[0] in {"organisation", "facility"}
        return "first words of the full name" if not complete or rest[0] in LINKING else None
    bare, bare_short = (tuple(word for word in name if word not in SMALL) for name in (full, short))
    if len(bare_short) > 2 and bare[: len(bare_short)] == bare_short and len(bare) > len(bare_short):
        return "first words of the full name"
    if full[-len(short) :] == short and full[-len(short) - 1] not in SMALL:
        return "last words of the full name"
    return None


def event_variant(short: tuple[str, ...], full: tuple[str, ...]) -> str | None:
    """Say why an event's short name may stand for its long one, or nothing.

    Args:
        short: Core words of the shorter name.
        full: Core words of the longer name.
    """
    if _without_year(short) == _without_year(full):
        return "the name without its year or number"
    return "the storm's name" if full[0] in STORMS and full[1:] == short else None


def _without_year(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without its year and, at its beginning, its number: "2022", "7th", "first"."""
    kept = tuple(word for word in words if not (len(word) == 4 and word.isdigit()))
    return (kept[1:] if len(kept) > 1 and _NUMBER.fullmatch(kept[0]) else kept) or words


def comma_head(name: str) -> str | None:
    """Return what stands before the comma of a place in a place: "Selm" in "Selm, Ohio"."""
    head, comma, tail = name.partition(",")
    return head.strip() if comma and tail.strip() else None
