"""A correction is in the journal before it is told: a kill loses none, whatever the size of the record."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.errors import DatelineError, OutputError
from annotate.formats import load_records
from annotate.formats.comments import has_comments
from annotate.record import Annotations, Check, Span
from annotate.review.carry_over import touched
from annotate.review.dating import with_date
from annotate.review.edits import check, decide, find, note, relabel, set_source, set_value
from annotate.review.merging import merged
from annotate.review.regrouping import add, merge, split
from annotate.review.story import come_after, promote, rename
from tests.annotate.formats.version_1 import event_of_version_1
from tests.tui.sample import TEXT, sample_record
from tests.tui.sample import article as sample_article
from tui.deltas import Delta, DeltaError
from tui.records.locks import locked_folder
from tui.records.paths import annotations_path
from tui.records.record_file import Keeper
from tui.state.session import Session

ROOT = Path(__file__).parents[3]


def split_off(record: Annotations) -> Annotations:
    entity = next(entity for entity in record.entities if entity.id == "e1")
    return split(record, "e1", entity.mentions[0].id) if len(entity.mentions) > 1 else record


CHANGES: list[Callable[[Annotations], Annotations]] = [
    lambda record: decide(record, "c3", "accepted"),
    lambda record: decide(record, "e1", "rejected", "e1.m2"),
    lambda record: note(record, "t4", "which year?"),
    lambda record: relabel(record, "e5", "FAC"),
    lambda record: set_source(record, "c7", "e5"),
    lambda record: set_value(record, "t2", "2026-09"),
    lambda record: merge(record, "e7", "e5") if any(e.id == "e7" for e in record.entities) else record,
    lambda record: split_off(record),
    lambda record: add(record, TEXT, 60, 66, "ORG")[0],
    lambda record: add(record, TEXT, 200, 210, "DATE")[0],
    lambda record: add(record, TEXT, 70, 90, "say")[0],
    lambda record: with_date(record, replace(record.document.published, value="2024-01-02", source="given")),
    lambda record: merge(record, "ev5", "ev4") if len(record.timeline.events) == 8 else record,
    lambda record: promote(rename(record, "ev6", Span(791, 802, TEXT[791:802])), "ev6"),
    lambda record: come_after(record, "ev3", "ev2"),
    lambda record: replace(record, claims=record.claims[::-1]),
    # Those that the other changes are about stay.
    lambda record: replace(record, claims=tuple(c for c in record.claims if c.id in ("c3", "c7"))),
]


@given(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=6))
def test_a_change_is_made_again_and_taken_back_exactly(
    changes: list[Callable[[Annotations], Annotations]],
) -> None:
    states = [sample_record()]
    for change in changes:
        states.append(change(states[-1]))
    for before, after in pairwise(states):
        delta = Delta.from_data(Delta.between(before, after).to_data())
        assert delta.applied(before) == after
        assert delta.inverse.applied(after) == before
    whole = Delta.between(states[0], states[-1])
    assert whole.applied(states[0]) == states[-1]


def test_a_change_is_not_made_to_another_record() -> None:
    delta = Delta.between(sample_record(), decide(sample_record(), "c3", "accepted"))
    with pytest.raises(DeltaError):
        delta.applied(note(sample_record(), "c3", "no"))
    assert find(delta.applied(note(sample_record(), "c4", "no")), "c3").status == "accepted"


@pytest.mark.parametrize(
    "data", [{"items": 3}, {"items": {"x": []}}, {"rest": {"order": 3}}, {"orders": [1]}]
)
def test_what_is_no_change_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(DeltaError):
        Delta.from_data(data)


@pytest.fixture
def bridge(tmp_path: Path) -> Article:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    return Article.from_path(path)


def keeper_of(article: Article) -> Keeper:
    return Keeper(article, Path(f"{article.source}.yaml"))


def corrected(keeper: Keeper, record: Annotations, *ids: str) -> Annotations:
    for id in ids:
        after = decide(record, id, "accepted")
        keeper.note("do", f"{id} accepted", record, after)
        record = after
    return record


def reopened(article: Article, record: Annotations) -> tuple[Keeper, Session, int]:
    """The reader's first steps: what is in the file, then what the journal has more."""
    keeper = keeper_of(article)
    found = keeper.recover(keeper.begin(lambda _: None) or record)
    session = Session(article)
    session.begin(found.record, found.done, found.undone)
    return keeper, session, found.found


def statuses(session: Session) -> list[str]:
    assert session.annotations is not None
    return [item.id for item in touched(session.annotations)]


@pytest.mark.parametrize("saved", range(4))
def test_what_the_file_has_not_is_made_again(bridge: Article, saved: int) -> None:
    keeper, record = keeper_of(bridge), sample_record(bridge)
    ids = ["c1", "c2", "c3"]
    record = corrected(keeper, record, *ids[:saved])
    if saved:
        keeper.save(record)
    corrected(keeper, record, *ids[saved:])
    keeper.close()
    _, session, found = reopened(bridge, sample_record(bridge))
    assert found == 3 - saved
    assert statuses(session) == ids
    for left in (2, 1, 0):
        assert session.undo() is not None
        assert statuses(session) == ids[:left]
    assert session.undo() is None


def test_a_correction_after_the_one_that_is_being_written_is_not_taken_for_written(bridge: Article) -> None:
    keeper, record = keeper_of(bridge), sample_record(bridge)
    first = corrected(keeper, record, "c1")
    made, changes = keeper.ledger.now
    corrected(keeper, first, "c2")
    assert keeper._swap(first, made, changes)
    assert keeper.ledger.pending == 1
    keeper.close()
    _, session, found = reopened(bridge, record)
    assert (found, statuses(session)) == (1, ["c1", "c2"])


def test_half_a_line_is_no_line(bridge: Article, home: Path) -> None:
    keeper, record = keeper_of(bridge), sample_record(bridge)
    corrected(keeper, record, "c1", "c2")
    keeper.close()
    (path,) = home.rglob("journals/*.jsonl")
    whole = path.read_bytes()
    for cut in range(1, len(whole) - whole.rstrip(b"\n").rfind(b"\n") - 1, 97):
        path.write_bytes(whole[:-cut])
        keeper, session, _ = reopened(bridge, record)
        assert statuses(session) == ["c1"]
        assert session.annotations is not None
        corrected(keeper, session.annotations, "c4")
        keeper.close()
        keeper, session, _ = reopened(bridge, record)
        assert statuses(session) == ["c1", "c4"]
        keeper.close()


def test_what_was_not_saved_is_found_again_in_a_file_that_others_changed(bridge: Article) -> None:
    keeper, record = keeper_of(bridge), sample_record(bridge)
    record = corrected(keeper, record, "c1")
    keeper.save(record)
    corrected(keeper, record, "c2", "e5")
    keeper.close()
    theirs = note(decide(sample_record(bridge), "c9", "rejected"), "c2", "theirs")
    from tui.records.paths import write_annotations

    write_annotations(theirs, Path(f"{bridge.source}.yaml"))
    _, session, found = reopened(bridge, sample_record(bridge))
    assert found == 2
    assert set(statuses(session)) == {"c2", "c9", "e5"}


def test_what_an_earlier_version_could_not_save_is_made_again(bridge: Article, home: Path) -> None:
    keeper, record = keeper_of(bridge), sample_record(bridge)
    corrected(keeper, record, "ev4", "c2", "ev8")
    keeper.close()
    (path,) = home.rglob("journals/*.jsonl")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        for change in line.get("items", {}).get("events", ()):
            change[:2] = [event and event_of_version_1(event) for event in change[:2]]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert '"mentions"' not in path.read_text(encoding="utf-8")
    _, session, found = reopened(bridge, sample_record(bridge))
    assert (found, statuses(session)) == (3, ["c2", "ev4", "ev8"])
    assert session.annotations is not None
    for event in session.annotations.timeline.events:
        assert replace(event, review=None) in sample_record(bridge).timeline.events


def test_two_readers_of_one_article_have_a_journal_each(bridge: Article) -> None:
    record = sample_record(bridge)
    first, second = keeper_of(bridge), keeper_of(bridge)
    corrected(first, record, "c1")
    corrected(second, record, "c2", "c3")
    assert first.ledger.holds_pending
    assert second.ledger.holds_pending
    first.close()
    second.close()
    _, session, found = reopened(bridge, record)
    assert found == 3
    assert sorted(statuses(session)) == ["c1", "c2", "c3"]


def test_a_journal_does_not_grow_without_end(bridge: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.records.journal.MOST_STEPS", 5)
    monkeypatch.setattr("tui.records.recovery.MOST_STEPS", 5)
    keeper, session = keeper_of(bridge), Session(bridge)
    session.begin(sample_record(bridge))
    for number in range(40):
        before = session.annotations
        assert before is not None
        after = note(before, "c1", f"note {number}")
        session.change(f"note {number}", after)
        keeper.note("do", f"note {number}", before, after)
    assert session.annotations is not None
    keeper.save(session.annotations)
    keeper.close(session.done, session.annotations)
    keeper, session, found = reopened(bridge, sample_record(bridge))
    assert found == 0
    assert [session.undo() for _ in range(6)] == [f"note {number}" for number in (39, 38, 37, 36, 35)] + [
        None
    ]


def test_without_a_place_for_the_journal_it_is_saved_all_the_same(
    bridge: Article, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    keeper, record = keeper_of(bridge), sample_record(bridge)
    record = corrected(keeper, record, "c1")
    assert not keeper.ledger.holds_pending
    keeper.save(record)
    assert keeper.ledger.pending == 0
    assert find(load_records(keeper.path.read_text(), source="a.yaml")[0], "c1").status == "accepted"


def with_times(record: Annotations, size: int) -> Annotations:
    """The record as long as it is told: with one time less than so many, and no events."""
    times = tuple(replace(record.timeline.times[0], id=f"t{n}") for n in range(1, size))
    return replace(record, timeline=replace(record.timeline, times=times, events=(), order=()))


PROGRAM = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from annotate.article import Article
    from tests.tui.records.test_journal import with_times
    from tests.tui.sample import sample_record
    from annotate.review.edits import note
    from tui.records.record_file import Keeper
    article = Article.from_path(sys.argv[1])
    keeper = Keeper(article, Path(sys.argv[1] + ".yaml"))
    record = with_times(sample_record(article), int(sys.argv[2]))
    for number in range(100000):
        changed = note(record, "c1", f"note {number}")
        keeper.note("do", "noted", record, changed)
        print(number, flush=True)
        keeper.save(changed)
        record = changed
    """
)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("size", [12, 1500])
@pytest.mark.parametrize("lines", [1, 4, 9])
def test_killed_at_any_moment_nothing_that_was_told_is_lost(bridge: Article, size: int, lines: int) -> None:
    command = [sys.executable, "-c", PROGRAM, bridge.source or "", str(size)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        last = [process.stdout.readline().strip() for _ in range(lines)][-1]
        process.send_signal(signal.SIGKILL)
    keeper, session, found = reopened(bridge, with_times(sample_record(bridge), size))
    assert session.annotations is not None
    kept = find(session.annotations, "c1").note or ""
    assert int(kept.removeprefix("note ")) >= int(last)
    if found:
        # The reader saves what it made again, and that removes what a kill left just before the end.
        keeper.save(session.annotations)
        keeper.finish()
    assert not list(Path(bridge.source or "").parent.glob(".*.part"))


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_kill_just_before_a_new_file_takes_its_place_leaves_nothing_for_good(bridge: Article) -> None:
    killing = "import os, pathlib, signal\n" + textwrap.dedent(
        """
        replace_file = pathlib.Path.replace
        def killed_at_records(path, target):
            if target.suffix == ".yaml":
                os.kill(os.getpid(), signal.SIGKILL)
            return replace_file(path, target)
        pathlib.Path.replace = killed_at_records
        """
    )
    command = [sys.executable, "-c", killing + PROGRAM, bridge.source or "", "12"]
    ended = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert (ended.returncode, ended.stdout) == (-signal.SIGKILL, "0\n")
    folder = Path(bridge.source or "").parent
    assert len(list(folder.glob(".*.part"))) == 1
    keeper, session, found = reopened(bridge, with_times(sample_record(bridge), 12))
    assert session.annotations is not None
    assert (find(session.annotations, "c1").note, found) == ("note 0", 1)
    keeper.save(session.annotations)
    assert not list(folder.glob(".*.part"))
    assert find(load_records(keeper.path.read_text(), source="a.yaml")[0], "c1").note == "note 0"


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
def test_reading_merging_and_writing_are_one_step_between_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.records.locks.LONGEST_SECONDS", 0.1)
    with (
        locked_folder(tmp_path),
        pytest.raises(OutputError, match="another Dateline"),
        locked_folder(tmp_path),
    ):
        pass
    with locked_folder(tmp_path):
        assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
def test_two_processes_that_save_at_once_lose_nothing(bridge: Article) -> None:
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from annotate.article import Article
        from tests.tui.sample import sample_record
        from annotate.review.edits import decide
        from tui.records import locks
        from tui.records.record_file import Keeper
        locks.LONGEST_SECONDS = 60.0
        article = Article.from_path(sys.argv[1])
        keeper = Keeper(article, Path(sys.argv[1] + ".yaml"))
        record = sample_record(article)
        for id in sys.argv[2:]:
            record = keeper.save(decide(record, id, "accepted"))
        """
    )
    groups = (("c1", "c2", "c3", "t1"), ("c4", "c5", "c6", "t2"), ("c7", "c8", "c9", "t3"))
    running = [
        subprocess.Popen([sys.executable, "-c", program, bridge.source or "", *ids], cwd=ROOT)
        for ids in groups
    ]
    assert [process.wait() for process in running] == [0, 0, 0]
    text = Path(f"{bridge.source}.yaml").read_text(encoding="utf-8")
    record = load_records(text, source="a.yaml")[0]
    assert {item.id for item in touched(record)} == {id for ids in groups for id in ids}


# Merging


def test_what_was_taken_back_here_is_not_brought_back() -> None:
    base = decide(sample_record(), "c3", "accepted")
    mine, theirs = sample_record(), decide(base, "c4", "accepted")
    record = merged(base, mine, theirs, TEXT).record
    assert [item.id for item in touched(record)] == ["c4"]


def test_fields_that_only_one_changed_are_of_that_one() -> None:
    base = sample_record()
    mine, theirs = relabel(base, "c3", "admit"), note(base, "c3", "see page 4")
    both = merged(base, mine, theirs, TEXT)
    claim = find(both.record, "c3")
    assert (claim.speech_act, claim.note) == ("admit", "see page 4")  # type: ignore[union-attr]
    assert both.disputed == ()


def test_two_verdicts_are_disputed_and_one_is_taken() -> None:
    base = sample_record()
    mine, theirs = check(base, "c3", Check("false")), check(base, "c4", Check("true"))
    both = merged(base, mine, theirs, TEXT)
    assert [(claim.id, claim.check.verdict) for claim in both.record.claims if claim.check] == [
        ("c3", "false"),
        ("c4", "true"),
    ]
    assert both.disputed == ()
    other = merged(base, mine, check(base, "c3", Check("true")), TEXT)
    assert find(other.record, "c3").check == Check("false")  # type: ignore[union-attr]
    assert len(other.disputed) == 1


@pytest.mark.parametrize("known", [True, False])
def test_two_notes_are_both_kept_and_do_not_pile_up(known: bool) -> None:
    base = sample_record()
    mine, theirs = note(base, "e5", "mine"), note(base, "e5", "theirs")
    both = merged(base if known else None, mine, theirs, TEXT)
    assert find(both.record, "e5").note == "mine / theirs"
    assert both.disputed == ("“port authority”",)
    again = merged(base if known else None, both.record, theirs, TEXT)
    assert find(again.record, "e5").note == "mine / theirs"


def test_mentions_are_put_together_one_by_one() -> None:
    base = sample_record()
    mine, theirs = decide(base, "e1", "rejected", "e1.m1"), decide(base, "e1", "accepted", "e1.m3")
    entity = find(merged(base, mine, theirs, TEXT).record, "e1")
    assert [mention.status for mention in entity.mentions] == ["rejected", None, "accepted"]  # type: ignore[union-attr]


def test_a_date_set_here_stays_and_so_do_their_corrections() -> None:
    base = sample_record()
    mine = with_date(base, replace(base.document.published, value="2024-01-02", source="given"))
    record = merged(base, mine, decide(base, "c4", "accepted"), TEXT).record
    assert record.document.published.value == "2024-01-02"
    assert find(record, "c4").status == "accepted"


# Places and comments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n", False),
        ("# note\na: 1\n", True),
        ("a: 1 # sure\n", True),
        ('a: "1 # none"\n', False),
        ("a: '# none'\n", False),
        ("a: b#c\n", False),
        ("a: |\n  # text\n", False),
        ("a: {b: 1} # here\n", True),
        ("a: [ # broken\n", True),
    ],
)
def test_comments_are_told_from_signs(text: str, expected: bool) -> None:
    assert has_comments(text) is expected


def test_the_engines_own_records_have_no_comments(bridge: Article) -> None:
    from annotate.formats.writers.yaml import dump_yaml

    assert not has_comments(dump_yaml(note(sample_record(bridge), "c1", "see # 4 and '#5'")))


@pytest.mark.parametrize("id", ["a/b", "a\0b", "..\\x", "x\n"])
def test_ids_make_names_that_are_names(id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from annotate.settings import ExportSettings

    monkeypatch.chdir(tmp_path)
    path = annotations_path(replace(sample_article(), id=id, source=None), ExportSettings())
    assert path.parent == Path()
    path.write_text("x")


def test_a_file_that_cannot_be_written_says_why_first(bridge: Article, tmp_path: Path) -> None:
    keeper = Keeper(bridge, tmp_path / ("x" * 300) / "a.yaml")
    with pytest.raises(DatelineError):
        keeper.save(sample_record(bridge))
    assert keeper.trouble
    assert "File name too long" in keeper.trouble
