"""Two articles side by side: which paragraphs go together, and what the two tell differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from annotate.dossier.model import Part
from annotate.dossier.origins import RUN, sentences
from annotate.dossier.reading import PRONOUNS, Source, words_in
from annotate.dossier.versions import changes
from annotate.record import Claim
from annotate.review.words import content_text, one_line
from tui.state.dossier.counterparts import Counterparts
from tui.state.dossier.rows import Gathered, several
from tui.state.dossier.sayings import shortly, speaker_name
from tui.text.highlighting import Highlight
from tui.text.running import running
from tui.wording.asking import asked
from tui.wording.describe import said_how_surely, shown_factuality

Span = tuple[int, int]
_PARAGRAPH = re.compile(r"\S(?:.*\S)?")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_TOKEN = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")
# From here on two paragraphs go together, and two texts are versions of one.
_ALIKE, _VERSIONS = 0.3, 0.3
# What both tell, as the dossier has found, counts as so much likeness.
_TOLD_BY_BOTH = 0.5
ADDED, DROPPED, CHANGED, SHARED = "lit", "rejected", "hit", "followed"
ALONE = "only here"
"""The kind of what one of two papers tells and the other one does not."""
# So central is an event that its being left out says something.
_CENTRAL = 0.6
# Of two texts by different hands what one has alone is no difference but the rule.
_OF_ANY_TWO = frozenset(
    {
        "number",
        "time",
        "hardened",
        "softened",
        "source_named",
        "source_hidden",
        "speech_act",
        "contradicted",
        "retracted",
    }
)


# What the dossier tells too, with both sides.
_FACTS = frozenset({"number", "time"})
# How it is told, and not what.
_MANNER = frozenset({"hardened", "softened", "source named", "source hidden", "speech act"})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of each text that go together, or one of either alone."""

    left: Span | None
    right: Span | None
    same: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two tell differently.

    Attributes:
        kind: What kind of change it is, as versions of an article name it.
        because: What differs, in words.
        left: Where the left text tells it; none where it does not.
        right: Where the right one does.
    """

    kind: str
    because: str
    left: Span | None
    right: Span | None

    def meets(self, other: Difference) -> bool:
        """Whether both are told at one place of each text."""
        sides = ((self.left, other.left), (self.right, other.right))
        return all(a and b and a[0] < b[1] and b[0] < a[1] for a, b in sides)


@dataclass(frozen=True, slots=True)
class Beside:
    """Two articles side by side.

    Attributes:
        documents: The ids of the left one and the right one.
        texts: What they say, as it is shown: every character at its own offset, full lines run on.
        blocks: Their paragraphs, in the order of both.
        differences: In the order of the blocks; between different hands facts first, what one has alone last.
        marks: What is marked in the left text and in the right one.
        versions: Whether they are versions of one text.
    """

    documents: tuple[str, str]
    texts: tuple[str, str]
    blocks: tuple[Block, ...]
    differences: tuple[Difference, ...]
    marks: tuple[tuple[Highlight, ...], tuple[Highlight, ...]]
    versions: bool

    def block_at(self, side: int, offset: int) -> int:
        """The block with a place of the left text (0) or the right one (1)."""
        found = 0
        for number, block in enumerate(self.blocks):
            span = block.right if side else block.left
            if span is not None and span[0] <= offset:
                found = number
        return found

    def counted(self, at: int | None) -> str:
        """How many differences there are, and how much only one has; or which of them one is at."""
        alone = sum(each.kind == ALONE for each in self.differences)
        told = len(self.differences) - alone
        if at is not None and at >= told:
            return f"{at - told + 1} of {alone} only in one"
        if at is not None:
            return f"{at + 1} of {several(told, 'difference')}"
        words = [several(told, "difference")] if told or not alone else []
        return " · ".join([*words, *([f"{alone} only in one"] if alone else [])])

    def block_of(self, difference: Difference) -> int:
        """The block in which a difference stands."""
        if difference.right is not None:
            return self.block_at(1, difference.right[0])
        return self.block_at(0, difference.left[0]) if difference.left is not None else 0


def beside(gathered: Gathered, documents: tuple[str, str]) -> Beside:
    """Put two articles side by side.

    Args:
        gathered: All articles.
        documents: The ids of the one at the left, which counts as the older one, and the one at the right.
    """
    left, right = (gathered.sources[id] for id in documents)
    versions = _share(left, right) >= _VERSIONS
    counterparts = None if versions else Counterparts(gathered, documents)
    both = _told_by_both(gathered, documents)
    if counterparts is not None:
        both += counterparts.pairs(documents[0])
    blocks = tuple(_aligned(left, right, both))
    found = [
        Difference(change.kind.replace("_", " "), change.because, _span(change.before), _span(change.after))
        for change in changes(left, right)
        if versions or (change.kind in _OF_ANY_TWO and change.before is not None)
    ]
    conflicts = [*_conflicts(gathered, documents)]
    found = [each for each in found if each.kind not in _FACTS or not any(map(each.meets, conflicts))]
    known = {(each.left, each.right) for each in found}
    found += [each for each in conflicts if (each.left, each.right) not in known]
    if counterparts is not None:
        told = [span for each in found for span in (each.left, each.right)]
        found += [
            each
            for each in _alone(gathered, documents)
            if (each.left or each.right) not in told and not _is_told(counterparts, documents, each)
        ]
    texts = _shown(left), _shown(right)
    shown = Beside(documents, texts, blocks, (), ((), ()), versions)
    found.sort(
        key=lambda each: (
            0 if versions else _rank(each),
            shown.block_of(each),
            (each.right or each.left or (0, 0))[0],
        )
    )
    marks = _marks(left.text, right.text, found, shared=not versions)
    return Beside(documents, shown.texts, blocks, tuple(found), marks, versions)


def _rank(difference: Difference) -> int:
    """Return 0 for what cannot both be so, 1 for what is told in another way, 2 for what only one has."""
    if difference.kind == ALONE:
        return 2
    return int(difference.kind in _MANNER)


def _shown(source: Source) -> str:
    return running(source.text, source.record.document.sections)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text: between empty lines, or between line breaks where there are none."""
    spans: list[Span] = []
    least = 2 if _EMPTY_LINE.search(text.strip()) else 1
    for found in _PARAGRAPH.finditer(text):
        if spans and text.count("\n", spans[-1][1], found.start()) < least:
            spans[-1] = spans[-1][0], found.end()
        else:
            spans.append(found.span())
    return spans


def _told_by_both(gathered: Gathered, documents: tuple[str, str]) -> list[tuple[int, int]]:
    """Places of the two texts at which the dossier has found one statement or one event."""
    found = []
    for statement in gathered.dossier.claims:
        told = {each.document: each.claim for each in reversed(statement.members)}
        if all(id in told for id in documents):
            first, second = (gathered.claim(id, told[id]).content[0].start for id in documents)
            found.append((first, second))
    for event in gathered.dossier.timeline.events:
        places = {each.document: each.start for each in reversed(event.mentions)}
        if all(id in places for id in documents):
            found.append((places[documents[0]], places[documents[1]]))
    return found


def _aligned(left: Source, right: Source, both: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """Yield the paragraphs of two texts, those that go together as one, in the order of both."""
    first, second = paragraphs(left.text), paragraphs(right.text)
    own = [set(words_in(left.text[start:end])) for start, end in first]
    other = [set(words_in(right.text[start:end])) for start, end in second]
    # What comes first in an article, its headline most often, goes with what comes first in another one.
    told: dict[tuple[int, int], float] = {(0, 0): _ALIKE}
    for one, two in both:
        key = _number(first, one), _number(second, two)
        told[key] = _TOLD_BY_BOTH

    def likeness(a: int, b: int) -> float:
        least = min(len(own[a]), len(other[b]))
        shared = len(own[a] & other[b])
        # One word is a chance, unless there are no others.
        alike = shared / max(least, 1) if shared > 1 or own[a] == other[b] else 0.0
        value = alike + told.get((a, b), 0.0)
        return value * (1 + least) ** 0.5 if value >= _ALIKE else 0.0

    best = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    weights = [[likeness(a, b) for b in range(len(second))] for a in range(len(first))]
    for a in range(len(first) - 1, -1, -1):
        for b in range(len(second) - 1, -1, -1):
            joined = best[a + 1][b + 1] + weights[a][b] if weights[a][b] else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], joined)
    a = b = 0
    while a < len(first) or b < len(second):
        if a < len(first) and b < len(second):
            weight = weights[a][b]
            if weight and best[a][b] == best[a + 1][b + 1] + weight:
                same = left.text[slice(*first[a])].split() == right.text[slice(*second[b])].split()
                yield Block(first[a], second[b], same)
                a, b = a + 1, b + 1
                continue
        if b == len(second) or (a < len(first) and best[a][b] == best[a + 1][b]):
            yield Block(first[a], None)
            a += 1
        else:
            yield Block(None, second[b])
            b += 1


def _number(spans: Sequence[Span], place: int) -> int:
    return max((number for number, span in enumerate(spans) if span[0] <= place), default=0)


def _share(left: Source, right: Source) -> float:
    """How much of the shorter text's sentences stand word for word in the other one."""
    first, second = ({words for words, _ in sentences(source)} for source in (left, right))
    return len(first & second) / max(min(len(first), len(second)), 1)


def _span(part: Part | None) -> Span | None:
    return (part.start, part.end) if part is not None else None


def _conflicts(gathered: Gathered, documents: tuple[str, str]) -> Iterator[Difference]:
    """Yield what the dossier has found that the two tell differently, each difference once."""
    for statement in gathered.dossier.claims:
        for link in statement.relates:
            if not gathered.tells_more(link):
                continue
            sides = (*gathered.statements[link.claim].members, *statement.members)
            places = {
                each.document: gathered.claim(each.document, each.claim).content[0]
                for each in reversed(sides)
            }
            if all(id in places for id in documents):
                spans = [(places[id].start, places[id].end) for id in documents]
                yield Difference(link.relation.replace("_", " "), link.because, spans[0], spans[1])
    for event in gathered.dossier.timeline.events:
        for conflict in event.conflicts:
            told = {each.document: (each.start, each.end) for each in reversed(conflict.sides)}
            if all(id in told for id in documents):
                yield Difference(
                    asked(conflict), shortly(conflict, documents), told[documents[0]], told[documents[1]]
                )


def _alone(gathered: Gathered, documents: tuple[str, str]) -> Iterator[Difference]:
    """Yield what only one of the two has: who says what there, and what it is mostly about."""

    def only(document: str, because: str, span: Span) -> Difference:
        left = document == documents[0]
        return Difference(ALONE, because, span if left else None, None if left else span)

    said: list[tuple[str, Span]] = []
    for statement in gathered.dossier.claims:
        speaker = gathered.speakers[statement.id]
        members = [each for each in reversed(statement.members) if each.document in documents]
        here = {each.document: each.claim for each in members}
        if len(here) == 1:
            ((document, claim),) = here.items()
            spans = gathered.claim(document, claim).content
            said += [(document, (each.start, each.end)) for each in spans]
            told = gathered.claim(document, claim)
            # "Ruiz denies this" does not say what she denies.
            if speaker is not None and content_text(told).casefold() not in PRONOUNS:
                because = f"{speaker_name(gathered, speaker)}{_how(told)}: {one_line(content_text(told))}"
                yield only(document, because, (spans[0].start, spans[0].end))
    for event in gathered.dossier.timeline.told():
        places = {each.document: (each.start, each.end) for each in reversed(event.mentions)}
        here_told = [id for id in documents if id in places]
        line = event.headline
        if len(here_told) == 1 and event.salience >= _CENTRAL and line.document == here_told[0]:
            start = places[line.document][0]
            if not any(id == line.document and a <= start < b for id, (a, b) in said):
                yield only(line.document, one_line(line.exact), (line.start, line.end))


def _how(claim: Claim) -> str:
    """What somebody does by a claim, and how surely, where that is more than to say that it is so."""
    act = "" if claim.speech_act == "say" else claim.speech_act
    sure = "" if shown_factuality(claim) == "CT+" else said_how_surely(claim)
    words = ", ".join(filter(None, (act, sure)))
    return f" · {words}" if words else ""


def _is_told(counterparts: Counterparts, documents: tuple[str, str], alone: Difference) -> bool:
    """Whether the other one tells it after all, in other words."""
    if alone.left is not None:
        return bool(counterparts.of(documents[0], alone.left))
    return alone.right is not None and bool(counterparts.of(documents[1], alone.right))


def _marks(
    left: str, right: str, differences: Sequence[Difference], *, shared: bool
) -> tuple[tuple[Highlight, ...], tuple[Highlight, ...]]:
    old: dict[Highlight, None] = {}
    new: dict[Highlight, None] = {}
    for each in differences:
        if each.left is None and each.right is not None:
            new[Highlight(*each.right, ADDED)] = None
        elif each.right is None and each.left is not None:
            old[Highlight(*each.left, ADDED if each.kind == ALONE else DROPPED)] = None
        elif each.left is not None and each.right is not None:
            gone, come = _changed(left, each.left, right, each.right)
            old |= dict.fromkeys(Highlight(*span, CHANGED) for span in gone)
            new |= dict.fromkeys(Highlight(*span, CHANGED) for span in come)
    if shared:
        one, two = _shared_runs(left, right)
        old |= dict.fromkeys(Highlight(*span, SHARED) for span in one)
        new |= dict.fromkeys(Highlight(*span, SHARED) for span in two)
    return tuple(old), tuple(new)


def _tokens(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    return [(each.group().casefold(), *each.span()) for each in _TOKEN.finditer(text, start, end)]


def _changed(left: str, one: Span, right: str, two: Span) -> tuple[list[Span], list[Span]]:
    """The words of two places that the other one has not."""
    old, new = _tokens(left, *one), _tokens(right, *two)
    matcher = SequenceMatcher(None, [each[0] for each in old], [each[0] for each in new], autojunk=False)
    gone, come = [], []
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag != "equal":
            gone += [(old[first][1], old[last - 1][2])] if last > first else []
            come += [(new[begin][1], new[end - 1][2])] if end > begin else []
    return gone, come


def _shared_runs(left: str, right: str) -> tuple[list[Span], list[Span]]:
    """Where both texts have the same words in long runs."""
    found: list[list[Span]] = [[], []]
    both = [[each for each in _tokens(text, 0, len(text)) if each[0][0].isalnum()] for text in (left, right)]
    runs = [
        {tuple(word for word, _, _ in words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
        for words in both
    ]
    common = runs[0] & runs[1]
    for side, words in enumerate(both):
        for at in range(len(words) - RUN + 1):
            if tuple(word for word, _, _ in words[at : at + RUN]) in common:
                start, end = words[at][1], words[at + RUN - 1][2]
                spans = found[side]
                if spans and spans[-1][1] >= start:
                    spans[-1] = spans[-1][0], end
                else:
                    spans.append((start, end))
    return found[0], found[1]
