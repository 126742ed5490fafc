"""What the model takes for a time counts wherever names stand, except in the names themselves."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span, SpanGroup

from annotate.language import groups
from annotate.timeline.expressions.finding import find_expressions
from tests import pipelines

NLP = pipelines.plain()


def _doc(text: str, *times: str) -> Doc:
    doc = NLP.make_doc(text)
    spans = []
    for words in times:
        start = text.index(words)
        span = doc.char_span(start, start + len(words), label="DATE")
        assert isinstance(span, Span), words
        spans.append(span)
    doc.spans[groups.TIMES] = SpanGroup(doc, attrs={"confidence": [0.9] * len(spans)}, spans=spans)
    return doc


def _names(text: str, *names: str) -> list[tuple[int, int]]:
    return [(text.index(name), text.index(name) + len(name)) for name in names]


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("Ann Roe",),
        ("Tom Lee",),
        ("Ann Roe", "Tom Lee"),
        ("Ann Roe", "Tom Lee", "Kim Orr", "Jo Ray"),
        ("Jo Ray",),
    ],
    ids=["none", "before", "after", "around", "many", "far after"],
)
def test_names_elsewhere_take_no_time_away(names: tuple[str, ...]) -> None:
    text = "Ann Roe met them on Sunday. Tom Lee came for an extended period, and Kim Orr left. Jo Ray stayed."
    found = find_expressions(
        _doc(text, "Sunday", "an extended period"), text, None, names=_names(text, *names)
    )
    assert next((text[e.start : e.end], e.confidence > 0.9) for e in found.expressions) == ("Sunday", True)
    assert "an extended period" in {text[e.start : e.end] for e in found.expressions}


@pytest.mark.parametrize(
    ("text", "hint", "names", "left"),
    [
        ("Theresa May left in May.", "May left in May", ["Theresa May"], {"May"}),
        ("It is June Day, they say.", "June Day", ["June Day"], set()),
        ("On Sunday Ida March came.", "Sunday Ida March", ["Ida March"], {"Sunday"}),
        ("The Sunday Post came on Monday.", "Sunday Post came on Monday", ["Sunday Post"], {"Monday"}),
    ],
)
def test_a_name_inside_is_cut_out(text: str, hint: str, names: list[str], left: set[str]) -> None:
    found = find_expressions(_doc(text, hint), text, None, names=_names(text, *names))
    places = _names(text, *names)
    assert not any(e.start < end and start < e.end for e in found.expressions for start, end in places)
    assert left <= {word for e in found.expressions for word in text[e.start : e.end].split()}
    assert bool(left) == bool(found.expressions)
