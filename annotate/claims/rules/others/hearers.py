"""Who only hears something: "people told that they were ill", shouts of "shame" at whoever goes on to act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, offsets_of, touches_any
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import phrase
from annotate.claims.spans.rule import settles
from annotate.language import syntax

_TOLD = frozenset({"advised", "assured", "informed", "told", "warned"})
# Nobody does these but to somebody: "parents urged to stay" are urged.
_MOVED = _TOLD | {"encouraged", "reminded", "urged"}
# "Staff told they will go": who tells it names them.
_LET_KNOW = frozenset({"assured", "informed", "told"})
_WHO = frozenset({"he", "i", "she", "they", "we"})
_TAKEN_FOR = frozenset({"believed", "confirmed", "feared", "presumed", "reported"})
_FATES = frozenset({"dead", "drowned", "injured", "killed", "lost", "missing", "wounded"})
# Who gets a warning gives none; what is learned of base forms errs with "drew".
_GETTING = frozenset(
    {"get", "receive", "face", "draw", "drew", "attract", "meet", "earn", "suffer", "hear", "await"}
)
_SHOUTS = frozenset(
    {"boos", "calls", "chants", "cheers", "cries", "heckles", "jeers", "screams", "shouts", "whoops", "yells"}
)
_AMID = frozenset({"above", "amid", "amidst", "despite", "over", "to"})


@settles(rank=34)
def without_hearers(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what is told to some and what a crowd shouts as nobody's whom they reach.

    "Of the patients told that they were well, half came back": who told them is not said.
    "To shouts of “shame” from the gallery, the chairman rose": the gallery shouted.
    "People confirmed dead" do not confirm it, and who receives a warning does not give it.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        if not one.cue:
            yield one
        elif _is_fate(index, one):
            continue
        elif one.source and _are_told(index, one):
            yield replace(one, source=[], because=[*one.because, "who is told it does not tell it"])
        elif (noun := _is_given(index, one)) is not None:
            yield _by_its_giver(one, noun)
        elif (shouts := _shouts(index, one)) is not None:
            yield from _of_the_crowd(index, one, shouts)
        else:
            yield one


def _are_told(index: DocIndex, one: Attribution) -> bool:
    """Tell "for every three people told that" from "she told them that"."""
    verb = one.cue_words(index)[-1]
    whom = index.head_of(*one.source[0])
    if verb.lower_ not in _MOVED or syntax.auxiliaries(verb) or whom is None or verb.i + 2 >= len(verb.doc):
        return False
    if whom.pos_ not in {"NOUN", "PROPN"} or whom.i >= verb.i:
        return False
    if whom.i == verb.i - 1 and (
        _is_to_do(verb) or (verb.lower_ in _LET_KNOW and verb.nbor().lower_ in _WHO)
    ):
        return True  # "Villagers told to leave refused": who tells somebody to do something names them.
    if verb.lower_ not in _TOLD or whom.pos_ != "NOUN" or verb.nbor().lower_ not in {"that", "to"}:
        return False
    if verb.tag_ == "VBN" and syntax.is_participle_clause(verb) and verb.head.i == whom.i:
        return True
    # "For every three people told that", whatever the tree takes the verb for.
    first = phrase(whom)[0]
    before = verb.doc[first.i - 1] if first.i > verb.sent.start else None
    if before is None or before.pos_ not in {"ADP", "SCONJ"} or whom.i != verb.i - 1:
        return False
    return all(token.is_quote or token.is_space for token in verb.doc[verb.sent.start : before.i])


def _is_given(index: DocIndex, one: Attribution) -> Token | None:
    """Return the noun for what the source is told: "received a warning that", "faced calls for"."""
    acts = index.words.nouns
    nouns = (token for token in one.cue_words(index) if token.pos_ == "NOUN" and token.lower_ in acts)
    noun, whom = next(nouns, None), index.head_of(*one.source[0]) if one.source else None
    if noun is None or whom is None:
        return noun if noun is not None and _comes_from(noun) else None
    verb = noun.head
    if verb.pos_ != "VERB" or syntax.is_passive(verb) or _GETTING.isdisjoint({verb.lemma_, verb.lower_}):
        return None
    stands = syntax.is_object(noun) or syntax.is_oblique(noun)
    return noun if stands and whom in syntax.subjects(verb) else None


def _comes_from(noun: Token) -> bool:
    return noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "from"


def _by_its_giver(one: Attribution, noun: Token) -> Attribution:
    """Return what somebody is told as theirs from whom it comes: "a warning from the police"."""
    below = (*noun.children, *noun.head.children)
    giver = next((t for t in below if any(lead.lower_ == "from" for lead in syntax.leads(t))), None)
    places = [] if giver is None else [offsets_of(phrase(giver)), offsets_of(syntax.noun_phrase(giver))]
    taken = [*one.cue, *one.content]
    source = next(([place] for place in places if not touches_any(place, taken)), [])
    return replace(one, source=source, because=[*one.because, "who gets it does not give it"])


def _is_to_do(verb: Token) -> bool:
    return verb.nbor().lower_ == "to" and verb.nbor(2).tag_ == "VB"


def _is_fate(index: DocIndex, one: Attribution) -> bool:
    """Tell "the number of people confirmed dead rose" from "the doctor confirmed that he is dead"."""
    verb = one.cue_words(index)[-1]
    if len(one.cue_words(index)) != 1 or verb.lower_ not in _TAKEN_FOR or not 0 < verb.i < len(verb.doc) - 1:
        return False
    # "The doctor confirmed dead men had been found."
    counted = verb.i + 2 < len(verb.doc) and verb.nbor(2).pos_ == "NOUN"
    return verb.nbor().lower_ in _FATES and verb.nbor(-1).pos_ == "NOUN" and not counted


def _shouts(index: DocIndex, one: Attribution) -> Token | None:
    """Return the shouts that somebody meets with: "amid chants of “out” from the benches"."""
    word = next((token for token in one.cue_words(index) if token.lower_ in _SHOUTS), None)
    if word is None or word.i + 1 >= len(word.doc) or word.nbor().lower_ != "of":
        return None
    before = next((t for t in reversed(word.doc[word.sent.start : word.i]) if t.pos_ != "ADJ"), None)
    return word if before is not None and before.lower_ in _AMID else None


def _of_the_crowd(index: DocIndex, one: Attribution, shouts: Token) -> Iterator[Attribution]:
    """Yield what is shouted, as theirs from whom it comes; nothing where that is not told."""
    quoted = next((q for place in one.content for q in index.quotations.within(*place)), None)
    if quoted is None:
        return
    behind = (token for token in index.doc[shouts.i : shouts.sent.end] if token.idx >= quoted.end)
    lead = next((token for token in behind if not (token.is_quote or token.is_punct)), None)
    whom = (
        None
        if lead is None or lead.lower_ != "from"
        else next((t for t in index.doc[lead.i + 1 : shouts.sent.end] if t.pos_ in {"NOUN", "PROPN"}), None)
    )
    if whom is None:
        return
    crowd = phrase(whom)
    because = [*one.because, "from whom the shouts come"]
    yield replace(one, source=[offsets_of(crowd)], content=[(quoted.start, quoted.end)], because=because)
