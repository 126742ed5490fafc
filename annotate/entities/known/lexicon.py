"""What nouns and pronouns tell of what they stand for."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from annotate.entities.known.given_names import Gender
from annotate.record import EntityType
from annotate.support.yamlfile import packaged_yaml

Kind = Literal["person", "organisation", "place", "facility", "time", "event", "thing"]

# fmt: off
PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
}
# fmt: on
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
# Some so many, who are called by their number: "the three".
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
# Singular in form, and "they" as often as "it": the police, the team.
COLLECTIVE = frozenset({"police", "people", "staff", "folk", "youth", "majority", "public", "cattle"})
# Nobody but people is called so, as other nouns in "-ist" and "-er" are: "list", "container".
_LEARNED = ("ologist", "ographer", "iatrist", "ediatrician", "etrician")
AGENTIVE = ("er", "or", "ist", "ian", "eer", "ee", "ant", "ent", "ess", "ive", "ier", "yst", "crat")
_PREFIXES = ("under", "vice", "sub", "ex")
_KINDS: dict[str, Kind] = {
    "men": "person",
    "women": "person",
    "persons": "person",
    "organisations": "organisation",
    "places": "place",
    "facilities": "facility",
    "times": "time",
    "events": "event",
    "things": "thing",
}
_TYPES: dict[Kind, EntityType] = {
    "person": "PERSON",
    "organisation": "ORG",
    "place": "LOC",
    "facility": "FAC",
    "event": "EVENT",
}
# Places that govern themselves.
_GOVERNED = frozenset(
    {
        "country", "nation", "state", "republic", "kingdom", "empire", "territory", "colony", "province",
        "county", "prefecture", "canton", "municipality", "city", "town", "village", "capital", "borough",
    }
)  # fmt: skip
# What things are, as far as OntoNotes' types tell them apart: reports and prizes are works there, too.
_THINGS: dict[EntityType, frozenset[str]] = {
    "PRODUCT": frozenset(
        {
            "aircraft", "airliner", "ambulance", "app", "barge", "battery", "bicycle", "bike", "boat",
            "bus", "camera", "car", "carriage", "chip", "computer", "console", "device", "drone",
            "drug", "dredger", "engine", "ferry", "freighter", "frigate", "gadget", "gun", "handset",
            "helicopter", "jet", "laptop", "locomotive", "lorry", "machine", "medication", "medicine",
            "microchip", "minibus", "missile", "motorbike", "motorcycle", "phone", "pill", "pistol",
            "plane", "processor", "product", "rifle", "robot", "rocket", "satellite", "scooter", "ship",
            "smartphone", "software", "spacecraft", "speedboat", "submarine", "tanker", "taxi", "toy",
            "tractor", "trailer", "train", "tram", "trawler", "truck", "vaccine", "van", "vehicle",
            "vessel", "warship", "weapon", "yacht",
        }
    ),
    "WORK_OF_ART": frozenset(
        {
            "album", "article", "award", "biography", "book", "comic", "documentary", "drama", "essay",
            "film", "letter", "manuscript", "medal", "memo", "memoir", "memorandum", "miniseries",
            "movie", "mural", "musical", "novel", "opera", "painting", "photo", "photograph", "play",
            "podcast", "poem", "portrait", "prize", "report", "screenplay", "sculpture", "series",
            "sitcom", "song", "statement", "study", "symphony", "video",
        }
    ),
    "LAW": frozenset(
        {
            "accord", "agreement", "amendment", "ban", "bill", "charter", "constitution", "decree",
            "directive", "edict", "law", "legislation", "ordinance", "pact", "regulation", "statute",
            "treaty",
        }
    ),
}  # fmt: skip

# What people are, and firms and bodies, too.
OF_FIRMS = frozenset(
    {
        "adviser", "auditor", "brewer", "broker", "builder", "buyer", "carmaker", "carrier",
        "champion", "consultant", "contractor", "creditor", "developer", "distributor", "employer",
        "exporter", "giant", "importer", "insurer", "investor", "leader", "lender", "maker",
        "manufacturer", "member", "neighbor", "neighbour", "operator", "owner", "partner",
        "planemaker", "producer", "provider", "publisher", "regulator", "retailer", "rival", "seller",
        "shareholder", "sponsor", "supplier", "winner",
    }
)  # fmt: skip


@cache
def _nouns() -> dict[str, tuple[Kind, Gender | None]]:
    """Return kind and gender of every noun in the lists; the first list that has it decides."""
    genders: dict[str, Gender] = {"men": "m", "women": "f"}
    found: dict[str, tuple[Kind, Gender | None]] = {}
    for name, words in packaged_yaml("annotate.entities.known", "nouns.yaml").items():
        for word in words.split():
            found.setdefault(word, (_KINDS[name], genders.get(name)))
    return found


def with_word_before(lemma: str, before: str) -> str:
    """Return a noun of two words with a hyphen, where both are known as one: "coast-guard"; else the last.

    Args:
        lemma: The lemma of the last word, lower case.
        before: The word before it, lower case.
    """
    both = f"{before}-{lemma}"
    return both if both in _nouns() else lemma


def noun_in(word: str, lemma: str, *, plural: bool) -> str:
    """Return the lemma of a noun that is taken for the form of a verb: "protesters", "the accused".

    Args:
        word: The word, lower case.
        lemma: The lemma that it was given, lower case.
        plural: Whether it is tagged as several.
    """
    known = _nouns()
    one = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    if plural and one != word and one in known:
        return one
    return word if lemma not in known and word in known else lemma


@lru_cache(maxsize=8192)
def noun(lemma: str) -> tuple[Kind | None, Gender | None]:
    """Return what a common noun stands for and its gender; none where it may be a person or a thing.

    Args:
        lemma: Its lemma, lower case.
    """
    known = _nouns().get(lemma)
    if known is not None:
        return known
    last = lemma.rpartition("-")[2]
    if last != lemma:
        return noun(last)
    for prefix in _PREFIXES:
        if lemma.startswith(prefix) and lemma[len(prefix) :] in _nouns():
            return _nouns()[lemma[len(prefix) :]]
    if len(lemma) > 5 and lemma.endswith("woman"):
        return "person", "f"
    if len(lemma) > 5 and lemma.endswith("man"):
        return "person", "m"
    if len(lemma) > 8 and lemma.endswith("person"):
        return "person", None
    if lemma.endswith("s") and lemma[:-1] in _nouns():
        return _nouns()[lemma[:-1]]
    if lemma.endswith(_LEARNED):
        return "person", None
    # Most nouns are things; a few endings make one that may be a person.
    return None if lemma.endswith(AGENTIVE) else "thing", None


@lru_cache(maxsize=8192)
def seems_plural(lemma: str) -> bool:
    """Tell whether what is given as a lemma is the plural of a noun in the lists: a word tagged amiss.

    Args:
        lemma: In lower case.
    """
    return lemma.endswith("s") and lemma not in _nouns() and lemma[:-1] in _nouns()


def type_of_noun(lemma: str) -> EntityType:
    """Return the entity type of what a common noun stands for, MISC where there is none."""
    if lemma in _GOVERNED:
        return "GPE"
    kind, _ = noun(lemma)
    if kind in {None, "thing"}:
        return next((type_ for type_, words in _THINGS.items() if lemma in words), "MISC")
    return _TYPES.get(kind, "MISC") if kind else "MISC"


@cache
def _classes() -> dict[str, str]:
    """Return the closer class of every noun in the lists; the first list that has it decides."""
    found: dict[str, str] = {}
    for name, words in packaged_yaml("annotate.entities.known", "classes.yaml").items():
        for word in words.split():
            found.setdefault(word, name)
    return found


@lru_cache(maxsize=8192)
def class_of_noun(lemma: str) -> str | None:
    """Return the closer class of what a noun stands for: "company" for "carmaker".

    Args:
        lemma: Its lemma, or the word itself, in lower case.
    """
    known = _classes()
    last = lemma.rpartition("-")[2]
    for word in (lemma, last):
        if word in known:
            return known[word]
    if len(last) > 5 and last.endswith(("woman", "man")):
        return "woman" if last.endswith("woman") else "man"
    return None


@cache
def classes() -> tuple[str, ...]:
    """Return the names of all closer classes."""
    return tuple(packaged_yaml("annotate.entities.known", "classes.yaml"))
