"""What happened to those that are counted: the classes "dead", "injured", "arrested" and the like."""

from __future__ import annotations

import re

from annotate.dossier.events.conflicts.counting.work import of_work

_CLASSES = {
    "dead": (
        r"kill(?:s|ed|ing)?|claim(?:s|ed|ing)?|massacred?|deaths? of|toll of|shot dead",
        r"killed|dead|die[sd]?|dying|deaths?(?! (?:sentence|penalty|row|threat|penalties))|fatalit(?:y|ies)"
        r"|perish(?:ed|es)?|drown(?:ed|s)?|lives|bodies|casualties|corpses|slain|massacred"
        r"|(?:fallen|fell|falling) victim",
    ),
    "injured": (
        r"injur(?:es?|ed|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?",
        r"injured|injur(?:y|ies)|wounded|hurt|maimed",
    ),
    # Not all who are hurt, and not only they.
    "in hospital": (
        r"hospitali[sz](?:es?|ed|ing)",
        r"hospitali[sz]ed",
    ),
    "missing": (
        r"left missing",
        # Those who were missing and were found.
        r"(?:missing|unaccounted for)"
        r"(?! [^.,;\n]{0,60}\b(?:was|were|has been|have been) (?:\w+ )?(?:found|rescued|located))"
        r"|disappeared",
    ),
    "arrested": (
        r"arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|round(?:s|ed|ing) up|arrests? of|lock(?:s|ed|ing) up"
        r"|(?:police|officers) (?:are|were) holding",
        # Who is still held, or is held by a judge, is not all that were arrested.
        r"arrested|arrests|detained|rounded up|locked up"
        r"|(?<!remain )(?<!remained )(?<!remains )(?<!remanded )(?<!still )in(?:to)? custody"
        r"|held (?:by (?:the )?(?:police|soldiers|troops)|for questioning|on suspicion|after)",
    ),
    "displaced": (
        r"evacuat(?:es?|ed|ing)|displac(?:es?|ed|ing)",
        r"evacuated|displaced|(?<!\bfor the )homeless|fle[ed]|flee"
        r"|(?:leav(?:e|ing)|left|from|out of) (?:their|its) (?:homes|houses|villages)"
        r"|(?:lost|without) (?:their |a )?homes?|without a roof",
    ),
    "rescued": (
        r"rescu(?:es?|ed|ing)",
        r"rescued|saved|surviv(?:ors?|ed)|alive|plucked|(?:pulled|fished) (?:from|out|to safety)"
        r"|(?:brought|taken|led|airlifted|flown|carried|made it) to safety",
    ),
    "kidnapped": (
        r"kidnap(?:s|ped|ping)?|abduct(?:s|ed|ing)?|(?:tak(?:es?|ing)|took) hostage",
        r"kidnapped|abducted|(?:taken )?hostages?(?!-)",
    ),
    "trapped": (r"trap(?:s|ped|ping)?", r"trapped|stuck (?:in|inside|underground|aboard)"),
    # Things, whatever they are called: "nine pieces", "eleven treasures".
    "stolen": (
        r"stole|steal(?:s|ing)?|(?:made|making)\s+off\s+with|(?:got|getting)\s+away\s+with"
        r"|(?:escaped|fled|ran\s+off)\s+with|snatched|looted",
        r"stolen|snatched|looted",
    ),
    # Of an airline that is gone, and of roads under snow.
    "stranded": (
        r"strand(?:s|ed|ing)|maroon(?:s|ed|ing)",
        r"stranded|marooned|(?:passengers|holidaymakers|travell?ers|tourists|customers|motorists)"
        r" (?:are|were|remain(?:ed)?) (?:still |currently )?(?:abroad|stuck)",
    ),
    "infected": (
        r"infect(?:s|ed|ing)?|sicken(?:s|ed|ing)?",
        r"infected|sickened|fallen (?:ill|sick)|tested positive|(?:new|confirmed) cases",
    ),
    "without power": (
        r"(?:cut(?:s|ting)? off|knock(?:s|ed|ing) out) (?:the )?(?:power|electricity) (?:to|for)",
        r"(?:without(?: any)?|lost|lose|losing|(?:have|has|had) no) (?:power|electricity)",
    ),
}
_VERBS = {name: re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE) for name, (verbs, _) in _CLASSES.items()}
_WORDS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, (_, words) in _CLASSES.items()}
CLASSES = frozenset(_CLASSES) | {"inside", "losing work", "at work for it", "still in hospital"}
CALLED = {
    "money": "sum", "percent": "share", "length": "length of time", "late": "how late", "way": "distance",
    "hour": "time of day", "crowd": "how many took part", "deadline": "to be done by",
    "inside": "how many were there", "losing work": "how many lose their work",
    "at work for it": "how many work there", "vote": "result of the vote", "score": "result",
}  # fmt: skip
"""What figures are called that are not called by their kind."""
OF_ALL = frozenset({"stolen", "stranded", "losing work", "at work for it", "still in hospital"})
"""Of these all are counted, by whatever noun: "640 employees", "900 jobs"."""
PEOPLE = CLASSES - OF_ALL
"""Those to whom something happened, of whom more are found day by day."""
GROWING = PEOPLE - {"missing", "inside", "trapped"}
SHRINKING = frozenset({"missing", "trapped", "without power"})
# What may stand between "killed" and how many.
_OBJECT = re.compile(
    r"(?:\s+(?:at least|more than|over|up to|as many as|at most|no (?:fewer|more|less) than"
    r"|(?:fewer|less) than|about|around|some|nearly|almost|another|a further|the|all|a total of|an estimated"
    r"|roughly|approximately|exactly|just|only|of))*\s+",
    re.IGNORECASE,
)
_REACHES = re.compile(
    r"\b(?:to|at|of|is|was|stands?|stood|reach(?:es|ed)|hits?|pass(?:es|ed)|tops?|topped|now|exceeds|:)"
    r"(?:\s+(?:at|least|more|than|over|about|around|some|nearly|almost|an|estimated|now|up|to))*\s+$",
    re.IGNORECASE,
)


def _number_of(whom: str) -> re.Pattern[str]:
    """Return words for how many there are of somebody: "the number of arrests"."""
    return re.compile(
        rf"\b(?:number|count|tally|total) of (?:confirmed |new |known |reported )*(?:{whom})\b", re.IGNORECASE
    )


_TOLL = re.compile(
    r"\b(?:(?:death |casualty )?toll|deaths|fatalities|body count"
    r"|(?:number|count|tally|list) of (?:\w+ )?(?:dead|deaths|killed|victims)"
    r"|number of (?:those|people) (?:who )?(?:(?:have|had|are|were|been) )*"
    r"(?:(?:confirmed|known|reported|feared|presumed)(?: to (?:be|have))? )?"
    r"(?:died|drowned|killed|perished|dead)"
    r"|(?:people|persons|those) (?:killed|dead))\b",
    re.IGNORECASE,
)
_TOTALS = {
    "dead": _TOLL,
    "infected": _number_of(
        r"(?:(?!court|legal|criminal|fraud|civil)\w+ )?(?:cases|infections)"
        r"|(?:those|people|patients) (?:who (?:are|were) )?infected"
    ),
    "arrested": _number_of(r"arrests|detainees|(?:those|people) (?:arrested|detained|held)"),
    "injured": _number_of(r"(?:the )?(?:injured|wounded)|injuries|(?:those|people) (?:injured|hurt|wounded)"),
    "missing": _number_of(
        r"(?:the )?missing|(?:those|people) (?:(?:who are )?still )?(?:missing|unaccounted for)"
    ),
    "displaced": _number_of(r"(?:the )?(?:displaced|evacuees)|(?:those|people) (?:displaced|evacuated)"),
}
# "Some 400 people were working the late shift", "250 workers were inside"; not who was killed there.
_INSIDE = re.compile(
    r"\s+(?:people|persons|workers|employees|passengers|guests|visitors|spectators|pupils|students|patients)\s+"
    r"(?:were|had been)\s+(?:(?:still|then|said to be|believed to be|thought to be)\s+)*"
    r"(?:inside|aboard|on board|at work|in the building"
    r"|working\s+(?:inside|there|underground|in\s+(?:the|a)\b|at\s+the\b|the\s+(?:\w+\s+)?shift))\b"
    r"(?!(?:(?!\band\b)[^.;\n])*\b(?:killed|died|dead|injured|hurt|trapped|rescued|arrested|missing)\b)",
    re.IGNORECASE,
)
_ABOARD = re.compile(
    r"\s+(?:people|passengers|crew(?: members)?|men)\s+(?:were\s+)?(?:on\s+board|aboard)\b", re.IGNORECASE
)
_CARRIES = re.compile(r"\b(?:with|carrying|carried)(?=\s)", re.IGNORECASE)
_PASSENGERS = re.compile(r"\s+(?:passengers|crew(?: members)?)\b(?!\s+(?:a|per|each|every)\b)", re.IGNORECASE)
# Where what is told of a figure ends.
PARTS = re.compile(r"[;:.!?()\n]|,\s+and\b|\b(?:while|but|whereas|and then|as well as)\b", re.IGNORECASE)
# "Some residents, many of them old, fled".
ASIDE = re.compile(
    r",\s+(?:among (?:them|whom)|including|many of|most of|some of|all of|half of|mostly|mainly)\b[^,.;:\n]*,"
)
# "Nine people who were on the bridge when it fell are still missing", but not those of whom more is told.
_GONE = re.compile(
    r"(?!(?:(?!\band\b)[^,.;:\n])*\b(?:killed|died?|dead|injured|hurt|wounded|rescued|arrested|detained)\b)"
    r"\s+(?:people|persons|men|women|children|residents|villagers|workers|miners|passengers|others)"
    r"\s+(?:who|from|on|in|aboard|at)\b(?:(?!\band\b)[^,.;:\n])*?\b(?:(?:have |has |had )?fled"
    r"|(?:are|were|is|was|remain(?:ed|s)?)\s+(?:still\s+|also\s+)?(?P<missing>missing|unaccounted for))\b",
    re.IGNORECASE,
)
# "Pulled 310 people from the sea".
_DREW = re.compile(
    r"\b(?:pull(?:ed|s)?|pluck(?:ed|s)?|pick(?:ed|s)? up|fish(?:ed|es)|haul(?:ed|s)?)(?=\s)", re.IGNORECASE
)
_FROM_WATER = re.compile(
    r"\s+(?:people|passengers|men|women|children|others)\s+(?:alive\s+)?(?:from|out\s+of)\s+(?:the\s+)?(?:\w+\s+)?(?:sea|water|waters"
    r"|river|lake|waves|surf)\b",
    re.IGNORECASE,
)
_HOSPITAL = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:was|were|is|are|been)\s+(?:taken|brought|rushed|flown|airlifted|admitted|moved|transferred|sent)"
    r"\s+to\s+(?:\w+\s+){0,3}?hospitals?\b",
    re.IGNORECASE,
)
_STILL_THERE = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:are|were|is|was|remain(?:ed|s)?|stay(?:ed|s)?)\s+(?:still\s+)?in\s+(?:\w+\s+){0,2}?hospitals?\b",
    re.IGNORECASE,
)
# Only of people: jobs and shots are saved, too.
_SAVED = re.compile(r"\bsav(?:ed|ing)\b", re.IGNORECASE)
_NEAR, _FAR, _WORDS_BETWEEN = 40, 70, 7


def total_of(toll: str) -> str | None:
    """Return what happened to those of whom some words say how many they are: "the death toll rose to".

    Args:
        toll: The words, to where the figure begins.
    """
    if not _REACHES.search(toll):
        return None
    return next((name for name, words in _TOTALS.items() if words.search(toll)), None)


def class_of(text: str, start: int, end: int, before: int, behind: int, *, of_people: bool) -> str | None:
    """Return what happened to those that are counted: "killed 12", "12 people died", "a toll of 12".

    Args:
        text: The article.
        start: First code point of the figure.
        end: One past its last.
        before: Where what may be told of it begins.
        behind: Where that ends.
        of_people: Whether just "people" are counted.
    """
    ahead = text[max(before, start - _NEAR) : start]
    for name, verbs in _VERBS.items():
        if _right_before(verbs, ahead):
            return name
    if total := total_of(text[before:start]):
        return total
    last = min(behind, end + _FAR)
    stop = PARTS.search(text, end, last)
    rest = ASIDE.sub(" ", text[end : stop.start() if stop else last])
    if _INSIDE.match(text, end, behind) or _ABOARD.match(text, end, behind):
        return "inside"
    if _PASSENGERS.match(text, end) and _right_before(_CARRIES, ahead):
        return "inside"
    if _HOSPITAL.match(text, end):
        return "in hospital"
    if _FROM_WATER.match(text, end) and _right_before(_DREW, ahead):
        return "rescued"
    if _STILL_THERE.match(text, end):
        return "still in hospital"
    if work := of_work(text, end, lambda words: _right_before(words, ahead)):
        return work
    gone = _GONE.match(text, end, behind)
    if gone:
        return "missing" if gone["missing"] else "displaced"
    nearest = [(match.start(), name) for name, words in _WORDS.items() if (match := words.search(rest))]
    if nearest:
        at, name = min(nearest)
        # Between the two there is nothing that does something else.
        if len(rest[:at].split()) <= _WORDS_BETWEEN and "," not in rest[:at]:
            return name
    return "rescued" if of_people and _right_before(_SAVED, ahead) else None


def _right_before(words: re.Pattern[str], ahead: str) -> re.Match[str] | None:
    """Return some words right before a figure: "killed at least"."""
    return next((found for found in words.finditer(ahead) if _OBJECT.fullmatch(ahead, found.end())), None)
