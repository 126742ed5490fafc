"""Whose statements these are: joined people, and those who are only described."""

from __future__ import annotations

from dataclasses import replace

from annotate.dossier import Source
from annotate.dossier.model import Conflict, Side, StatementLink
from annotate.record import Annotations, Claim, Span
from annotate.record import Source as ClaimSource
from annotate.review.words import content_text, one_line
from tests.tui.state.dossier.sample import SOURCES, gathered, source
from tui.state.dossier.here import Here
from tui.state.dossier.pages import conflicts, timeline
from tui.state.dossier.reasons import reasons
from tui.state.dossier.rows import Gathered, Row
from tui.state.dossier.sayings import sayings, shortly, speaker_name, statements


def described(words: dict[str, str]) -> Gathered:
    """The sample, in which nobody of these articles is named: all is said by some words."""

    def by(claim: Claim, text: str, who: str) -> Claim:
        start = text.find(who)
        span = Span(max(start, 0), max(start, 0) + len(who), who)
        return replace(claim, source=ClaimSource((span,), None))

    def changed(record: Annotations, text: str, who: str) -> Annotations:
        return replace(record, claims=tuple(by(claim, text, who) for claim in record.claims))

    return gathered([replace(one, record=changed(one.record, one.text, words[one.id])) for one in SOURCES])


def test_who_is_only_described_has_statements_of_its_own() -> None:
    found = described({"a": "Police", "b": "police"})
    assert set(found.statements_of) == {"=Police"}
    assert speaker_name(found, "=Police") == "Police"
    rows = list(statements(found))
    assert {row.heading.partition("  ")[0] for row in rows} == {"Police"}
    assert {row.speaker for row in rows} == {"=Police"}
    assert len(list(sayings(found, "=Police"))) == len(rows)


def test_a_pronoun_is_nobody() -> None:
    found = described({"a": "He", "b": "they"})
    assert set(found.statements_of) == {None}
    assert speaker_name(found, None) == "unattributed"


def test_one_stays_with_who_is_described_in_another_dossier() -> None:
    found = described({"a": "Police", "b": "Police"})
    here = Here.of(found, "=Police", (), None)
    assert here.speaker_in(found) == "=Police"
    assert here.speaker_in(described({"a": "A nurse", "b": "A nurse"})) is None


def test_reasons_tell_each_place_with_its_ground() -> None:
    found = gathered(SOURCES)
    row = next(row for row in statements(found) if len(row.documents) > 1)
    lines = list(reasons(found, row))
    assert lines[0] == row.words
    assert any("Velden Post: the first" in line for line in lines)
    assert any("Halden Courier: the same source in nearly the same words (1.00)" in line for line in lines)


def test_a_statement_tells_that_a_later_article_has_another_number() -> None:
    first, later = SOURCES
    claim = first.record.claims[0]
    start = first.text.index(claim.content[0].exact)
    there = Side(first.id, start, start + 4, first.text[start : start + 4], claim.id, "police")
    then = Side(later.id, 0, 4, later.text[:4])
    found = gathered(SOURCES)
    event = replace(
        found.dossier.timeline.events[0], conflicts=(Conflict("number", (there, then), "4, then 9", True),)
    )
    order = replace(found.dossier.timeline, events=(event, *found.dossier.timeline.events[1:]))
    told = Gathered(replace(found.dossier, timeline=order), SOURCES, found.names)
    home = next(
        s
        for s in told.dossier.claims
        if any((m.document, m.claim) == (first.id, claim.id) for m in s.members)
    )
    row = next(row for row in statements(told) if row.id == home.id)
    assert row.sign == "→"
    assert any("later" in spot.because and "4, then 9" in spot.because for spot in row.spots)
    assert row.spots[-1].document == later.id


def test_a_statement_says_where_its_speaker_is_a_guess_in_every_article() -> None:
    def unsure(one: Source) -> Source:
        claims = tuple(replace(claim, cue=(), confidence=0.4) for claim in one.record.claims)
        return replace(one, record=replace(one.record, claims=claims))

    first, second = SOURCES
    for known, marked in (([first, second], False), ([unsure(first), unsure(second)], True)):
        rows = [row for row in statements(gathered(known)) if row.speaker]
        assert rows
        assert {row.right.endswith(" · speaker a guess") for row in rows} == {marked}
    (row, *_) = (row for row in statements(gathered([first, unsure(second)])) if len(row.documents) > 1)
    assert "speaker a guess" not in row.right


def test_a_statement_names_its_paper_where_another_one_is_of_its_day() -> None:
    first, second = SOURCES
    same = source("b", "2025-06-12", "Halden Courier")
    for known, wanted in (([first, second], "12 Jun 2025"), ([first, same], "Velden Post")):
        rights = {row.right for row in statements(gathered(known)) if row.documents[0] == "a"}
        assert rights
        assert all(wanted in right for right in rights)


def test_a_conflict_says_what_the_statements_are_about() -> None:
    def denied(one: Source) -> Source:
        claims = tuple(
            replace(claim, speech_act="confirm", polarity="positive", factuality="CT+")
            if claim.id == "c3"
            else claim
            for claim in one.record.claims
        )
        return replace(one, record=replace(one.record, claims=claims))

    found = gathered([SOURCES[0], denied(SOURCES[1])])
    (row,) = (row for row in conflicts(found) if row.heading == "What is said" and "denied" in row.words)
    assert "that it had ignored warnings" in row.words
    told = list(reasons(found, row))
    assert any(line.startswith("12 Jun 2025 Velden Post: ") and "ignored warnings" in line for line in told)
    assert any(line.startswith("14 Jun 2025 Halden Courier: ") for line in told)


def test_a_statement_of_several_articles_shows_what_each_of_them_says() -> None:
    for row in statements(gathered(SOURCES)):
        papers = [line.partition(":")[0] for line in row.wordings]
        if len(row.documents) > 1:
            assert [paper.partition("2025 ")[2] for paper in papers] == ["Velden Post", "Halden Courier"]
            assert row.wordings[0].endswith(": these words")
            assert row.wordings[1].endswith(f": “{row.words}”")
        else:
            assert not papers


def test_statements_that_differ_are_shown_with_both_sides() -> None:
    found = gathered(SOURCES)
    first, second = (one for one in found.dossier.claims[:2])
    link = StatementLink(first.id, "contradicts", "open / closed")
    claims = (first, replace(second, relates=(link,)), *found.dossier.claims[2:])
    told = Gathered(replace(found.dossier, claims=claims), SOURCES, found.names)
    (row,) = (row for row in conflicts(told) if row.heading == "What is said")
    for statement in (first, second):
        member = statement.members[0]
        words = content_text(told.claim(member.document, member.claim))
        assert f"{told.dated_paper(member.document)}: “{one_line(words)}”" in row.wordings


def test_what_differs_of_a_happening_is_told_once() -> None:
    found = gathered(SOURCES)
    first, second = (one for one in found.dossier.claims[:2])
    sides = tuple(
        Side(each.members[0].document, 0, 4, "four", each.members[0].claim, "police")
        for each in (first, second)
    )
    because = "stayed or left: “four” or “five”"
    event = replace(found.dossier.timeline.events[0], conflicts=(Conflict("polarity", sides, because),))
    order = replace(found.dossier.timeline, events=(event, *found.dossier.timeline.events[1:]))
    for told, headings in ((because, ["What happened"]), ("five or six", ["What is said", "What happened"])):
        link = StatementLink(first.id, "contradicts", told)
        claims = (first, replace(second, relates=(link,)), *found.dossier.claims[2:])
        dossier = replace(found.dossier, claims=claims, timeline=order)
        rows = list(conflicts(Gathered(dossier, SOURCES, found.names)))
        assert [row.heading for row in rows if told in row.words or because in row.words] == headings


def test_a_conflict_of_a_happening_is_told_shortly_and_with_both_sides_while_it_is_selected() -> None:
    found = gathered(SOURCES)
    event = found.dossier.timeline.events[0]
    mention = event.mentions[0]
    text = found.sources[mention.document].text
    here = Side(mention.document, mention.start, mention.end, mention.exact, None, "police")
    other = next(one for one in SOURCES if one.id != mention.document)
    there = Side(other.id, len(other.text) - 5, len(other.text) - 1, other.text[-5:-1])
    because = f"dead: “four” ({here.teller}) or “five” ({there.teller})"

    def rows(update: bool, *sides: Side) -> tuple[Row, Row]:
        told = replace(event, conflicts=(Conflict("number", sides, because, update),))
        order = replace(found.dossier.timeline, events=(told, *found.dossier.timeline.events[1:]))
        made = Gathered(replace(found.dossier, timeline=order), SOURCES, found.names)
        (row,) = (row for row in conflicts(made) if row.heading == "What happened")
        return row, next(row for row in timeline(made) if row.id == event.id)

    row, line = rows(False, here, there)
    assert row.words.startswith("dead: “four” or “five” · ")
    assert [line.partition(": ")[0] for line in row.wordings] == [
        f"{found.dated_paper(here.document)} (police)",
        found.dated_paper(there.document),
    ]
    assert one_line(text[mention.start : mention.end]) in row.wordings[0]
    assert line.sign == "≠"
    assert rows(True, here, there)[1].sign == "→"
    # What stands elsewhere is told where conflicts are, and not of this line.
    away = Side(here.document, len(text) - 2, len(text) - 1, text[-2:-1])
    row, line = rows(False, away, there)
    assert "·" not in row.words
    assert line.sign == ""


def test_of_three_papers_the_figures_of_two_are_told_where_these_stand_side_by_side() -> None:
    sides = tuple(Side(paper, 0, 1, words) for paper, words in (("a", "14"), ("b", "17"), ("c", "19")))
    conflict = Conflict("number", sides, "dead: “14” (a) or “17” (b), then “19” (c)")
    assert shortly(conflict) == "dead: “14” or “17”, then “19”"
    assert shortly(conflict, ("a", "b")) == "dead: “14” or “17”"
    assert shortly(conflict, ("a", "d")) == shortly(conflict)
