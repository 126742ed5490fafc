"""When two names are one: variants of persons, organisations and places."""

from __future__ import annotations

import re
import unicodedata

from annotate.record import EntityType

TITLES = frozenset(
    {
        "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "president",
        "minister", "secretary", "senator", "sen", "rep", "gov", "governor", "mayor", "king", "queen",
        "prince", "princess", "pope", "general", "gen", "colonel", "col", "captain", "capt", "judge",
        "justice", "chancellor", "premier", "ambassador", "sheikh", "rev", "reverend", "bishop",
        "archbishop", "cardinal", "prime", "vice", "former", "chief", "spokesman", "spokeswoman",
    }
)  # fmt: skip
MALE = frozenset({"mr", "sir", "lord", "king", "prince", "pope"})
FEMALE = frozenset({"mrs", "ms", "miss", "dame", "lady", "queen", "princess"})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
COMPANY = frozenset(
    {
        "inc",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "limited",
        "llc",
        "plc",
        "group",
        "holdings",
        "ag",
        "sa",
    }
)
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "le", "du", "des", "at", "to", "&"})


def words_of(name: str) -> tuple[str, ...]:
    """Return a name's words, folded: no case, accents, full stops or possessive."""
    flat = unicodedata.normalize("NFD", name.replace("’", "'")).lower()
    flat = "".join(c for c in flat if unicodedata.category(c) != "Mn").removesuffix("'s")
    return tuple(word for word in re.split(r"[\s\-–]+", flat.replace(".", "")) if word.strip("'\","))


def core(name: str, kind: EntityType) -> tuple[str, ...]:
    """Return the words that identify: no title, "the", "Jr" or company ending."""
    words = list(words_of(name))
    drop = TITLES if kind == "PERSON" else frozenset({"the"})
    while len(words) > 1 and words[0] in drop:
        del words[0]
    endings = SUFFIXES if kind == "PERSON" else COMPANY if kind == "ORG" else frozenset()
    while len(words) > 1 and words[-1] in endings:
        del words[-1]
    return tuple(words)


def gender_of(name: str, before: str) -> str | None:
    """Return ``m`` or ``f`` where a title in or before the name says so."""
    # Alone, a title may be a surname: King, Prince, Pope.
    words = {before.strip(".").lower(), *words_of(name)[:-1][:1]}
    if words & MALE:
        return "m"
    return "f" if words & FEMALE else None


def person_variant(short: tuple[str, ...], full: tuple[str, ...]) -> str | None:
    """Say why a shorter name may stand for a fuller one, or nothing.

    Args:
        short: Core words of the shorter name.
        full: Core words of the fuller name.
    """
    if not short or len(short) >= len(full):
        return None
    if len(short) == 1:
        if short[0] == full[-1]:
            return "surname match"
        if len(full) > 2 and short[0] == full[-2]:
            return "surname match"
        return "given name match" if short[0] == full[0] else None
    if short[-1] == full[-1] and (short[0] == full[0] or (len(short[0]) == 1 and full[0][0] == short[0])):
        return "name variant"
    return None


def acronym_of(short: str, full: str) -> bool:
    """Tell whether a short form is made of the initials of a long one (U.N., NATO).

    Source: the character test of Schwartz and Hearst 2003, on word initials.
    """
    letters = short.replace(".", "")
    if not 2 <= len(letters) <= 8 or not letters.isupper() or not letters.isalpha():
        return False
    words = [word for word in re.split(r"[\s\-–]+", full) if word and word[0].isalnum()]
    strict = "".join(word[0] for word in words if word.lower() not in SMALL)
    return len(words) > 1 and letters.upper() in {strict.upper(), "".join(word[0] for word in words).upper()}


def organisation_variant(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether an organisation's short name begins its long one ("Goldman", "Goldman Sachs")."""
    if not short or len(short) >= len(full) or short[0] in SMALL:
        return False
    return full[: len(short)] == short and len(short[0]) > 3
