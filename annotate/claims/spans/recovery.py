"""What the model left out of an attribution, from syntax where that is plain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of, subtree_of, touches_any
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.sources import is_of_mind
from annotate.entities.known.lexicon import noun
from annotate.language import syntax
from annotate.language.overlaps import Overlaps

MISSING_CONTENT, MISSING_CUE, MISSING_SOURCE = 0.5, 0.6, 0.7
LONGEST_CUE = 7
LEAST_BEFORE = 3
LONGEST_REST = 12
REFUSING = frozenset({"refuse", "decline"})
# What was refused to be told stands behind them: "say why", "confirm the report".
TELLING = frozenset(
    {"say", "disclose", "reveal", "explain", "specify", "clarify", "confirm", "discuss", "divulge"}
)
# What it was to be about stands behind "on" or "about".
SPEAKING = frozenset({"comment", "speak", "talk", "answer", "elaborate", "respond", "reply", "expand"})
# What nobody but a person or a body does.
_MEANING = frozenset({"want", "decide", "promise", "propose", "announce"})
_CLOSING = frozenset({'"', "”", "’", "'", "''", ")", "»"})
_GOVERNED = (
    syntax.is_clausal_complement, syntax.is_adnominal_clause, syntax.is_open_complement, syntax.is_parataxis,
    syntax.is_direct_object, syntax.is_oblique, syntax.is_nominal_modifier, syntax.is_adverbial_clause,
    syntax.is_clausal_subject,
)  # fmt: skip
_BEFORE_CUE = (syntax.is_clausal_complement, syntax.is_parataxis)
_WITH_PREPOSITION = (syntax.is_oblique, syntax.is_nominal_modifier)
# Behind another preposition stands to whom, where or when something was said.
_TOPICAL = frozenset({"about", "against", "for", "of"})
# What these lead tells when something was said: "said before leaving".
_MEANWHILE = frozenset({"after", "before", "since", "until", "upon", "when", "while"})
# Passive, these name who was asked or told, and not who says it.
_ADDRESSING = frozenset(
    {"ask", "tell", "press", "question", "urge", "remind", "inform", "invite", "warn", "order", "advise"}
)
# Passive, these name whom or what it is said of.
_PASSING_ON = frozenset(
    {"say", "believe", "think", "understand", "know", "report", "rumour", "rumor", "allege", "expect"}
    | {"claim", "consider", "suppose", "accuse", "suspect", "deem", "assume", "presume", "predict"}
    | {"estimate", "hold"}
)
# "Claimed a medal", "claimed five lives": taken, not said. Victory is not among them: losers claim it, too.
TAKEN = frozenset(
    {"medal", "gold", "silver", "bronze", "title", "trophy", "prize", "crown", "championship", "life",
     "lives", "casualty", "casualties", "wicket", "wickets", "seat", "seats", "podium", "win", "scalp",
     "pole", "victim", "victims"}
)  # fmt: skip


def completed(index: DocIndex, found: list[Attribution]) -> list[Attribution]:
    """Complete attributions from syntax; those that stay doubtful are left out.

    A verb of saying with its source is kept even where its content is not found:
    somebody did say something there. A source alone is only a hint: a content
    whose verb has it as its subject is believed sooner.

    Args:
        index: The document.
        found: Attributions, of which some lack parts.
    """
    taken = Overlaps(place for a in found for part in (a.cue, a.content) for place in part)
    hints = {place for a in found if not a.cue for place in a.source}
    return [one for one in found if _complete(index, one, taken, hints)]


def coordinated(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what a verb of saying tells that shares its subject with a cue: "denied it and blamed Roe".

    Args:
        index: The document.
        found: Whole attributions.
    """
    taken = Overlaps(place for a in found for part in (a.cue, a.content) for place in part)
    for one in found:
        verbs = [t for place in one.cue for t in index.tokens(*place) if t.pos_ == "VERB"]
        for verb in (c for v in verbs for c in v.children if syntax.is_conjunct(c) and c.i > v.i):
            if not one.source or not _says_more(index, verb):
                continue
            cue = verb.idx, verb.idx + len(verb)
            content = [] if taken.meets(*cue) else _content_of(index, [cue], taken)
            if content:
                confidence = one.confidence * MISSING_CUE
                because = [f"“{verb.text}” shares the subject of the cue before it"]
                yield Attribution(list(one.source), [cue], content, "rule", confidence, because)


def _says_more(index: DocIndex, verb: Token) -> bool:
    """Tell a verb of saying without a subject of its own."""
    own = any(syntax.is_subject(child) for child in verb.children)
    act = index.words.act_of(verb.lower_)
    return verb.pos_ == "VERB" and not own and act in SAYING


def _complete(index: DocIndex, one: Attribution, taken: Overlaps, hints: set[Offsets]) -> bool:
    """Fill in the missing parts of an attribution; tell whether it can stand."""
    if not one.cue and not one.content:
        return False
    if one.cue and (_is_let_us(index, one) or _takes(index, one)):
        return False
    if one.source and one.cue and (_is_addressed(index, one) or _is_spoken_of(index, one)):
        one.source = []
    if one.cue and _is_passive(index, one):
        _leave_out_it(index, one)
    if one.cue and one.content:
        if not one.source:
            _add_source(index, one)
        return True
    if not one.cue:
        one.cue = _cue_of(index, one.content[0], taken)
        one.confidence *= MISSING_CUE
        one.because.append("the cue was found from the sentence's structure")
        if not one.cue:
            return False
        _add_source(index, one)
        head = index.head_of(*one.content[0])
        clausal = head is not None and syntax.is_complement(head)
        return _is_listed(index, one.cue) and (clausal or any(place in hints for place in one.source))
    one.content = _content_of(index, one.cue, taken) or _content_before(index, one, taken)
    one.confidence *= MISSING_CONTENT
    found = "the content was found from the sentence's structure"
    one.because.append(found if one.content else "what was said was not found")
    if not one.source:
        _add_source(index, one)
    return bool(one.content) or (bool(one.source) and _is_listed(index, one.cue))


def _is_let_us(index: DocIndex, one: Attribution) -> bool:
    """Tell "let's say", "let us assume", which says nothing."""
    first = index.tokens(*one.cue[0]).start
    before = [token.lower_ for token in index.doc[max(first - 2, 0) : first]]
    return before[:1] in (["let"], ["lets"]) and before[-1] in {"'s", "’s", "us", "lets"}


def _takes(index: DocIndex, one: Attribution) -> bool:
    """Tell who claims a medal and what claims lives from who claims that something is so."""
    verbs = (t for place in one.cue for t in index.tokens(*place) if index.words.lemma(t.lower_) == "claim")
    objects = (child for verb in verbs for child in verb.children if syntax.is_direct_object(child))
    return any(child.lower_ in TAKEN for child in objects)


def _is_addressed(index: DocIndex, one: Attribution) -> bool:
    """Tell a source that was asked or told: "Asked why, Roe left", "Roe was told that it rained"."""
    cue = index.tokens(*one.cue[0])
    verb = next((t for t in cue if t.pos_ == "VERB" and index.words.lemma(t.lower_) in _ADDRESSING), None)
    if verb is None:
        return False
    own = any(syntax.is_subject(child) for child in verb.children)
    if verb.tag_ != "VBN" and (own or not syntax.is_adverbial_clause(verb)):
        return False
    agent = syntax.agent(verb)
    source = index.tokens(*one.source[0])
    by_it = agent is not None and source.start <= agent.i < source.end
    return not by_it and (syntax.is_passive(verb) or not own)


def _is_spoken_of(index: DocIndex, one: Attribution) -> bool:
    """Tell a source of whom others say it: "the firm, which was said to have paid", "She is believed to".

    Who "was quoted as saying" it, and who "is prepared" or "was moved" to do it, is the source.
    """
    verbs = [token for token in one.cue_words(index) if token.pos_ == "VERB"]
    verb = verbs[-1] if verbs else None
    if verb is None or not syntax.is_passive(verb) or is_of_mind(verb) or syntax.agent(verb) is not None:
        return False
    if index.words.lemma(verb.lower_) not in _PASSING_ON:
        return False
    source = index.tokens(*one.source[0])
    if index.sentence_of[source.start] != index.sentence_of[verb.i]:
        return True
    whom = [child for child in verb.children if syntax.is_subject(child)]
    if syntax.is_relative_clause(verb):
        whom.append(verb.head)
    return any(source.start <= token.i < source.end for token in whom)


def _is_passive(index: DocIndex, one: Attribution) -> bool:
    return any(t.tag_ == "VBN" and syntax.is_passive(t) for t in one.cue_words(index))


def _leave_out_it(index: DocIndex, one: Attribution) -> None:
    """Leave out the "it" that only fills the place of a subject: "It was recalled | that the dam broke"."""

    def fills(place: Offsets) -> bool:
        return index.text[slice(*place)].lower() == "it"

    one.source = [place for place in one.source if not fills(place)]
    if any(index.tokens(*place)[0].lower_ == "that" for place in one.content):
        one.content = [place for place in one.content if not fills(place)]


def _is_listed(index: DocIndex, cue: list[Offsets]) -> bool:
    """Tell whether a cue has a verb that tells of a speech act."""
    words = index.words
    return any(t.pos_ == "VERB" and words.lemma(t.lower_) in words.verbs for t in index.tokens(*cue[0]))


def _cue_of(index: DocIndex, content: Offsets, taken: Overlaps) -> list[Offsets]:
    """Return the words that a content hangs on: a verb with its auxiliaries, object and preposition."""
    head = index.head_of(*content)
    if head is None or head.head.i == head.i or content[0] <= head.head.idx < content[1]:
        return []
    governor = head.head
    top = governor
    if governor.pos_ == "NOUN" and syntax.is_object(governor) and governor.head.pos_ == "VERB":
        top = governor.head
    if top.pos_ != "VERB":
        return []
    first, last = top.i, max(top.i, governor.i) + 1
    left = {child.i for child in top.children if syntax.is_auxiliary(child) or syntax.is_adverb(child)}
    while first - 1 in left:
        first -= 1
    start = index.tokens(*content).start
    between = index.doc[last:start]
    if all(t.pos_ in {"ADP", "ADV", "PART"} or syntax.is_particle(t) for t in between):
        last = max(last, start)
    for end in (last, top.i + 1):
        place = offsets_of(index.doc[first:end])
        if end - first <= LONGEST_CUE and not touches_any(place, [content]) and not taken.meets(*place):
            return [place]
    return []


def _content_of(index: DocIndex, cue: list[Offsets], taken: Overlaps) -> list[Offsets]:
    """Return what the cue's words govern: a clause if there is one, else what follows it."""
    span = index.tokens(*cue[0])
    below = [t for word in span for t in dict.fromkeys((*word.children, *syntax.obliques(word)))]
    governed = [t for t in below if not span.start <= t.i < span.end]
    for stands in _GOVERNED:
        for option in governed:
            if not stands(option) or (option.i < span.start and stands not in _BEFORE_CUE):
                continue
            if stands in _WITH_PREPOSITION and not any(t.lower_ in _TOPICAL for t in syntax.leads(option)):
                continue
            if stands is syntax.is_adverbial_clause and any(
                t.lower_ in _MEANWHILE for t in syntax.leads(option)
            ):
                continue
            place = _stripped(index, option, span)
            if place is not None and not _is_taken(place, option, span, taken):
                return [place]
    return []


def _is_taken(place: Offsets, head: Token, cue: Span, taken: Overlaps) -> bool:
    """Tell whether a place is another's, and more of it than what a complement clause tells by its verb."""
    others = taken.over(*place)
    inside = all(head.idx <= start and end <= place[1] for start, end in others)
    return bool(others) and not (inside and syntax.is_clausal_complement(head) and head.i > cue.start)


def _content_before(index: DocIndex, one: Attribution, taken: Overlaps) -> list[Offsets]:
    """Return the sentence, or the quotation, that a cue and its source close: "It rained, Roe said."."""
    spans = [index.tokens(*place) for place in (*one.cue, *one.source)]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    start, end = index.sentence_bounds[index.sentence_of[first]]
    rest = index.doc[last:end]
    finite = any(t.tag_ in syntax.FINITE or t.is_quote for t in rest)
    edge = first - 1
    if (
        finite
        or len(rest) > LONGEST_REST
        or not one.source
        or edge <= start
        or index.sentence_of[last - 1] != index.sentence_of[first]
    ):
        return []
    quoted = index.quotations.at(index.doc[edge].idx)
    if quoted is not None and quoted.closed and quoted.end == index.doc[edge].idx + len(index.doc[edge]):
        place = min(quoted.start, index.doc[start].idx), quoted.end
    elif index.doc[edge].text == ",":
        place = index.doc[start].idx, index.doc[edge].idx
    else:
        return []
    around = all(place[0] <= a and b <= place[1] for a, b in taken.over(*place))
    return [place] if around and len(index.tokens(*place)) > LEAST_BEFORE else []


def _stripped(index: DocIndex, head: Token, cue: Span) -> Offsets | None:
    """Return everything under a word, without the cue and punctuation at its edges."""
    first, last = head.left_edge.i, head.right_edge.i + 1
    if first < cue.end <= last and first < cue.start:
        last = cue.start
    return trimmed(index, max(first, cue.end) if last > cue.end else first, last)


def without_edges(index: DocIndex, head: Token) -> Offsets | None:
    """Return everything under a word without punctuation at its edges, closing marks kept."""
    return trimmed(index, head.left_edge.i, head.right_edge.i + 1)


def trimmed(index: DocIndex, first: int, last: int) -> Offsets | None:
    """Return the words from one up to another without punctuation at their edges, closing marks kept."""
    while last > first and (index.doc[last - 1].is_punct or index.doc[last - 1].is_space):
        if index.doc[last - 1].text in _CLOSING:
            break
        last -= 1
    while first < last and (index.doc[first].is_space or index.doc[first].text in {",", ":", ";"}):
        first += 1
    return offsets_of(index.doc[first:last]) if first < last else None


def _add_source(index: DocIndex, one: Attribution) -> None:
    """Give an attribution without a source the subject of its cue."""
    one.source = _source_of(index, one)
    if one.source:
        one.confidence *= MISSING_SOURCE
        one.because.append("the source was found from the sentence's structure")


def _source_of(index: DocIndex, one: Attribution) -> list[Offsets]:
    """Return the subject of an active cue, the agent of a passive one, the noun behind a preposition."""
    head = index.head_of(*one.cue[0])
    if head is None:
        return []
    if syntax.is_preposition(head):
        options: Sequence[Token] = [head.head]
    elif not syntax.is_predicate(head):
        return []
    elif syntax.is_passive(head) and not is_of_mind(head):
        agent = syntax.agent(head)
        # "Were promised homes by June"
        options = [agent] if agent is not None and noun(agent.lemma_.lower())[0] != "time" else []
    else:
        options = subjects_of(head)
        if not options and one.content and all(end <= one.cue[0][0] for _, end in one.content):
            # "“She won,” announced the university": a parse may take who says it for what is said.
            options = [child for child in syntax.objects(head) if child.i > head.i]
    for option in options:
        if option.tag_ in {"EX"} or (option.lower_ == "it" and not _means(index, head, option)):
            continue
        place = offsets_of(phrase(option))
        if not touches_any(place, {*one.cue, *one.content}):
            return [place]
    return []


def _means(index: DocIndex, verb: Token, subject: Token) -> bool:
    """Tell an "it" that wants or plans something from one that only fills the place of a subject."""
    if syntax.is_expletive(subject) or syntax.is_passive(verb):
        return False
    lemma = index.words.lemma(verb.lower_)
    return lemma != "need" and index.words.verbs.get(lemma) in _MEANING


def subjects_of(verb: Token) -> Sequence[Token]:
    """Return the subjects of a verb, of a participle those of the main clause: "Claiming this, Roe left"."""
    shared = verb.tag_ == "VBG" and syntax.is_adverbial_clause(verb)
    return syntax.subjects(verb) or (syntax.subjects(verb.head) if shared else [])


def phrase(noun: Token) -> Span:
    """Return a source with its complements but without punctuation at its edges."""
    span = subtree_of(noun)
    first, last = span.start, span.end
    while last > first + 1 and noun.doc[last - 1].is_punct:
        last -= 1
    while first < last - 1 and (noun.doc[first].is_punct or syntax.is_preposition(noun.doc[first])):
        first += 1
    return noun.doc[first:last]


def group(verb: Token) -> list[Token]:
    """Return a verb with the auxiliaries and adverbs right before it, "no longer" among them."""
    near = [c for c in verb.children if syntax.is_auxiliary(c) or syntax.is_adverb(c)]
    before = {t.i: t for child in near for t in (child, *(c for c in child.children if syntax.is_adverb(c)))}
    found = [verb]
    while found[0].i - 1 in before:
        found.insert(0, before[found[0].i - 1])
    return found
