"""Copies of one text, cut or not, are found; what two papers only quote or tell alike is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.article import Article
from annotate.dossier import Source, origins
from annotate.dossier.origins import Runs, copies, sentence_spans
from annotate.record import Annotations, Generator, Pipeline
from tests.annotate.dossier.versions import ARTICLES

GENERATOR = Generator("0", Pipeline("dateline", "0"), "0" * 64)
HEAD, *BODY = ARTICLES["dam"].strip().split("\n\n")
OTHER = ARTICLES["vote"].strip()


def article(id: str, text: str, published: str = "2025-06-10") -> Source:
    document = Article.from_text(text, id=id, published=published).document()
    return Source(id, Annotations(GENERATOR, document), text)


def text(*paragraphs: str, head: str = HEAD) -> str:
    return "\n\n".join((head, *paragraphs))


def test_a_cut_copy_under_another_headline_is_found_and_what_is_cut_is_told() -> None:
    whole = article("wire", text(*BODY))
    cut = article("paper", text(*BODY[:3], head="Valley towns fear for old dam"), "2025-06-11")
    (origin,) = copies([whole, cut, article("other", OTHER)])
    assert origin.documents == ("wire", "paper")
    assert "100 %" in origin.because
    (difference,) = origin.differences
    assert difference.startswith("paper: cut 4: “A union representative said the board had ignored")


def test_what_a_copy_adds_is_told() -> None:
    more = "The town has asked for a second opinion from engineers abroad."
    (origin,) = copies([article("wire", text(*BODY)), article("paper", text(*BODY, more), "2025-06-11")])
    assert origin.differences == (f"paper: added 1: “{more}”",)


def test_several_copies_are_one_origin() -> None:
    sources = [article(f"p{number}", text(*BODY[: 6 - number // 2])) for number in range(4)]
    (origin,) = copies(sources)
    assert sorted(origin.documents) == ["p0", "p1", "p2", "p3"]


def test_one_quotation_in_two_stories_makes_no_copies() -> None:
    quotation = "“The wall is sound and will be so for the next one hundred years,” said Ida Brandt."
    own = [
        f"{word} people of the valley met in the school and spoke about the water. " * 3
        for word in ("Old", "Young")
    ]
    first, second = (
        article(name, f"{name} of the dam\n\n{words}\n\n{quotation}")
        for name, words in zip("ab", own, strict=True)
    )
    assert copies([article("a", text(own[0], quotation)), article("b", OTHER + "\n\n" + quotation)]) == []
    assert first.id != second.id


def test_one_headline_makes_no_copies() -> None:
    head = "A long headline that two papers print over two stories of their own about the dam"
    assert copies([article("a", text(BODY[0], head=head)), article("b", text(OTHER, head=head))]) == []


PARAGRAPHS = [*BODY, *OTHER.split("\n\n")]
MANY = [
    article(f"p{number}", text(*(PARAGRAPHS[(number * step) % len(PARAGRAPHS)] for step in range(1, 5))))
    for number in range(12)
]


@settings(deadline=None)
@given(
    st.lists(st.sets(st.sampled_from(range(len(MANY))), min_size=1), min_size=1, max_size=5),
    st.sampled_from([1, 2, 3, 60]),
)
def test_articles_that_come_and_go_leave_the_copies_that_are_found_at_once(
    rounds: list[set[int]], common: int
) -> None:
    known = Runs()
    with pytest.MonkeyPatch.context() as patch:
        # From so many articles on a run is one of many.
        patch.setattr(origins, "_COMMON", common)
        for numbers in rounds:
            sources = [MANY[number] for number in sorted(numbers)]
            assert copies(sources, known) == copies(sources)
            assert known.shared(sources) == Runs().shared(sources)


def test_an_article_that_comes_first_takes_the_place_of_the_first_copy() -> None:
    known = Runs()
    paper, cut = article("paper", text(*BODY[:5])), article("cut", text(*BODY[:3]))
    assert copies([paper, cut], known)[0].documents == ("paper", "cut")
    wire = article("wire", text(*BODY), "2025-06-09")
    (origin,) = copies([wire, paper, cut], known)
    assert origin.documents == ("wire", "paper", "cut")
    assert copies([paper, cut], known)[0].documents == ("paper", "cut")


@given(st.text(min_size=1))
def test_sentences_are_words_of_the_text_without_white_space_around(text: str) -> None:
    last = 0
    for start, end in sentence_spans(text, 0, len(text)):
        assert last <= start < end
        assert text[start:end] == text[start:end].strip()
        last = end
