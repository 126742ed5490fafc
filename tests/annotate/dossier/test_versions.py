"""What a newer version of an article tells otherwise is found and named; commas are not told."""

from __future__ import annotations

from annotate import Annotator
from annotate.dossier import build
from annotate.dossier.versions import changes
from tests.annotate.dossier.conftest import source
from tests.annotate.dossier.versions import ARTICLES, EDITS, Edit


def named(engine: Annotator, edit: Edit) -> set[str]:
    older = source(engine, "v1", ARTICLES[edit.article], "2025-06-10")
    newer = source(engine, "v2", edit.newer(), "2025-06-11")
    return {str(change.kind) for change in changes(older, newer)}


def test_nine_of_ten_changes_are_named_rightly_and_no_comma_is_told(engine: Annotator) -> None:
    wrong = []
    for edit in EDITS:
        found = named(engine, edit)
        if (edit.kind is None and found) or (edit.kind is not None and edit.kind not in found):
            wrong.append((edit.kind, edit.before or edit.after, sorted(found)))
    assert len(wrong) <= len(EDITS) // 10, wrong
    assert not [each for each in wrong if each[0] is None]


def test_the_words_of_both_versions_stand_with_the_change(engine: Annotator) -> None:
    edit = EDITS[0]
    older = source(engine, "v1", ARTICLES["dam"], "2025-06-10")
    newer = source(engine, "v2", edit.newer(), "2025-06-11")
    (change,) = changes(older, newer)
    assert change.because == "“40”, “six” before, now “55”, “six”"
    assert change.before is not None
    assert change.after is not None
    for part, text in ((change.before, older.text), (change.after, newer.text)):
        assert text[part.start : part.end] == part.exact
    assert "40 centimetres" in change.before.exact
    assert "55 centimetres" in change.after.exact


def test_versions_of_one_article_are_told_from_copies_in_other_papers(engine: Annotator) -> None:
    text = ARTICLES["vote"]
    other = text.replace(
        "Parliament of Selmia backs harbour sale", "Foreign firm buys port in contested deal"
    )
    sources = [
        source(engine, "v1", text, "2025-06-10"),
        source(engine, "v2", EDITS[4].newer(), "2025-06-11"),
        source(engine, "copy", other, "2025-06-12"),
    ]
    dossier = build(sources)
    assert [origin.documents for origin in dossier.origins] == [("v1", "v2", "copy")]
    assert [version.documents for version in dossier.versions] == [("v1", "v2")]
    assert [change.kind for change in dossier.versions[0].changes] == ["number"]


def test_what_is_told_besides_is_no_other_time_and_no_doubt(engine: Annotator) -> None:
    words = "If it rains tonight, the dike at Selm could break before morning"
    older = source(
        engine, "v1", f"The river is high. “That one worries me,” she said. “{words}.”", "2025-06-10"
    )
    added = "said Ana Ruiz, the mayor, who has slept there since the weekend."
    newer = source(engine, "v2", f"The river is high.\n\n“{words},” {added}", "2025-06-10")
    found = {change.kind for change in changes(older, newer)}
    assert found
    assert not found & {"time", "softened", "hardened"}
    # Another time in its place is another time.
    other = source(engine, "v3", newer.text.replace("tonight", "on Friday"), "2025-06-10")
    assert "time" in {change.kind for change in changes(older, other)}
