"""What is done and not said: "dismissed her deputy", "cut its forecast", "a bill was passed"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from annotate.claims.judging.speech_acts import cue_verb
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution, verb_of
from annotate.claims.spans.recovery import TAKEN
from annotate.claims.spans.rule import settles
from annotate.claims.spans.speaking import is_human, is_speaker
from annotate.language import syntax
from annotate.record import SpeechAct

# Called home, or back to the works.
_CALLED_BACK = frozenset(
    {"ambassador", "envoy", "diplomat", "consul", "attaché", "attache", "d'affaires", "reservist", "troop"}
    | {"troops", "delegation", "squad", "player", "striker", "midfielder", "defender", "goalkeeper", "bowler"}
    | {"car", "van", "truck", "vehicle", "model", "product", "toy", "drug", "batch", "airbag", "unit"}
)
# A relative clause further back may tell what it was.
_NEAR = 4
_MARKED = frozenset(
    {"proof", "page", "paper", "essay", "homework", "exam", "manuscript", "galley", "test", "dictation"}
)


# Who "was forced to leave" left.
_FORCING = frozenset({"force", "compel"})
_TITLED = frozenset({"titled", "entitled"})
# These are of things that are told, and yet their own act is in no list.
_TELLING = frozenset({"convey", "divulge", "raise", "review", "flag", "dwell", "condone", "air", "echo"})
_EMPTY = frozenset({"be", "do", "give", "have", "make", "take"})
# What is decided or made known is something else than that: "a bill was passed".
_DONE: frozenset[SpeechAct | None] = frozenset({"decide", "announce", "demand", None})
_THINGS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@settles(rank=8)
def without_deeds(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those in which somebody is dismissed, called back or meets to discuss a thing.

    "Dismissed him as a fool" and "recalled that he left" say something. What somebody is known for, or
    was "referring to", is told by no words of his. Nor is what a verb does to a thing that no list has
    among those of saying, nor what nobody named passes or releases.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        if not (_is_deed(index, one) or _is_only_done(index, one)):
            yield one


@settles(rank=33)
def still_without_deeds(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those in which a thing is passed or released by who turned out to be nobody.

    Args:
        index: The document.
        found: Attributions.
    """
    return (one for one in found if not _is_only_done(index, one))


def _is_only_done(index: DocIndex, one: Attribution) -> bool:
    """Tell "cut its forecast" and "a bill was passed" from "reviewed the talks" and "no one was named"."""
    if not one.cue or len(one.content) != 1 or one.by != "model":
        return False
    cue, words = one.cue_words(index), index.tokens(*one.content[0])
    verb, head = verb_of(cue), index.head_of(*one.content[0])
    if verb is None or verb.i != cue[-1].i or head is None or head.pos_ not in _THINGS:
        return False
    if any(index.quotations.at(token.idx) is not None for token in words) or _says_what(words, head):
        return False
    act = index.words.act_of(verb.lower_)
    if syntax.is_passive(verb):
        # "A bill was passed", and "the leak was spotted by Ann Roe".
        done = (
            act in _DONE if not one.source else act is None and verb.lemma_.lower() not in _TELLING | _EMPTY
        )
        return done and words.end <= cue.start and not any(syntax.negations(verb))
    # "Provides evidence of", "unleashed a flurry of tweets": a noun tells it. "Is eyeing" may be in the mind.
    nouns, adjectives = index.words.nouns, index.words.adjectives
    listed = any(token.lower_ in nouns or token.lower_ in adjectives for token in (*cue, *words))
    going_on = verb.tag_ == "VBG" and any(syntax.auxiliaries(verb))
    return act is None and not (listed or going_on) and verb.lemma_.lower() not in _TELLING | _EMPTY


def _is_deed(index: DocIndex, one: Attribution) -> bool:
    if one.cue and one.cue_words(index)[-1].lower_ in _TITLED:
        return True
    if not one.cue or not one.content or index.quotations.at(one.content[-1][0]) is not None:
        return False
    cue, words = one.cue_words(index), index.tokens(*one.content[-1])
    verb = cue_verb(cue, index.words)
    if [token.lower_ for token in cue[-2:]] in (["referring", "to"], ["known", "for"]):
        return not any(token.tag_ in syntax.FINITE for token in words[:_NEAR])
    if verb is not None and verb.lower_ == "seen" and syntax.is_passive(verb) and words[0].tag_ == "VBG":
        return True  # "Was seen leaving the house": nobody holds it, they saw it.
    if cue[-1].lower_ == "for" and cue[-2 if len(cue) > 1 else -1].lower_ in {"request", "requests"}:
        return words[0].lower_ in {"comment", "comments"}
    if verb is not None and index.words.lemma(verb.lower_) == "prove":
        # Scientists prove something; "it proved a success", "he has proved himself".
        teller = index.head_of(*one.source[0]) if one.source else None
        return teller is None or teller.pos_ == "PRON" or not is_human(teller)
    if verb is not None and verb.lemma_.lower() == "need" and words[0].lower_ == "to":
        return True  # "We need to leave" is a duty.
    if verb is not None and verb.lemma_.lower() in _FORCING and syntax.is_passive(verb):
        return words[0].lower_ == "to"
    head = index.head_of(*one.content[0]) if len(one.content) == 1 else None
    if verb is None or head is None or head.pos_ not in {"NOUN", "PROPN", "PRON"} or _says_what(words, head):
        return False
    match index.words.lemma(verb.lower_):
        case "dismiss":
            behind = index.doc[cue.end].lower_ if cue.end < len(index.doc) else ""
            return is_human(head) and behind != "as"
        case "write":
            return any(child.lower_ == "down" for child in verb.children)
        case "recall":
            return _is_called_back(head)
        case "discuss":
            # "Met to discuss the plan": what they said of it is not told.
            alone = sum(token.pos_ == "VERB" for token in cue) == 1
            return alone and verb.tag_ in {"VB", "VBG"} and not syntax.auxiliaries(verb)
        case "see":
            # "Has seen growth", "saw his term extended": it happened to them.
            return not syntax.is_passive(verb) and (
                verb.tag_ in {"VBD", "VBN"} or not _is_of_somebody(index, one)
            )
        case "name":
            return syntax.is_participle_clause(verb) and syntax.agent(verb) is None
        case "list":
            return syntax.is_passive(verb) and syntax.agent(verb) is None
        case "comment" | "speak" | "talk":
            # "Commenting on the results, she said": on what occasion.
            return verb.tag_ == "VBG" and syntax.is_adverbial_clause(verb)
        case "rule":
            # "Injury ruled him out of the final."
            return [token.lower_ for token in index.doc[head.i + 1 : head.i + 3]] == ["out", "of"]
        case "correct":
            return head.lemma_.lower() in _MARKED
        case "claim":
            return head.lower_ in TAKEN and not syntax.is_passive(verb)
        case "tell":
            # "She was told by the chairman": what, is not said.
            return syntax.is_passive(verb) and syntax.is_passive_subject(head) and head.head.i == verb.i
        case "shout" | "scream" | "yell" | "cry":
            return cue[-1].lower_ == "for" and is_human(head)
    return False


def _is_of_somebody(index: DocIndex, one: Attribution) -> bool:
    head = index.head_of(*one.source[0]) if one.source else None
    return head is not None and is_speaker(head)


def _says_what(words: Span, head: Token) -> bool:
    """Tell whether words hold what somebody is held to be, or a clause of their own beside their noun."""
    clauses = (t for t in words if t.tag_ in syntax.FINITE)
    own = any(not any(map(syntax.is_relative_clause, (t, t.head))) for t in clauses)
    return own or any(token.lower_ == "as" and token.i > head.i for token in words)


def _is_called_back(head: Token) -> bool:
    return not _CALLED_BACK.isdisjoint({head.lemma_.lower(), head.lower_})
