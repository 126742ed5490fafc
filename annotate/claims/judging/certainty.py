"""How far a source vouches for what it says: FactBank values and the words that show it.

The value is seen from the source's viewpoint (Saurí and Pustejovsky 2009): a
clause that somebody denies is certain not to be so for that person. Scope goes
by syntax: only what stands on the content's main clause, and on the verbs that
it is raised from ("is likely to fall"), counts for the claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from spacy.tokens import Span, Token

from annotate.claims.judging.clauses import (
    adverb_degree,
    clause_force,
    hedge,
    is_asked,
    main_piece,
    main_word,
    negates,
)
from annotate.claims.judging.degrees import Degree, Words, rank, words
from annotate.claims.judging.introduced import introduced
from annotate.claims.judging.speech_acts import (
    ACCEPTING,
    PERSUADED,
    QUESTION_WORDS,
    act_of_plea,
    cue_verb,
)
from annotate.claims.judging.unsettled import (
    NEEDS,
    foretold,
    is_condition,
    is_left_open,
    is_needed,
    is_unsaid,
    is_unsettled,
)
from annotate.claims.judging.untrue import calls_untrue
from annotate.claims.judging.wishes import WISHING
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.lexicon import Lexicon
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import REFUSING, SPEAKING, TELLING
from annotate.language import syntax
from annotate.record import Factuality, Hedge, Polarity, SpeechAct

_LEVEL = {"certain": "CT", "probable": "PR", "possible": "PS"}
# "Voted against", "ruled against": what stands behind is not to be so.
_OPPOSING = frozenset({"decide", "demand", "propose", "claim", "deny"})
_HELD = frozenset({"claim", "say", "believe"})
# Acts that only tell: what they tell to do is not done yet.
_TELLING = frozenset({"say", "report", "announce"})
_SAID_SO = _TELLING | {"claim"}
# On a cue these say that it was not said: "hardly clarified".
_HARDLY = frozenset({"hardly", "scarcely"})
# "Not confirmed" leaves a thing open; "not praised" says that there is no praise.
_BEARING_OUT = frozenset({"confirm", "admit"})
_NO_ONE = frozenset({"none", "few", "no", "nobody", "neither"}) | syntax.NOT_WORDS
# Of what these name, a person, a body or a plan is there all the same.
_HOPED = frozenset({"demand", "propose", "promise", "question"})
_STOPPING = frozenset({"stop", "fall", "come", "pull"})
_FARTHEST = 8
_HARD = frozenset({"hard", "difficult", "impossible", "tough"})
# Who will not pretend that it is so holds that it is not.
_FEIGNING = frozenset({"pretend", "feign"})


@dataclass(frozen=True, slots=True)
class Certainty:
    """What is known about a claim's certainty."""

    factuality: Factuality
    polarity: Polarity
    hedges: tuple[Hedge, ...]


@dataclass(slots=True)
class _Force:
    """What the cue alone leaves of a content."""

    degree: Degree
    negative: bool
    hedges: list[Hedge]


def certainty(index: DocIndex, found: Attribution, act: SpeechAct) -> Certainty:
    """Judge a claim from its cue and the main clause of its content."""
    cue = found.cue_words(index)
    piece = main_piece(index, found.content) if found.content else None
    clause = main_word(index, piece) if piece is not None else None
    content = index.tokens(*piece) if piece is not None else None
    opens = any(index.tokens(*place)[0].lower_ == "to" for place in found.content)
    if act == "deny" and content is not None and act_of_plea(cue, [content]) == "deny":
        return Certainty("CT-", "negative", ())
    force = _cue_force(cue, act, index.words, clause, content, opens=opens)
    if found.source and _is_nobody(index.tokens(*found.source[0])):
        # What nobody says is left open, what nobody believes is not so.
        force.negative = not force.negative
        force.degree = "open" if act in _SAID_SO else force.degree
    degree, negative, hedges = force.degree, force.negative, force.hedges
    if content is not None and clause is not None:
        thing = _is_thing(clause) or content[0].lower_ == "what"
        held = _takes_as(cue, index.words) and not negative
        if act in {"believe", "warn"} and degree == "probable" and thing and not held:
            degree = "certain"
        more, denied, marks = clause_force(index, found.content, introduced(clause, index.words))
        if more == "open" and _leaves_nothing_open(force, act, marks, opens=opens):
            more = "certain"
        degree = max(degree, more, key=rank)
        negative ^= denied
        hedges = [*hedges, *marks]
        if (untrue := _untrue(content)) is not None:
            hedges.append(hedge(untrue, "negation"))
            negative = not negative
        elif (untrue := calls_untrue(index, found, act)) is not None:
            hedges.append(hedge(untrue, "negation"))
            negative = True
        needed = act in _TELLING and (is_needed(clause) or (clause.lemma_.lower() in NEEDS and thing))
        if is_unsettled(clause) or is_unsaid(clause, index.words):
            degree, negative = "open", False
        elif is_left_open(clause, index.words):
            degree, negative = "possible", False
        elif needed or is_asked(content, clause) or (act in _TELLING and _asks_for(content[0], index.words)):
            degree = "open"
    if (supposed := _supposing(cue, index.words)) is not None:
        hedges.append(hedge(supposed, "condition"))
        degree, negative = "open", False
    verb = cue_verb(cue, index.words)
    if verb is not None and (odds := foretold(verb)) is not None:
        hedges.append(hedge(odds[0], "hedge"))
        degree, negative = max(degree, "probable", key=rank), negative ^ odds[1]
    if degree == "doubtful":
        degree, negative = "probable", not negative
    polarity: Polarity = "negative" if negative else "positive"
    return Certainty(
        _value(degree, negative), polarity, tuple(sorted(hedges, key=lambda h: (h.start, h.end)))
    )


def _supposing(cue: Span, known: Lexicon) -> Token | None:
    """Return the "if" that a cue stands under: "pays them | if they back | the bill"."""
    verb = cue_verb(cue, known)
    marker = None if verb is None or not syntax.is_adverbial_clause(verb) else syntax.mark(verb)
    return marker if marker is not None and verb is not None and is_condition(marker, verb) else None


def _leaves_nothing_open(force: _Force, act: SpeechAct, marks: Sequence[Hedge], *, opens: bool) -> bool:
    """Tell a duty that is denied, and the condition of what is promised or planned all the same."""
    conditions = [mark.kind == "condition" for mark in marks]
    if act == "deny":
        return force.negative and not any(conditions)
    return opens and force.degree == "probable" and all(conditions)


def _untrue(content: Span) -> Token | None:
    """Return the word that calls what follows untrue: "it is a lie that they left"."""
    opening = [token for token in content[:9] if not token.is_quote]
    opening = opening[1:] if opening and opening[0].lower_ == "that" else opening
    if len(opening) < 4 or opening[0].lower_ not in {"it", "it’s", "it's"}:
        return None
    for token, following in pairwise(opening[1:]):
        if following.lower_ == "that" and token.lower_ in words().untrue:
            return token
    return None


def _is_thing(clause: Token) -> bool:
    """Tell a thing or person from a clause and from the "so" that stands for one."""
    return not syntax.is_predicate(clause) and clause.lower_ not in {"so", "otherwise", "not"}


def _is_named(content: Span, clause: Token) -> bool:
    """Tell a content that only names something: a thing, or something done ("leaving Kyiv")."""
    # "Which he has not praised" asks nothing.
    asked = content[0].lower_ in QUESTION_WORDS - ({"which", "who", "whom"} if len(content) == 1 else set())
    return not asked and (_is_thing(clause) or content[0].tag_ == "VBG")


def _is_there(act: SpeechAct, content: Span, clause: Token) -> bool:
    """Tell a bare name or something in words ("offered a plan") from what is only to be: "offered help"."""
    if act == "propose":
        return _is_thing(clause) and clause.lemma_.lower() in words().worded
    named = all(token.pos_ == "PROPN" or token.is_punct for token in content)
    return named or content.text.lower() in {"him", "her", "them", "us", "me"}


def _is_told(cue: Span, clause: Token) -> bool:
    """Tell "assured them that it was so" from a promise of what is to come."""
    if words().assuring.isdisjoint(token.lower_ for token in cue) or not syntax.subjects(clause):
        return False
    modals = any(token.tag_ == "MD" for token in syntax.auxiliaries(clause))
    return syntax.is_predicate(clause) and not modals and syntax.tense(clause) in {"past", "present"}


def _takes_as(cue: Span, known: Lexicon) -> bool:
    """Tell "seems inevitable" and "is seen as a threat" from a thing that somebody believes in."""
    return any(known.lemma(token.lower_) in words().taking for token in cue)


def _asks_for(first: Token, known: Lexicon) -> bool:
    """Tell a content that begins with what is asked for: "asking the mayor to leave"."""
    act = known.verbs.get(known.lemma(first.lower_))
    return first.tag_ == "VBG" and act is not None and words().cues.get(act) == "open"


def _value(degree: Degree, negative: bool) -> Factuality:
    if degree == "open":
        return "Uu"
    return cast(Factuality, f"{_LEVEL[degree]}{'-' if negative else '+'}")


def _cue_force(
    cue: Span,
    act: SpeechAct,
    known: Lexicon,
    clause: Token | None,
    content: Span | None,
    *,
    opens: bool,
) -> _Force:
    """Return the degree, the polarity and the marks that the cue itself gives.

    Args:
        cue: Its words.
        act: What they do.
        known: The words of acts.
        clause: The main word of the content.
        content: The piece that it stands in.
        opens: Whether a piece of the content begins with "to".
    """
    table = words()
    verb = cue_verb(cue, known)
    lemma = known.lemma(verb.lower_) if verb is not None else ""
    degree, turned = _usual(cue, act, lemma, known), _turns(cue, act, lemma, known)
    if act == "decide" and turned:
        # Who has dropped a plan will surely not do it.
        degree = "certain"
    elif act == "decide" and opens and any(known.lemma(token.lower_) in table.planning for token in cue):
        degree = "probable"
    if content is not None and content[0].tag_ == "VBG" and lemma in table.pondering and act == "believe":
        degree = "possible"
    if clause is not None and content is not None:
        # What is signed is there, whatever it promises.
        there = act in _HOPED and (_is_there(act, content, clause) or (lemma == "sign" and _is_thing(clause)))
        if there or (act == "promise" and _is_told(cue, clause)):
            degree = "certain"
    force = _Force(degree, turned, [])
    if verb is not None and (degree != "certain" or act == "deny"):
        force.hedges.append(hedge(verb, "cue"))
    for token in cue:
        more = adverb_degree(token)
        if more is None or act == "deny":
            continue
        force.hedges.append(hedge(token, "hedge"))
        # "He seemingly said" is the article's doubt; "seemingly" alone is all there is.
        told = token.lower_ in table.reported or (verb is not None and token.lower_ in table.hearsay)
        if not told:
            force.degree = max(force.degree, more, key=rank)
    thing = clause is not None and content is not None and _is_named(content, clause)
    if (excluded := next((token for token in cue if is_left_open(token, known)), None)) is not None:
        return _Force("possible", negative=False, hedges=[hedge(excluded, "cue")])
    if (short := _stopped_short(cue)) is not None:
        return _Force("open", negative=False, hedges=[*force.hedges, hedge(short, "negation")])
    negation = _negation(cue, verb, lemma, table)
    # The month is no modal.
    modal = next((t for t in cue if t.lower_ in table.unsaid and t.pos_ != "PROPN"), None)
    if act == "deny" and lemma in REFUSING:
        force.negative = True
        behind = [token for token in cue if token.i > verb.i] if verb else []
        meant = {token.lower_ for token in behind}
        untold = not TELLING.isdisjoint(meant) or not SPEAKING.isdisjoint(meant)
        # "Refused to say so", but not "refused calls to leave".
        told = any(known.lemma(token.lower_) in known.verbs for token in behind if token.pos_ != "NOUN")
        force.degree = "open" if untold or (told and not thing) else "certain"
        return force
    if negation is not None and (turned or not any(token.lower_ in table.resisting for token in cue)):
        force.hedges.append(hedge(negation, "negation"))
        if negation.lower_ == "short":
            force.degree, force.negative = "open", False
            return force
        if not thing and any(token.lower_ in PERSUADED for token in cue):
            # Who is not satisfied that it was so holds that it was not.
            force.degree, force.negative = "probable", True
            return force
        force.degree, force.negative = _negated(force, lemma, act, thing=thing, modal=modal)
        if force.degree == "open" and modal is not None:
            force.hedges.append(hedge(modal, "modal"))
        return force
    # "Would argue" and "would like to thank" are only polite.
    wished = lemma in WISHING and act != "want"
    polite = modal is not None and modal.lower_ == "would" and (act in _HELD or wished)
    if modal is not None and not polite and negation is None:
        force.hedges.append(hedge(modal, "modal"))
        more = table.modals.get(modal.lower_, "open") if thing else "open"
        force.degree = max(force.degree, more, key=rank)
    return force


def _negated(
    force: _Force, lemma: str, act: SpeechAct, *, thing: bool, modal: Token | None
) -> tuple[Degree, bool]:
    """Return what a negated cue leaves: its opposite, that there is no such thing, or nothing."""
    if force.negative and lemma == "rule":
        # What is not ruled out is possible.
        return "possible", False
    if lemma in _FEIGNING:
        return "certain", True
    if modal is not None:
        return "open", force.negative
    if lemma in words().minding or (act == "deny" and lemma in ACCEPTING):
        return force.degree, not force.negative
    withheld = act in _BEARING_OUT or lemma in words().withheld
    if thing and force.degree == "certain" and not force.negative and not withheld:
        return "certain", True
    return "open", force.negative


def _usual(cue: Span, act: SpeechAct, lemma: str, known: Lexicon) -> Degree:
    """Return what the act leaves certain, or the cue's word where it has a force of its own."""
    table = words()
    if lemma == "understand" and any(token.tag_ == "VBN" and syntax.is_passive(token) for token in cue):
        # "Is understood to be leaving": nobody says that it is known.
        return "probable"
    if act in _TELLING and any(token.lower_ == "nothing" for token in cue):
        # "Said nothing about | the money"
        return "open"
    usual = {known.verbs.get(lemma), known.judging.get(lemma), known.document.get(lemma)}
    if lemma in table.cue_words and act in usual:
        return table.cue_words[lemma]
    forms = (token.lower_ for token in cue)
    marked = (table.cue_words[f] for f in forms if f in table.cue_words and _may_be(f, act, known))
    bare = all(token.pos_ in {"ADP", "PART", "PUNCT", "X"} for token in cue)
    if act == "believe" and (bare or any(token.lower_ in known.feeling for token in cue)):
        # "To her, it was over"; "we are glad that it is over".
        return "certain"
    return next(marked, table.cues.get(act, "certain"))


def _may_be(form: str, act: SpeechAct, known: Lexicon) -> bool:
    """Tell whether an act is a noun's or an adjective's own, or one that no noun of that form has."""
    own = {known.nouns.get(form), known.adjectives.get(form)}
    return act in own or (own == {None} and known.lemma(form) not in known.verbs)


def _turns(cue: Span, act: SpeechAct, lemma: str, known: Lexicon) -> bool:
    """Tell a cue that says of its content that it is not so: "denied", "ruled out", "voted against"."""
    table = words()
    nominal = not lemma or lemma in known.light
    forms = [token.lower_ for token in cue]
    bases = {base for token in cue for base in (known.lemma(token.lower_), token.lemma_.lower())}
    return (
        (lemma in table.turning and act != "accuse")
        or (act in {"deny", "decide"} and any(table.turns_with(base, forms) for base in bases))
        or (nominal and not table.turning_nouns.isdisjoint(forms))
        or (act in _OPPOSING and "against" in forms)
    )


def _negation(cue: Span, verb: Token | None, lemma: str, table: Words) -> Token | None:
    """Return the word that says that it was not said or thought: "not", "hardly", "failed to"."""
    for token in cue:
        if negates(token) or token.lower_ in _HARDLY:
            return token
        if token.lower_ in table.omitting and (verb is None or token.i < verb.i):
            return token
        if token.lower_ in _HARD and lemma in table.minding:
            return token
    return None


def _stopped_short(cue: Span) -> Token | None:
    """Return the "short" before a cue: "stopped short, however, of | promising"."""
    of = cue[0].nbor(-1) if len(cue) > 0 and cue.start > 1 else None
    if of is None or of.lower_ != "of" or cue[0].tag_ != "VBG":
        return None
    before = cue.doc[max(of.i - _FARTHEST, of.sent.start) : of.i]
    short = next((token for token in reversed(before) if token.lower_ == "short"), None)
    if short is None or any(token.pos_ in {"VERB", "AUX"} for token in cue.doc[short.i : of.i]):
        return None
    verb = next((token for token in reversed(before) if token.i < short.i and token.pos_ == "VERB"), None)
    return short if verb is not None and verb.lemma_.lower() in _STOPPING else None


def _is_nobody(source: Span) -> bool:
    """Tell "nobody", "no one", "none of them", "not everyone" from a source that speaks."""
    return len(source) > 0 and source[0].lower_ in _NO_ONE
