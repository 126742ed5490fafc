"""Statements as rows: of all speakers, and of one in order, with what has changed and who told it first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache, partial
from itertools import groupby, permutations

from annotate.dossier.model import Conflict, Statement, StatementMember
from annotate.review.words import content_text, one_line
from tui.state.dossier.rows import DESCRIBED, Gathered, Row, Spot, several, unmade, why
from tui.wording.describe import SHORT_FACTUALITY_NAMES, day, shown_factuality

# What a statement does to an earlier one, and what that has become by it.
RELATIONS = {
    "contradicts": ("≠", "contradicts", "contradicted"),
    "differs_in_number": ("#", "has another number than", "told with another number"),
    "retracts": ("↩", "takes back", "taken back"),
    "repeats": ("=", "repeats", "repeated"),
}
NOBODY = "unattributed"
_SHOWN_PAPERS = 3


def statements(gathered: Gathered) -> Iterator[Row]:
    """Everything that each speaker says, in order; who says the most comes first."""
    changed = cache(partial(_changes, gathered))
    by = gathered.statements_of

    def made(statement: Statement, heading: str) -> Row:
        return _row(gathered, statement, heading, changed().get(statement.id, []))

    def places(statement: Statement, _: str) -> list[tuple[str, int]]:
        changes = changed().get(statement.id, [])
        return [*_places(gathered, statement), *((spot.document, spot.start) for _, _, spot in changes)]

    for source in sorted(by, key=lambda source: (source is None, -len(by[source]), source or "")):
        heading = f"{speaker_name(gathered, source)}  {len(by[source])}"
        for statement in _in_order(gathered, by[source]):
            yield unmade(made, places, statement, heading, id=statement.id, heading=heading)


def sayings(gathered: Gathered, speaker: str) -> Iterator[Row]:
    """Everything that one speaker says, in order, under the articles that told it first.

    Args:
        gathered: The articles.
        speaker: Id of a joined entity.
    """
    changed = _changes(gathered)
    for statement in _in_order(gathered, gathered.statements_of.get(speaker, [])):
        first = statement.members[0].document
        changes = changed.get(statement.id, [])
        notes = (*_tellers(gathered, statement), *_told_otherwise(gathered, statement))
        notes += tuple(f"{sign} {words}" for sign, words, _ in changes)
        yield _row(gathered, statement, gathered.dated_paper(first), changes, notes)


def summary(gathered: Gathered, speaker: str) -> str:
    """How much one speaker says, where, when, and how much of it changed."""
    said = gathered.statements_of.get(speaker, [])
    documents = {member.document for statement in said for member in statement.members}
    days = sorted(filter(None, map(gathered.day, documents)))
    changed = _changes(gathered)
    parts = [several(len(said), "statement"), several(len(documents), "article")]
    number = sum(statement.id in changed for statement in said)
    if number:
        parts.append(f"{number} changed")
    if days:
        parts.append(day(days[0]) if days[0] == days[-1] else f"{day(days[0])} to {day(days[-1])}")
    return " · ".join(parts)


def speaker_name(gathered: Gathered, source: str | None) -> str:
    """What a speaker is called."""
    if source is not None and source.startswith(DESCRIBED):
        return source.removeprefix(DESCRIBED)
    return one_line(gathered.entities[source].name) if source in gathered.entities else NOBODY


def told_content(gathered: Gathered, statement: Statement) -> str:
    """What a statement says, in the words of the article that told it first."""
    first = statement.members[0]
    return one_line(content_text(gathered.claim(first.document, first.claim)))


def shortly(conflict: Conflict, papers: Collection[str] = ()) -> str:
    """What articles tell differently, in words, without who says it.

    Args:
        conflict: What differs.
        papers: The only articles of which figures are to be told; none for all.
    """
    words = conflict.because
    those = [side for side in conflict.sides if side.document in papers]
    if conflict.kind == "number" and 1 < len(those) < len(conflict.sides):
        what = words.partition(": ")[0]
        return one_line(f"{what}: {' or '.join(f'“{side.exact}”' for side in those)}")
    for side in conflict.sides:
        words = words.replace(f" ({side.teller})", "", 1).replace(f", {side.teller})", ")", 1)
    return one_line(words)


def both_sides(gathered: Gathered, sides: Sequence[Statement]) -> tuple[str, ...]:
    """Lines of what statements say, each with the articles that tell it so.

    Args:
        gathered: The articles.
        sides: Statements that differ.
    """
    return tuple(line for side in sides for line in _lines(gathered, side.members))


def _wordings(gathered: Gathered, statement: Statement) -> tuple[str, ...]:
    """Lines of what each of several articles says where it is one statement; none where one says it."""
    first = statement.members[0].document
    others = [each for each in statement.members if each.document != first]
    return (f"{gathered.dated_paper(first)}: these words", *_lines(gathered, others)) if others else ()


def _lines(gathered: Gathered, members: Sequence[StatementMember]) -> Iterator[str]:
    """Yield lines of what articles say in their own words, some of them where there are many."""
    told = {
        each.document: one_line(content_text(gathered.claim(each.document, each.claim)))
        for each in reversed(members)
    }
    papers = list(dict.fromkeys(each.document for each in members))
    for document in papers[:_SHOWN_PAPERS]:
        yield f"{gathered.dated_paper(document)}: “{told[document]}”"
    if len(papers) > _SHOWN_PAPERS:
        yield f"and {len(papers) - _SHOWN_PAPERS} more"


def speaker_names(gathered: Gathered, source: str | None) -> tuple[str, ...]:
    """All that a speaker is called."""
    also = gathered.entities[source].aliases if source in gathered.entities else ()
    return (speaker_name(gathered, source), *map(one_line, also))


_Changed = dict[str, list[tuple[str, str, Spot]]]


def _changes(gathered: Gathered) -> _Changed:
    """By statement how it is to others, later ones too: a sign, words, and the place of the other."""
    found: _Changed = {}
    for later in gathered.dossier.claims:
        for link in later.relates:
            sign, active, passive = RELATIONS[link.relation]
            earlier = gathered.statements[link.claim]
            for one, other, words in ((later, earlier, active), (earlier, later, passive)):
                told = other.members[0]
                where = gathered.dated_paper(told.document)
                joint = "what was told" if one is later else "later,"
                content = gathered.claim(told.document, told.claim).content
                spot = gathered.span_spot(told.document, content, f"{words}: {link.because}", aside=True)
                found.setdefault(one.id, []).append((sign, f"{words} {joint} {where}: {link.because}", spot))
    _told_of_events(gathered, found)
    return found


def _told_of_events(gathered: Gathered, found: _Changed) -> None:
    """Add what articles tell otherwise of what a statement says: a toll that rose later, another day."""
    home = {
        (member.document, member.claim): statement.id
        for statement in gathered.dossier.claims
        for member in statement.members
    }
    for event in gathered.dossier.timeline.events:
        for conflict in event.conflicts:
            for one, other in permutations(conflict.sides, 2):
                statement = home.get((one.document, one.claim or ""))
                if statement is None or home.get((other.document, other.claim or "")) == statement:
                    continue
                days = gathered.day(one.document), gathered.day(other.document)
                order = "later" if days[0] < days[1] else "before" if days[1] < days[0] else "elsewhere"
                sign = "→" if conflict.update else "≠"
                words = f"{order}, {gathered.dated_paper(other.document)} has “{one_line(other.exact)}”"
                words = f"{words}: {one_line(conflict.because)}"
                spot = Spot(other.document, other.start, one_line(other.exact), words)
                known = found.setdefault(statement, [])
                if all(spot != old for _, _, old in known):
                    known.append((sign, words, spot))


def _places(gathered: Gathered, statement: Statement) -> Iterator[tuple[str, int]]:
    for member in statement.members:
        yield member.document, gathered.claim(member.document, member.claim).content[0].start


def _row(
    gathered: Gathered,
    statement: Statement,
    heading: str,
    changes: Sequence[tuple[str, str, Spot]],
    notes: tuple[str, ...] = (),
) -> Row:
    spots = tuple(
        gathered.span_spot(
            member.document,
            gathered.claim(member.document, member.claim).content,
            why(member.because, member.confidence),
        )
        for member in statement.members
    )
    speaker = gathered.speakers[statement.id]
    first = statement.members[0]
    articles = len({member.document for member in statement.members})
    where = gathered.brief_paper(first.document)
    sign = changes[0][0] if changes else ""
    told = gathered.claim(first.document, first.claim)
    same = told.factuality == statement.factuality
    sureness = shown_factuality(told) if same else statement.factuality
    known = [
        statement.speech_act,
        SHORT_FACTUALITY_NAMES[sureness],
        *([f"{articles} articles"] if articles > 1 else []),
        *([where] if where else []),
    ]
    if all(gathered.is_speaker_doubted(member.document, member.claim) for member in statement.members):
        known.append("speaker a guess")
    return Row(
        statement.id,
        told_content(gathered, statement),
        " · ".join(known),
        sign,
        "claim" if sign else "",
        heading,
        (*spots, *(spot for _, _, spot in changes)),
        {
            "source": speaker_names(gathered, speaker),
            "act": (statement.speech_act,),
            "certainty": (statement.factuality,),
        },
        notes,
        speaker=speaker,
        what="statement",
        wordings=_wordings(gathered, statement),
    )


def _in_order(gathered: Gathered, said: Sequence[Statement]) -> list[Statement]:
    def place(statement: Statement) -> tuple[str, str, int]:
        first = statement.members[0]
        start = gathered.claim(first.document, first.claim).content[0].start
        return gathered.day(first.document) or "9999", first.document, start

    return sorted(said, key=place)


def _tellers(gathered: Gathered, statement: Statement) -> Iterator[str]:
    """Say who told a statement first, and who after that; copies of one text are one teller."""
    documents = list(dict.fromkeys(member.document for member in statement.members))
    if len(documents) < 2:
        return
    later = [gathered.dated_paper(each) for each in documents[1:]]
    texts = {gathered.documents[each].origin or each for each in documents}
    more = f" and {len(later) - _SHOWN_PAPERS} more" if len(later) > _SHOWN_PAPERS else ""
    shared = ", all from one text" if len(texts) == 1 else ""
    yield f"first {gathered.dated_paper(documents[0])}; then {', '.join(later[:_SHOWN_PAPERS])}{more}{shared}"


def _told_otherwise(gathered: Gathered, statement: Statement) -> Iterator[str]:
    """Say where articles tell one statement with another certainty or as another act."""

    def certainty(member: StatementMember) -> str:
        return SHORT_FACTUALITY_NAMES[gathered.claim(member.document, member.claim).factuality]

    def act(member: StatementMember) -> str:
        return gathered.claim(member.document, member.claim).speech_act

    for asked in (certainty, act):
        told = [(asked(member), gathered.dated_paper(member.document)) for member in statement.members]
        if len({value for value, _ in told}) > 1:
            steps = [next(group) for _, group in groupby(told, key=lambda each: each[0])]
            yield "~ " + ", then ".join(f"{value} ({where})" for value, where in steps[: _SHOWN_PAPERS + 1])
