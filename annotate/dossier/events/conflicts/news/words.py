"""Words for what the news may be about, by kind: verbs, and nouns with what says that it came to be."""

from __future__ import annotations

import re
from typing import NamedTuple

_OFF = r"(?:left|jumped|came off|ran off|slid off|veered off|went off)"
_WAS = r"(?:was|were|been) (?:\w+ly )?"
_FIRE = r"(?:fires?|blazes?|flames)"
_NATURE = (
    r"(?:earthquake|quake|tremor|storm|cyclone|hurricane|typhoon|tornado|landslide|mudslide|avalanche|flood"
    r"|tsunami|wall of (?:mud|water|snow))"
)
_FIRST = (
    r"(?:the|its|their) first (?:\w+ )?(?:patients?|cases?|child|children|infections?|guests?|pupils?|people"
    r"|residents?|victims?|symptoms|man|woman|person)\b[^.;:\n]{0,60}?"
)
_VERBS = {
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
        r"|caught fire|(?:went up in|burst into) flames"
    ),
    "collapse": (
        r"collapsed|gave way|given way|caved in|crumbled|(?:came crashing|fell) (?:in|into|down)"
        r"|(?:dam|dyke|dike|levee|embankment|pipe|tank)s?\b[^.,;:\n]{0,60}? (?:burst|broke)"
    ),
    "theft": (
        r"stole|stolen|snatched|robbed|raided|looted|burgled|held up|bro(?:ke|ken) into"
        r"|made off with|(?:escaped|fled|got away) with"
        r"|bro(?:ke|ken) in(?= (?:on|at|last|early|late|overnight)\b)"
    ),
    "escape": (
        r"escaped (?:from|custody|jail|prison)|bro(?:ke|ken) out of|broke free|absconded|slipped (?:out|away)"
        r"|fled (?:from )?(?:(?:the|an?|their|his|her) )?(?:[\w-]+ )?(?:prison|jail|custody|hospital|cells?)"
    ),
    "striking": (
        rf"{_NATURE}s?\b[^.;:\n]{{0,40}}? (?:struck|hit|swept|shook|crashed|came|made landfall|buried|roared)"
    ),
    "poisoning": (
        r"f[ea]ll(?:en)? (?:ill|sick)|(?:taken|became|become) ill|sickened|poisoned"
        r"|taken to (?:the )?hospitals?"
    ),
    "walkout": (
        r"w[ea]nt on strike|(?:gone|been|are|were) on strike|walked (?:out|off the job)|downed tools"
        r"|(?:stopped|ceased) work(?:ing)?|laid down (?:their )?(?:work|tools)|strike (?:began|started)"
    ),
    # The first who fell ill, the first who was treated, the first case that was known: three days.
    "onset": rf"{_FIRST} (?:f[ea]ll (?:ill|sick)|became ill|was taken ill|showed s(?:igns|ymptoms)|appeared)",
    "first treated": (
        rf"{_FIRST} (?:(?:was|were) (?:\w+ )?(?:treated|admitted|brought|taken|carried|seen)|came|arrived)"
    ),
    "first known": (
        rf"{_FIRST} (?:was|were) (?:\w+ )?(?:reported|detected|confirmed|diagnosed|registered|recorded)"
    ),
    "first death": rf"{_FIRST} died|the first death\b[^.;:\n]{{0,60}}? (?:came|occurred|happened)",
    "arrest": (
        rf"{_WAS}(?:arrested|detained|caught|taken into custody|apprehended|picked up|seized)"
        r"|(?:police|officers|detectives|authorities|soldiers) (?:\w+ )?(?:arrested|detained|caught|seized)"
    ),
    "release": (
        rf"{_WAS}(?:released|freed|set free|let go)"
        r"|(?:police|rebels|kidnappers|captors|authorities|militants|court) (?:\w+ )?(?:released|freed)"
    ),
    "finding": rf"{_WAS}(?:found|discovered|recovered|located)(?! (?:guilty|not guilty|to|that|innocent)\b)",
    "death": r"died|passed away|succumbed|(?:fell|plunged) to (?:his|her|their) deaths?",
    "leaving office": (
        r"resigned|stepped down|stood down|quit (?:as|his|her)|handed in (?:his|her) (?:notice|resignation)"
    ),
}
# Nouns that may stand for what is of a kind: "the break-in happened on Monday".
_NOUNS = {
    "accident": r"accident|crash|collision|derailment|pile-up|disaster|tragedy|incident|wreck",
    "sinking": r"sinking|capsizing|shipwreck|accident|disaster|tragedy|incident|grounding",
    "attack": r"attack|assault|stabbing|shooting|ambush|killings?|murders?|crime|incident|massacre",
    "blast": r"explosion|blast|bombing|attack|disaster|tragedy|accident|incident",
    "fire": r"disaster|tragedy|accident|incident|arson attack",
    "collapse": r"collapse|cave-in|accident|disaster|tragedy|incident|catastrophe|breach|dam burst",
    "theft": r"theft|robbery|burglary|break-in|raid|heist|hold-up|crime|looting",
    "escape": r"escape|breakout|jailbreak|break-out",
    "striking": rf"{_NATURE}|disaster|tragedy|catastrophe",
    "walkout": r"strike|walkout|walk-out|stoppage",
    "arrest": r"arrest",
    "release": r"release",
    "leaving office": r"resignation",
    "death": r"death",
}
# Of these nouns another kind in the article has to say what it was.
_ANY = re.compile(r"\b(?:accident|disaster|tragedy|incident|catastrophe|crime)s?\b", re.IGNORECASE)
_DAY = r"(?:on|late on|early on|last)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NAME = r"(?-i:[A-Z])[\w'’-]*(?:\s+(?:of\s+)?(?-i:[A-Z])[\w'’-]*){0,3}"
_PLACED = rf"(?:\s+(?:in|at|near|of|off|outside|on)\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?{_NAME})?"
_CAME = (
    r"(?:happened|occurred|took\s+place|taken\s+place|came|began|started|was\s+(?:carried\s+out|committed))"
)


_OTHER = (
    r"(?:first|second|third|previous|earlier|last|latest|next|new|other|similar|planned|alleged|attempted"
    r"|failed)"
)


def _by_noun(nouns: str) -> str:
    """Return a pattern for "the raid took place", "Monday's raid", "the raid on Monday"; not for "a raid"."""
    return (
        rf"(?:the|this|that|his|her|its|their)\s+(?:(?!{_OTHER}\b)[\w'’-]+\s+){{0,2}}?(?:{nouns})\b(?!['’])"
        rf"[^.;:\n]{{0,60}}?\s{_CAME}|(?<=day['’]s\s)(?:(?!{_OTHER}\b)[\w-]+\s+)?(?:{nouns})"
        rf"|the\s+(?:(?!{_OTHER}\b)[\w-]+\s+)?(?:{nouns}){_PLACED}(?=\s+{_DAY})"
    )


class Kind(NamedTuple):
    """Words for happenings of one kind.

    Attributes:
        name: What it is called.
        verbs: What tells it as done.
        nouns: What names it with words that say that it was.
    """

    name: str
    verbs: re.Pattern[str]
    nouns: re.Pattern[str] | None


KINDS = tuple(
    Kind(
        name,
        re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{_by_noun(_NOUNS[name])})\b", re.IGNORECASE) if name in _NOUNS else None,
    )
    for name, verbs in _VERBS.items()
)
NEWS = _VERBS.keys() - {"arrest", "release", "finding", "death", "leaving office"}
"""With what is of one of these an article opens once."""
FIRSTS = frozenset({"onset", "first treated", "first known", "first death"})
"""What there is once in a story, wherever it is told."""


def is_of_any_kind(words: str, kind: str) -> bool:
    """Tell whether words say only that something happened: a disaster, or an accident where none is told.

    Args:
        words: With the noun.
        kind: What it is thought to be.
    """
    found = _ANY.search(words)
    return found is not None and found.group().casefold() != kind
