"""What is counted of another happening than that of the story, or of more than one."""

from __future__ import annotations

import re

# What is counted over more than one happening, or by how much a count has changed.
_ELSEWHERE = re.compile(
    r"\b(?:since|this (?:year|month|week|season)|so far (?:this|in)|in (?:recent|the (?:past|last))|over the"
    r" (?:past|last|course|years|months|decades|weeks)"
    r"|(?:bring(?:s|ing)?|brought)(?!\s+to\s+(?:\w+\s+){0,3}?(?:hospitals?|safety)\b)"
    r"(?=[^,;.]*\b(?:to|total|toll|number)\b)"
    r"|altogether|overall|per (?:100|year)|a year|annually|every year"
    r"|each year|on average|nationwide|countrywide|worldwide|globally"
    r"|(?:across|around) the (?:country|nation|region|world|globe)"
    r"|in (?:\w+ ){1,2}countries|in all of|in total|in the whole|throughout)\b",
    re.IGNORECASE,
)
# What is counted from the beginning of what the news is about.
_SO_FAR = re.compile(
    r"\bsince\s+(?:the\s+(?:beginning|start)\s+of\s+(?:the|this)\s+(?:month|week|outbreak|epidemic|fighting|rains)"
    r"|the\s+(?:outbreak|epidemic|fighting|rains)\s+(?:began|started|broke\s+out))\b",
    re.IGNORECASE,
)
# "The country's worst accident this year", "the deadliest in ten years": the one that is told of.
_WORST_OF = re.compile(
    r"\b(?:worst|deadliest|bloodiest|biggest|largest|heaviest|gravest|strongest|fiercest|costliest|most \w+)"
    r"\b[^,;.:\n]{0,60}?\b(?:this year|(?:in|for) (?:(?:more than|over|about|almost|nearly) )?[\w-]+ years?"
    r"|since \d{4}|(?:of|in) the (?:year|(?:last|past) [\w-]+ years?)|so far this year|in years)\b",
    re.IGNORECASE,
)
_OTHER_ONE = re.compile(
    r"\b(?:another(?!\s+(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred)\b))"
    r"|separate|separately|similar|earlier|last|previous|previously|elsewhere|also|in \d{4}"
    r"|(?:second|first|third) (?:attack|blast|explosion|crash|quake|strike|incident)|years?"
    r"|(?:weeks?|months?|decades?) ago|meanwhile)\b",
    re.IGNORECASE,
)


def is_of_another_one(words: str) -> bool:
    """Tell whether a sentence tells of another happening than the one of the story, too."""
    return _OTHER_ONE.search(_WORST_OF.sub(" ", words)) is not None


def is_of_more(words: str) -> bool:
    """Tell whether some words count over more than one happening, or by how much a count has changed."""
    return _ELSEWHERE.search(_SO_FAR.sub(" ", _WORST_OF.sub(" ", words))) is not None


_WANTED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|demand(?:s|ed|ing)?|want(?:s|ed)?|seek(?:s|ing)?|sought)\b(?![^,;:.]*\bto\s+[a-z])"
    r"[^,;:.]*$",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|refus(?:es|ed)|turn(?:s|ed)\s+down)\b[^,;:.]*$", re.IGNORECASE
)
_ACCEPTED = re.compile(
    r"\b(?:accept(?:s|ed|ing)?|agree[sd]?|settle[sd]?|gets?|got|won|receive[sd]?)\b[^,;:.]*$", re.IGNORECASE
)


def of_two_offers(one: str, other: str) -> bool:
    """Tell whether two sums are not one, by the words before each in its sentence.

    One is only asked for, or is refused where the other one is accepted.

    Args:
        one: The words before the one.
        other: Those before the other.
    """
    if _is_wanted(one) != _is_wanted(other):
        return True
    return any(_REFUSED.search(a) and _ACCEPTED.search(b) for a, b in ((one, other), (other, one)))


def _is_wanted(ahead: str) -> bool:
    """Tell whether a sum is only asked for, by the words before it in its sentence."""
    return _WANTED.search(ahead) is not None


_TURN = re.compile(
    r"\b(?P<turn>first|second|third|fourth|last|final|another|new|further|next|previous|earlier|later)\s+"
    r"(?P<what>[a-z]{4,})",
    re.IGNORECASE,
)
_STEM = 5
_ONE_OF_SEVERAL = frozenset({"second", "third", "fourth", "another", "further", "next"})
_SAME = {"final": "last", "previous": "earlier"}


def of_two_turns(one: str, other: str) -> bool:
    """Tell whether two sentences tell of two of a kind: its first message and its last one, a second blast.

    Args:
        one: The one sentence.
        other: The other one.
    """
    first, second = _turns(one), _turns(other)
    for mine, yours, words in ((first, second, other), (second, first, one)):
        for what, turn in mine.items():
            then = yours.get(what)
            if then and then != turn:
                return True
            if not then and turn in _ONE_OF_SEVERAL and re.search(rf"\b{what}\b", words, re.IGNORECASE):
                return True
    return False


def _turns(words: str) -> dict[str, str]:
    """Return which of several of a kind a sentence tells of, by the nouns."""
    found = ((each["what"].casefold(), each["turn"].casefold()) for each in _TURN.finditer(words))
    return {what: _SAME.get(turn, turn) for what, turn in found}


def bears_name(word: str, words: str) -> bool:
    """Tell whether a word of a sentence is one of a name, or stands right beside one: "the freighter Alda".

    Args:
        word: The word, in its base form.
        words: The sentence.
    """
    stem = re.escape(word[:_STEM])
    name = r"(?<=[\w,’'] )[A-Z][\w'’]*"
    return bool(re.search(rf"\b(?i:{stem})\w*\s+[A-Z]|{name}\s+{stem}|(?<=[\w,] ){stem.capitalize()}", words))
