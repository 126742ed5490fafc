"""Verbs whose past is written like their present: "Rome beat Paris" must be past, or it would be "beats"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

UNCHANGING = frozenset(
    {"beat", "bet", "bid", "burst", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit", "read", "set",
     "shed", "shut", "slit", "split", "spread", "thrust", "upset"}
)  # fmt: skip
"""Forms that are a verb's base, its present with a plural subject and its past."""
_SINGULAR = frozenset({"NN", "NNP"})
_PRONOUNS = frozenset({"he", "she", "it"})
# One word for several: "the police beat them every week".
_SEVERAL = frozenset(
    {"police", "people", "couple", "pair", "majority", "number", "staff", "crew", "rest", "half"}
)
_RELATIVE = frozenset({"WP", "WDT"})
_WHEN = ("obl", "advmod")
_ONCE = frozenset({"yesterday", "ago", "last"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_AHEAD = frozenset({"every", "each", "next", "until", "by", "from", "this", "coming"})
_JOINED = frozenset({"conj", "appos"})
_HELPING = frozenset({"aux", "mark"})
# "Demanded that he quit" has no tense.
_BIDDING = (
    "ask", "demand", "insist", "order", "propos", "recommend", "request", "requir", "suggest", "urg", "advis",
)  # fmt: skip


def pasts(
    forms: Sequence[str], tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> list[int]:
    """Return the places of verbs tagged as present or bare that agree with their subject only as past.

    Args:
        forms: The text of every word.
        tags: Their tags.
        heads: The place of each one's head; its own for the root of a sentence.
        relations: The relation of each to its head, in Universal Dependencies.
    """
    asked = [
        place
        for place, form in enumerate(forms)
        if tags[place] in {"VB", "VBP"} and form.lower() in UNCHANGING
    ]
    if not asked:
        return []
    below: dict[int, list[int]] = {}
    for place, head in enumerate(heads):
        below.setdefault(head, []).append(place)
    return [place for place in asked if _is_past(place, forms, tags, heads, relations, below)]


def _is_past(
    verb: int,
    forms: Sequence[str],
    tags: Sequence[str],
    heads: Sequence[int],
    relations: Sequence[str],
    below: Mapping[int, Sequence[int]],
) -> bool:
    own = [place for place in below.get(verb, ()) if place != verb]
    helped = any(relations[place] in _HELPING and _helps(forms[place], tags[place]) for place in own)
    subject = next((place for place in own if relations[place] == "nsubj" and place < verb), None)
    over = heads[verb]
    if subject is None and relations[verb] == "conj" and tags[verb] == "VBP":
        return not helped and tags[over] == "VBD"
    if subject is not None and tags[subject] in _RELATIVE and relations[verb] == "acl:relcl":
        subject = over
    if helped or subject is None or _is_bid(forms[over], tags[over], over, verb):
        return False
    word = forms[subject].lower()
    several = any(relations[place] in _JOINED for place in below.get(subject, ())) or word in _SEVERAL
    if word in _PRONOUNS or (tags[subject] in _SINGULAR and not several):
        return True
    return tags[verb] == "VBP" and any(_is_once(place, forms, relations, below) for place in own)


def _is_once(
    place: int, forms: Sequence[str], relations: Sequence[str], below: Mapping[int, Sequence[int]]
) -> bool:
    """Tell "on Saturday", "in Sunday's race" and "last week" from "on Saturdays" and "every Saturday"."""
    if not relations[place].startswith(_WHEN):
        return False
    own = {forms[child].lower() for child in (place, *below.get(place, ()))}
    return bool(own & _ONCE or (own & _DAYS and not own & _AHEAD))


def _helps(form: str, tag: str) -> bool:
    """Tell an auxiliary and "to" from the "that" or "if" of a clause with a tense."""
    return tag in {"MD", "TO"} or form.lower() in {"do", "does", "did", "to"}


def _is_bid(form: str, tag: str, over: int, verb: int) -> bool:
    return over < verb and tag.startswith("V") and form.lower().startswith(_BIDDING)
