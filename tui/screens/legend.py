"""What the colours and signs mean."""

from __future__ import annotations

from textual.content import Content

_NAMES = (
    ("person", "$mark-person bold"),
    ("organisation", "$mark-org bold italic"),
    ("place", "$mark-place bold"),
    ("group", "$mark-group bold"),
    ("other name", "$mark-thing bold"),
    ("number", "$mark-number"),
    ("time", "$mark-time italic"),
)
_SIGNS: tuple[tuple[str, str, str], ...] = (
    ("│", "$mark-claim", "beside a line: somebody claims this; ┃ is the claim under the cursor"),
    ("somebody", "underline", "who claims it"),
    ("said", "$mark-claim underline", "the words that report it"),
    ("that it rains", "on $mark-content", "what is claimed"),
    (
        "▐ █",
        "$mark-claim",
        "at the right edge: where in the article claims are, or what is searched or followed",
    ),
    ("▕", "$mark-muted", "at the right edge: the part that is in sight"),
    ("▂▆ ▄", "$mark-muted", "beside a name: where in the article it stands, from start to end"),
    ("● ○", "$mark-event", "on the timeline: the day is known; it is known less exactly"),
    ("┊ ·", "$mark-muted", "on the timeline: a long time between; an event without a date"),
    ("✓ ✗ ✎", "", "you accepted it, rejected it, corrected it"),
)


def legend() -> list[Content]:
    """Every sign and colour with what it means, a line each."""
    names = Content("  ").join(Content.styled(name, style) for name, style in _NAMES)
    column = max(len(sign) for sign, _, _ in _SIGNS) + 2
    return [
        Content.assemble("  ", names),
        *(
            Content.assemble("  ", (sign, style), " " * (column - len(sign)), words)
            for sign, style, words in _SIGNS
        ),
    ]
