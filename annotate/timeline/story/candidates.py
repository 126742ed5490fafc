"""Words that may mean an event, the nouns among them that the encoder leaves out.

What the encoder takes for an event is one. A noun that by its senses is a happening ("the blaze",
"the project") may be: it counts where it joins others, or where the article is about it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotate.entities.known.lexicon import noun
from annotate.language import groups, syntax
from annotate.timeline.events.mentions import TAKEN_AS_FACT, Mentioned
from annotate.timeline.story.words import EVENTFUL, base_of, event_words, listed, place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KIND = "OCCURRENCE"
_CREWS = frozenset({"agency", "committee", "crew", "police", "squad", "team", "unit"})
_IN = frozenset(
    {"addition", "case", "charge", "event", "exchange", "favor", "favour", "need", "return", "spite", "wake"}
)
_RELEASES = frozenset({"release", "releases"})
UNSURE = 0.3


def possible_mentions(doc: Doc, known: Iterable[Mentioned]) -> list[Mentioned]:
    """Return the nouns that may be events beside those that are known, in text order.

    Args:
        doc: That the encoder has been over; in another, nouns are what a lexicon says they are.
        known: The events that the encoder finds.
    """
    if groups.MEANINGS not in doc.user_data or not doc.has_annotation("DEP"):
        return []
    taken = {mention.token.i for mention in known}
    found: list[Mentioned] = []
    for token in doc:
        if token.i in taken or not _may_be_event(token):
            continue
        place = token.idx, token.idx + len(token)
        found.append(Mentioned(token, *place, KIND, "rule", UNSURE, None, TAKEN_AS_FACT, True))
    return found


def is_of_phrase(token: Token) -> bool:
    """Tell a noun that means nothing by itself: "in spite of", "in return for", "at a loss", "press release".

    Args:
        token: The word that names an event.
    """
    if _is_of_release(token) or (token.i + 1 < len(token.doc) and _is_of_release(token.nbor())):
        return True
    if token.pos_ != "NOUN" or token.i < 2:
        return False
    one, before = token.nbor(-1).lower_, token.nbor(-2).lower_
    if token.lower_ == "loss":
        return (before, one) == ("at", "a")
    return token.lower_ in _IN and (one == "in" or (before, one) == ("in", "the"))


def _is_of_release(token: Token) -> bool:
    """Tell the "release" of "press release"."""
    return token.lower_ in _RELEASES and token.i > 0 and token.nbor(-1).lower_ in {"press", "news", "media"}


def is_somebody(token: Token) -> bool:
    """Tell a noun that is somebody and no happening: "his predecessor", "protesters", "whistle-blowers".

    Args:
        token: The word that names an event.
    """
    if token.pos_ != "NOUN":
        return False
    doc, place = token.doc, token.i
    if place + 2 < len(doc) and doc[place + 1].text == "-" and token.head.i == place + 2:
        place += 2
    word, lemma = doc[place].lower_.removesuffix("s"), doc[place].lemma_.lower()
    whole = f"{doc[place - 2].lower_}{word}" if place > 1 and doc[place - 1].text == "-" else word
    # The base form of "protesters" may be read as that of the verb.
    if syntax.is_attribute(token) and token.head.i == token.i + 1 and _is_somebodys(token.head):
        # "Rescue teams", "election officers".
        return True
    return any(noun(one)[0] == "person" for one in (lemma, word, whole))


def _is_somebodys(head: Token) -> bool:
    lemma = head.lemma_.lower()
    return head.pos_ == "NOUN" and (lemma in _CREWS or noun(lemma)[0] == "person")


def _may_be_event(token: Token) -> bool:
    if token.pos_ != "NOUN" or token.ent_type_ or base_of(token) in listed("things"):
        return False
    place = place_of(token)
    return place >= 0 and float(event_words().eventful[place]) >= EVENTFUL
