"""Ways in which one thing ends, of which only one can be so of one person or thing at one time."""

from __future__ import annotations

import re
from typing import NamedTuple

# "Had been", and "wrongly" or "previously", tell of what was before.
_WERE = r"(?:was|were|has been|have been)\s+(?:(?:finally|formally|unanimously|also)\s+)?"
_HOWEVER = rf"(?:{_WERE}|(?:was|were),? however,? )"
_ARE = r"(?:was|were|is|are|remains?|remained|stayed|stood)\s+(?:(?:all|both|still|now|wide|firmly)\s+)?"
# "Were working, but nobody looked", not "were working on the roof".
_AT_AN_END = r"(?= ?[.,;]| (?:and|but|when|since|at the time|that|properly|normally)\b)"
_LIES = r"(?:is|was|remains?|remained|lies|lay) (?:(?:still|also) )?"
_SELF = r"(?:himself|herself|themselves)"
# Who was hurt and died of it later is dead.
_HURT = (
    r"(?:was|were) (?:\w+ly )?(?:wounded|injured|hurt)(?!\b[^.;\n]{0,60}\b(?:died|dead|succumbed|fatal\w*)\b)"
)
# Not "was arrested".
_DID = r"(?<!was )(?<!were )(?<!been )"
_DISMISSAL = r"(?:dismissal|sacking|firing|ousting|ouster)"
_CHECK = (
    r"(?P<check>(?:(?:an?|the|its|their|his|her|every|all|last|latest|annual|regular) )*"
    r"(?:[\w-]+ )??(?:inspections?|checks?|tests?|audits?|exams?|examinations?))"
)
# Out of a hospital, a wreck or a contract, and out of other hands than those of the police.
_FREED_ELSEWHERE = (
    r" (?:from|by|on a free|into)"
    r" (?!(?:\w+ )?(?:custody|prison|jail|detention|police|arrest|courts?|judges?)\b)"
)
_ALLOWED = r"allowed to (?:go|leave)(?: (?:home|free))?"
_TALKS = r"(?:talks|negotiations|bargaining|mediation)"
_DEAL = r"(?:result|agreement|deal|accord|settlement|compromise|breakthrough)"
_WAYS = {
    "verdict": (
        rf"{_HOWEVER}(?:convicted|found guilty|(?:sentenced|jailed)(?= (?:to|for)\b))",
        rf"{_HOWEVER}(?:acquitted|found not guilty|cleared(?! (?:to|for)\b))"
        r"|(?:but|and) (?:acquitted|found not guilty|cleared)(?= of\b)",
    ),
    "plea": (
        r"(?:pleaded|pled|pleads|has pleaded) guilty"
        r"|admitted (?:all |both )?(?:the|his|her) (?:charges?|guilt)",
        r"(?:pleaded|pled|pleads|has pleaded) not guilty"
        r"|den(?:ied|ies) (?:(?:all|both|any|the|these) )+charges?",
    ),
    "test": (r"tested positive", r"tested negative"),
    "life": (
        # Who survived a fire may die of something else.
        r"(?:has )?died(?! of (?:cancer|pneumonia|leuka?emia|old age|an? (?:[\w-]+ ){0,2}illness)\b)"
        r"|was killed|was found dead",
        r"(?<!is )(?<!was )survived(?! by)|is alive|(?:is|was) (?:said to be )?out of danger"
        r"|(?:is|was|were) recovering(?! (?:the|an?|some|its|his|her|their|\d)\b)"
        rf"|(?:is|was) in (?:an? )?(?:stable|serious|critical|grave) condition|{_HURT}"
        r"|was (?:found|rescued|recovered|pulled out|dug out|brought out) alive",
    ),
    # Whether somebody is free; who was only questioned may go.
    "custody": (
        rf"{_WERE}(?:arrested|detained|taken into custody|remanded in custody"
        r"|taken to (?:[\w'’-]+ ){0,3}?(?:prison|jail))"
        r"|(?:is|was|remains?|remained) (?:still )?"
        r"(?:in (?:custody|detention|prison|jail)|behind bars|under arrest)",
        rf"{_WERE}(?:(?:questioned|held|detained|arrested)\b[^.,;:\n]{{0,40}}"
        r" (?:and|but|before being) (?:was |then |later )*)?"
        rf"(?:(?:released|freed|set free|let go)(?!{_FREED_ELSEWHERE})|{_ALLOWED})"
        r"|(?:is|was|remains?|remained) (?:still )?(?:at large|on the run|out on bail|free on bail)",
    ),
    "arms": (
        r"(?:was|were) (?:also |heavily |still )?armed",
        r"(?:was|were) (?:unarmed|not armed)|had no weapons?",
    ),
    "check": (rf"pass(?:ed|es) {_CHECK}", rf"failed {_CHECK}"),
    "election": (
        r"(?:has |have )?conceded(?: defeat\b| the (?:election|race|vote)\b|(?= ?[.,;]))",
        r"(?:refused|declined) to concede|(?:has|have|did) not (?:yet )?conceded?(?! that\b)",
    ),
    "vote": (
        r"(?:voted|spoke|came out) (?:for|in favou?r of)",
        r"(?:voted|spoke|came out) against",
    ),
    # Left by will, or removed.
    "office": (
        r"(?:has |have )?(?:resigned|stepped down|stood down)(?! to\b)|['’]s? (?:\w+ )?resignation",
        rf"{_WERE}(?:dismissed|sacked|fired|ousted|deposed|relieved of"
        r"|removed from (?:office|(?:his|her|the) post))(?! for \d)"
        rf"|['’]s? (?:\w+ )?{_DISMISSAL}",
    ),
    # Came by will, or was taken.
    "taken": (
        rf"surrendered|gave {_SELF} up|turned {_SELF} in|handed {_SELF} (?:in|over)",
        rf"{_WERE}(?:captured|seized|caught|tracked down)",
    ),
    "killing": (
        rf"{_WERE}(?:shot(?: dead)?|gunned down)(?! and\b)",
        rf"{_WERE}(?:stabbed|knifed)(?! and (?!killed)\b)",
        rf"{_WERE}poisoned(?! and (?!killed)\b)",
        rf"{_WERE}strangled(?! and (?!killed)\b)",
        rf"{_WERE}(?:beaten|bludgeoned|clubbed) to death",
        r"(?:had |has )?drowned",
        r"died of (?:an? (?:heart attack|stroke|overdose)|natural causes)",
    ),
    "hand": (
        rf"(?:shot|hanged|killed|poisoned) {_SELF}|took (?:his|her|their) own li(?:fe|ves)|committed suicide",
        rf"{_WERE}(?:murdered|assassinated|killed by|shot (?:dead )?by)",
    ),
    "holding": (
        rf"{_WERE}(?:postponed|put off)",
        rf"{_WERE}(?:cancell?ed|called off|scrapped)",
        r"(?:took place|went ahead|(?:will|would|is to) (?:still )?go ahead|goes ahead)"
        r"(?! (?:without|despite)\b)|(?:was|were) called(?= for\b)"
        r"|(?:was|were) held(?= as planned\b)",
        r"(?:will|would|is to) (?:still )?take place(?! (?:without|despite)\b)",
    ),
    # Of what goes on: a search, a strike.
    "course": (
        rf"{_WERE}(?:called off|abandoned|ended|stopped|wound down|given up)"
        # What was suspended may have been resumed on the same day.
        r"|(?:has|have) been (?:suspended|halted)(?! (?:for|until|over|from)\b)",
        r"(?:go|goes|going|went|keeps?|kept|carry|carries|continues?) (?:on )?(?P<verb>searching)\b"
        r"|(?:will |would |is to )?(?:go|goes|went) on(?! (?:strike|sale|trial|to|show|display)\b)"
        r"|(?:will |would |is to )?continue[sd]?(?! (?:to|its|their|the|his|her|with)\b)"
        r"|(?:is|was) still (?:going on|under ?way)"
        r"|(?:has|have) (?:now )?(?:resumed|restarted)(?= ?[.,;]| (?:after|on|at)\b)"
        r"|(?:is|are|was|were) running again",
    ),
    "condition": (
        rf"{_LIES}(?:in (?:an? )?(?:critical|grave) condition|fighting for (?:his|her) life)"
        r"|['’]s condition (?:is|was) (?:said to be )?(?:critical|grave)(?! but\b)",
        rf"{_LIES}(?:in (?:an? )?(?:stable|good|satisfactory) condition"
        r"|(?:said to be )?out of (?:immediate )?danger)"
        r"|['’]s condition (?:is|was) (?:said to be )?(?:stable|good|satisfactory)",
    ),
    "senses": (
        rf"{_LIES}(?:in an? (?:\w+ )?coma|unconscious)(?= ?[.,;]| (?:in|on|at)\b)",
        rf"{_LIES}(?:fully )?(?:conscious|awake)(?= ?[.,;]| (?:in|on|at|and)\b)",
    ),
    "hospital": (
        rf"{_LIES}in (?:(?:the )?hospital|intensive care|(?:an? )?(?:critical|grave) condition)"
        r"|(?:is|was) still being treated in (?:the )?hospital",
        r"(?:(?:has|had) )?(?:left|walked out of|walked from) (?:the )?hospital"
        rf"|{_WERE}(?:discharged|released|sent home) from (?:the )?hospital|{_WERE}discharged(?= ?[.,;])",
    ),
    "order": (r"was the last (?:\w+ )?to leave", r"was (?:(?:among|one of) )?the first (?:\w+ )?to leave"),
    "state": (
        rf"{_ARE}(?:locked|bolted|chained|padlocked|shut|closed|blocked)(?! to\b)",
        rf"{_ARE}(?:open|unlocked)(?! to\b)",
    ),
    "post": (
        rf"{_WERE}(?:suspended|dismissed|sacked|fired|relieved of (?:his|her) (?:post|duties|command))"
        r"|resigned|(?:stepped|stood) down(?! to\b)",
        r"(?:remains?|remained|stays?|stayed|is still) (?:in|at) (?:(?:his|her) (?:post|job|desk)|office)"
        r"|(?:keeps?|kept|will keep|retains?|retained) (?:his|her) (?:post|job)",
    ),
    "sound": (
        rf"{_ARE}(?:intact|undamaged|unharmed)|held firm",
        r"(?:has |had |have )?(?:partly |partially )?(?:burst|given way|gave way|been breached|ruptured"
        r"|failed(?! (?:to|in|an?|the|its|his|her|their)\b))"
        rf"|{_WERE}(?:(?:badly|heavily|severely) damaged|destroyed|wrecked|flattened|reduced to rubble)"
        r"|(?:was|were) breached",
    ),
    "working": (
        rf"{_ARE}(?:working|in working order|functioning|switched on|turned on){_AT_AN_END}",
        rf"(?:had been |{_ARE})(?:out of order|out of service|broken|switched off|turned off|defective|faulty"
        rf"|not working){_AT_AN_END}|(?:did not|didn['’]t) work(?= ?[.,;])",
    ),
    "talks": (
        r"talks?(?: with [^,.;:]{1,40}?)? (?:(?:have|had|has) )?(?:broken? (?:down|off)|collapsed|failed)",
        r"talks?(?: with [^,.;:]{1,40}?)? (?:were|are|was|is) (?:still )?"
        r"(?:going on|continuing|ongoing|under ?way)",
    ),
    "agreement": (
        rf"{_TALKS}\b[^.;:\n]{{0,70}}? (?:ended|finished|closed|concluded|broke up)"
        rf" without (?:(?:a|an|any) )?{_DEAL}"
        r"|(?:failed to|could not|did not) (?:reach|agree on|strike|come to)"
        rf" (?:(?:a|an|any) )?(?:\w+ )?{_DEAL}"
        rf"|{_TALKS}\b[^.;:\n]{{0,70}}? (?:(?:have|had|has) )?(?:broken? (?:down|off)|collapsed|failed)",
        rf"(?:reached|struck|came to) (?:(?:a|an|their) )?(?:\w+ )?{_DEAL}"
        rf"|{_DEAL} (?:on [^.,;:\n]{{1,40}} )?(?:was|has been) (?:reached|struck)",
    ),
}
# The same of somebody who stands behind the words: "the premier sacked Jon Falk".
_WHOM = {
    "state": (
        rf"{_DID}(?<! is )(?<! are )(?<!ed )(?:closed|shut|sealed off)"
        r"(?= (?:the|its|their|a) (?!doors?\b|gates?\b|ranks\b))",
        "",
    ),
    "sound": ("", rf"{_DID}(?:destroyed|wrecked|flattened|demolished)(?= (?:the|an?|its|their)\b)"),
    "verdict": (
        rf"{_DID}(?:convicted|found(?= (?:(?!not\b)[^.,;\n]){{1,50}}? guilty\b))",
        rf"{_DID}(?:acquitted|cleared(?= [A-Z])|found(?= [^.,;\n]{{1,50}}? not guilty\b))",
    ),
    "life": (r"bod(?:y|ies) of", ""),
    "holding": (
        rf"{_DID}(?:postponed|put off|delayed)(?= (?:the|its|their|his|her|an?)\b)",
        rf"{_DID}(?:cancell?ed|called off|scrapped|axed)(?= (?:the|its|their|his|her)\b)",
    ),
    "course": (
        rf"{_DID}(?:abandoned|called off|broke off|gave up)(?= (?:the|their|its|all)\b)",
        rf"{_DID}(?:continued|kept up|went on with|will (?:continue|go on with))(?= (?:the|their|its)\b)",
    ),
    "office": (
        r"resignation of",
        rf"(?:dismiss|sack|oust|depos|fir)(?:ed|es|s)(?! at\b)|{_DISMISSAL} of",
    ),
    "taken": ("", r"captured|seized|caught"),
    "custody": (
        rf"{_DID}(?:arrested|detained)",
        rf"{_DID}(?:released|freed|set free)(?!{_FREED_ELSEWHERE})",
    ),
    "killing": (r"shot(?: dead)?|gunned down", r"stabbed|knifed", r"poisoned", r"strangled"),
}
# What was put off will take place.
_ALSO_SO = frozenset({("holding", 0, 3), ("holding", 2, 3)})
OF_THINGS = frozenset({"state", "holding", "check", "sound", "working", "course"})
OF_EVERYBODY = frozenset({"talks"})
"""What is told of things, by the words for them; and what is told of all that a story has of such."""
OF_ROLES = frozenset({"custody", "condition", "hospital", "senses"})
"""What is told of somebody whom only a role tells: the driver."""
OF_WHOLE = frozenset({"sound"})
"""What is told of a whole by a part of it: of the dam, where part of the dam has failed."""
OF_ALL_THERE = frozenset({"agreement"})
"""What is told of those in all of the sentence."""
SAID = frozenset({"plea", "election"})
"""What somebody does by saying so."""
STATES = frozenset({"condition", "senses"})
"""How somebody is, on one day."""
REPEATED = STATES | {"check"}
"""What is done time and again: of two days it is of two occasions."""
COURSE = {"custody": 0, "hospital": 0, "course": 1, "state": 1}
"""Which way comes first, as days may tell: who was arrested on Sunday may be free on Monday."""
CHANGING = frozenset(
    {
        "test", "state", "talks", "holding", "custody", "arms", "check", "election", "agreement", "post",
        "sound", "working", "course", "condition", "hospital", "senses",
    }
)  # fmt: skip
"""What may be otherwise on another day."""
ABOUT = frozenset({"verdict", "plea", "test", "vote", "state", "post"})
"""What may be of one thing and not of another one: convicted of fraud, and acquitted of murder."""
OF_CHARGES = frozenset({"verdict"})
"""Of these several things may be told in a row: "of fraud, of theft and of bribing an official"."""


class Way(NamedTuple):
    """Words for one way in which something ends.

    Attributes:
        kind: Of what it is a way.
        number: Which of the ways.
        whom: Whether the one of whom it is told stands behind the words.
        words: The pattern.
    """

    kind: str
    number: int
    whom: bool
    words: re.Pattern[str]


def _ways() -> tuple[Way, ...]:
    return tuple(
        Way(kind, number, whom, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
        for whom, table in ((False, _WAYS), (True, _WHOM))
        for kind, ways in table.items()
        for number, words in enumerate(ways)
        if words
    )


WAYS = _ways()


def exclude_each_other(kind: str, one: int, other: int) -> bool:
    """Tell whether two ways in which something of a kind ended cannot both be so."""
    return one != other and (kind, min(one, other), max(one, other)) not in _ALSO_SO
