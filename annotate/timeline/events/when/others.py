"""Expressions of a sentence that are not an event's, though they stand near it in the tree."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from annotate.entities.known.lexicon import noun
from annotate.language import syntax
from annotate.language.clauses.perfects import is_past_perfect, is_present_perfect
from annotate.language.document import once
from annotate.support.patterns import lazily
from annotate.timeline.events.connectives import happens_later
from annotate.timeline.events.when.clefts import cleft_verb
from annotate.timeline.events.when.dated import Dated
from annotate.timeline.events.when.declared import declaring_verb
from annotate.timeline.events.when.enclosed import enclosed_verb, stands_in_participle
from annotate.timeline.events.when.reasons import is_reason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WORDS = 12
"""So many words before an expression are looked at for what is compared."""
_FIGURE = (
    r"[$€£¥]?(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s?(?:%|percent|per\scent"
    r"|(?:percentage\s)?points?|million|billion|trillion|thousand|m|bn|tn|k|p|cents|pence))*"
)
# "Up from 2.4 per cent in January", "compared with 2019", "more than in 2021", "to 90m from 81m in 2022".
_COMPARED = lazily(
    rf"(?:(?:[,(–—-]\s?|[\d%mnp]\s|cent\s|points?\s)(?:up|down)\sfrom\s[^.;:!?,]{{0,50}}"
    rf"|\b(?:increase|rise|fall|drop|decline|improvement)\sfrom\s(?:[a-z]+\s){{0,3}}{_FIGURE}[^.;:!?,]{{0,40}}"
    rf"|\bcompar(?:ed|es|ing)\s(?:with|to)\b[^.;:!?,]{{0,50}}|\b(?:versus|vs\.?)\s[^.;:!?,]{{0,40}}"
    rf"|\bthan\s(?:(?:in|during|at|for|it|they|he|she|the|was|were|had|did|been|same|time|period|point)\s|[\d.,%]+\s)*"
    rf"|(?:(?<=[\d%mnp]\s)from|(?<=cent\s)from|(?<=[a-z],\s)from|\bagainst|(?<=,\s)from)"
    rf"\s{_FIGURE}\s(?:(?:in|at|on)\s)?(?:the\s)?)$",
    re.IGNORECASE,
)
# "Rose from a year earlier", "fewer than a year ago", but not "left more than a year ago".
_FROM = lazily(r"\b(?:from|against|(?<!more\s)(?<!less\s)than)\s$", re.IGNORECASE)
_EARLIER = lazily(
    r"(?:an?|one|two|three|five|ten|\d+)\s(?:year|quarter|month|week|decade)s?\s(?:earlier|before|ago|previously)",
    re.IGNORECASE,
)
# "From 81m in 2022 to 90m in 2023" tells of the change between the two.
_CHANGED = lazily(rf"\s?,?\sto\s{_FIGURE}", re.IGNORECASE)
_AFTER = frozenset({"after", "once"})
_SOON = frozenset(
    {
        "hours",
        "hour",
        "minutes",
        "minute",
        "seconds",
        "moments",
        "shortly",
        "just",
        "soon",
        "immediately",
        "right",
    }
)
_BECAUSE = frozenset({"because", "since", "as"})
_THAT = "that"
_BRINGING_UP = frozenset({"about", "despite", "of", "since", "until"})
_KNOWN = frozenset({"the", "this", "that"})
TO_SINCE = 5
"""So many words "since" stands at most before an expression: "since records began in 1961"."""
CLIMB = 8
_YEAR = lazily(r"(?<!\d)\d{4}(?!\d)")
_THINGS = frozenset({"facility", "organisation", "person", "place", "thing"})
IN_RECORD = 6
"""So many words a superlative stands at most before "since": "its lowest level"."""


def is_others(token: Token, dated: Dated) -> bool:
    """Tell whether an expression is surely of something else in the sentence of an event.

    Args:
        token: The word that names the event.
        dated: The expression.
    """
    if declaring_verb(dated.head) == token or _is_of_answer(token, dated):
        return True
    behind = _is_of_clause_behind(token, dated) or _opens_clause_behind(token, dated)
    behind = behind or _is_parted(token, dated) or _is_brought_up(token, dated) or _has_come_of(token, dated)
    cleft = cleft_verb(dated)
    behind = behind or (cleft is not None and token.i < cleft.left_edge.i)
    told = behind or is_compared(dated) or _is_of_record(token, dated)
    return told or _is_enclosed(token, dated) or _is_of_before(token, dated) or _says_which(token, dated)


def _is_of_answer(token: Token, dated: Dated) -> bool:
    """Tell whether a day is of what was done for or over something: "resigned on Thursday over the sale"."""
    if not is_reason(token) or token.left_edge.i <= dated.first <= token.right_edge.i:
        return False
    return token.pos_ == "NOUN" and syntax.governing_verb(dated.head) == token.head


def _stands_in_apposition(verb: Token, dated: Dated) -> bool:
    """Tell whether an expression ends what stands in commas behind a subject, whatever it is hung on."""
    doc = verb.doc
    if doc[dated.last + 1].text != ",":
        return False
    nouns = (one for subject in syntax.subjects(verb) for one in syntax.appositions(subject))
    return any(
        noun.i < dated.first and all(word.text != "," for word in doc[noun.i : dated.first]) for noun in nouns
    )


def _says_which(token: Token, dated: Dated) -> bool:
    """Tell whether a year says who somebody is, or which thing: "champions in 2011, lost", "a law of 1921".

    Args:
        token: The word that names the event.
        dated: The expression.
    """
    verb = syntax.governing_verb(token) if syntax.parsed(token) else None
    if verb is None or dated.last >= min(verb.i, token.i):
        return False
    if not _YEAR.search(dated.time.exact) or dated.time.granularity not in {"year", "month"}:
        return False
    if _stands_in_apposition(verb, dated):
        return True
    over = dated.head
    for _ in range(CLIMB):
        if syntax.is_predicate(over) or over.head.i == over.i:
            return False
        if syntax.is_apposition(over):
            return over.right_edge.i < token.i and syntax.governing_verb(over) == verb
        if syntax.is_subject(over):
            of = token.doc[dated.first - 1].lower_ == "of" and dated.head.head.i == over.i
            return of and over.head.i == verb.i and noun(over.lemma_.lower())[0] in _THINGS
        over = over.head
    return False


def _has_come_of(token: Token, dated: Dated) -> bool:
    """Tell what has come of what a clause over it tells: "lent $9m in June, of which half has been paid"."""
    if not syntax.parsed(token) or not syntax.is_predicate(token) or not is_present_perfect(token):
        return False
    over = syntax.governing_verb(dated.head)
    if over is None or over.i == token.i or syntax.tense(over) != "past" or is_present_perfect(over):
        return False
    within = False
    for _ in range(CLIMB):
        if token.i == over.i or token.head.i == token.i:
            break
        within = within or syntax.is_relative_clause(token)
        token = token.head
    return within and token.i == over.i


@once
def is_compared(dated: Dated) -> bool:
    """Tell whether a figure of the time is only compared with: "4 per cent, down from 5 per cent in 2020"."""
    doc = dated.head.doc
    before = doc[max(doc[dated.first].sent.start, dated.first - WORDS) : dated.first].text + " "
    if _FROM.search(before) and _EARLIER.fullmatch(dated.time.exact):
        return True
    if not _COMPARED.search(before):
        return False
    return not _CHANGED.match(" " + doc[dated.last + 1 : dated.last + 6].text)


def _is_of_record(token: Token, dated: Dated) -> bool:
    """Tell whether a time only says since when nothing was like it: "fell to 40p, its lowest since May 2009".

    What has been like it ever since has gone on: "has been the youngest leader since 2015".
    """
    doc = token.doc
    since = next((doc[i] for i in range(dated.first - 1, max(dated.first - 1 - TO_SINCE, token.i), -1)
                  if doc[i].lower_ == "since"), None)  # fmt: skip
    if since is None or not syntax.parsed(token):
        return False
    verb = syntax.governing_verb(token)
    if verb is None or is_present_perfect(verb):
        return False
    for word in reversed(doc[max(token.sent.start, since.i - IN_RECORD) : since.i]):
        if word.tag_ in {"JJS", "RBS"} or word.lower_ == "first":
            return True
        if word.is_punct or word.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _is_enclosed(token: Token, dated: Dated) -> bool:
    """Tell whether an expression ends a clause in commas before an event: "who resigns on Monday, spoke"."""
    if token.i <= dated.last:
        return False
    if enclosed_verb(dated.head) is not None or stands_in_participle(token, dated.first, dated.last):
        return True
    verb = syntax.governing_verb(dated.head) if syntax.parsed(dated.head) else None
    if verb is None or verb.i > dated.first:
        return False
    # "Who is 34 and was dismissed in May, is held".
    clause = verb.head if syntax.is_conjunct(verb) else verb
    if not syntax.is_relative_clause(clause):
        return False
    doc = token.doc
    return token.i > clause.right_edge.i and dated.last + 1 < len(doc) and doc[dated.last + 1].text == ","


def _is_of_clause_behind(token: Token, dated: Dated) -> bool:
    """Tell whether "and that" stands between: "said that it fell and that it rose on Monday"."""
    if dated.first < token.i or not syntax.parsed(token):
        return False
    words = token.doc[token.i + 1 : dated.first]
    pairs = pairwise(words)
    return any(
        one.lower_ in {"and", "but"} and other.lower_ == _THAT and other.dep_ == "mark"
        for one, other in pairs
    )


def _opens_clause_behind(token: Token, dated: Dated) -> bool:
    """Tell whether an expression opens a clause that goes on: "closed, and in May she sold the house"."""
    if dated.first < token.i or not syntax.parsed(token):
        return False
    verb = syntax.governing_verb(dated.head)
    if verb is None or verb.i < dated.last or not syntax.is_conjunct(verb) or not syntax.subjects(verb):
        return False
    joins = (child for child in verb.children if child.lower_ in {"and", "but"} and child.i < dated.first)
    return any(child.i > token.i for child in joins)


def _is_parted(token: Token, dated: Dated) -> bool:
    """Tell whether a semicolon stands between: "has accepted; he said on Friday that he would decide"."""
    low, high = sorted((token.i, dated.first))
    marks = _semicolons(token.doc)
    return bisect_left(marks, low) < bisect_left(marks, high)


@once
def _semicolons(doc: Doc) -> Sequence[int]:
    return [word.i for word in doc if word.text == ";"]


def _is_brought_up(token: Token, dated: Dated) -> bool:
    """Tell a noun that a clause only brings up: "was told of the disaster on Sunday", "since the walkout"."""
    if token.pos_ != "NOUN" or not syntax.parsed(token):
        return False
    leads = {lead.lower_ for lead in syntax.leads(token)}
    if leads.isdisjoint(_BRINGING_UP) or not (syntax.is_oblique(token) or "since" in leads):
        return False
    known = any(child.lower_ in _KNOWN for child in token.children if child.i < token.i)
    verb = syntax.governing_verb(dated.head)
    same = verb is not None and verb == syntax.governing_verb(token) and syntax.tense(verb) == "past"
    return known and same and not token.left_edge.i <= dated.first <= token.right_edge.i


def _is_of_before(token: Token, dated: Dated) -> bool:
    """Tell whether an expression is of what came before: "was charged in May and later cleared"."""
    if dated.last > token.i or happens_later(token) is None:
        return False
    verb = syntax.governing_verb(dated.head)
    return verb is not None and verb.i < token.i


@once
def over_before(verb: Token) -> Token | None:
    """Return the verb that a clause was over before: "rose after it fell", "rose because it had fallen".

    Args:
        verb: The head of the clause.
    """
    if not syntax.parsed(verb) or not syntax.is_adverbial_clause(verb) or syntax.tense(verb) != "past":
        return None
    words = {child.lower_ for child in verb.children if child.i < verb.i and syntax.joins(child)}
    if words & _AFTER and _is_soon(verb):
        return None
    return verb.head if words & _AFTER or (words & _BECAUSE and is_past_perfect(verb)) else None


def _is_soon(verb: Token) -> bool:
    """Tell whether little time had passed since a clause: "hours after they left"."""
    doc = verb.doc
    places = (child.i for child in verb.children if child.lower_ in _AFTER and 0 < child.i < verb.i)
    return any(doc[place - 1].lower_ in _SOON for place in places)
