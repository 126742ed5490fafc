"""What the text says around a word that may mean an event: who takes part, which one it is, and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.columns import starts_of
from annotate.record import Entity, Section
from annotate.timeline.events.finding import Happening
from annotate.timeline.events.when.dated import sentence_numbers
from annotate.timeline.story.words import base_of, listed, place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Names = frozenset[str]
KINDS = (
    "OCCURRENCE", "STATE", "I_ACTION", "I_STATE", "REPORTING", "ASPECTUAL", "PERCEPTION", "POSSIBLE",
)  # fmt: skip
"""TimeML's classes, and what only may be an event."""
ARTICLES = ("none", "a", "the", "this", "possessive", "number")
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@cache
def flags_of(value: str | int | None, among: Sequence[str] | range) -> tuple[bool, ...]:
    """Return for each of some values whether it is the one; both are labels, of which there are few."""
    return tuple(value == one for one in among)


@dataclass(frozen=True, slots=True)
class Site:
    """A mention with its surroundings.

    Attributes:
        event: The mention.
        kind: One of ``KINDS``.
        lexical: Its place in the lexicon of event words, -1 for none.
        base: Its base form.
        noun: Whether it stands as a noun.
        article: Index into ``ARTICLES``.
        plural: Whether it means several.
        sentence: Number of its sentence.
        paragraph: Number of its paragraph or title, -1 outside of all.
        title: Whether it stands in a title.
        agents: Who does it: ids of entities, else base forms.
        patients: To whom or what it is done.
        others: Who and what else belongs to it.
        places: Where it is.
        modifiers: Base forms of what stands before the noun.
        governor: The event word that it hangs on directly or over a preposition, as a token; -1 for none.
        relation: By which relation.
        counts: How many those are to whom a verb does it.
        kin: Whose relatives take part: entities.
        rows: Which of a row those are to whom a verb does it: "a second bid".
        relative: Somebody's relative, of whom a clause with "who" tells it: "his father, who died".
    """

    event: Happening
    kind: str
    lexical: int
    base: str
    noun: bool
    article: int
    plural: bool
    sentence: int
    paragraph: int
    title: bool
    agents: Names
    patients: Names
    others: Names
    places: Names
    modifiers: Names
    governor: int
    relation: str
    counts: Names
    kin: Names
    rows: Names
    relative: Names


class Surroundings:
    """Describes the mentions of one document.

    Args:
        doc: Parsed.
        sections: Of the article.
        entities: Of the article.
    """

    def __init__(self, doc: Doc, sections: Sequence[Section], entities: Sequence[Entity]) -> None:
        self._sentences = sentence_numbers(doc)
        self._starts = [section.start for section in sections]
        self._kinds = [section.kind for section in sections]
        self._owners: dict[int, str] = {}
        self._places: set[str] = set()
        starts = starts_of(doc)
        rows = [(m.end - m.start, m.start, m.end, e) for e in entities for m in e.mentions]
        for _, start, end, entity in sorted(rows, key=lambda row: -row[0]):
            for place in range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)):
                self._owners[place] = entity.id
            if entity.type in _PLACES:
                self._places.add(entity.id)

    def site(self, event: Happening) -> Site:
        """Describe a mention."""
        token = event.token
        section = bisect_right(self._starts, event.start) - 1
        noun = token.pos_ in {"NOUN", "PROPN", "PRON"}
        agents, patients, others, places = self._nominal(token) if noun else self._verbal(token)
        governor, relation = _governor(token)
        return Site(
            event,
            "POSSIBLE" if event.possible else event.kind,
            place_of(token),
            base_of(token),
            noun,
            _article(token) if noun else 0,
            noun and token.tag_ in {"NNS", "NNPS"},
            self._sentences[token.i],
            section,
            section >= 0 and self._kinds[section] == "title",
            agents,
            patients,
            others,
            places,
            _modifiers(token) if noun else frozenset(),
            governor,
            relation,
            frozenset() if noun else _counts(token),
            self._kin(token, noun=noun),
            frozenset() if noun else _rows(token),
            frozenset() if noun else self._relative(token),
        )

    def _verbal(self, verb: Token) -> tuple[Names, Names, Names, Names]:
        agents, patients = _taking_part(verb)
        rest = syntax.obliques(verb)
        return self._names(agents), self._names(patients), *self._split(rest)

    def _nominal(self, noun: Token) -> tuple[Names, Names, Names, Names]:
        agents: list[Token] = []
        patients: list[Token] = []
        rest: list[Token] = []
        for child in noun.children:
            if syntax.is_possessor(child):
                agents.append(child)
            elif syntax.is_nominal_modifier(child):
                case = next((c.lower_ for c in child.children if syntax.is_preposition(c)), "")
                (patients if case == "of" else agents if case == "by" else rest).append(child)
            elif syntax.is_attribute(child) and (child.pos_ == "PROPN" or child.i in self._owners):
                rest.append(child)
        if syntax.is_predicate(noun):
            agents += [] if agents else syntax.subjects(noun)
        return self._names(agents), self._names(patients), *self._split(rest)

    def _kin(self, token: Token, *, noun: bool) -> Names:
        """Return whose father, sister or friend takes part."""
        if noun:
            parts = [c for c in token.children if syntax.is_possessor(c) or syntax.is_nominal_modifier(c)]
        else:
            parts = [one for some in _taking_part(token) for one in some]
        relatives = [part for part in parts if base_of(part) in listed("kin")]
        owners = (
            self._owners.get(c.i, "") for part in relatives for c in part.children if syntax.is_possessor(c)
        )
        return frozenset(owner for owner in owners if owner)

    def _relative(self, verb: Token) -> Names:
        """Return the relative of somebody of whom a clause with "who" tells."""
        if not syntax.parsed(verb) or not syntax.is_relative_clause(verb):
            return frozenset()
        noun = verb.head
        subject = any(one.lower_ == "who" for one in syntax.subjects(verb))
        kin = base_of(noun) in listed("kin") and any(map(syntax.is_possessor, noun.children))
        return self._names([noun]) if subject and kin else frozenset()

    def _split(self, tokens: Sequence[Token]) -> tuple[Names, Names]:
        """Return who and what else belongs to an event, and where it is."""
        names = [(self._name(token), token) for token in tokens]
        places = frozenset(n for n, _ in names if n in self._places)
        return frozenset(n for n, _ in names if n and n not in places), places

    def _names(self, tokens: Sequence[Token]) -> Names:
        conjoined = [c for token in tokens for c in token.children if syntax.is_conjunct(c)]
        return frozenset(name for token in (*tokens, *conjoined) if (name := self._name(token)))

    def _name(self, token: Token) -> str:
        owner = self._owners.get(token.i)
        if owner is not None:
            return owner
        word = base_of(token)
        return "" if word in listed("general") or not word[0].isalpha() else f"“{word}”"


def _taking_part(verb: Token) -> tuple[list[Token], list[Token]]:
    """Return who does what a verb says, and to whom or what it is done."""
    passive = syntax.is_passive(verb)
    subjects, objects = syntax.subjects(verb), syntax.objects(verb)
    if not subjects and syntax.is_adnominal_clause(verb):
        subjects = [verb.head]
        passive = verb.tag_ == "VBN"
    doer = syntax.agent(verb)
    agents = [*([] if passive else subjects), *([doer] if doer is not None else [])]
    return agents, [*(subjects if passive else []), *objects]


def _counts(verb: Token) -> Names:
    return frozenset(
        child.lower_
        for patient in _taking_part(verb)[1]
        for child in (patient, *patient.children)
        if syntax.is_number(child) or (child.i == patient.i and child.pos_ == "NUM")
    )


def _rows(verb: Token) -> Names:
    return frozenset(
        child.lower_
        for patient in _taking_part(verb)[1]
        for child in patient.children
        if child.i < patient.i and child.lower_ in listed("ordinals")
    )


def _article(noun: Token) -> int:
    for child in noun.children:
        if child.i > noun.i:
            break
        if syntax.is_possessor(child):
            return 4
        word = child.lower_
        if syntax.is_determiner(child) or syntax.is_number(child) or syntax.is_attribute(child):
            for code, words in ((1, listed("one_of_many")), (2, {"the"}), (3, listed("pointing"))):
                if word in words:
                    return code
            if syntax.is_number(child):
                return 5
    return 0


def _modifiers(noun: Token) -> Names:
    return frozenset(
        base_of(child)
        for child in noun.children
        if child.i < noun.i
        and (syntax.is_attribute(child) or syntax.is_number(child))
        and base_of(child) not in listed("pointing")
    )


def _governor(token: Token) -> tuple[int, str]:
    if token.head.i == token.i:
        return -1, ""
    return token.head.i, syntax.role(token)
