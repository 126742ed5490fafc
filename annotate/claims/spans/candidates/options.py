"""What a word may tell of, and of whom, by the sentence's structure.

A verb, a noun or an adjective with a complement may be a cue: "plans to leave", "its decision
to leave", "keen to leave", "is expected to leave". Listed is every stretch that could be what it
tells; which of them are told is for ``annotate.claims.spans.candidates.likelihood``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets, touches_any
from annotate.claims.spans.recovery import phrase, trimmed
from annotate.claims.spans.sources import is_of_mind
from annotate.language import syntax
from annotate.language.document import once

KINDS = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN"})
"""Parts of speech of what may be a cue."""
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_TOPICAL = frozenset(
    {"about", "against", "for", "of", "on", "over", "to", "as", "with", "from", "into", "in", "by", "at"}
    | {"towards", "toward"}
)
# These belong to what is told as often as to the cue: "objected | to the plan", "agreed to | the plan".
_EITHER = frozenset({"to", "as", "about", "for", "in", "on", "with", "from"})
_PASSIVE_EITHER = frozenset({"as", "to", "of", "for"})
_CLOSING = frozenset('”"»')
_CHAIN = 6
_CLIMB = 10


class Option(NamedTuple):
    """A stretch that a word may tell.

    Attributes:
        kind: How it stands to the word, with the preposition between them after a colon.
        content: Its pieces.
    """

    kind: str
    content: list[Offsets]


class Teller(NamedTuple):
    """Who a word may speak for.

    Attributes:
        how: How the noun stands to the word.
        noun: Its head.
    """

    how: str
    noun: Token


def options_of(index: DocIndex, word: Token) -> list[Option]:
    """Return what a word may tell, each stretch once.

    Args:
        index: The document.
        word: A verb, a noun or an adjective.
    """
    seen: set[tuple[Offsets, ...]] = set()
    found: list[Option] = []
    for kind, pieces in _options(index, word):
        content = [piece for piece in pieces if piece is not None]
        if content and tuple(content) not in seen:
            seen.add(tuple(content))
            found.append(Option(kind, content))
    return found


_Found = tuple[str, list[Offsets | None]]


def _options(index: DocIndex, word: Token) -> Iterator[_Found]:
    verbal: list[_Found] = []
    if syntax.is_predicate(word):
        verbal = list(_of_verb(index, word))
        yield from verbal
    if word.pos_ in {"NOUN", "PROPN"}:
        yield from _of_noun(index, word)
    if word.pos_ == "ADJ":
        yield from _of_adjective(index, word)
    if word.pos_ in {"VERB", "ADJ"}:
        yield from _of_rest(index, word)
    if word.tag_ == "VBN" and syntax.is_participle_clause(word) and word.head.i < word.i:
        named = _alone(index, word.head.left_edge.i, word.i)
        yield "acl-head", [named]
        for kind, pieces in verbal:
            if kind.split(":")[0] in {"xcomp", "prep", "Prep", "pass-xcomp"}:
                yield f"acl+{kind}", [named, *pieces]


def _of_verb(index: DocIndex, verb: Token) -> Iterator[_Found]:
    children = list(verb.children)
    things = [c for c in children if syntax.is_direct_object(c) and c.i > verb.i]
    suffering = next((c for c in children if syntax.is_passive_subject(c) and c.i < verb.i), None)
    named = suffering is not None and suffering.lower_ not in _RELATIVE
    about = _under(index, suffering) if named and suffering is not None else None
    passive = syntax.is_passive(verb)
    opened = any(syntax.is_open_complement(c) and c.i > verb.i for c in children)
    for child in children:
        if child.i < verb.i:
            if syntax.is_clausal_complement(child):
                last = min(verb.i, child.right_edge.i + 1)
                yield "ccomp-before", [_alone(index, child.left_edge.i, last)]
        elif syntax.is_clausal_complement(child):
            yield "ccomp", [_told(index, verb, child)]
        elif syntax.is_open_complement(child):
            yield _open(index, verb, child, things, about, passive)
        elif child in things:
            if not opened:
                yield "obj", [_under(index, child)]
                more = [c for c in children if c.i > child.i and _goes_on(c)]
                if more:
                    last = more[-1].right_edge.i + 1
                    yield "obj+rest", [_alone(index, child.left_edge.i, last)]
        elif _goes_on(child):
            before = next((thing for thing in things if thing.i < child.i), None)
            yield from _led(index, verb, child, before, suffering, about)
    if about is not None and verb.tag_ == "VBN":
        yield "pass-subj", [about]
    if any(c.lower_ == "it" and syntax.is_subject(c) for c in children):
        for child in children:
            if child.i > verb.i and _is_told_of_it(child):
                yield "it-clause", [_without_that(index, _under(index, child))]


def _goes_on(child: Token) -> bool:
    return syntax.is_oblique(child) or syntax.is_adverbial_clause(child)


def _open(
    index: DocIndex, verb: Token, clause: Token, things: list[Token], about: Offsets | None, passive: bool
) -> _Found:
    """Return an infinitive with whom it is said of: "told | them to go", "| rain | is expected | to fall"."""
    place = _alone(index, max(clause.left_edge.i, verb.i + 1), clause.right_edge.i + 1)
    if passive:
        return ("pass-xcomp", [place]) if about is None else ("pass+xcomp", [about, place])
    if place is not None and things and things[0].i < clause.i:
        return "obj+xcomp", [(things[0].left_edge.idx, place[1])]
    return "xcomp", [place]


def _led(
    index: DocIndex,
    verb: Token,
    child: Token,
    thing: Token | None,
    suffering: Token | None,
    about: Offsets | None,
) -> Iterator[_Found]:
    """Yield what stands behind a preposition, with what it is said of."""
    lead = next(iter(syntax.leads(child)), None)
    if lead is None or lead.lower_ not in _TOPICAL:
        return
    leads = syntax.leads(child)
    last = leads[-1] if leads[-1].i < child.i else lead
    end, name = child.right_edge.i + 1, lead.lower_
    bare = _alone(index, max(last.i + 1, verb.i + 1), end)
    whole = _alone(index, max(lead.i, verb.i + 1), end)
    if suffering is not None:
        yield f"pass+prep:{name}", [about, bare]
        if name in _PASSIVE_EITHER:
            yield f"pass+Prep:{name}", [about, whole]
    elif bare is not None:
        yield f"{'prep' if thing is None else 'obj-prep'}:{name}", [bare]
        if thing is not None:
            yield f"obj+prep:{name}", [(thing.left_edge.idx, bare[1])]
        if whole != bare and name in _EITHER:
            yield f"Prep:{name}", [whole]


def _of_noun(index: DocIndex, noun: Token) -> Iterator[_Found]:
    for child in noun.children:
        if child.i < noun.i:
            continue
        adnominal = syntax.is_adnominal_clause(child) and not syntax.is_relative_clause(child)
        if adnominal or syntax.is_clausal_complement(child):
            yield "n-clause", [_told(index, noun, child)]
        elif syntax.is_nominal_modifier(child) or syntax.is_oblique(child):
            yield from _behind(index, child, "n")
    clause = noun.head
    if not syntax.is_subject(noun) or clause.i < noun.i:
        return
    copula = next((c for c in clause.children if syntax.is_copula(c)), None)
    if copula is not None:
        place = _alone(index, copula.i + 1, clause.right_edge.i + 1)
        yield "n-is", [_without_that(index, place)]
    elif clause.pos_ == "AUX":
        for child in clause.children:
            if child.i > clause.i and syntax.is_complement_clause(child):
                yield "n-is", [_without_that(index, _under(index, child))]


def _of_adjective(index: DocIndex, word: Token) -> Iterator[_Found]:
    for child in word.children:
        if child.i > word.i and syntax.is_complement_clause(child):
            yield "a-clause", [_without_that(index, _under(index, child))]
        elif child.i > word.i and syntax.is_oblique(child):
            yield from _behind(index, child, "a")


def _behind(index: DocIndex, noun: Token, kind: str) -> Iterator[_Found]:
    leads = syntax.leads(noun)
    if leads and leads[0].lower_ in _TOPICAL:
        first = leads[-1].i + 1 if leads[-1].i < noun.i else noun.left_edge.i
        yield f"{kind}-prep:{leads[0].lower_}", [_alone(index, first, noun.right_edge.i + 1)]


def _of_rest(index: DocIndex, word: Token) -> Iterator[_Found]:
    """Yield all that follows: to the end of the word's clause, to what is joined to it, of the sentence."""
    passed = (c for c in word.children if c.i > word.i and not c.is_punct)
    after = [c for c in passed if not (syntax.is_auxiliary(c) or syntax.is_particle(c))]
    if not after:
        return
    first = after[0].left_edge.i
    if first > word.i and word.doc[first].lower_ == "that":
        first += 1
    ends = [word.right_edge.i + 1]
    joined = next((c for c in word.children if syntax.is_conjunct(c) and c.i > word.i), None)
    if joined is not None:
        ends.append(min([c.i for c in joined.children if syntax.is_conjunction(c)] + [joined.left_edge.i]))
    ends.append(index.sentence_bounds[index.sentence_of[word.i]][1])
    for end in ends:
        if end > first:
            yield f"rest-{syntax.relation(after[0])}", [_alone(index, first, end)]


def _alone(index: DocIndex, first: int, last: int) -> Offsets | None:
    """Return words without punctuation at their edges, or a mark that closes what began before them."""
    place = trimmed(index, first, last)
    while place is not None and index.text[place[1] - 1] in _CLOSING:
        words = index.tokens(*place)
        if any(word.is_quote for word in words[:-1]):
            break
        place = trimmed(index, words.start, words.end - 1) if len(words) > 1 else None
    return place


def _under(index: DocIndex, head: Token) -> Offsets | None:
    return _alone(index, head.left_edge.i, head.right_edge.i + 1)


def _told(index: DocIndex, word: Token, clause: Token) -> Offsets | None:
    first = max(clause.left_edge.i, word.i + 1)
    return _without_that(index, _alone(index, first, clause.right_edge.i + 1))


def _without_that(index: DocIndex, place: Offsets | None) -> Offsets | None:
    if place is None:
        return None
    words = index.tokens(*place)
    return (words[1].idx, place[1]) if len(words) > 1 and words[0].lower_ == "that" else place


@once
def teller_of(word: Token) -> Teller | None:
    """Return who a word may speak for: a subject, an agent, an owner, or who leads the clause around it."""
    if word.pos_ in {"NOUN", "PROPN"} and not syntax.is_predicate(word):
        return _teller_of_noun(word)
    how, verb = "", word
    for _ in range(_CHAIN):
        passive = syntax.is_passive(verb) and not is_of_mind(verb)
        if verb.tag_ == "VBN" and (
            passive or syntax.is_participle_clause(verb) or syntax.is_adverbial_clause(verb)
        ):
            agent = syntax.agent(verb)
            return None if agent is None else Teller(f"{how}agent", agent)
        subject = next((c for c in verb.children if syntax.is_subject(c)), None)
        if subject is not None:
            return _teller_of_subject(subject, how)
        if syntax.is_conjunct(verb):
            how = f"conj-{how}"
        elif syntax.is_open_complement(verb):
            controller = _controller(verb, how)
            if controller is not None:
                return controller
            how = f"x-{how}"
        elif syntax.is_adverbial_clause(verb) and verb.tag_ in {"VBG", "VB"}:
            how = f"advcl-{how}"
        elif syntax.is_adnominal_clause(verb) and verb.tag_ == "VBG":
            return Teller(f"{how}acl-head", verb.head)
        elif syntax.is_adnominal_clause(verb) and verb.tag_ == "VB":
            above = teller_of(verb.head)
            return None if above is None else Teller(f"{how}acl-{above.how}", above.noun)
        else:
            return None
        if verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _teller_of_noun(noun: Token) -> Teller | None:
    owner = next((c for c in noun.children if syntax.is_possessor(c)), None)
    if owner is not None:
        return Teller("poss", owner)
    for child in noun.children:
        behind = child.i > noun.i and syntax.is_nominal_modifier(child)
        if behind and any(lead.lower_ in {"by", "from"} for lead in syntax.leads(child)):
            return Teller("n-by", child)
    for child in noun.children:
        if child.i < noun.i and child.ent_type_ and syntax.is_attribute(child):
            return Teller(syntax.role(child), child)
    if syntax.is_object(noun) and noun.head.pos_ == "VERB":
        above = teller_of(noun.head)
        return None if above is None else Teller(f"obj-{above.how}", above.noun)
    return None


def _teller_of_subject(subject: Token, how: str) -> Teller | None:
    if subject.lower_ in _RELATIVE and subject.tag_ in {"WP", "WDT"}:
        noun = _antecedent(subject)
        return Teller(f"{how}relpron", subject) if noun is None else Teller(f"{how}rel", noun)
    if subject.lower_ in {"it", "there"} and syntax.is_expletive(subject):
        return None
    return Teller(f"{how}subj", subject)


def _controller(verb: Token, how: str) -> Teller | None:
    """Return who is to do what an infinitive says: "asked them to say", "they are said to want"."""
    above = verb.head
    thing = next((c for c in above.children if syntax.is_object(c) and c.i < verb.i), None)
    if thing is not None and above.lemma_ != "promise":
        return Teller(f"{how}obj-ctl", thing)
    if above.tag_ == "VBN" and syntax.is_passive(above):
        suffering = next((c for c in above.children if syntax.is_passive_subject(c)), None)
        return None if suffering is None else Teller(f"{how}pass-ctl", suffering)
    return None


def _antecedent(pronoun: Token) -> Token | None:
    verb = pronoun
    for _ in range(_CLIMB):
        if syntax.is_relative_clause(verb):
            return verb.head
        if verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def source_of(word: Token, teller: Teller | None, content: list[Offsets]) -> list[Offsets]:
    """Return the teller's noun phrase, none where it holds the word or overlaps what is told.

    Args:
        word: The cue.
        teller: Who it speaks for.
        content: What is told.
    """
    if teller is None:
        return []
    span = phrase(teller.noun)
    first, last = span.start, span.end
    if first <= word.i < last:
        last = max(teller.noun.i + 1, first + 1)
    if first <= word.i < last:
        return []
    while last > first + 1 and span.doc[last - 1].is_punct:
        last -= 1
    place = span.doc[first].idx, span.doc[last - 1].idx + len(span.doc[last - 1])
    return [] if touches_any(place, content) else [place]


def _is_told_of_it(clause: Token) -> bool:
    """Tell the clause that an "it" only announces: "it was feared that it may fall"."""
    told = syntax.is_clausal_subject(clause) or syntax.is_clausal_complement(clause)
    return told or syntax.is_adverbial_clause(clause) or syntax.is_expletive(clause)
