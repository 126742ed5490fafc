"""How far a source vouches for what it says: FactBank values and the words that show it.

The value is seen from the source's viewpoint (Saurí and Pustejovsky 2009): a
clause that somebody denies is certain not to be so for that person. Scope goes
by syntax: only what stands on the content's main clause, and on the verbs that
it is raised from ("is likely to fall"), counts for the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from spacy.tokens import Span, Token

from annotate.claims.index import DocIndex, Offsets
from annotate.claims.lexicon import Lexicon
from annotate.claims.parts import Attribution
from annotate.claims.speech_acts import QUESTION_WORDS, cue_verb
from annotate.language import syntax
from annotate.record import Factuality, Hedge, Polarity, SpeechAct
from annotate.yamlfile import packaged_yaml

Degree = Literal["certain", "probable", "possible", "doubtful", "open"]
_ORDER: tuple[Degree, ...] = ("certain", "probable", "possible", "open")
_LEVEL = {"certain": "CT", "probable": "PR", "possible": "PS"}
_DEEPEST = 4
REFUSING = frozenset({"refuse", "decline"})
_NEGATIONS = syntax.NOT_WORDS | {"no", "nobody", "neither"}
# "Voted against", "ruled against": what stands behind is not to be so.
_OPPOSING = frozenset({"decide", "demand", "propose", "claim"})
# "Would argue" is only a polite "argues".
_HELD = frozenset({"claim", "say", "believe"})
# On a cue these say that it was not said: "hardly clarified".
_HARDLY = frozenset({"hardly", "scarcely"})
_NOTHING = frozenset({"nothing", "nobody", "none", "neither"})
# "I think" in a quotation, "she said she thinks" outside one.
_MUSER = frozenset({"i", "we", "he", "she", "they"})


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon of certainty, each table from a word form to its degree."""

    adverbs: dict[str, Degree]
    modals: dict[str, Degree]
    raising: dict[str, Degree]
    participles: frozenset[str]
    negating: frozenset[str]
    resisting: frozenset[str]
    duties: frozenset[str]
    musing: frozenset[str]
    turning: frozenset[str]
    turning_nouns: frozenset[str]
    minding: frozenset[str]
    conditions: frozenset[str]
    unsaid: frozenset[str]
    cues: dict[str, Degree]
    cue_words: dict[str, Degree]


@cache
def words() -> Words:
    """Read the lexicon that ships with the package."""
    data = packaged_yaml("annotate.claims", "certainty.yaml")

    def table(name: str) -> dict[str, Degree]:
        return {form: cast(Degree, degree) for degree, forms in data[name].items() for form in forms}

    def listed(name: str) -> frozenset[str]:
        return frozenset(data[name])

    return Words(
        adverbs=table("adverbs"),
        modals=table("modals"),
        raising=table("raising"),
        participles=listed("participles"),
        negating=listed("negating"),
        resisting=listed("resisting"),
        duties=listed("duties"),
        musing=listed("musing"),
        turning=listed("turning"),
        turning_nouns=listed("turning_nouns"),
        minding=listed("minding"),
        conditions=listed("conditions"),
        unsaid=listed("unsaid"),
        cues=data["cues"],
        cue_words=data["cue_words"],
    )


@dataclass(frozen=True, slots=True)
class Certainty:
    """What is known about a claim's certainty."""

    factuality: Factuality
    polarity: Polarity
    hedges: tuple[Hedge, ...]


def certainty(index: DocIndex, found: Attribution, act: SpeechAct) -> Certainty:
    """Judge a claim from its cue and the main clause of its content."""
    cue = found.cue_words(index)
    degree, negative, hedges = _cue_force(cue, act, index.words)
    if found.source and _is_nobody(index.tokens(*found.source[0])):
        negative = not negative
    if found.content:
        content = main_piece(index, found.content)
        clause = main_word(index, content)
        if clause is not None:
            held = act in {"believe", "warn"} and not (cue and _seems(cue))
            if held and not syntax.is_predicate(clause) and degree == "probable":
                degree = "certain"
            more, denied, marks = _clause_force(index.tokens(*content), _told(clause, index.words))
            degree = max(degree, more, key=_rank)
            negative ^= denied
            hedges += marks
        if index.text[content[0] : content[1]].rstrip("\"”'’» ").endswith("?"):
            degree = "open"
    if degree == "doubtful":
        degree, negative = "probable", not negative
    polarity: Polarity = "negative" if negative else "positive"
    return Certainty(
        _value(degree, negative), polarity, tuple(sorted(hedges, key=lambda h: (h.start, h.end)))
    )


def _seems(cue: Span) -> bool:
    """Tell "seems inevitable", which is no thing that somebody believes in."""
    return any(token.lower_.startswith(("seem", "appear")) for token in cue)


def _rank(degree: Degree) -> int:
    return _ORDER.index(degree) if degree in _ORDER else 1


def _value(degree: Degree, negative: bool) -> Factuality:
    if degree == "open":
        return "Uu"
    return cast(Factuality, f"{_LEVEL[degree]}{'-' if negative else '+'}")


def main_word(index: DocIndex, piece: Offsets) -> Token | None:
    """Return a stretch's predicate, or its head where there is none.

    Of several words that hang on something outside, as in a broken parse, the
    first predicate counts.
    """
    span = index.tokens(*piece)
    for token in span:
        inside = token.head.i != token.i and span.start <= token.head.i < span.end
        if not inside and syntax.is_predicate(token):
            return token
    return index.head_of(*piece)


def main_piece(index: DocIndex, content: list[Offsets]) -> Offsets:
    """Return the first piece with a predicate: the main clause of an interrupted content is there."""
    for piece in content:
        head = main_word(index, piece)
        if head is not None and syntax.is_predicate(head):
            return piece
    return max(content, key=lambda piece: piece[1] - piece[0])


def _hedge(token: Token, kind: Literal["negation", "modal", "hedge", "condition", "cue"]) -> Hedge:
    return Hedge(token.idx, token.idx + len(token), token.text, kind)


def _cue_force(cue: Span, act: SpeechAct, known: Lexicon) -> tuple[Degree, bool, list[Hedge]]:
    """Return the degree, the polarity and the marks that the cue itself gives."""
    table = words()
    verb = cue_verb(cue, known)
    lemma = known.lemma(verb.lower_) if verb is not None else ""
    marked = (table.cue_words[t.lower_] for t in cue if t.lower_ in table.cue_words)
    usual: Degree = table.cues.get(act, "certain")
    degree: Degree = table.cue_words.get(lemma, next(marked, usual))
    hedges = [_hedge(verb, "cue")] if verb is not None and (degree != "certain" or act == "deny") else []
    turned = lemma in table.turning or (act == "deny" and bool(_ruling(cue, known)))
    turned |= verb is None and any(token.lower_ in table.turning_nouns for token in cue)
    turned ^= act in _OPPOSING and any(token.lower_ == "against" for token in cue)
    hedges += [_hedge(t, "hedge") for t in cue if t.lower_ in table.adverbs and act != "deny"]
    if act == "deny" and lemma in REFUSING:
        return "open", True, hedges
    modal = next((token for token in cue if token.lower_ in table.unsaid), None)
    if modal is not None and modal.lower_ == "would" and act in _HELD:
        modal = None
    if modal is not None:
        return "open", turned, [*hedges, _hedge(modal, "modal")]
    negation = next((token for token in cue if token.lower_ in _NEGATIONS | _HARDLY), None)
    if negation is None or (not turned and any(other.lower_ in table.resisting for other in cue)):
        return degree, turned, hedges
    hedges.append(_hedge(negation, "negation"))
    return (degree, not turned, hedges) if lemma in table.minding else ("open", turned, hedges)


def _ruling(cue: Span, known: Lexicon) -> list[Token]:
    """Return the verbs of "rule out" and "strike down", which deny only with their particle."""
    return [token for token in cue if known.lemma(token.lower_) in {"rule", "strike"}]


def _is_nobody(source: Span) -> bool:
    """Tell "nobody", "no one", "none of them", "not everyone" from a source that speaks."""
    return len(source) > 0 and source[0].lower_ in _NEGATIONS | {"none", "few"}


def _told(clause: Token, known: Lexicon) -> Token:
    """Return the clause that "I must say", "I have to tell you" and the like only introduce."""
    if not any(subject.lower_ in {"i", "we"} for subject in syntax.subjects(clause)):
        return clause
    told = next((child for child in clause.children if child.dep_ in {"ccomp", "xcomp"}), None)
    saying = clause
    if told is not None and clause.lower_ in words().duties:
        saying, told = told, next((child for child in told.children if child.dep_ == "ccomp"), None)
    elif not any(modal.lower_ in words().modals for modal in syntax.modals(clause)):
        return clause
    is_saying = known.verbs.get(known.lemma(saying.lower_)) in {"say", "admit", "confirm", "warn"}
    return told if told is not None and told.dep_ == "ccomp" and is_saying else clause


def _clause_force(content: Span, clause: Token) -> tuple[Degree, bool, list[Hedge]]:
    """Return the degree, the polarity and the marks of the content's main clause."""
    table = words()
    degree: Degree = "certain"
    negative = False
    hedges: list[Hedge] = []
    for verb in _raised(clause, content):
        for token, kind, more, flips in _marks(verb, table):
            if not content.start <= token.i < content.end:
                continue
            hedges.append(_hedge(token, kind))
            degree = max(degree, more, key=_rank)
            negative ^= flips
    if not hedges and content[0].lower_ in _NOTHING and not syntax.is_predicate(clause):
        hedges.append(_hedge(content[0], "negation"))
        negative = True
    if _is_imperative(content, clause):
        degree = "open"
    if content[0].lower_ in QUESTION_WORDS & table.conditions:
        hedges.append(_hedge(content[0], "condition"))
        degree = "open"
    return degree, negative, _unique(hedges)


def _raised(clause: Token, content: Span) -> list[Token]:
    """Return the clause's predicate and the predicates raised under it."""
    chain = [clause]
    while len(chain) < _DEEPEST:
        last = chain[-1]
        if not (_raises(last) or last.lower_ in words().negating or _muses(last)):
            break
        below = next(
            (t for t in last.children if t.dep_ in {"xcomp", "ccomp", "csubj"} and t.i < content.end), None
        )
        if below is None:
            break
        chain.append(below)
    return chain


Mark = tuple[Token, Literal["negation", "modal", "hedge", "condition", "cue"], Degree, bool]


def _marks(verb: Token, table: Words) -> Iterator[Mark]:
    """Yield the words on one predicate that change its certainty, and how."""
    if verb.lower_ in table.negating and verb.pos_ != "NOUN":
        yield verb, "negation", table.raising.get(verb.lower_, "certain"), True
    elif _raises(verb):
        yield verb, "hedge", table.raising[verb.lower_], False
    elif _muses(verb):
        yield verb, "hedge", "probable", False
    elif verb.lower_ in table.duties and _has_infinitive(verb):
        yield verb, "modal", "open", False
    for token in syntax.negations(verb):
        yield token, "negation", "certain", True
    for token in syntax.modals(verb):
        if token.lower_ == "must" and any(t.lower_ == "have" for t in syntax.auxiliaries(verb)):
            yield token, "modal", "probable", False
        elif token.lower_ in table.modals and not _ability(token, verb):
            yield token, "modal", table.modals[token.lower_], False
    for token in verb.children:
        if token.lower_ in table.adverbs:
            yield token, "hedge", table.adverbs[token.lower_], False
        marker = syntax.mark(token)
        # "Whether or not they pay, we leave" is sure that we leave.
        conditional = marker is not None and marker.lower_ in table.conditions - {"whether"}
        if marker is not None and conditional and token.dep_ not in syntax.COMPLEMENTS:
            yield marker, "condition", "open", False


def _raises(verb: Token) -> bool:
    """Tell "is expected to", "is set to" and "appears to" from "had expected rain", "set up"."""
    if verb.lower_ not in words().raising:
        return False
    active = verb.lower_ in words().participles and verb.tag_ in {"VBN", "VBD"}
    return not active or syntax.is_passive(verb) or _has_infinitive(verb)


def _muses(verb: Token) -> bool:
    """Tell "I think", "(she said) she thinks" before a clause: the speaker's own doubt."""
    if verb.lower_ not in words().musing or not any(t.lower_ in _MUSER for t in syntax.subjects(verb)):
        return False
    clauses = (*verb.children, *verb.head.children)
    return any(clause.dep_ in {"ccomp", "parataxis"} and clause.i > verb.i for clause in clauses)


def _has_infinitive(verb: Token) -> bool:
    """Tell whether "to" with a verb follows, in the parse or right behind."""
    following = verb.doc[verb.i + 1 : verb.i + 3]
    if [token.lower_ for token in following][:1] == ["to"] and following[-1].tag_ == "VB":
        return True
    return any(
        child.dep_ == "xcomp" and any(word.lower_ == "to" for word in child.children)
        for child in verb.children
    )


def _is_imperative(content: Span, clause: Token) -> bool:
    """Tell a clause that commands: a bare verb at its beginning, before which only "do not" may stand."""
    verb = next((child for child in clause.children if child.dep_ == "cop"), clause)
    if verb.tag_ != "VB" or syntax.subjects(clause):
        return False
    before = [token for token in content if token.i < verb.i and not token.is_punct]
    allowed = _NEGATIONS | {"do", "please", "just", "so", "and", "but", "always", "then"}
    return all(token.lower_ in allowed for token in before)


def _ability(modal: Token, verb: Token) -> bool:
    """Tell "can" of ability or permission, and "could not" of failure, from possibility."""
    if modal.lower_ in {"can", "ca"}:
        return True
    return modal.lower_ == "could" and bool(syntax.negations(verb))


def _unique(hedges: Iterable[Hedge]) -> list[Hedge]:
    return list(dict.fromkeys(hedges))
