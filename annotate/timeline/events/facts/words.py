"""The words that tell how far an event is a fact, in all their forms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from annotate.language import syntax
from annotate.language.document import once
from annotate.support.yamlfile import packaged_yaml

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

Effect = Literal["denied", "planned", "open", "probable", "possible", "reporting"]
POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
"""The modal verbs that leave it open; ``ca`` is the first half of "can't"."""
VOWELS = "aeiou"


@cache
def words_of(effect: Effect) -> frozenset[str]:
    """Return the words of an effect in all their forms."""
    lists = packaged_yaml("annotate.timeline.events.facts", "factuality.yaml")
    irregular = lists["irregular"]
    return frozenset(form for word in lists[effect] for form in (*_forms(word), *irregular.get(word, ())))


def _forms(word: str) -> tuple[str, ...]:
    """Return the regular forms of a verb; what is no word does no harm, since no text has it."""
    stem = word.removesuffix("e")
    doubled = word + word[-1] if word[-1] not in VOWELS + "wxy" and word[-2:-1] in tuple(VOWELS) else stem
    soft = word[:-1] + "i" if word[-1] == "y" and word[-2:-1] not in tuple(VOWELS) else stem
    endings = (f"{stem}ed", f"{stem}ing", f"{doubled}ed", f"{doubled}ing", f"{soft}ed", f"{soft}es")
    return (word, f"{word}s", f"{stem}es", f"{word}ing", *endings)


def is_any(token: Token, words: Collection[str]) -> bool:
    """Tell whether a word is one of some base forms; what is learned of base forms errs ("speculatio").

    Args:
        token: The word.
        words: Base forms.
    """
    return not _forms_of(token).isdisjoint(words)


@once
def _forms_of(token: Token) -> frozenset[str]:
    lemma, lower = token.lemma_.lower(), token.lower_
    return frozenset((lemma, f"{lemma}e", lower, lower.removesuffix("s")))


def may(verb: Token) -> bool:
    """Tell whether a modal verb leaves it open whether a verb comes true: "may refuse".

    Args:
        verb: The word.
    """
    return any(modal.lower_ in POSSIBLE for modal in syntax.modals(verb))
