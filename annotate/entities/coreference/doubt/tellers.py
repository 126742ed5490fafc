"""Who goes on to speak behind a sentence of two people: who tells something there, or is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import takewhile

from annotate.entities.coreference.sites import ROLES, Site
from annotate.entities.coreference.words import Words
from annotate.language.syntax import SUBJECTS

_SUBJECT, _OBJECT = ROLES.index("subject"), ROLES.index("object")
_ASKED = frozenset({"asked", "challenged", "pressed", "questioned", "quizzed"})
_ASKING = frozenset({"ask", "question", "press", "quiz"})
_OPEN = frozenset({"who", "whom", "what", "why", "how", "when", "where", "which", "whose", "whether", "if"})
_CONTRADICTING = frozenset({"disagree", "reject", "dismiss", "contradict", "counter", "rebut", "refute"})
_NEAR = 8


def teller(
    words: Words, sites: Sequence[Site], owners: Sequence[int], near: Sequence[int], cues: Set[int]
) -> int | None:
    """Return the owner of whoever goes on to speak: "Hale rejected what Roe said. “It is wrong,” she said".

    "Hale asked Roe why": it is Roe who answers. Where nobody is named, or only who asks, nobody is meant.

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
        near: The sites for somebody in the sentence before.
        cues: The words that report something.
    """
    told = [place for place in near if _tells(words, sites[place], cues)]
    # "Her lawyer, Bo Roe, said so": the name stands beside who tells.
    named = {owners[place] for place in near if sites[place].kind == "name"}
    if named.isdisjoint(owners[place] for place in told):
        return None
    verb = sites[told[0]].verb
    if _asks(words, verb):
        told = [place for place in near if sites[place].role == _OBJECT and sites[place].verb == verb]
    those = {owners[place] for place in told}
    return those.pop() if len(those) == 1 else None


def askers(words: Words, sites: Sequence[Site], owners: Sequence[int], near: Sequence[int]) -> set[int]:
    """Return the owners of whoever asks something: “It was dark,” he said is none of them.

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
        near: The sites for somebody in the sentence before.
    """
    asking = (place for place in near if sites[place].role == _SUBJECT and _asks(words, sites[place].verb))
    return {owners[place] for place in asking if words.heads[sites[place].verb] == sites[place].verb}


def asked_about(words: Words, sites: Sequence[Site], owners: Sequence[int]) -> Iterator[tuple[int, set[int]]]:
    """Yield who answers with whom the question names: "Asked whether Ann Hale would go, she said no".

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
    """
    for place, site in enumerate(sites):
        if site.role != 0 or site.verb < 0 or site.kind not in {"pronoun", "nominal"}:
            continue
        asked = next((c for c in words.children[site.verb] if words.lower[c] in _ASKED and c < site.head), -1)
        if (
            asked < 0
            or words.tags[asked] not in {"VBN", "VBD"}
            or any(c < asked for c in _subjects_of(words, asked))
        ):
            continue
        named = {
            owners[one]
            for one in _between(sites, asked, place)
            if sites[one].kind == "name" and not words.quotes[sites[one].head]
        }
        if named:
            yield place, named


def _between(sites: Sequence[Site], word: int, place: int) -> Iterator[int]:
    return takewhile(lambda one: sites[one].head > word, range(place - 1, -1, -1))


def _subjects_of(words: Words, verb: int) -> Iterator[int]:
    return (child for child in words.children[verb] if words.deps[child] in SUBJECTS)


def _asks(words: Words, verb: int) -> bool:
    """Tell "asked him why" from "asked for time" and "asked them to leave"."""
    ahead = words.lower[verb + 1 : verb + _NEAR]
    return verb >= 0 and words.lemmas[verb] in _ASKING and not _OPEN.isdisjoint(ahead)


def _tells(words: Words, site: Site, cues: Set[int]) -> bool:
    """Tell whether somebody is the subject of a sentence that says something."""
    if site.role != _SUBJECT or site.verb < 0 or words.heads[site.verb] != site.verb:
        return False
    return site.verb in cues or words.lemmas[site.verb] in _CONTRADICTING
