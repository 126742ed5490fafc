"""Who speaks, by what a sentence tells of people: what they do or feel, or that words are theirs."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from annotate.claims.spans.index import Offsets, offsets_of
from annotate.claims.spans.recovery import phrase
from annotate.claims.spans.sources import is_feeling, source_words
from annotate.entities.known.lexicon import noun
from annotate.language import syntax
from annotate.language.labels import name_type

FELT, ACTED, NAMED = 0.55, 0.4, 0.7
# "That was the view of Ann Lee", "So says Ann Lee", "The words are those of Ann Lee".
_POINTING = frozenset({"that", "this", "those", "these", "such", "so", "thus", "it"})
WORDS_OF = frozenset(
    ["words", "word", "view", "views", "verdict", "message", "sentiment", "opinion", "reaction", "assessment",
     "plea", "warning", "comment", "remark", "response", "conclusion", "complaint", "description", "answer",
     "argument", "summary", "reply", "promise", "fear", "question", "advice", "judgment", "judgement", "call",
     "claim", "cry", "voice", "thoughts", "mantra", "motto", "testimony", "account", "memory", "recollection"]
)  # fmt: skip
# Whose subject will not speak any more.
_SILENT = frozenset({"die", "pass", "vanish", "disappear"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks a quotation, how sure that is, and what tells it."""

    source: list[Offsets]
    confidence: float
    because: str


def names_in(line: Span) -> list[Span]:
    """Return the people and bodies that are named in a line, each with the title before it left out."""
    return [entity for entity in line.ents if name_type(entity.label_) in {"PERSON", "ORG", "NORP", "MISC"}]


def those_words(sentence: Span) -> Speaker | None:
    """Return the speaker whom "That was the view of X", "So says X" or "The words are X's" names."""
    first = sentence[0].lower_
    if (
        first in {"so", "thus"}
        and len(sentence) > 2
        and sentence[1].lemma_.lower() in {"say", "speak", "write", "go"}
    ):
        subject = next(iter(syntax.subjects(sentence[1])), None) or (
            sentence[2] if sentence[2].pos_ == "PROPN" else None
        )
        return _after_it(subject) if subject is not None else None
    if first in {"that", "this"} and len(sentence) > 2 and sentence[1].lower_ in {"was", "is"}:
        named = next((t for t in sentence[2:5] if t.pos_ == "PROPN"), None)
        before = sentence[2 : named.i - sentence.start] if named is not None else sentence
        titles = all(t.pos_ == "NOUN" and t.lower_ not in WORDS_OF for t in before)
        if named is not None and titles and is_human(named):
            end = named.i + 1
            while end < sentence.end and sentence.doc[end].pos_ == "PROPN":
                end += 1
            whole = sentence.doc[sentence.start + 2 : end]
            because = "the sentence after the quotation names its speaker"
            return Speaker([offsets_of(whole)], NAMED, because)
    word = next((t for t in sentence[:8] if t.lower_ in WORDS_OF or t.lower_ in {"those", "speaker"}), None)
    if word is None or not (first in _POINTING or sentence[0].lower_ in {"the", "these"}):
        return None
    verb = next(
        (t for t in sentence[:6] if t.lemma_.lower() in {"be", "come", "belong"} or t.lower_ in {"’s", "'s"}),
        None,
    )
    if verb is None:
        return None
    named = next(
        (t for t in sentence[word.i - sentence.start :] if t.lower_ in {"of", "from", "by", "to"}), None
    )
    if named is None and word.lower_ == "speaker":
        named = verb
    if named is None or named.i - word.i > 4:
        return None
    head = next(
        (t for t in sentence if t.i > named.i and t.pos_ in {"PROPN", "NOUN"} and _tops(t, named)), None
    )
    return _after_it(head) if head is not None and is_speaker(head) else None


def _tops(token: Token, lead: Token) -> bool:
    """Tell whether a word heads the noun phrase behind another word."""
    return not (token.head.i > lead.i and token.head.pos_ in {"NOUN", "PROPN"} and token.head.i - token.i < 5)


def _after_it(head: Token) -> Speaker:
    span = phrase(head)
    place = offsets_of(span)
    return Speaker([place], NAMED, "the sentence after the quotation names its speaker")


def acting(sentence: Span) -> Speaker | None:
    """Return the subject of a sentence that tells what somebody does or feels, if that one can speak."""
    verb = next((t for t in sentence if t.head.i == t.i and not t.is_space), None)
    if verb is None:
        return None
    verb = verb if syntax.is_predicate(verb) else next((t for t in sentence if syntax.is_predicate(t)), verb)
    subject = next(iter(syntax.subjects(verb)), None)
    if subject is None:
        return None
    owner = next((t for t in subject.children if syntax.is_possessor(t)), None)
    if subject.lower_ in WORDS_OF and owner is not None and is_speaker(owner):
        return _did(owner, FELT, sentence)
    fronted = next((t for t in verb.children if t.i < subject.i and _is_whom(t)), None)
    if fronted is not None and not is_human(subject):
        return _did(fronted, FELT, sentence)
    if subject.lower_ in source_words()["written"] and subject.pos_ == "NOUN":
        return _did(subject, FELT, sentence)
    feels = verb.pos_ == "ADJ" or verb.tag_ == "VBN"
    if syntax.is_passive(verb) and not is_feeling(verb):
        return None
    if is_silent(sentence) or not (is_human(subject) or (feels and is_speaker(subject))):
        return None
    return _did(subject, FELT if feels else ACTED, sentence)


def is_silent(sentence: Span) -> bool:
    """Tell a sentence whose subject dies or vanishes in it: "drove a truck and died in May"."""
    roots = (token for token in sentence if token.head.i == token.i or syntax.is_conjunct(token))
    return any(token.pos_ == "VERB" and token.lemma_.lower() in _SILENT for token in roots)


def _is_whom(token: Token) -> bool:
    """Tell for whom something is so: "For Ann Lee, it was a shock"."""
    lead = any(syntax.is_preposition(child) and child.lower_ in {"for", "to"} for child in token.children)
    return lead and (syntax.is_oblique(token) or syntax.is_nominal_modifier(token)) and is_human(token)


def _did(who: Token, confidence: float, sentence: Span) -> Speaker:
    span = phrase(who)
    if span.end > sentence.end:
        span = sentence.doc[span.start : sentence.end]
    because = f"a quotation that stands alone after what “{who.text}” does or feels"
    return Speaker([offsets_of(span)], confidence, because)


def is_human(token: Token) -> bool:
    """Tell a person, several, or the pronoun of one."""
    kind = name_type(token.ent_type_) if token.ent_type_ else None
    if kind is not None and token.pos_ == "PROPN":
        return kind == "PERSON"
    if token.pos_ == "PRON":
        return token.lower_ in {"he", "she", "they", "who"}
    if any(name_type(t.ent_type_) == "PERSON" for t in syntax.appositions(token) if t.ent_type_):
        return True
    return noun(token.lemma_.lower())[0] == "person" or token.lower_ == "police"


def is_speaker(token: Token) -> bool:
    """Tell whoever can say something: a person or a body."""
    if is_human(token) or noun(token.lemma_.lower())[0] == "organisation":
        return True
    return bool(token.ent_type_) and name_type(token.ent_type_) in {"PERSON", "ORG", "NORP", "GPE"}


def is_body(token: Token) -> bool:
    """Tell a noun that is no single person."""
    if token.pos_ != "NOUN":
        return token.lower_ == "they"
    return noun(token.lemma_.lower())[0] == "organisation" or token.tag_ == "NNS"
