"""Finding in lists: filters that shorten them, values that are completed, searches in a panel, the prompt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Input

from annotate.record import Entity
from tests.tui.conftest import Open, Reading
from tests.tui.sample import sample_record
from tui.state.filter_values import completions, listing, unknown_value
from tui.state.filters import Filter
from tui.state.question import Question
from tui.text.fitting import listed
from tui.text.marks import MarkIndex

ITEMS = MarkIndex(sample_record()).items


def bottom(reader: Reading) -> str:
    return reader.bottom


def answer(reader: Reading) -> str:
    return reader.screen.prompt.query_one(Input).value


async def test_a_filter_shortens_the_lists_and_j_walks_what_is_left(reading: Open) -> None:
    async with reading(size=(120, 40)) as reader:
        await reader.press("f3", "f")
        await reader.type("source:ruiz")
        await reader.press("enter")
        claims = reader.screen.panes.panels[1]
        assert [entry.id for entry in claims.entries] == ["c1", "c2", "c10"]
        assert "Claims 3 of 10" in "\n".join(reader.rows())
        await reader.press("g", "j", "j", "j")
        assert claims.chosen == "c10"
        await reader.press("escape", "escape")
        assert len([entry for entry in claims.entries if entry.id]) == 10


@pytest.mark.parametrize("in_list", [True, False])
async def test_what_is_corrected_under_a_filter_stays_until_one_goes_on(reading: Open, in_list: bool) -> None:
    async with reading(size=(120, 40)) as reader:
        await reader.press("f3", "f")
        await reader.type("act:say")
        await reader.press("enter", "g", "j", *(() if in_list else ("enter",)), "r")
        await reader.type("warn")
        await reader.press("enter")
        claims = reader.screen.panes.panels[1]
        assert reader.screen.current == claims.chosen == "c2"
        assert [entry.id for entry in claims.entries] == ["c1", "c2", "c8"]
        assert reader.message == (
            "The claim by Ana Ruiz relabelled warn. It does not meet the filter act:say; "
            "it is listed until you go on."
        )
        await reader.press("a")
        assert "c2" in claims.ids
        await reader.press("j" if in_list else "c")
        assert [entry.id for entry in claims.entries] == ["c1", "c8"]
        await reader.press("u")
        assert "it is listed" not in reader.message


async def test_what_a_filter_hides_is_not_named_in_the_bottom_line(reading: Open) -> None:
    async with reading(size=(120, 40)) as reader:
        await reader.press("c")
        assert "Ana Ruiz · say" in reader.rows()[-1]
        reader.screen.narrower.apply("act:deny")
        reader.screen.tell("")
        reader.screen.draw()
        assert "Ana Ruiz" not in reader.rows()[-1]


async def test_what_was_selected_and_is_filtered_out_gives_its_place_to_the_next(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f3", "g", "j")
        reader.screen.narrower.apply("act:deny")
        assert reader.screen.panes.panels[1].chosen == "c3"
        reader.screen.narrower.apply("")
        assert reader.screen.panes.panels[1].chosen == "c3"


async def test_a_filter_that_keeps_nothing_says_so_in_the_lists(reading: Open) -> None:
    async with reading() as reader:
        reader.screen.narrower.apply("type:LANGUAGE")
        screen = "\n".join(reader.rows())
        assert "Entities 0 of 11" in screen
        assert "All 11 entities are hidden: filter" in screen
        await reader.press("f2", "j", "enter", "f3", "j", "k", "G")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ty", "type:"),
        ("act:d", "act:deny"),
        ("act:deny -so", "act:deny -source:"),
        ("source:ana", 'source:Ana" Ruiz"'),
        ('source:"ana r', 'source:"Ana Ruiz"'),
        ("type:per", "type:person"),
        ("type:coun", 'type:country" or city"'),
        ("certainty:pos", "certainty:possible"),
        ("is:cl", "is:claim"),
        ("status:pro", "status:proposed"),
        ('entity:"Ana Ruiz" act:d', 'entity:"Ana Ruiz" act:deny'),
    ],
)
def test_values_are_completed(typed: str, first: str) -> None:
    question = Question("filter", print, words=lambda typed: completions(typed, ITEMS))
    found = question.completion(typed)
    assert found is not None
    assert found.casefold() == first.casefold()


@pytest.mark.parametrize("name", ["Vinter's lawyer", "O'Hara", "Ana Ruiz", 'The "Nord" group', "d'Ys"])
@pytest.mark.parametrize("mark", ["", '"'])
def test_what_is_completed_is_that_name(name: str, mark: str) -> None:
    entity = next(item for item in ITEMS.values() if isinstance(item, Entity))
    renamed = replace(entity, name=name, aliases=())
    typed = f"entity:{mark}{name[:1]}"
    completed, *_ = completions(typed, {renamed.id: renamed})
    assert completed.startswith(typed)
    (term,) = Filter.parse(completed).terms
    assert term.value == name.replace('"', "")


@pytest.mark.parametrize("typed", ["", "zzz", "act:deny", "after:20", "text:cra", "foo:x", "act:zzz"])
def test_nothing_is_completed_where_nothing_fits(typed: str) -> None:
    question = Question("filter", print, words=lambda typed: completions(typed, ITEMS))
    assert question.completion(typed) is None


def test_values_are_listed_with_counts() -> None:
    assert "deny 1" in listing("act:", ITEMS)
    assert listing("act:de", ITEMS) == ["deny 1", "demand 1"]
    assert listing("act:deny", ITEMS) == []
    assert "Ana Ruiz 3" in listing("is:claim source:ruiz", ITEMS)
    assert listing("after:", ITEMS) == ["2024, 2024-06 or 2024-06-08"]
    assert listing("zzz", ITEMS) == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("act:foo", "no act “foo”; acts here: say"),
        ("type:PERSN", "no type “PERSN”; did you mean person?"),
        ("certainty:zzz", "no certainty “zzz”; certainties here: "),
        ("source:nobody", "no source “nobody”; sources here: "),
        ("entity:zzz", "no entity “zzz”; entities here: "),
        ("is:verb", "no is “verb”"),
        ("is:claim status:gone", "no status “gone”"),
        ("-act:foo", "no act “foo”"),
    ],
)
def test_a_value_that_nothing_has_is_told(typed: str, words: str) -> None:
    assert words in unknown_value(Filter.parse(typed), ITEMS)


@pytest.mark.parametrize(
    "typed",
    [
        "act:de",
        "act:promise",
        "type:PERSON",
        "type:people",
        "type:organisation",
        "type:LAW",
        "is:claims",
        "source:ruiz",
        "source:/r.*z/",
        "entity:e3",
        "certainty:PS+",
        "text:zzz",
        "zzz",
        "note:zzz",
        "status:acc",
    ],
)
def test_a_value_that_could_be_is_not(typed: str) -> None:
    assert unknown_value(Filter.parse(typed), ITEMS) == ""


async def test_a_wrong_value_keeps_the_prompt_open_and_takes_no_commands(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("c", "f")
        await reader.type("act:foo")
        await reader.press("enter")
        assert "no act “foo”; acts here: " in bottom(reader)
        await reader.type("xx")
        assert answer(reader) == "act:fooxx"
        assert not [claim for claim in reader.record.claims if claim.status]
        await reader.press(*["backspace"] * 5)
        await reader.type("den")
        await reader.press("enter")
        assert reader.screen.state.filter_text == "act:deny"
        reader.screen.narrower.apply("act:foo")
        assert reader.message.startswith("Filter: no act “foo”")
        assert reader.screen.state.filter_text == "act:deny"


async def test_enter_takes_the_completion_that_is_shown(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("e", "r")
        await reader.type("organ")
        await reader.press("enter")
        assert "relabelled organisation" in reader.message
        await reader.press("f")
        await reader.type("source:ana")
        await reader.press("enter")
        assert reader.screen.state.filter_text == 'source:"Ana Ruiz"'
        await reader.press("escape", "f")
        # A field alone is not yet a filter: what is typed is looked for.
        await reader.type("ac")
        await reader.press("enter")
        assert reader.screen.state.filter_text == "ac"


async def test_a_completion_has_its_own_capitals(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f")
        await reader.type("source:ana")
        await reader.press("tab")
        assert answer(reader) == 'source:Ana" Ruiz"'
        await reader.press("enter", "f")
        await reader.type("type:per")
        await reader.press("tab")
        assert answer(reader) == "type:person"


async def test_what_is_typed_takes_the_place_of_the_last_filter(reading: Open) -> None:
    async with reading() as reader:
        reader.screen.narrower.apply("act:deny")
        await reader.press("f")
        assert answer(reader) == "act:deny"
        await reader.type("bell")
        await reader.press("enter")
        assert reader.screen.state.filter_text == "bell"
        await reader.press("f", "enter")
        assert reader.screen.state.filter_text == "bell"
        await reader.press("f", "end")
        await reader.type(" act:deny")
        await reader.press("enter")
        assert reader.screen.state.filter_text == "bell act:deny"
        await reader.press("f", "backspace", "enter")
        assert reader.screen.state.filter_text == ""


def test_a_whole_word_is_not_made_longer() -> None:
    question = Question("?", print, words=["Trump administration", "Trump", "Kyiv Post"])
    assert question.completion("trump") is None
    assert question.completion("trump ") == "Trump administration"
    assert question.completion("kyiv") == "Kyiv Post"
    assert question.completion("") is None


async def test_search_in_a_list(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f3", "g", "slash")
        await reader.type("ruiz")
        assert "1/" in bottom(reader)
        await reader.press("enter")
        panel = reader.screen.panes.panels[1]
        assert reader.screen.focused is panel
        assert panel.chosen == "c1"
        await reader.press("n")
        assert panel.chosen == "c2"
        await reader.press("n")
        assert panel.chosen == "c10"
        assert "3 of 3 in claims" in reader.message
        await reader.press("n")
        assert panel.chosen == "c1"
        await reader.press("N")
        assert panel.chosen == "c10"
        await reader.press("2", "N")
        assert panel.chosen == "c1"
        await reader.press("slash")
        await reader.type("deni")
        await reader.press("escape")
        assert panel.chosen == "c1"
        await reader.press("slash")
        await reader.type("zeppelin")
        assert "no hits" in bottom(reader)
        await reader.press("enter")
        assert "is not in claims" in reader.message
        assert panel.chosen == "c1"


async def test_what_is_found_in_a_list_is_what_commands_are_about(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f2", "slash")
        await reader.type("nordmark")
        await reader.press("enter", "r")
        question = reader.screen.prompt.question
        assert question is not None
        assert "Nordmark" in question.label
        await reader.press("escape", "escape", "n")
        assert not reader.screen.searcher.searching


async def test_earlier_answers_come_back(reading: Open) -> None:
    async with reading() as reader:
        for pattern in ("crack", "bridge"):
            await reader.press("slash")
            await reader.type(pattern)
            await reader.press("enter")
        await reader.press("slash")
        await reader.type("gir")
        await reader.press("up")
        assert answer(reader) == "bridge"
        await reader.press("up", "up")
        assert answer(reader) == "crack"
        await reader.press("down", "down")
        assert answer(reader) == "gir"
        await reader.press("escape", "f", "up")
        assert answer(reader) == ""


async def test_escape_and_a_letter_right_after_it_are_two_keys(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("olsen")
        await reader.press("alt+j")
        assert reader.screen.prompt.question is None
        assert reader.screen.article_view._layout.line_of(reader.cursor) == 1
        assert reader.screen.state.search.pattern == ""


def test_a_list_of_words_is_cut_between_words() -> None:
    assert listed(["one", "two", "three"], 40) == "one, two, three"
    assert listed(["one", "two", "three"], 12) == "one, two …"
    assert listed([], 12) == ""
    assert listed(["incomprehensible"], 8) == "incompr…"
