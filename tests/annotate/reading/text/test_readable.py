"""The text that is read, and the way from it to the exact text."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.reading.text.characters import LIGATURES
from annotate.reading.text.placing import placed
from annotate.reading.text.readable import readable
from annotate.reading.text.sections import find_sections
from annotate.record import Entity, Mention
from annotate.record.walk import record_of
from tests.samples import full_record

KNOWN = frozenset(
    {"government", "long", "term", "known", "canadian", "used", "east", "kazakhstan", "flagged"}
)


def read(text: str) -> str:
    copy = readable(text, find_sections(text), known=KNOWN)
    return text if copy is None else copy.text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The govern\u00adment met on Wednes\u00adday.", "The government met on Wednesday."),
        ("Olaf\u200b Scholz\u200b left on Mon\u200bday.", "Olaf Scholz left on Monday."),
        ("\ufeffAnn\u2060 Roe left.", "Ann Roe left."),
        ("\u200eAnn Roe\u200f left.", "Ann Roe left."),
        ("It took 40\u00a0days, or\u202fso, and\u20096\u3000weeks.", "It took 40 days, or so, and 6 weeks."),
        ("It took 40  days and\tsix weeks.", "It took 40 days and six weeks."),
        ("The oﬃce conﬁrmed it on the ﬁrst.", "The office confirmed it on the first."),
        ("A non\u2011proﬁt group.", "A non-profit group."),
        ("Jose\u0301 Nun\u0303ez left.", "José Nuñez left."),
        ("Shelf\u200cful of books.", "Shelfful of books."),
        ("The govern-\nment met.", "The government met."),
        ("The govern\u00ad\nment met.", "The government met."),
        ("A new long-\nterm plan of Ann Smith-\nJones.", "A new long-term plan of Ann Smith-Jones."),
        (
            "A law of the anti-\nChina group was two-\nyear-old news.",
            "A law of the anti-China group was two-year-old news.",
        ),
        ("The Canadian-\nflagged ship was oft-\nused.", "The Canadian-flagged ship was oft-used."),
        ("President Tok-\nayev, as Tokayev is known.", "President Tokayev, as Tokayev is known."),
        ("The re-sign rule. They re-\nsign it.", "The re-sign rule. They re-sign it."),
        ("From 2019-\n20 they lost money.", "From 2019-20 they lost money."),
        ("She said —\nand he agreed—\nthat it was late.", "She said — and he agreed—that it was late."),
        ("The firm's chairman, Marco\r\n  Rudd, left.", "The firm's chairman, Marco Rudd, left."),
        (
            "> Ann Roe said that the\n> bridge was shut.\n>\n> He left.",
            "Ann Roe said that the bridge was shut.\n\nHe left.",
        ),
    ],
)
def test_what_a_text_means(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "The ship left.\n\nIt came back on Monday.\n",
        "Fire in Velsk\nThe fire broke out on Monday.\r\n\r\nIt spread.",
        "“We won’t go,” said Zoë Müller – at 5 p.m. …",
        "A family: 👨\u200d👩\u200d👧, and a flag: 🇪🇺.",
        "می\u200cخواهم",
        "It idled 10\u00a0000 workers and cost €2\u202f500\u202f000.",
        "Лена Ортис ушла.",
        "Ann Roe — mayor — left.\n\n\n\n   \n\nIt rained.",
    ],
)
def test_what_is_as_it_means_stays(text: str) -> None:
    assert readable(text, find_sections(text), known=KNOWN) is None or read(text) == text


def test_marks_that_are_no_words_are_left_out() -> None:
    text = "The **mayor** left."
    copy = readable(text, find_sections(text), hidden=[(4, 6), (11, 13)])
    assert copy is not None
    assert copy.text == "The mayor left."
    assert copy.exact_range(4, 9) == (6, 11)
    assert copy.range_of(6, 11) == (4, 9)


def test_places_are_mapped_with_the_words_that_stand_there() -> None:
    text = "Judge Em\u00adma\nRusk jailed two men."
    copy = readable(text, find_sections(text))
    assert copy is not None
    mention = Mention("e1.m1", 6, 15, "Emma Rusk", "name", "rule", 1.0)
    assert copy.text[6:15] == mention.exact
    found = replace(full_record(), entities=(Entity("e1", "PERSON", "Emma Rusk", (mention,)),))
    (moved,) = placed(record_of(found, found.entities), copy, text).entities[0].mentions
    assert (moved.start, moved.end, moved.exact) == (6, 16, "Em\u00adma\nRusk")


PIECES = st.sampled_from(
    [
        *"\n\r\t >-\u00ad\u200b\u00a0\u2028ﬁ\u0301\u200d|.,A—",
        "\r\n",
        "the ",
        "Ann Roe",
        "govern-\nment ",
        "\n\n",
        "- ",
        "10\u00a0000",
        "\ufeff",
    ]
)


@given(st.lists(st.one_of(PIECES, st.characters()), max_size=60).map("".join))
def test_every_character_has_its_place(text: str) -> None:
    sections = find_sections(text)
    copy = readable(text, sections)
    if copy is None:
        return
    assert len(copy.text) == len(copy.starts) == len(copy.ends)
    places = list(zip(copy.starts, copy.ends, strict=True))
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert list(copy.starts) == sorted(copy.starts)
    assert list(copy.ends) == sorted(copy.ends)
    # Letters and figures are neither lost nor made, and each stands where it is said to be.
    kept = re.sub(r"[\W_]", "", copy.text)
    assert len(kept) >= len(re.sub(r"[\W_]", "", text)) - text.count("\u0301")
    for character, (start, end) in zip(copy.text, places, strict=True):
        if end - start == 1 and character.isalnum() and text[start] not in LIGATURES:
            assert text[start] == character
    moved = copy.sections_of(sections)
    assert all(a.end <= b.start for a, b in pairwise(moved))


@pytest.mark.parametrize(
    "piece", [" ", "\t", "\u00a0", "\u00ad", "\u200b", "-\n", "a-\n", " \n", "> ", ">\n", "ﬁ", "a\u0301"]
)
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(count: int) -> float:
        text = "The " + piece * count + "end."
        start = time.process_time()
        readable(text, find_sections(text))
        return time.process_time() - start

    # Growth with the square would be 256 times as much.
    short = max(seconds(1_000), seconds(1_000), 0.01)
    assert min(seconds(16_000), seconds(16_000)) < 100 * short
