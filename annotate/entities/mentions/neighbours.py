"""What the words beside a name show it to be: a river, a mountain, a firm, an animal.

The model knows names by their look, and takes a river for a person and a horse for a town. What stands at
one place in the article holds for the same name elsewhere in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from annotate.entities.known.firms import kind_of_body
from annotate.entities.known.given_names import gender_of_given_name
from annotate.entities.known.lexicon import noun
from annotate.entities.known.names import TITLES, words_of
from annotate.entities.known.places import country_of, is_city
from annotate.entities.mentions.figures import NUMBERED
from annotate.entities.mentions.finding import Found
from annotate.entities.mentions.numbers import find_amounts
from annotate.language import syntax
from annotate.record import EntityType
from annotate.support.patterns import lazily

if TYPE_CHECKING:
    from spacy.tokens import Doc

KNOWN, SAID_BODY = "known as a body", "said to be a body"
RIVER, PEAK, FIRM, ANIMAL = (
    "said to be a river",
    "the short word for a mountain stands before it",
    "what firms have or do stands beside it",
    "said to be an animal",
)
_LEFT, _RIGHT = 60, 90
_QUOTE = r"[“\"‘'”’]?"
_ADJECTIVES = r"(?:[a-z][\w-]*,? ){0,3}"
_RIVER_BEFORE = lazily(
    r"\b(?:tributary|tributaries|banks?|mouth|source|waters|basin|valley|estuary|floodplain|bend"
    r"|stretch|course"
    r"|upstream|downstream) (?:of|on|along|from) the $"
    r"|\b(?:drown(?:ed|ing)?|swam|swim|bathed|bathing|fished|fishing) in the $"
    r"|\b(?:ferr(?:y|ies)|boats?|bridges?|dams?|weirs?|barges?) (?:on|across|over|along) the $"
)
_RIVER_AFTER = lazily(
    rf"{_QUOTE} (?:(?:has |had )?(?:burst|broke|broken|overflowed|overran) its banks|overflow(?:ed|s)\b"
    rf"|flow(?:s|ed)\b"
    rf"|meanders|empties into|rises in the)|{_QUOTE}, (?:a|an|the|one of the) {_ADJECTIVES}(?:tributary"
    rf"|river|stream|creek|waterway)\b"
)
_LED = lazily(r"\b[Tt]he $")
_SHORT_PEAK = lazily(r"Mt\.? ")
_PEAK_OR_SHIP = lazily(r"MT ")
_CLIMBED = lazily(
    r"\b(?:climb\w*|mountaineer\w*|summit(?:ed|s)?|avalanches?|sherpas?|base camp|slopes?|volcano"
    r"|erupt\w*|glaciers?)\b",
    re.IGNORECASE,
)
_SAILED = lazily(r"\b(?:tankers?|vessels?|crew|sailors?|aground|cargo|oil|sank|port|aboard)\b", re.IGNORECASE)
_MAKES = (
    r"(?:makes|made|manufactures|manufactured|produces|sells|employs|operates|owns|exports|imports"
    r"|supplies|brews|publishes"
    r"|distributes|runs)"
)
_FIRM_KINDS = (
    r"(?:firm|company|companies|maker|manufacturer|producer|brewer|brewery|retailer|supplier"
    r"|conglomerate|carmaker|chain|insurer"
    r"|lender|bank|airline|carrier|contractor|publisher|start-?up|subsidiary|supermarket|brand"
    r"|distillery|wholesaler|refiner"
    r"|drugmaker|chipmaker|shipbuilder|operator|giant|group|consultancy|miner|utility|builder|developer)"
)
_OWNED = (
    r"(?:shares|shareholders|share price|profits?|revenues?|quarterly|earnings|factory|factories"
    r"|headquarters|chief executive"
    r"|chairman|chairwoman|brands?)"
)
_FIRM_BEFORE = lazily(
    rf"\b(?:[a-z][\w-]* )?{_FIRM_KINDS},? $|\b(?:shares|stake|shareholders|investors|stores|factory"
    rf"|plant|division|unit) (?:in|of|at) $"
)
# "Roe, the leader of a union", is none.
_NOT_OF = r"(?!(?:of|at|for|from|with|in|by|behind)\b)"
_FIRM_AFTER = lazily(
    rf"{_QUOTE}, which (?:[a-z]+ly )?{_MAKES}\b"
    rf"|{_QUOTE}, (?:an?|the|one of|which) (?:{_NOT_OF}[A-Za-z][\w’'-]*,? ){{0,4}}{_FIRM_KINDS}\b|(?:['’]s"
    rf"|['’]) {_ADJECTIVES}{_OWNED}\b"
    rf"|{_QUOTE} (?:shares|shareholders|stock|stores|executives)\b"
)
# "Tona Selm, the divers' association, said it would honour her".
_CALLED_BODY = lazily(
    rf"{_QUOTE}, (?:the|an?) (?:{_NOT_OF}[a-z][\w’'-]* ){{0,4}}(?:association|charity|choir|federation"
    r"|foundation|guild|institute|league|network|orchestra|society|trade union|union|watchdog)"
    r"(?=[,.;)]| (?:of|for|that|which|based|in)\b)"
)
_FIRM_ACTS = lazily(rf"{_QUOTE} (?:[a-z]+ly )?{_MAKES} (?!(?:his|her|it|up|him|them|that|into|out)\b)")
_BOSSES = lazily(
    r"(?:['’]s|['’]) (?:[a-z]+ )?(?:directors?|executives?|managers?|lawyers?|spokes\w+|offices?)\b"
)
# "Selm boss Ann Hale" leads a body; people have aides, coaches and managers.
_HEADED = lazily(
    r" (?:boss|captain|chief executive|chairman|chairwoman|defender|goalkeeper|head coach|midfielder"
    r"|president|striker|winger) [A-Z][\w’'-]+ (?:[a-z]{2,3} )?[A-Z]"
)
# "The hospital, St Anna, said so."
_APPOSED = lazily(r"\b(?:[Tt]he|[Ii]ts|[Aa]n?) (?:[a-z-]+ ){0,2}?(?P<body>[a-z]+), (?:St\.? )?$")
_OF_ITS = lazily(
    rf"{_QUOTE} [^.!?\n]{{0,60}}?\b(?:that |, )?it (?:would|will|has|had|was|is|plans?|expects?)\b"
    rf"|{_QUOTE} [^.!?\n]{{0,60}}?\bits\b"
)
_OF_HIM = lazily(
    r"[^.!?\nA-Z]{0,80}\b(?:he|she|his|her|him|himself|herself)\b|[^.!?\nA-Z]{0,80}[.!?][”\"]? (?:He"
    r"|She|His|Her)\b"
)
_ACTS_LEAST = 2
_BEASTS = (
    r"(?:race ?horse|horse|colt|filly|mare|gelding|stallion|foal|pony|thoroughbred|steeplechaser"
    r"|greyhound|(?:sniffer |police |rescue |guide )?dog"
    r"|pupp(?:y|ies)|labrador|spaniel|terrier|retriever|German shepherd|alsatian|cat|kitten|elephant"
    r"|panda|giraffe|tiger|tigress|lion|lioness"
    r"|leopard|cheetah|rhino|rhinoceros|hippo|hippopotamus|orca|whale|dolphin|walrus|gorilla|orangutan"
    r"|orang-utan|chimpanzee"
    r"|chimp|parrot|tortoise|turtle|camel|donkey|mule|bullock|sheepdog|crocodile|polar bear|brown bear"
    r"|grizzly|penguin|ostrich|koala|kangaroo)"
)
_BEAST_BEFORE = lazily(rf"\b(?:{_BEASTS}s?)(?:,)? (?:(?:named|called|nicknamed) )?{_QUOTE}$", re.IGNORECASE)
_BEAST_AFTER = lazily(
    rf"{_QUOTE}, (?:an?|the|his|her|their|its) (?:[\w-]+,? ){{0,4}}{_BEASTS}\b|{_QUOTE},? (?:is"
    rf"|was) an? (?:[\w-]+ ){{0,3}}{_BEASTS}\b",
    re.IGNORECASE,
)
# Dogs, cattle, sheep and cats that are called after places: "a six-year-old Labrador".
_BREEDS = frozenset(
    {
        "Labrador", "Newfoundland", "Chihuahua", "Dalmatian", "Rottweiler", "Alsatian", "Pomeranian",
        "Pekinese", "Maltese", "Weimaraner", "Holstein", "Hereford", "Angus", "Jersey", "Guernsey",
        "Merino", "Siamese", "Shetland", "Airedale",
    }
)  # fmt: skip
_ONE_OF_BREED = lazily(
    r"(?:\b(?:an?|his|her|their|my|our|one|black|brown|white|yellow|golden|chocolate|pet|stray|rescue)"
    r"|-old) $"
)
_BREED_ENDS = lazily(
    r"\s*(?:[.,;:!?)”]|$)|\s+(?:who|that|which|is|was|has|had|called|named|puppy|mix|cross)\b"
)
_RIDDEN = lazily(r"\b(?:rode|rides|riding|aboard|saddled) $")
_RACED = lazily(
    r"[^.!?\n]{0,60}\b(?:by|beaten) (?:an?|one|two|three|half an?|several|\d+) (?:short )?(?:lengths?"
    r"|neck|nose|short head|head)\b"
    rf"|{_QUOTE}, (?:trained|ridden|saddled|bred) by\b|{_QUOTE} (?:romped|galloped|bolted|cantered)\b"
)
# "Labor 31, the Nationals 12", where seats, votes or goals are told.
_COUNTED = frozenset({"ORG", "NORP", "PERSON", "GPE", "MISC"})
_COUNT = re.compile(r"(?P<name>\D*[^\W\d]) \d{1,3}")
_TALLY = re.compile(
    r"\b(?:seats?|votes?|points?|goals?|per cent|percent|polls?|results?|won|wins?|score[ds]?|beat"
    r"|majority)\b"
)
_RACING = lazily(
    r"\b(?:[Jj]ockeys?|racecourse|racehorses?|horse rac(?:e|es|ing)|fill(?:y|ies)|colts?|gelding"
    r"|mares?|furlongs?|greyhounds?|steeplechase|turf"
    r"|Derby|(?:two|three|four|five|six|seven|eight|nine)-year-old (?:won|beat|ran|races))\b"
)
_LIKE_NAME = frozenset[EntityType]({"PERSON", "GPE", "ORG", "MISC", "LOC", "FAC", "PRODUCT", "EVENT", "NORP"})
_Shows = Callable[["Doc", str, Found], bool]


def with_neighbours(doc: Doc, text: str, mentions: Sequence[Found]) -> list[Found]:
    """Return an article's names, each of the kind that the words beside it show.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        mentions: In text order.
    """
    found = [mention for mention in mentions if not _is_sum(mention) and not _is_breed(text, mention)]
    for mention in found:
        if mention.type in _LIKE_NAME and kind_of_body(mention.exact) and not _is_titled(doc, mention):
            _set(mention, "ORG", KNOWN)
        if mention.type in _LIKE_NAME and _is_peak(text, mention) and not _is_town(mention.exact):
            _set(mention, "LOC", PEAK)
    _settle(doc, text, found, _is_river, "LOC", RIVER, _may_be_river)
    _settle(doc, text, found, _is_animal, "MISC", ANIMAL, _may_be_animal)
    _apposed(doc, text, found)
    _firms(doc, text, found)
    _tallies(doc, text, found)
    return found


def _set(mention: Found, kind: EntityType, because: str) -> None:
    if mention.type != kind:
        mention.type, mention.because = kind, because


def _is_sum(mention: Found) -> bool:
    """Tell whether what looks like a name is a sum or a share: "3.2m rand", "98 per cent"."""
    if not mention.exact[0].isdigit():
        return False
    first = next(find_amounts(mention.exact), None)
    if first is None or first.start or first.type not in {"MONEY", "QUANTITY", "PERCENT"}:
        return False
    # "A 60bn-peso subway" has no name either.
    return not any(character.isupper() for character in mention.exact[first.end :])


def _is_breed(text: str, mention: Found) -> bool:
    """Tell whether a name of a place is what kind of animal somebody has."""
    if mention.exact not in _BREEDS or not _BREED_ENDS.match(_right(text, mention)):
        return False
    return bool(_ONE_OF_BREED.search(_left(text, mention)))


def _is_peak(text: str, mention: Found) -> bool:
    """Tell "Mt. Everest" and, among climbers, "MT Everest" from the tanker of that name."""
    if _SHORT_PEAK.match(mention.exact):
        return True
    return bool(_PEAK_OR_SHIP.match(mention.exact)) and _is_climbed(text)


@lru_cache(maxsize=2)
def _is_climbed(text: str) -> bool:
    """Tell whether a text speaks of climbers and of no ships; it is looked through once for all names."""
    return bool(_CLIMBED.search(text)) and not _SAILED.search(text)


@lru_cache(maxsize=2)
def _is_of_races(text: str) -> bool:
    """Tell whether a text speaks of racing animals."""
    return bool(_RACING.search(text))


def _is_town(name: str) -> bool:
    return is_city(name) or is_city(name.replace("Mt.", "Mount").replace("Mt ", "Mount "))


def _settle(
    doc: Doc, text: str, found: Sequence[Found], shows: _Shows, kind: EntityType, because: str, may_be: _Shows
) -> None:
    """Give a kind to the names that are shown to be of it once, wherever they may be."""
    bearers = {m.exact for m in found if m.type in _LIKE_NAME and shows(doc, text, m)}
    if not bearers:
        return
    for mention in found:
        if mention.exact in bearers and mention.type in _LIKE_NAME and may_be(doc, text, mention):
            _set(mention, kind, because)


def _left(text: str, mention: Found) -> str:
    return text[max(mention.start - _LEFT, 0) : mention.start].replace("\n", " ")


def _right(text: str, mention: Found) -> str:
    return text[mention.end : mention.end + _RIGHT].replace("\n", " ")


def _is_river(doc: Doc, text: str, mention: Found) -> bool:
    """Tell "the Sankuru burst its banks" and "drowned in the Ruvu" from what else has an article."""
    if not _may_be_river(doc, text, mention) or country_of(mention.exact):
        return False
    return bool(_RIVER_BEFORE.search(_left(text, mention)) or _RIVER_AFTER.match(_right(text, mention)))


def _may_be_river(_: Doc, text: str, mention: Found) -> bool:
    """Tell whether a name has the article that a river has, and a town or person on it has not."""
    led = bool(_LED.search(_left(text, mention))) and not any(map(str.isdigit, mention.exact))
    return led and noun(words_of(mention.exact)[-1])[0] == "thing" and mention.last - mention.token < 2


def _is_animal(doc: Doc, text: str, mention: Found) -> bool:
    if not _may_be_animal(doc, text, mention):
        return False
    left, right = _left(text, mention), _right(text, mention)
    if _BEAST_BEFORE.search(left):
        # "The lion, Ana Roe said, was old."
        aside = left.rstrip().endswith(",") and not re.match(r"[,.;:)”\"]", right)
        return not aside and not _is_of_clause(doc, mention)
    if _BEAST_AFTER.match(right):
        return True
    if not _is_of_races(text) or not (_RIDDEN.search(left) or _RACED.match(right)):
        return False
    given = words_of(mention.exact)[0]
    return given not in TITLES and not gender_of_given_name(given)


def _is_of_clause(doc: Doc, mention: Found) -> bool:
    """Tell whether a name is who does something with an animal: "the horse Ann Roe bought"."""
    root = doc[mention.token : mention.last + 1].root
    inner = {"acl:relcl", "relcl", "acl"}
    return root.dep_ in syntax.SUBJECTS and root.head.dep_ in inner


def _may_be_animal(doc: Doc, _: str, mention: Found) -> bool:
    return not _is_titled(doc, mention) and noun(words_of(mention.exact)[-1])[0] not in {
        "organisation",
        "facility",
    }


def _apposed(doc: Doc, text: str, found: Sequence[Found]) -> None:
    """Make bodies of what is taken for people or places and named between commas behind a noun for a body."""
    for mention in found:
        match = _APPOSED.search(_left(text, mention))
        known = country_of(mention.exact) or is_city(mention.exact)
        if (
            match is None
            or mention.type not in {"PERSON", "GPE"}
            or known
            or text[mention.end : mention.end + 1] != ","
        ):
            continue
        if noun(match["body"])[0] == "organisation" and " " not in mention.exact:
            _set(mention, "ORG", SAID_BODY)
            if text[: mention.start].endswith("St "):
                mention.token, mention.start = mention.token - 1, doc[mention.token - 1].idx
                mention.exact = text[mention.start : mention.end]


def _firms(doc: Doc, text: str, found: Sequence[Found]) -> None:
    """Make firms of what the model takes for people, where a firm's doings stand beside them."""
    names: dict[str, list[Found]] = {}
    for mention in found:
        if mention.type == "PERSON":
            names.setdefault(mention.exact, []).append(mention)
    people: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        for word in dict.fromkeys(words := words_of(name)):
            people.setdefault(word, []).append(words)
    for name, same in names.items():
        words = words_of(name)
        if gender_of_given_name(words[0]) or any(_is_part(words, other) for other in people[words[0]]):
            continue
        if any(_is_titled(doc, mention) for mention in same):
            continue
        called = any(_CALLED_BODY.match(_right(text, mention)) for mention in same)
        if not called and any(_OF_HIM.match(_right(text, mention)) for mention in same):
            continue
        strong = sum(_has_firms_things(text, mention) for mention in same)
        strong += sum(bool(len(words) == 1 and _HEADED.match(_right(text, mention))) for mention in same)
        acts = sum(bool(_FIRM_ACTS.match(_right(text, mention))) for mention in same)
        its = sum(bool(_OF_ITS.match(_right(text, mention))) for mention in same)
        if called or strong or acts + its >= _ACTS_LEAST:
            for mention in same:
                _set(mention, "ORG", FIRM)


def _tallies(doc: Doc, text: str, found: Sequence[Found]) -> None:
    """Leave out what parties and teams have won where it is taken for a part of their names: "Labor 31"."""
    counted = [
        (mention, match)
        for mention in found
        if mention.type in _COUNTED and (match := _COUNT.fullmatch(mention.exact))
        # "Channel 4 and Formula 1 won viewers".
        if not NUMBERED.search(match["name"] + " ")
    ]
    names = {m.exact.removeprefix("The ").removeprefix("the ") for m in found}
    for mention, match in counted:
        start, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
        end = end if end >= 0 else len(text)
        here = {other["name"] for one, other in counted if start <= one.start < end}
        told = match["name"].removeprefix("the ") in names or len(here) > 1
        span = doc.char_span(mention.start, mention.start + match.end("name"))
        if told and span is not None and _TALLY.search(text, start, end):
            mention.end, mention.last, mention.exact = span.end_char, span.end - 1, match["name"]


def _is_part(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether a name is part of a longer one, as a surname is."""
    return len(other) > len(words) and set(words) <= set(other)


def names_firm(text: str, mention: Found) -> bool:
    """Tell whether what stands beside a name, which a ship bears too, is a firm's: "Roe Star, the firm"."""
    bare = not _LED.search(_left(text, mention))
    right = _right(text, mention)
    return _has_firms_things(text, mention) or (
        bare and bool(_FIRM_ACTS.match(right) or _BOSSES.match(right))
    )


def _is_titled(doc: Doc, mention: Found) -> bool:
    before = doc[mention.token - 1] if mention.token else None
    if before is None:
        return False
    role = noun(before.lemma_.lower())[0] == "person" and not re.fullmatch(_FIRM_KINDS, before.lower_)
    return role or before.lower_.strip(".") in TITLES


def _has_firms_things(text: str, mention: Found) -> bool:
    return is_called_firm(text, mention.start, mention.end)


def is_called_firm(text: str, start: int, end: int) -> bool:
    """Tell whether what firms are, have or do stands beside a name: "Roe & Dunn, a bakery chain"."""
    before, after = text[max(0, start - _LEFT) : start], text[end : end + _RIGHT]
    return bool(_FIRM_BEFORE.search(before) or _FIRM_AFTER.match(after))
