"""How sure the main clause of a content is by itself: its negations, modals, hedges and conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from spacy.tokens import Span, Token

from annotate.claims.judging.degrees import Degree, rank, words
from annotate.claims.judging.speech_acts import QUESTION_WORDS
from annotate.claims.judging.unsettled import (
    has_infinitive,
    is_condition,
    is_duty,
    is_inside,
    is_look,
    is_own_view,
    musing_aside,
    softened,
    still_to_do,
    turned_opener,
)
from annotate.claims.spans.index import DocIndex, Offsets
from annotate.language import syntax
from annotate.record import Hedge

Kind = Literal["negation", "modal", "hedge", "condition", "cue"]
Mark = tuple[Token, Kind, Degree, bool]
"""A word, what it is, the degree it leaves and whether it turns the sign."""
_DEEPEST = 4
_NEGATIONS = syntax.NOT_WORDS | {"no", "nobody", "neither"}
_NOTHING = frozenset({"nothing", "nobody", "none", "neither"})
# "I think" in a quotation, "she said she thinks" outside one.
_MUSER = frozenset({"i", "we", "he", "she", "they"})
_DOUBTING = frozenset({"doubt", "doubts", "doubted"})
_OWN = frozenset({"i", "we"})
# "Not only rain but wind": both are said to be so.
_ALL = frozenset({"all", "every", "everyone", "everybody", "many", "much", "one", "a", "an"})
_ADDING = frozenset({"only", "just", "merely", "simply"})
BEYOND = frozenset({"matter", "doubt", "question", "denying", "mistake", "mistaking", "secret", "wonder"})
"""With "no" before them these deny nothing: "no matter what", "there is no question that"."""
# "Nothing short of an attack", "nothing but lies": it is one.
_SURELY = frozenset({"absolutely", "certainly", "definitely", "of", "course", "clearly", "obviously", "no"})
_EXCEPT = frozenset({"short", "but", "less"})
_MARKS = frozenset({",", ".", "!", ";", ":", "—", "–", "-"})
# "Look, they left": the word only calls for attention.
_CALLING = frozenset({"look", "listen", "see", "hear", "remember", "wait"})


def hedge(token: Token, kind: Kind) -> Hedge:
    """Return a word as a hedge of the record."""
    return Hedge(token.idx, token.idx + len(token), token.text, kind)


def main_word(index: DocIndex, piece: Offsets) -> Token | None:
    """Return a stretch's predicate, or its head where there is none.

    Of several words that hang on something outside, as in a broken parse, the
    first predicate counts, but not one that only gives the reason or the kind of
    a thing before it ("criticised Roe for not answering").
    """
    span = index.tokens(*piece)
    thing = False
    before: Token | None = None
    for token in span:
        inside = token.head.i != token.i and span.start <= token.head.i < span.end
        if inside:
            continue
        aside = syntax.is_adverbial_clause(token) or syntax.is_adnominal_clause(token)
        if _heads_clause(token) and not (thing and aside):
            # "Having failed, the party is broke": what comes before is not the main clause.
            if not (aside and token.tag_ in {"VBG", "VBN"} and not syntax.subjects(token)):
                return token
            before = before or token
        thing |= syntax.is_object(token) or syntax.is_oblique(token)
    return before or index.head_of(*piece)


def _heads_clause(token: Token) -> bool:
    """Tell a predicate, "excited" in "we are excited" among them, which a tree may take for a passive."""
    felt = token.tag_ == "JJ" and bool(syntax.auxiliaries(token)) and bool(syntax.subjects(token))
    return felt or syntax.is_predicate(token)


def main_piece(index: DocIndex, content: list[Offsets]) -> Offsets:
    """Return the piece with the main clause of an interrupted content.

    That is the first one with a predicate, unless its predicate depends on a
    later piece ("To win, he said, they must pay").
    """
    clauses = []
    for piece in content:
        head = main_word(index, piece)
        if head is not None and _heads_clause(head):
            clauses.append((piece, head))
    for piece, head in clauses:
        if head.head.i == head.i or not any(a <= head.head.idx < b for a, b in content):
            return piece
    return clauses[0][0] if clauses else max(content, key=lambda piece: piece[1] - piece[0])


def clause_force(
    index: DocIndex, places: Sequence[Offsets], clause: Token
) -> tuple[Degree, bool, list[Hedge]]:
    """Return the degree, the polarity and the marks of a content's main clause.

    Args:
        index: The document.
        places: The content's pieces; what stands between them is the cue's.
        clause: The predicate of its main clause.
    """
    content = index.tokens(places[0][0], places[-1][1])
    degree: Degree = "certain"
    negative = conditional = False
    hedges: list[Hedge] = []
    for verb in _raised(clause, content):
        for token, kind, more, flips in _marks(verb):
            if not any(start <= token.idx < end for start, end in places):
                continue
            hedges.append(hedge(token, kind))
            conditional |= kind == "condition"
            degree = degree if kind == "condition" else max(degree, more, key=rank)
            negative ^= flips
    if conditional and degree == "certain":
        # "It may fall if it rains" is possible.
        degree = "open"
    denied = any(mark.kind == "negation" for mark in hedges)
    if not denied and (answer := _short_answer(content)) is not None:
        hedges.append(hedge(answer, "negation"))
        negative = not negative
    if (aside_verb := musing_aside(content)) is not None:
        hedges.append(hedge(aside_verb, "hedge"))
        degree = max(degree, "probable", key=rank)
    if (opener := turned_opener(content, clause)) is not None:
        hedges.append(hedge(opener, "condition"))
        degree = "open"
    nothing = content[0].lower_ in _NOTHING and not _is_except(content[0])
    if not hedges and nothing and not syntax.is_predicate(clause):
        hedges.append(hedge(content[0], "negation"))
        negative = True
    if _is_imperative(content, clause):
        degree = "open"
    first = next((token for token in content if not token.is_quote), content[0])
    aside = (
        syntax.is_adverbial_clause(first.head)
        and first.head.i != clause.i
        and (first.lower_ == "whether" or degree in {"probable", "possible"})
    )
    if first.lower_ in QUESTION_WORDS & words().conditions and not (aside or is_look(first)):
        hedges.append(hedge(first, "condition"))
        degree = "open"
    return degree, negative, list(dict.fromkeys(hedges))


def is_asked(content: Span, clause: Token) -> bool:
    """Tell whether the sentence of a content's main clause ends with a question mark."""
    after = (t for t in content if t.i >= clause.i and t.text[0] in ".?!" and not _in_name(t, content))
    return next((token.text.startswith("?") for token in after), False)


def _in_name(mark: Token, content: Span) -> bool:
    """Tell the mark of a name such as "Guess? Inc." from one that ends a sentence."""
    rest = mark.doc[mark.i + 1 : content.end]
    following = next((token for token in rest if not (token.is_quote or token.is_space)), None)
    if following is None or mark.nbor().is_quote or len(mark.text) > 1:
        return False
    return not following.is_sent_start and (following.pos_ == "PROPN" or following.text[0].islower())


def negates(token: Token) -> bool:
    """Tell a word that negates from "not only", "no matter", "or not" and the "No," of an answer."""
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if token.lower_ not in _NEGATIONS:
        return False
    before = doc[token.i - 1].lower_ if token.i > 0 else ""
    if after is not None and token.lower_ in {"not", "n't", "n’t"} and after.lower_ in _ADDING:
        return before in {"can", "ca", "could"}
    if after is not None and token.lower_ == "no":
        return after.text not in _MARKS and after.lower_ not in BEYOND
    # "Not without danger": there was danger.
    doubled = after is not None and after.lower_ == "without"
    return not (token.lower_ == "not" and (before == "or" or doubled))


def adverb_degree(token: Token) -> Degree | None:
    """Return the degree that an adverb leaves, or None: "probably", "almost certainly"."""
    before = token.doc[token.i - 1].lower_ if token.i > 0 else ""
    if token.lower_ == "certainly" and before == "almost":
        return "probable"
    # Who is "more likely to say so" has said so, only oftener than others.
    return None if before in {"more", "less", "least"} else words().adverbs.get(token.lower_)


def _raised(clause: Token, content: Span) -> list[Token]:
    """Return the clause's predicate and the predicates raised under it."""
    chain = [clause]
    while len(chain) < _DEEPEST:
        last = chain[-1]
        if not (_raises(last) or _denies(last) or _muses(last)):
            break
        below = next((t for t in last.children if t.i < content.end and _is_clause_of_verb(t)), None)
        if below is None:
            break
        chain.append(below)
    return chain


def _marks(verb: Token) -> Iterator[Mark]:
    """Yield the words on one predicate that change its certainty, and how."""
    table = words()
    if _denies(verb):
        yield verb, "negation", table.raising.get(verb.lower_, "certain"), True
    elif _raises(verb):
        yield verb, "hedge", table.raising[verb.lower_], False
    elif _muses(verb):
        # "I doubt that they left" holds that they did not.
        yield verb, "hedge", "probable", verb.lower_ in _DOUBTING
    elif _wishes(verb) and not syntax.negations(verb):
        yield verb, "hedge", "open", False
    elif is_duty(verb):
        yield verb, "modal", "open", False
    modals = syntax.modals(verb)
    if not _is_superlative(verb, modals):
        yield from _negations(verb)
    for token in modals:
        if token.lower_ == "must" and any(t.lower_ == "have" for t in syntax.auxiliaries(verb)):
            yield token, "modal", "probable", False
        elif token.lower_ in table.modals and not _ability(token, verb):
            yield token, "modal", table.modals[token.lower_], False
    for token in verb.children:
        more = adverb_degree(token)
        if more is not None:
            yield token, "hedge", more, False
        marker = syntax.mark(token)
        if marker is not None and is_condition(marker, token) and not is_inside(token, verb):
            yield marker, "condition", "open", False
        elif is_own_view(token):
            yield token, "hedge", "probable", False
    if (soft := softened(verb)) is not None:
        yield verb, "hedge", soft, False


def _negations(verb: Token) -> Iterator[Mark]:
    if _is_contrast(verb):
        return
    for token in syntax.negations(verb):
        if _is_except(token):
            continue
        if token.lower_ not in _NEGATIONS or negates(token):
            yield token, "negation", "certain", True
    if (yet := still_to_do(verb)) is not None:
        yield yet, "negation", "certain", True
    for child in verb.children:
        # "Not all of them pay", "not a single one pays".
        first = child.left_edge
        if syntax.is_subject(child) and first.lower_ == "not" and first.nbor().lower_ in _ALL:
            yield first, "negation", "certain", True
        # "They no longer pay", "by no means did they pay".
        before = child.nbor(-1) if child.i > 0 else child
        by_no = syntax.is_oblique(child) and child.lower_ in {"means", "way", "circumstances", "point"}
        if (child.lower_ == "longer" or by_no) and before.lower_ == "no":
            yield before, "negation", "certain", True


def _short_answer(content: Span) -> Token | None:
    """Return the word that denies in "no", "certainly not" and "it will not", whose verb is left out."""
    words = [token for token in content if not (token.is_punct or token.is_quote or token.is_space)]
    last = words[-1] if words else content[-1]
    sure = {token.lower_ for token in words[:-1]} <= _SURELY
    if last.lower_ in {"no", "never"} | ({"not"} if len(words) > 1 else set()) and sure:
        return last
    cut = 1 < len(words) < 5 and negates(last) and words[-2].pos_ == "AUX"
    return last if cut else None


def _is_except(token: Token) -> bool:
    """Tell "nothing short of", "nothing but", "stop at nothing" from a "nothing" that denies."""
    if token.lower_ != "nothing" or not 0 < token.i < len(token.doc) - 1:
        return False
    stops = token.nbor(-1).lower_ == "at" and token.head.lemma_.lower() == "stop"
    return stops or token.nbor().lower_ in _EXCEPT


def _is_contrast(verb: Token) -> bool:
    """Tell "is not rain but wind", which tells what is: the wind."""
    others = (
        child for child in verb.children if syntax.is_conjunct(child) and not syntax.is_predicate(child)
    )
    return verb.pos_ in {"NOUN", "PROPN"} and any(
        word.lower_ == "but" for other in others for word in other.children
    )


def _is_superlative(verb: Token, modals: Iterable[Token]) -> bool:
    """Tell "could not be clearer", "could not agree more" and "was never busier", which deny nothing."""
    compared = verb.tag_ == "JJR" or any(child.lower_ == "more" for child in verb.children)
    if compared and any(child.lower_ == "never" for child in verb.children):
        # "Never bigger than a pond" denies that it was.
        than = (
            token.nbor().lower_ for token in verb.doc[verb.i : verb.right_edge.i] if token.lower_ == "than"
        )
        alone = all(word in {"now", "today", "this"} for word in than)
        return alone and verb.pos_ == "ADJ" and any(map(syntax.is_copula, verb.children))
    if not any(modal.lower_ in {"could", "can", "ca"} for modal in modals):
        return False
    behind = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 4]]
    if verb.lower_ in {"further", "farther"} and behind == ["from", "the", "truth"]:
        return False
    return verb.tag_ == "JJR" or any(
        child.lower_ in {"more", "less"} and syntax.is_adverb(child) for child in verb.children
    )


def _denies(verb: Token) -> bool:
    """Tell "is unlikely to", "fails to" from "fails them" and the noun "lack"."""
    if verb.lower_ in words().failing:
        return has_infinitive(verb)
    return verb.lower_ in words().negating and verb.pos_ != "NOUN"


def _is_clause_of_verb(token: Token) -> bool:
    return syntax.is_complement_clause(token) or syntax.is_clausal_subject(token)


def _raises(verb: Token) -> bool:
    """Tell "is expected to", "is set to" and "appears to" from "had expected rain", "set up"."""
    if verb.lower_ not in words().raising:
        return False
    if verb.lower_ in words().bound:
        return has_infinitive(verb)
    active = verb.lower_ in words().participles and verb.tag_ in {"VBN", "VBD"}
    return not active or syntax.is_passive(verb) or has_infinitive(verb)


def _muses(verb: Token) -> bool:
    """Tell "I think", "(she said) she thinks" before a clause: the speaker's own doubt."""
    if verb.lower_ not in words().musing or not any(t.lower_ in _MUSER for t in syntax.subjects(verb)):
        return False
    if any(syntax.is_oblique(child) and child.i > verb.i for child in verb.children):
        return False
    clauses = (*verb.children, *verb.head.children)
    return any(
        (syntax.is_clausal_complement(clause) or syntax.is_parataxis(clause)) and clause.i > verb.i
        for clause in clauses
    )


def _wishes(verb: Token) -> bool:
    """Tell "I hope they leave", "I want them to leave", "I urge them to leave": nothing is said to be so."""
    by = {subject.lower_ for subject in syntax.subjects(verb)}
    has_clause = any(syntax.is_complement_clause(child) and child.i > verb.i for child in verb.children)
    if verb.lower_ == "wish" and by & _OWN and syntax.objects(verb):
        return True  # "I wish them luck"
    if not has_clause:
        return False
    wished = verb.lower_ in words().wishing and bool(by & _MUSER)
    return wished or (verb.lower_ in words().pleading and verb.tag_ in {"VBP", "VB"} and bool(by & _OWN))


def _is_imperative(content: Span, clause: Token) -> bool:
    """Tell a clause that commands: a bare verb at its beginning, before which only "do not" may stand."""
    verb = next((child for child in clause.children if syntax.is_copula(child)), clause)
    if verb.tag_ != "VB" or syntax.subjects(clause) or (verb.i > 0 and verb.nbor(-1).lower_ == "to"):
        return False
    if verb.lower_ in _CALLING and verb.i + 1 < content.end and verb.nbor().text == ",":
        return False
    before = [token for token in content if token.i < verb.i and not token.is_punct]
    allowed = _NEGATIONS | {"do", "please", "just", "so", "and", "but", "always", "then"}
    # "Roe, leave now" and "Ann, please leave".
    called = verb.i > content.start and any(t.text == "," for t in content if t.i < verb.i)
    return all(token.lower_ in allowed or (called and token.pos_ == "PROPN") for token in before)


def _ability(modal: Token, verb: Token) -> bool:
    """Tell "can" of ability or permission, and "could not" of failure, from possibility."""
    if modal.lower_ in {"can", "ca"}:
        return True
    return modal.lower_ == "could" and bool(syntax.negations(verb))


def ends_name(number: Token) -> bool:
    """Tell whether a number belongs to the name before its hyphen: "COVID-19", "F-16"."""
    if number.i < 2:
        return False
    name, hyphen = number.nbor(-2), number.nbor(-1)
    return hyphen.text == "-" and name.text[0].isalpha() and not (name.whitespace_ or hyphen.whitespace_)
