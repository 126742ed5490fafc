"""Text without what would steer a terminal that it is pasted into."""

from __future__ import annotations

import re

# Where it is pasted, a terminal may obey control characters, and bidirectional ones hide what is there.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text without what would steer the terminal that it is pasted into; tabs and line ends stay."""
    return _STEERING.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
