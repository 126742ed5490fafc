"""The labels of annotations as a person types them: ``ORG``, ``org``, ``organisation``, ``organ``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from annotate.errors import DatelineError
from annotate.record import EntityType, SpeechAct, TimexType
from annotate.review.wording import TYPE_WORDS

ENTITY_TYPES: tuple[str, ...] = get_args(EntityType)
SPEECH_ACTS: tuple[str, ...] = get_args(SpeechAct)
TIME_TYPES: tuple[str, ...] = get_args(TimexType)

TIME_WORDS = {"DATE": "date", "TIME": "time of day", "DURATION": "length of time", "SET": "repeated time"}


class LabelError(DatelineError):
    """A label that there is not, or that could be several."""


def label_word(label: str) -> str:
    """A label in a word: ``organisation`` for ``ORG``."""
    return TYPE_WORDS.get(label) or TIME_WORDS.get(label) or label.lower()


def label_words(labels: Sequence[str]) -> list[str]:
    """What may be typed for each of the labels, for completion: the words, then the labels themselves."""
    return list(dict.fromkeys((*map(label_word, labels), *labels)))


def label_of(typed: str, labels: Sequence[str]) -> str:
    """The label that is meant: by its name or its word, or by the beginning of only one of them.

    Raises:
        LabelError: When there is none, or several begin so.
    """
    wanted = typed.strip().casefold()
    for name in (str.casefold, label_word):
        for label in labels:
            if name(label) == wanted:
                return label
    begin = [label for label in labels if wanted and label_word(label).startswith(wanted)]
    if len(begin) == 1:
        return begin[0]
    if begin:
        raise LabelError(f"“{typed.strip()}” could be {' or '.join(map(label_word, begin))}")
    raise LabelError(f"there is no “{typed.strip()}”; it can be {', '.join(map(label_word, labels))}")


def label_fault(typed: str, labels: Sequence[str]) -> str:
    """What is wrong with a typed label, in words; empty where nothing is."""
    try:
        label_of(typed, labels)
    except LabelError as error:
        return str(error)
    return ""
