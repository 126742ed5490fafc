"""What the news is about, in whatever words: a train "jumped the tracks" and "crashed".

Words of one kind are one happening where both articles open with them, where both tell it of one person,
or where both tell it of as many and name a place with them that neither of them opens with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from annotate.dossier.events.conflicts.days import BREAK, HOUR
from annotate.dossier.events.conflicts.deeds.reading import days_in
from annotate.dossier.events.conflicts.parties import named_in, persons_in
from annotate.dossier.events.times.days import Days, days_between
from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.reading import Source
from annotate.record import Time
from annotate.record.walk import review_of

_OFF = r"(?:left|jumped|came off|ran off|slid off|veered off|went off)"
_WAS = r"(?:was|were|been) (?:\w+ly )?"
_FIRE = r"(?:fires?|blazes?|flames)"
_NATURE = (
    r"(?:earthquake|quake|tremor|storm|cyclone|hurricane|typhoon|tornado|landslide|mudslide|avalanche|flood"
    r"|tsunami|wall of (?:mud|water|snow))"
)
_KINDS = {
    "accident": (
        rf"crashed|overturned|rolled over|flipped over|turned over|collided|derailed|{_OFF} (?:the|its)"
        r" (?:tracks?|rails?|road|runway)|plunged (?:into|off|from)|skidded|careered|hit each other"
        r"|(?:ran|smashed|slammed|ploughed|plowed) into"
    ),
    "sinking": (
        r"r[au]n aground|run on ?to|sank|sunk|capsized|foundered|keeled over"
        r"|(?:hit|struck) (?:a |the |some )?(?:reef|rocks?|sandbank|iceberg)"
    ),
    "attack": (
        rf"{_WAS}(?:attacked|assaulted|shot|beaten|slashed)|stabbed|knifed|ambushed|gunned down"
        r"|shot (?:dead|and killed|at)|opened fire"
    ),
    "blast": r"exploded|blew up|blown up|detonated|was bombed|bomb went off",
    "fire": (
        rf"{_FIRE}\b[^.,;:\n]{{0,40}}? (?:broke out|started|began|erupted|swept|tore|raged)"
        r"|set (?:\w+ )?(?:fire to|on fire|alight|ablaze)|torched|burn(?:ed|t) (?:down|out)|firebombed"
    ),
    "collapse": (r"collapsed|gave way|given way|caved in|crumbled|(?:came crashing|fell) (?:in|into|down)"),
    "theft": (
        r"stole|stolen|snatched|robbed|raided|looted|burgled|held up|bro(?:ke|ken) into"
        r"|made off with|(?:escaped|fled|got away) with"
    ),
    "escape": (
        r"escaped (?:from|custody|jail|prison)|bro(?:ke|ken) out of|broke free|absconded|slipped (?:out|away)"
        r"|fled (?:from )?(?:(?:the|an?|their|his|her) )?(?:[\w-]+ )?(?:prison|jail|custody|hospital|cells?)"
    ),
    "striking": (
        rf"{_NATURE}s?\b[^.;:\n]{{0,40}}? (?:struck|hit|swept|shook|crashed|came|made landfall|buried|roared)"
    ),
    "poisoning": r"f[ea]ll(?:en)? (?:ill|sick)|taken ill|sickened|poisoned|taken to (?:the )?hospitals?",
    "arrest": (
        rf"{_WAS}(?:arrested|detained|caught|taken into custody|apprehended|picked up|seized)"
        r"|(?:police|officers|detectives|authorities|soldiers) (?:\w+ )?(?:arrested|detained|caught|seized)"
    ),
    "release": (
        rf"{_WAS}(?:released|freed|set free|let go)"
        r"|(?:police|rebels|kidnappers|captors|authorities|militants|court) (?:\w+ )?(?:released|freed)"
    ),
    "finding": rf"{_WAS}(?:found|discovered|recovered|located)(?! (?:guilty|not guilty|to|that|innocent)\b)",
    "death": r"died|passed away|succumbed",
    "leaving office": (
        r"resigned|stepped down|stood down|quit (?:as|his|her)|handed in (?:his|her) (?:notice|resignation)"
    ),
}
_WORDS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _KINDS.items()}
# With one of these an article opens once.
_NEWS = _KINDS.keys() - {"arrest", "release", "finding", "death", "leaving office"}
# What is done to somebody, who stands before the words or behind them.
_DONE_TO = frozenset({"attack", "arrest", "release", "finding"})
_IS_DONE = re.compile(r"(?:was|were|been)\b", re.IGNORECASE)
# What is not told as done, and what was before.
_OPEN = re.compile(
    r"\b(?:not|never|no|nobody|if|whether|could|might|would|will|should|(?-i:may)|den(?:y|ies|ied)|feared"
    r"|threat\w*|earlier|previous(?:ly)?|another|similar|last (?:year|month)|years? ago"
    r"|since (?:last\b|\d|(?-i:[A-Z]))|in (?:19|20)\d\d|to|who had)\b|n['’]t\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?:\d+|an?(?= (?:\w+ )?(?:man|woman|suspect|boy|girl|person|teenager|body)\b)|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|dozens?)\b",
    re.IGNORECASE,
)
# "From the prison of Selm, near Orley, in the night": what stands beside a place.
# And what names somebody: "the manager, Ida Moen (51), in Selm on Monday", "arrested by police in Selm".
_BESIDE = re.compile(
    r",\s+(?:near|outside|in|an?|the|north|south|east|west)\b[^,;.:\n]{1,40},"
    r"|,\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w.'’-]+)*(?:\s+\(\d\d\)|,\s+\d\d)?,"
    r"|\bfrom\s+(?:the|an?|his|her|its|their)\s+(?:[\w'’-]+\s+){1,4}?(?=(?:on|early|late|last|yesterday)\b|$)"
    r"|\bby\s+(?!noon|midnight|mid)(?:[a-z-]+\s+){1,3}?(?=(?:in|at|on|near|late|early|last|yesterday)\b|$)"
)
_LEAD, _OPENING, _AHEAD, _FAR, _WHOM = 600, 300, 40, 120, 60


class Telling(NamedTuple):
    """Where an article tells something of a kind.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        kind: Of what kind it is.
        person: Words of the name of the only person in the sentence who does more than say it.
        others: Whether there are more people in it.
        places: Words of the names of places in it with which the article does not open.
        counts: Of how many it is told.
        lead: Whether it stands where the article opens, and is such that this is the news.
        when: First and last day that stand with it, and their expression.
        known: All days in its sentence.
    """

    start: int
    end: int
    kind: str
    person: frozenset[str]
    others: bool
    places: frozenset[str]
    counts: frozenset[str]
    lead: bool
    when: tuple[Days, Time] | None
    known: frozenset[Days]


def tellings(source: Source) -> Sequence[Telling]:
    """Return where an article tells what its news may be about, in text order."""
    found: list[Telling] = []
    text = source.text
    begins = max((end for kind in ("title", "dateline") for _, end in source.sections_of(kind)), default=0)
    opening = named_in(source, 0, _OPENING, "GPE", saying=True)
    for kind, words in _WORDS.items():
        for match in words.finditer(text):
            low, high = sentence_around(source, match.start())
            if match.end() > high or _OPEN.search(text, max(low, match.start() - _AHEAD), match.start()):
                continue
            bounds = low, high
            if kind in _DONE_TO:
                passive = _IS_DONE.match(match.group())
                bounds = (low, match.start()) if passive else (match.end(), min(high, match.end() + _WHOM))
            people = persons_in(source, *bounds)
            found.append(
                Telling(
                    *match.span(),
                    kind,
                    people[0] if len(people) == 1 else frozenset(),
                    len(people) > 1,
                    named_in(source, low, high, "GPE", saying=True) - opening,
                    frozenset(each.group().casefold() for each in _COUNT.finditer(text, low, match.start())),
                    kind in _NEWS and match.start() < begins + _LEAD,
                    _day(source, match.span(), (low, high)),
                    frozenset(days for at, days in source.once(days_in) if low <= at < high),
                )
            )
    return sorted(found, key=lambda each: each[:3])


def _day(source: Source, words: tuple[int, int], sentence: tuple[int, int]) -> tuple[Days, Time] | None:
    """Return the day that stands nearest to words in their part of a sentence, behind them if it can be."""
    found: list[tuple[bool, int, Days, Time]] = []
    for time in source.record.timeline.times:
        if not sentence[0] <= time.start < sentence[1] or HOUR.fullmatch(time.exact):
            continue
        days = days_between(time.interval.earliest, time.interval.latest)
        if days is None or days[1] - days[0] > 1 or review_of(time) == "rejected":
            continue
        between = source.text[min(words[1], time.end) : max(words[0], time.start)]
        if len(between) <= _FAR and not BREAK.search(_BESIDE.sub(" ", between)):
            found.append((time.start < words[0], len(between), days, time))
    return min(found, key=lambda each: each[:2])[2:] if found else None


def of_one(one: Telling, other: Telling) -> bool:
    """Tell whether two articles of one story tell one happening with words of one kind."""
    if one.kind != other.kind:
        return False
    if one.person and other.person:
        return bool(one.person & other.person)
    if one.lead and other.lead:
        return True
    alike = one.counts == other.counts and bool(one.counts)
    return alike and not one.others and not other.others and bool(one.places & other.places)
