"""What is or was due to come about, and what of it did not: "was due to arrive on Monday but never did"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.entities.known.lexicon import PRONOUNS, noun
from annotate.language import syntax
from annotate.language.document import once
from annotate.support.patterns import lazily
from annotate.timeline.events.facts.words import is_any
from annotate.timeline.values import lexicon as lex

if TYPE_CHECKING:
    from spacy.tokens import Token

# What has a day of its own, whatever the verb over it tells: "they asked for a January 6 hearing".
APPOINTMENTS = frozenset(
    {"hearing", "trial", "vote", "election", "elections", "referendum", "summit", "meeting", "launch",
     "start", "release", "delivery", "deliveries", "contract", "contracts", "futures", "opening", "poll",
     "polls", "ballot", "sentencing", "inauguration", "runoff", "primary", "wedding", "premiere", "maturity",
     "record", "holders", "date", "strike", "settlement", "debut", "return", "rematch", "ruling", "talks"}
)  # fmt: skip
_BETWEEN = 2
"""So many words stand between "due to" and its verb at most: "was due to be formally opened"."""
_LEADS = frozenset({"due", "was", "were"})
# "He was to become president" did; "was to speak on Friday" has not yet.
_OF_NEWS = lazily(
    rf"[^,;:.!?\n]*\b(?:(?<!\ba\s)(?<!\bone\s){lex.WEEKDAY}|tomorrow|tonight|today"
    r"|(?:this|next|later\s+this)\s+(?:week(?:end)?|month|morning|afternoon|evening))\b(?![^,;:.!?\n]*\b(?:1\d|20)\d\d\b)"
)
_BLAME = frozenset({"blame", "come", "follow"})
_GROUP = 7
"""And so many words before it the group of verbs begins at most: "had long been due to formally open"."""
_DOERS = frozenset({"person", "organisation"})
_BARE = frozenset({"NN", "VB", "VBP"})
_MISSING = frozenset({"fail", "miss", "refuse", "skip"})
_TURNS = frozenset({"but", "yet"})


@once
def is_due(verb: Token) -> bool:
    """Tell what is or was due to come about, but for a cause: "was due to arrive", not "was due to rain".

    So is what "was to" come about on a day of the news: "was to arrive on Friday".
    A tree may take "due to" for a preposition, and the verb for a noun: "the court was due to rule".

    Args:
        verb: That may stand behind "due to".
    """
    doc, place = verb.doc, verb.i - 1
    passive = False
    while place > max(verb.i - 2 - _BETWEEN, 0) and (doc[place].pos_ == "ADV" or doc[place].lower_ == "be"):
        passive = passive or doc[place].lower_ == "be"
        place -= 1
    if place < 1 or doc[place].lower_ != "to" or doc[place - 1].lower_ not in _LEADS:
        return False
    if doc[place - 1].lower_ != "due" and not _is_of_news(verb, passive=passive):
        return False
    if passive:
        return verb.tag_ in {"VBN", "VBG"}
    if verb.tag_ == "VB" or (verb.lower_ == "open" and not syntax.is_attribute(verb)):
        return True
    return verb.tag_ in _BARE and any(map(_does_things, _subjects(verb)))


@once
def was_missed(verb: Token) -> bool:
    """Tell whether what was to be did not come about then: "was due to appear but failed", "had been due".

    Args:
        verb: Of what was to be.
    """
    before = [word.lower_ for word in verb.doc[max(verb.i - _GROUP, verb.sent.start) : verb.i]]
    if "due" in before and "had" in before[: before.index("due")]:
        return True
    heads = [verb, verb.head] if verb.head.i < verb.i else [verb]
    later = [(head, child) for head in heads for child in head.children if child.i > verb.i]
    for head, child in later:
        between = (*child.children, *head.children)
        turns = any(one.lower_ in _TURNS and verb.i < one.i < child.i for one in between)
        missed = is_any(child, _MISSING) or bool(syntax.negations(child))
        if turns and missed and syntax.is_conjunct(child) and syntax.tense(child) == "past":
            return True
    return False


def _is_of_news(verb: Token, *, passive: bool) -> bool:
    """Tell whether a clause says on which day of the news somebody or something was to do it."""
    kinds = (noun(one.lemma_.lower())[0] for one in _subjects(verb))
    known = passive or "event" in kinds or any(map(_does_things, _subjects(verb)))
    return known and not is_any(verb, _BLAME) and _OF_NEWS.match(verb.doc.text, verb.idx) is not None


def _subjects(verb: Token) -> list[Token]:
    """Return whom a verb behind "due to" is told of, wherever a tree hangs them."""
    heads = [verb, *([verb.head] if verb.head.i < verb.i else [])]
    found = [subject for head in heads for subject in syntax.subjects(head) if subject.i < verb.i]
    # "The concert, which was to take place".
    related = syntax.is_relative_clause(verb)
    return [verb.head if related and one.lower_ in {"which", "that"} else one for one in found]


def _does_things(subject: Token) -> bool:
    """Tell who or what can be due to do something, as a cause's effect cannot: "the court", "the talks"."""
    word = subject.lower_
    if word in PRONOUNS or word in {"i", "we", "you", "who"}:
        return word not in {"it", "itself"}
    named = subject.pos_ == "PROPN"
    return named or word in APPOINTMENTS or noun(subject.lemma_.lower())[0] in _DOERS
