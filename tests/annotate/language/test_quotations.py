"""Pairing of quotation marks: expected quotations stand in ⟦ ⟧, what they hold in the notation too."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.language.quotations import Quotations, find_quotations, is_speech

PAIRED = [
    "He said ⟦“We will win.”⟧",
    '⟦"We will win,"⟧ he said.',
    "⟦«Nous gagnerons»⟧, he said.",
    "⟦„Wir gewinnen“⟧, he said.",
    "⟦‘We will win,’⟧ he said.",
    "⟦'We will win,'⟧ he said.",
    "⟦“One,”⟧ he said. ⟦“Two.”⟧",
    '⟦"One,"⟧ he said, ⟦"two."⟧',
    "⟦“He said ⟦‘no’⟧ to me,”⟧ she said.",
    "⟦\"He said ⟦'no'⟧ to me,\"⟧ she said.",
    "⟦“I call it ⟦“the wall,”⟧”⟧ he said.",
    "⟦“It’s the voters’ choice,”⟧ he said.",
    "⟦‘It’s the voters’ choice,’⟧ he said.",
    "⟦'It's what the voters' want,'⟧ he said.",
    "The voters’ choice and the dogs' dinner.",
    "In the ’90s and '80s, rock ’n’ roll was for ’em.",
    'The 5\'9" forward and a 12" pipe.',
    "O’Neill’s and O'Brien's don’t and won't.",
    "A ⟦“so-called”⟧ expert.",
    'He (⟦"Bob"⟧) left.',
    "No mark at all.",
    "A stray ” closes nothing.",
    "",
    # Where no mark of its kind closes a quotation, another does.
    '⟦“We will win,"⟧ he said. ⟦"And soon."⟧',
    '⟦"We will win,”⟧ he said. ⟦“And soon.”⟧',
    "⟦“We will win“⟧, he said.",
    "It will help ⟦«trade and peace,”⟧ she said.",
    '⟦“We saw the ⟦"wall"⟧ fall,”⟧ he said.',
    '⟦“The 27" screen fell,”⟧ he said.',
    '⟦“A 12" pipe, no more.”⟧ ⟦“So small?”⟧',
]
UNCLOSED = [
    ("⟦“One goes on\n\n⟦“and on.”⟧", [False, True]),
    ("⟦“One goes on\n\nNo quotation.", [False]),
    ('⟦"One goes on\n\n⟦"and on."⟧', [False, True]),
    ("⟦“One.”⟧\n\n⟦“Two.”⟧", [False, False]),
    ("⟦“One\n\nsomebody else.\n\n⟦“Two.”⟧", [False, False]),
    ("⟦“One\n\n⟦“two\n\n⟦“three,”⟧ he said.", [False, True, True]),
    ("⟦“One\n\n⟦‘Two.’⟧", [False, False]),
    ("⟦“One\r\n\r\n⟦“two.”⟧", [False, True]),
    ("⟦“One is 6'2\" tall.\n\n⟦“Two.”⟧", [False, True]),
]


def _expected(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text, and the places of all quotations; one without ``⟧`` ends with its paragraph."""
    text, places, waiting = "", [], []
    for character in marked:
        if character == "⟦":
            waiting.append(len(text))
        elif character == "⟧":
            places.append((waiting.pop(), len(text)))
        else:
            if character in "\r\n" and waiting:
                places.append((waiting.pop(), len(text)))
            text += character
    return text, sorted(places, key=lambda place: (place[0], -place[1]))


@pytest.mark.parametrize("marked", PAIRED)
def test_marks_pair(marked: str) -> None:
    text, places = _expected(marked)
    assert [(q.start, q.end) for q in find_quotations(text)] == places
    assert all(q.closed for q in find_quotations(text))


@pytest.mark.parametrize(("marked", "continues"), UNCLOSED)
def test_open_quotations_end_or_go_on_with_the_next_paragraph(marked: str, continues: list[bool]) -> None:
    text, places = _expected(marked)
    found = find_quotations(text)
    assert [(q.start, q.end) for q in found] == places
    assert [q.continues for q in found] == continues


def test_levels_count_from_outside() -> None:
    found = find_quotations("“He said ‘no’ to me,” she said. “Two.”")
    assert [q.level for q in found] == [0, 1, 0]


def test_inner_is_what_stands_between_the_marks() -> None:
    text = "“Closed.” “Open"
    assert [text[slice(*q.inner)] for q in find_quotations(text)] == ["Closed.", "Open"]


SPEECH = ["“We will win this one.”", "“Never.”", "“No!”", "“why we have to go there”"]
NO_SPEECH = [
    "“wall”",
    "“The Art of the Deal”",
    "“Saturday Night Live”",
    "“Bob”",
    "“small but mighty”",
    "“ ”",
]


@pytest.mark.parametrize("text", SPEECH)
def test_speech(text: str) -> None:
    assert is_speech(text, find_quotations(text)[0])


@pytest.mark.parametrize("text", NO_SPEECH)
def test_scare_quotes_titles_and_nicknames_are_no_speech(text: str) -> None:
    assert not any(is_speech(text, quotation) for quotation in find_quotations(text))


def test_at_and_within_find_the_outermost_quotation() -> None:
    text = "He: “One ‘two’ three.” And “four.”"
    quotations = Quotations(text)
    inside = text.index("two")
    held = quotations.at(inside)
    assert held is not None
    assert text[held.start : held.end] == "“One ‘two’ three.”"
    assert quotations.at(0) is None
    assert quotations.at(text.index(" And")) is None
    assert [q.start for q in quotations.within(0, len(text))] == [text.index("“O"), text.index("“f")]
    assert list(quotations.within(0, 3)) == []


def test_whole_joins_the_paragraphs_of_one_quotation() -> None:
    quotations = Quotations("“One\n\n“two.”\n\n“Three.”")
    assert [len(quotations.whole(q)) for q in quotations.outer] == [2, 1, 1]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("'Not one came,' said Ana. 'We sat up.\n\n'Then it rained.\n\n'I wept.'\n\nBoats left.", [1, 3]),
        ("‘We’ve lost it,’ he said. ‘The dogs’ve gone.\n\n‘Nobody’s left.’", [1, 2]),
        ("'It burned all night.\n\n'We ran,' said Bo, 'and hid.\n\n'Nobody followed.'", [2, 2]),
        # What no paragraph closes, what begins another way, and apostrophes open nothing.
        ("'Ere long, he said.\n\n'Tis over.\n\nThey left.", []),
        ("They ran, 'til it fell.\n\n'It is over,' Ana said.", [1]),
        ("He saw 'The river rising.\n\nThen 'It fell,' she said.", [1]),
        ("In the 'Nineties it closed.\n\n'It fell,' she said. 'Ours too.'", [1, 1]),
    ],
)
def test_single_marks_go_on_over_paragraphs(text: str, sizes: list[int]) -> None:
    quotations = Quotations(text)
    assert [len(quotations.whole(q)) for q in quotations.outer if not q.continues] == sizes


@given(st.text(alphabet="ab s.,’‘'\"“”„«»‹› \n\r\u2028\u00a0é😀—", max_size=60))
def test_never_an_error_and_offsets_right(text: str) -> None:
    found = find_quotations(text)
    for quotation in found:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert text[quotation.start] == quotation.mark
        start, end = quotation.inner
        assert quotation.start < start <= end <= quotation.end
        assert not re.search(r"[\n\r\u2028]", text[quotation.start : quotation.end])
        is_speech(text, quotation)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for one in found:
        for other in found:
            apart = one.end <= other.start or other.end <= one.start
            nested = one.start <= other.start and other.end <= one.end
            assert apart or nested or (other.start <= one.start and one.end <= other.end)
    Quotations(text)


@pytest.mark.parametrize("repeated", ["“", "“a”", '" a"', "‘a ’", "“a ", "“‘«„a ", "'a "])
def test_the_work_grows_with_the_text(repeated: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        text = repeated * times
        quotations = Quotations(text)
        assert all(
            list(quotations.within(at, at + 1)) for at in range(0, len(text), 200) if quotations.at(at)
        )
        return time.process_time() - began

    small = min(seconds(2_000) for _ in range(2)) + 0.02
    # Both are the best of some, since garbage of other tests may be looked through at any time.
    assert min(seconds(16_000) for _ in range(3)) < 24 * small
