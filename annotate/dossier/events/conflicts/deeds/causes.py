"""What it came of: one article of a story blames a short circuit, another one a gas cylinder.

Only causes of a table are compared, and only those that are never one: a short circuit may be in a heater.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from annotate.dossier.events.conflicts.sides import contrary, side
from annotate.dossier.events.times.sentences import sentence_around, sentence_before
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.support.yamlfile import packaged_yaml

_WHAT = (
    r"(?:accident|crash|fire|blaze|collapse|explosion|blast|derailment|sinking|capsizing|disaster|tragedy|outage"
    r"|blackout|leak|spill|flood|flooding|deaths?|wreck|inferno|collision|incident|outbreak|epidemic|infections?"
    r"|illness(?:es)?|disease|poisoning|cholera|landslide|slide|avalanche|failure|flames|violence|clash(?:es)?|riots?"
    r"|trouble|fighting)"
)
_OF_IT = rf"(?:the|its?|this|that)\s+(?:\w+\s+){{0,2}}?{_WHAT}"
_CAUSED = r"(?:caused|triggered|sparked|started|set\s+off|touched\s+off|brought\s+about|led\s+to|ignited)"
_BEGAN = (
    r"(?:began|begun|started|broke\s+out|broken\s+out|happened|occurred|came\s+about|erupted|took\s+hold)"
)
_CAME = (
    r"(?:(?:came|come|stemmed|resulted|arose|arisen|originated|spread)\s+(?:from|with|out\s+of|through|in)"
    r"|(?:was|were|is|has\s+been|had\s+been)\s+(?:due|traced|put\s+down|attributed|the\s+result|the\s+work)"
    r"\s+(?:to|of))"
)
_WENT_WRONG = (
    r"(?:r[au]n\s+aground|sank|sunk|capsized|keeled\s+over|crashed|derailed|left\s+the\s+(?:rails|road|track)"
    r"|collapsed|gave\s+way|given\s+way|broke|burst|overturned|exploded|blew\s+up|caught\s+fire|fell\s+(?:ill|sick)|died|collided"
    r"|went\s+out|failed|came\s+down)"
)
_REST = r"[^,.;:\n“”\"]{3,110}\b"
# Longer than any word is no word, and would be looked at from each of its places on.
_WORD = r"[\w'’-]{1,40}"
_WORDS = rf"(?:{_WORD}\s+){{0,5}}?{_WORD}"
# "The fire in Selm on Monday began".
_SOMEWHERE = r"(?:(?:in|at|on|near|of)\s+(?:[\w'’-]+\s+){1,3}?){0,3}?"
# "Was caused by a short circuit", "blamed old wiring for the fire", "a gas leak caused the blast".
_TOLD = re.compile(
    rf"\b(?:was|were|been)\s+(?:\w+ly\s+)?{_CAUSED}\s+by\s+(?P<by>{_WORDS})(?=\s*(?:[,.;:]|$)|\s+(?:and|in|on|at|which|that|said)\b)"
    rf"|\bblam(?:ed|es?|ing)\s+(?P<blamed>(?!the\s+\w+\s+on\b){_WORDS})(?=\s+for\s+{_OF_IT}\b|\s*(?:[,.;]|$))"
    rf"|\bblam(?:ed|es?|ing)\s+{_OF_IT}\s+on\s+(?P<on>{_WORDS})(?=\s*(?:[,.;]|$)|\s+(?:and|in|at|which|that|said)\b)"
    rf"|\bthe\s+(?:\w+\s+)?cause\s+(?:of\s+{_OF_IT}\s+)?(?:was|is)\s+(?P<cause>{_WORDS})(?=\s*(?:[,.;]|$)|\s+(?:and|in|at|which|that|said)\b)"
    r"|\b(?:findings?|evidence|investigations?|inquiry|clues|traces|signs|indications|results?|everything)\b[^.;:\n]{0,25}?"
    rf"\bpoint(?:s|ed|ing)?\s+to\s+(?P<pointed>{_WORDS})(?=\s*(?:[,.;]|$)|\s+(?:and|in|at|as|which|that|said)\b)"
    rf"|\b(?P<guilty>(?:{_WORD}[ ]){{0,5}}?{_WORD})[ ](?:was|were|is|are)\s+to\s+blame"
    rf"(?=\s*[,.;]|\s+for\s+{_OF_IT}\b)"
    rf"|\b(?P<doer>(?:(?!and\b){_WORD}[ ]){{1,6}}?)(?:(?:in|of|near|on)\s+the\s+(?:\w+\s+){{1,2}})?"
    rf"(?:and\s+)?(?:had\s+)?{_CAUSED}\s+(?:{_OF_IT}\b|it(?=\s*[,.;])"
    rf"|(?:the|its|an?)\s+(?:[\w-]+\s+){{1,3}}to\s+(?:stop|halt|fail|crash|sink|burn|explode|collapse|derail|break|overturn|fall)\b)"
    # "It broke out when a spark fell", "the disease came from a well", "sank because a valve was open".
    rf"|\b(?:{_OF_IT}|an?\s+{_WHAT}|it)\s+{_SOMEWHERE}(?:had\s+)?{_BEGAN}\b[^.;:\n]{{0,60}}?"
    rf"\b(?:when|because|after|since|as)\s+(?P<when>{_REST})"
    rf"|\b(?:peaceful|quiet|calm)\s+until\s+(?P<until>{_REST})"
    rf"|\b(?:{_OF_IT}\b[^,.;:\n]{{0,30}}?|it)\s+(?:had\s+)?{_CAME}\s+(?P<came>{_REST})"
    rf"|\btrac(?:ed|es|ing)\s+{_OF_IT}\s+(?:back\s+)?to\s+(?P<traced>{_REST})"
    rf"|\b{_WENT_WRONG}\b[^.;:\n]{{0,60}}?\bbecause\s+(?:of\s+)?(?P<because>{_REST})"
    r"|\b(?:(?:had|having)\s+(?:eaten|drunk|swallowed|consumed)|after\s+(?:eating|drinking))"
    rf"\s+(?P<eaten>{_REST})"
    r"|\b(?P<faulty>(?:faulty|defective|broken|damaged|burst|worn|loose|cracked|blown)\s+(?:[\w'’-]+\s+)?[\w'’-]+)"
    r"(?:,\s+(?:he|she|they|it)\s+said,)?\s+(?:had|has|have)\s+(?:sent|made|let|thrown|forced|hurled|pushed)\b"
    r"|\b(?:had|have|has)\s+(?:passed|jumped|ignored|overlooked|missed|gone\s+through)"
    r"\s+(?P<passed>(?:a|the)\s+red\s+(?:signal|light))"
    r"|\b(?:had|has|having|after|by|from)\s+(?:hit|struck|collided\s+with|flown\s+into|hitting|striking)\s+"
    rf"(?P<hit>(?:a|an|the|some)\s+{_REST})"
    rf"|\b(?P<felled>(?:(?!and\b|that\b){_WORD}[ ]){{1,5}}?)(?:had\s+)?"
    r"(?:brought\s+down|downed|sank|doomed)\s+(?:the|an?|its)\s"
    rf"|\binfected\s+(?:by|through|from|via)\s+(?P<infected>{_REST})",
    re.IGNORECASE,
)
# What is only asked or denied, and what of another time.
_OPEN = re.compile(
    r"\b(?:not|never|no|if|whether|den(?:y|ies|ied)|ruled?\s+out|rejects?|rejected|dismiss(?:es|ed)?|unlikely"
    r"|unclear|(?-i:may)|might|could|possibly|perhaps|feared|similar|another|earlier|last\s+(?:year|month)|previous|in\s+(?:19|20)\d\d)\b|n['’]t\b",
    re.IGNORECASE,
)
_SIDES = frozenset({"officers", "crowd"})
# "After midnight when a spark fell", "said that a spark caused it"; what is said is a claim else.
_BEGINS = re.compile(r"\b(?:when|because|(?:said|says|found|believed?) that|^that)\s+", re.IGNORECASE)
_IT = re.compile(r"^it\s|\sit$", re.IGNORECASE)


class _Cause(NamedTuple):
    """Where an article tells what something came of.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        of: The causes of the table that they may be.
    """

    start: int
    end: int
    of: frozenset[str]


@cache
def _causes() -> tuple[re.Pattern[str], Mapping[str, frozenset[str]]]:
    """Return a pattern of the words for causes, and which causes each word may be."""
    table = packaged_yaml("annotate.dossier.events.conflicts.deeds", "causes.yaml")
    of: dict[str, frozenset[str]] = {}
    for name, words in table.items():
        for word in words:
            of[word] = of.get(word, frozenset()) | {name}
    words = sorted(of, key=lambda word: (-len(word), word))
    return re.compile(rf"\b({'|'.join(words)})(?:s|es)?\b", re.IGNORECASE), of


def causes(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield what two articles of one story say that it came of, where it cannot be both.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_told), other.once(_told)
    if not mine or not yours:
        return
    known = [frozenset[str]().union(*(each.of for each in those)) for those in (mine, yours)]
    if not known[0].isdisjoint(known[1]):
        return
    first = mine[0]
    parts = [side(source, each.start, each.end) for source, each in ((one, first), (other, yours[0]))]
    yield first.start, contrary("name", "what it came of", parts)


def _of_what(source: Source, low: int, start: int) -> bool:
    """Tell whether an accident, a fire or the like is told of in a sentence so far, or in the one before."""
    before, _ = sentence_before(source, low)
    return re.search(rf"\b{_WHAT}\b", source.text[before:start], re.IGNORECASE) is not None


def _told(source: Source) -> Sequence[_Cause]:
    """Return what an article says that something came of, in text order."""
    found: list[_Cause] = []
    for match in _TOLD.finditer(source.text):
        start, end = match.span(str(match.lastgroup))
        low, _ = sentence_around(source, match.start())
        if _OPEN.search(source.text, low, start if start > match.start() else match.end()):
            continue
        if _IT.search(match.group()) and not _of_what(source, low, match.start()):
            continue
        pattern, of = _causes()
        said = (span.start for claim in source.claims for span in claim.content if start < span.start < end)
        start = max(said, default=start)
        begins = (start + each.end() for each in _BEGINS.finditer(source.text[start:end]))
        start = max(begins, default=start)
        which = [of[word[1].casefold()] for word in pattern.finditer(source.text, start, end)]
        if which and which[0] <= _SIDES:
            # "Officers fired at a crowd": they began.
            which = which[:1]
        if which:
            words = source.text[start:end].rstrip()
            found.append(_Cause(start, start + len(words), frozenset[str]().union(*which)))
    return found
