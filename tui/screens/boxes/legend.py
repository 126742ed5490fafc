"""What the colours and signs mean."""

from __future__ import annotations

from textual.content import Content

from tui.widgets.panel import hanging

_NAMES = (
    ("person", "$mark-person bold"),
    ("organisation", "$mark-org bold italic"),
    ("place", "$mark-place bold"),
    ("group", "$mark-group bold"),
    ("other name", "$mark-thing bold"),
    ("number", "$mark-number"),
)
_TIME = ("time", "$mark-time italic")
_TIME_DOTTED = ("time", "$mark-time italic uu")
_SIGNS: tuple[tuple[str, str, str], ...] = (
    ("│", "$mark-claim", "beside a line: somebody claims this; ┃ is the claim under the cursor"),
    ("somebody", "underline", "who claims it"),
    ("said", "$mark-claim underline", "the words that report it"),
    ("that it rains", "on $mark-content", "what is claimed"),
    ("say?", "$mark-claim", "in the list of claims: that anybody claims this is a guess"),
    (
        "▐ █",
        "$mark-claim",
        "at the right edge: where in the article claims are, or what is searched or followed",
    ),
    ("▕", "$mark-muted", "at the right edge: the part that is in sight"),
    ("▂▆ ▄", "$mark-muted", "beside a name: where in the article it stands, from start to end"),
    ("● ○", "$mark-event", "on the timeline: the day is known; it is known less exactly"),
    ("2 Jun?", "$mark-time italic", "on the timeline: a day that was guessed from how the text tells it"),
    ("pale", "$mark-muted", "on the timeline: planned, only possible, or denied"),
    ("┊ ·", "$mark-muted", "on the timeline: a long time between; an event without a date"),
    ("✓ ✗ ✎", "", "you accepted it, rejected it, corrected it"),
)


def legend(width: int, *, dotted: bool = False) -> list[Content]:
    """Every sign and colour with what it means.

    Args:
        width: Cells of a line.
        dotted: Whether times have a dotted underline.
    """
    kinds = (*_NAMES, _TIME_DOTTED if dotted else _TIME)
    names = Content("  ").join(Content.styled(name, style) for name, style in kinds)
    column = max(len(sign) for sign, _, _ in _SIGNS) + 2
    lines = [Content.assemble("  ", line) for line in names.wrap(max(width - 2, 10))]
    for sign, style, words in _SIGNS:
        first, *rest = hanging("", "", words, column + 2, width)
        lines += [Content.assemble("  ", (sign, style), first.plain[2 + len(sign) :]), *rest]
    return lines
