"""Who speaks behind what was said: "It was Ann Lee who paid, said the treasurer, Bob Roe".

In a headline, what goes on behind the speaker is told by nobody: "Roe ‘stays’, insists Lee | as rivals call".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from annotate.claims.rules.forms.patterns import HEADLINE, headline_end
from annotate.claims.spans.index import DocIndex, Offsets, offsets_of, touches_any
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import trimmed
from annotate.claims.spans.rule import mends
from annotate.claims.spans.sources import source_words
from annotate.claims.spans.speaking import is_speaker
from annotate.language import syntax

# Nobody says, adds or claims a person.
_TELLING = frozenset(
    {"say", "add", "claim", "argue", "insist", "state", "explain", "allege", "note", "reply"}
)
# In a headline these, too, stand before who says it; who is warned or promised something may stand behind it.
_IN_HEADLINES = _TELLING | {"report", "reveal", "vow", "declare", "admit", "conclude"}
_SHORTEST = 4
_LONGEST_SPEAKER = 7
_BE = frozenset({"is", "was", "are", "were", "'s", "’s", "isn't", "wasn't"})


@mends(rank=2)
def turned_back(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a sentence and the speaker behind it each in its own place.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        said = _before(index, one)
        if said is None:
            yield one
            continue
        because = [*one.because, "who said the sentence before the verb stands behind it"]
        yield replace(one, source=one.content, content=[said], because=because)


@mends(rank=3)
def turned_in_headlines(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, of a headline that ends with who says it that speaker with what stands before.

    Args:
        index: The document.
        found: Attributions.
    """
    turned = _headline(index)
    for one in found:
        if turned is None or not touches_any(turned.cue[0], one.cue):
            yield one
    if turned is not None:
        yield turned


def _headline(index: DocIndex) -> Attribution | None:
    """Return what a headline tells by a verb between a comma and who says it."""
    line = index.tokens(0, headline_end(index))
    for verb in line[1:]:
        telling = verb.tag_ in syntax.FINITE | {"NNS"} and index.words.lemma(verb.lower_) in _IN_HEADLINES
        if not telling or line[verb.i - 1].text != ",":
            continue
        end = next((t.i for t in line[verb.i + 1 :] if t.pos_ in {"ADP", "SCONJ"} or t.is_punct), line.end)
        speaker = index.doc[verb.i + 1 : end]
        told = trimmed(index, 0, verb.i)
        if told is not None and _is_speaker_alone(speaker):
            because = ["the headline has its speaker behind the verb"]
            cue = verb.idx, verb.idx + len(verb)
            return Attribution([offsets_of(speaker)], [cue], [told], "rule", HEADLINE, because)
    return None


def _is_speaker_alone(words: Span) -> bool:
    """Tell a noun phrase for who can say something."""
    if not 0 < len(words) <= _LONGEST_SPEAKER or words[-1].pos_ not in {"NOUN", "PROPN"}:
        return False
    plain = all(token.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "PRON", "PART", "NUM"} for token in words)
    listed = source_words()
    known = listed["documents"] | listed["unnamed"] | listed["speakers"]
    return plain and (words[-1].lower_ in known or is_speaker(words[-1]))


def _before(index: DocIndex, one: Attribution) -> Offsets | None:
    """Return the sentence before a verb behind which the content only names who said it."""
    if len(one.source) != 1 or len(one.cue) != 1 or len(one.content) != 1:
        return None
    if not one.source[0][1] <= one.cue[0][0] < one.cue[0][1] <= one.content[0][0]:
        return None
    cue, named = (index.tokens(*place) for place in (one.cue[0], one.content[0]))
    verb = cue[0]
    if index.words.lemma(verb.lower_) not in _TELLING or named.start != cue.end or len(cue) > 1:
        return None
    start, _ = index.sentence_bounds[index.sentence_of[verb.i]]
    said = index.doc[start : verb.i]
    if len(said) < _SHORTEST or said[-1].text != "," or not _is_sentence(said) or not _names(index, named):
        return None
    quoted = [index.quotations.at(place) for place in (said.start_char, one.content[0][0])]
    return trimmed(index, said.start, said.end) if quoted == [None, None] else None


def _is_sentence(words: Span) -> bool:
    """Tell a sentence, "It was Ann Lee who paid", from whoever is described by one: "Ann Lee, who paid"."""
    if words[0].lower_ in {"it", "there", "that", "this"} and len(words) > 2 and words[1].lower_ in _BE:
        return True
    heads = [t for t in words if t.tag_ in syntax.FINITE and not syntax.is_relative_clause(_full_verb(t))]
    return any(_has_own_subject(_full_verb(token), words) for token in heads)


def _full_verb(token: Token) -> Token:
    """Return the full verb that an auxiliary or a copula goes with, else the word itself."""
    return token.head if syntax.is_auxiliary(token) or syntax.is_copula(token) else token


def _has_own_subject(verb: Token, words: Span) -> bool:
    below = verb
    while words.start <= below.head.i < words.end and below.head.i != below.i:
        if syntax.is_relative_clause(below) or syntax.is_adnominal_clause(below):
            return False
        below = below.head
    own = any(syntax.is_subject(child) and words.start <= child.i for child in verb.children)
    return own and not (syntax.is_relative_clause(below) or syntax.is_adnominal_clause(below))


def _names(index: DocIndex, words: Span) -> bool:
    """Tell words that name a speaker and nothing else."""
    head = index.head_of(words.start_char, words.end_char)
    if head is None or head.pos_ not in {"NOUN", "PROPN"}:
        return False
    told = [t for t in words if t.tag_ in syntax.FINITE and not syntax.is_relative_clause(_full_verb(t))]
    known = is_speaker(head) or any(is_speaker(other) for other in syntax.appositions(head))
    return known and not told
