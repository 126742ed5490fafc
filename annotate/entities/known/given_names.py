"""What a given name tells of who bears it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from annotate.support.yamlfile import packaged_yaml

Gender = Literal["m", "f"]


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = packaged_yaml("annotate.entities.known", "given_names.yaml")
    return {key: frozenset(words.split()) for key, words in data.items()}


def gender_of_given_name(name: str) -> Gender | None:
    """Return the gender of those who bear a given name, if nearly all of them are of one.

    Args:
        name: One word, folded.
    """
    if name in _lists()["male"]:
        return "m"
    return "f" if name in _lists()["female"] else None


def sure_gender_of(name: str) -> Gender | None:
    """Return the gender of those who bear a given name, where no country gives it to others, too.

    Args:
        name: One word, folded.
    """
    return None if name in _lists()["either"] else gender_of_given_name(name)
