"""The bodies that people speak for when they say "we": "Selm Bank chief Ann Hale", "Bo Roe of the Guard"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING

from annotate.entities.known.lexicon import class_of_noun, noun
from annotate.entities.known.places import country_of
from annotate.record import Claim, Entity, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Who says "we" for a country or a city: not its residents or players.
_OF_COUNTRIES = frozenset({"president", "minister", "mayor", "monarch", "diplomat"})
_OF_GOVERNMENT = frozenset({"president", "minister"})
# Who says "we" for the body that an article is about, where nothing names theirs.
_CHIEFS = frozenset({"chief", "spokesman", "coach", "officer"})
_OF_SCHOOLS = frozenset({"dean", "headmaster", "headteacher", "principal", "provost", "rector", "registrar"})
# Who is somebody at a body and says "we" for others.
_OUTSIDE = frozenset(
    {
        "analyst", "applicant", "client", "critic", "customer", "detractor", "expert", "fan", "guest",
        "historian", "lecturer", "opponent", "passenger", "patient", "plaintiff", "professor", "reader",
        "resident", "rival", "shareholder", "student", "suspect", "user", "victim", "viewer", "visitor",
        "voter", "whistleblower", "witness",
    }
)  # fmt: skip
_MORE = frozenset({"convenor", "convener", "coordinator", "representative", "member", "chair", "co-founder"})
_NO_MORE = frozenset({"former", "formerly", "ex", "late", "retired", "ousted", "sacked", "fired", "fugitive"})
_LEADING = frozenset(
    {"lead", "head", "represent", "run", "chair", "direct", "manage", "own", "found", "co-found", "establish"}
)
# "Government Hospital" is none.
_GOVERNMENT = re.compile(r"\bgovernment(?:$| of\b)", re.I)
_ITS = frozenset({"its", "their"})
# Who is in charge of these speaks for the whole body; an opposition leader speaks for a party.
_PARTS_OF_BODIES = frozenset(
    {
        "board",
        "branch",
        "bureau",
        "committee",
        "department",
        "division",
        "office",
        "opposition",
        "section",
        "unit",
    }
)
_PEOPLE = frozenset({"PERSON", "ORG", "NORP"})
_OF = frozenset({"of", "from", "at", "for", "with"})
_INSIDE = frozenset({"of", "for", "at", "the", "and", "&", "-", "'s", "’s", "(", ")", "in", "'", "’"})
_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART"})
_FARTHEST = 14
_FEW = 6
_OFTEN = 3


class Bodies:
    """The bodies that sources speak for.

    Args:
        doc: The pipeline's ``Doc``.
        entities: The article's.
        claims: The article's, with sources.
    """

    def __init__(self, doc: Doc, entities: Sequence[Entity], claims: Sequence[Claim]) -> None:
        self._doc = doc
        self._text = doc.text
        self._by_id = {entity.id: entity for entity in entities}
        places = [
            (m.start, m.end, e)
            for e in entities
            if e.type in {"ORG", "GPE"}
            for m in e.mentions
            if m.kind != "pronoun" and (m.kind == "name" or e.type == "ORG")
        ]
        places += [
            (m.start, m.end, self._by_id[e.related[0]])
            for e in entities
            if e.type == "NORP" and len(e.related) == 1 and e.related[0] in self._by_id
            for m in e.mentions
            if m.kind == "name"
        ]
        self._places = sorted(places, key=lambda place: place[:2])
        self._starts = [start for start, _, _ in self._places]
        self._pronouns = {m.start: e for e in entities for m in e.mentions if m.kind == "pronoun"}
        self._sources = sorted(
            (span.end, entity.id)
            for claim in claims
            if claim.source and (entity := self._by_id.get(claim.source.entity or ""))
            if entity.type == "ORG"
            for span in claim.source.spans
        )
        self._groups = _groups(doc, entities)
        self._by_source: dict[str, Entity | None] = {}
        for claim in claims:
            if claim.source and claim.source.entity and self._by_source.get(claim.source.entity) is None:
                self._by_source[claim.source.entity] = self._said(claim)
        bodies = [entity for entity in entities if entity.type == "ORG"]
        governments = [e for e in bodies if any(_GOVERNMENT.search(m.exact) for m in e.mentions)]
        self._government = governments[0] if len(governments) == 1 else None
        if not governments:
            self._government = _foremost([e for e in entities if e.type == "GPE" and country_of(e.name)])
        self._bodies = bodies
        # "We have covered much," said the commander of the search: not the crew that it is for.
        others = [e for e in bodies if not any(m.exact.lower().endswith("crew") for m in e.mentions)]
        leading = max(others, key=lambda entity: len(entity.mentions), default=None)
        self._leading = leading if leading is not None and len(leading.mentions) >= _OFTEN else None
        for source, body in self._by_source.items():
            if body is None and source in self._by_id:
                self._by_source[source] = self._described(self._by_id[source])

    def of(self, claim: Claim) -> Entity | None:
        """Return the body that the source of a claim speaks for, here or where the article introduces it."""
        known = self._by_source.get(claim.source.entity or "") if claim.source else None
        return known or self._said(claim) or self._unnamed(claim) or self._several(claim)

    def _several(self, claim: Claim) -> Entity | None:
        """Return those of whom a source is one: "another of the mothers", "Bo Roe, a resident"."""
        if claim.source is None:
            return None
        person = self._by_id.get(claim.source.entity or "")
        places = [(span.start, span.end) for span in claim.source.spans]
        places += [(m.start, m.end) for m in person.mentions if m.kind == "nominal"] if person else []
        described = (self._doc.char_span(*place, alignment_mode="expand") for place in places)
        roles = {_one_of(words) for words in described if words is not None} - {None}
        found = {entity.id: entity for role in roles for entity in self._groups.get(role or "", ())}
        return next(iter(found.values())) if len(found) == 1 else None

    def _said(self, claim: Claim) -> Entity | None:
        """Return the one body that the words of a source name beside a role."""
        for span in claim.source.spans if claim.source else ():
            words = self._doc.char_span(span.start, span.end, alignment_mode="expand")
            if words is not None and (body := self._named(words.start, words.end - 1)) is not None:
                return body
        return None

    def _unnamed(self, claim: Claim) -> Entity | None:
        """Return the body that a source without an entity speaks for by its office: "the chairman"."""
        if claim.source is None or claim.source.entity in self._by_id:
            return None
        return self._of_words({word.lower() for span in claim.source.spans for word in span.exact.split()})

    def _described(self, person: Entity) -> Entity | None:
        """Return the one body that a description of a person names, wherever that stands."""
        if person.type != "PERSON":
            return None
        for mention in person.mentions:
            for first, last in self._around(mention):
                body = self._named(first, last)
                if body is not None and body is not person:
                    return body
        return self._of_office(person)

    def _of_office(self, person: Entity) -> Entity | None:
        """Return the government for a minister, for a chief the body that the article speaks of most."""
        words = {
            self._doc[place].lower_
            for mention in person.mentions
            for first, last in self._around(mention)
            for place in range(first, last + 1)
        }
        words |= {word.lower() for m in person.mentions if m.kind != "pronoun" for word in m.exact.split()}
        return self._of_words(words)

    def _of_words(self, words: Set[str]) -> Entity | None:
        roles = {role for word in words if (role := class_of_noun(word))}
        if words & _NO_MORE or words & _ITS:
            return None
        if roles & _OF_GOVERNMENT:
            return self._government
        chief = bool(roles & _CHIEFS or words & _OF_SCHOOLS)
        return self._led(words) if chief and not roles & _OF_COUNTRIES else None

    def _led(self, words: Set[str]) -> Entity | None:
        """Return the body that an article speaks of most, or that of which somebody is told to be chief."""
        bodies = {word for word in words if noun(word)[0] == "organisation"} - _PARTS_OF_BODIES
        leading = self._leading
        if not bodies or leading is None:
            return leading
        called = {word.lower() for mention in leading.mentions for word in mention.exact.split()}
        if not bodies.isdisjoint(called):
            return leading
        # "Union leader Ann Hale" speaks for no firm.
        found = [
            e
            for e in self._bodies
            if any(f"the {word}" == m.exact.lower() for word in bodies for m in e.mentions)
        ]
        return found[0] if len(found) == 1 else None

    def _around(self, mention: Mention) -> Iterator[tuple[int, int]]:
        """Yield the first and last words of what may describe somebody, round a mention."""
        if mention.kind == "pronoun":
            return
        span = self._doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None:
            return
        first, last = span.start, span.end - 1
        while first > max(0, span.start - _FARTHEST) and self._inside(self._doc[first - 1]):
            if self._doc[first].is_sent_start:
                break
            first -= 1
        end = self._after(last + 1)
        if mention.kind == "nominal":
            yield first, end
        elif first < span.start:
            yield first, last
        following = self._doc[last + 1] if last + 1 < len(self._doc) else None
        if mention.kind != "name" or following is None:
            return
        if following.lower_ in _OF:
            yield last + 1, end
        elif following.text == ",":
            yield last + 2, self._after(last + 2)

    def _inside(self, token: Token) -> bool:
        return token.pos_ in _PARTS or token.lower_ in _INSIDE

    def _after(self, place: int) -> int:
        """Return the last word of a noun phrase that begins at a place, or of who leads something."""
        last = place - 1
        if place + 1 < len(self._doc) and self._doc[place].lower_ in {"who", "which"}:
            last = place + 1 if self._doc[place + 1].lemma_ in _LEADING else last
        while last + 1 < min(len(self._doc), place + _FARTHEST):
            token = self._doc[last + 1]
            if token.is_sent_start or not self._inside(token):
                break
            last += 1
        return last

    def _named(self, first: int, last: int) -> Entity | None:
        """Return the one body that a stretch of words names beside a role."""
        if last < first:
            return None
        start, end = self._doc[first].idx, self._doc[last].idx + len(self._doc[last])
        if self._doc[first].lower_ in _ITS:
            words = self._doc[first + 1 : last + 1]
            return self._whose(first) if words and self._speaks_for_it(words[0], words) else None
        place = bisect_right(self._starts, start - 1)
        inside = [e for a, b, e in self._places[place : place + _FEW] if a < end and b <= end]
        organisations = [e for e in inside if e.type == "ORG"]
        inside = organisations or inside
        if len({entity.id for entity in inside}) != 1:
            return None
        words = self._doc[first : last + 1]
        if any(word.lower_ in _NO_MORE for word in words):
            return None
        if inside[0].type == "ORG":
            return inside[0] if self._speaks_for_it(words[0], words) else None
        roles = {role for word in words if (role := class_of_noun(word.lower_))}
        return inside[0] if roles & _OF_COUNTRIES else None

    def _whose(self, place: int) -> Entity | None:
        """Return the body that "its" means: the one it was taken for, or what has spoken in the paragraph."""
        start = self._doc[place].idx
        if start in self._pronouns:
            known = self._pronouns[start]
            return known if known.type == "ORG" else None
        before = bisect_right(self._sources, (start, "")) - 1
        if before < 0 or "\n\n" in self._text[self._sources[before][0] : start]:
            return None
        return self._by_id[self._sources[before][1]]

    def _speaks_for_it(self, first: Token, words: Iterable[Token]) -> bool:
        """Tell whether words say that somebody is of a body: as its head, or any of its people."""
        if first.lower_ in _OF or any(word.lemma_ in _LEADING for word in words if word.pos_ == "VERB"):
            return True
        roles = [
            word.lower_
            for word in words
            if word.lower_ in _MORE or (noun(word.lower_)[0] == "person" and word.tag_ not in {"NNS", "NNPS"})
        ]
        return bool(roles) and not any(role in _OUTSIDE for role in roles)


def _groups(doc: Doc, entities: Sequence[Entity]) -> dict[str, list[Entity]]:
    """Return those of whom there are several and who have no name, by the noun for one: "the mothers"."""
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.type not in _PEOPLE or any(mention.kind == "name" for mention in entity.mentions):
            continue
        spans = [doc.char_span(m.start, m.end) for m in entity.mentions if m.kind == "nominal"]
        roots = [span.root for span in spans if span is not None]
        for word in {root.lemma_.lower() for root in roots if root.tag_ == "NNS"}:
            found[word].append(entity)
    return found


def _one_of(words: Span) -> str | None:
    """Return the noun for somebody who is one of some: "one of the mothers", "another miner", "a miner"."""
    first = words[0].lower_
    if first in {"one", "another"} and len(words) > 1 and words[1].lower_ == "of":
        return next((word.lemma_.lower() for word in words if word.tag_ == "NNS"), None)
    if first not in {"a", "an", "another"}:
        return None
    role = next((word for word in words if word.pos_ not in {"DET", "ADJ", "PUNCT"}), None)
    # "A Labour MP" speaks for a party.
    named = role is None or any(word.text[0].isupper() for word in words[1 : role.i - words.start])
    if role is None or named or role.tag_ != "NN" or noun(role.lemma_.lower())[0] != "person":
        return None
    return role.lemma_.lower()


def _foremost(countries: Sequence[Entity]) -> Entity | None:
    """Return the country that an article is about: no other is spoken of half as often."""
    by_count = sorted(countries, key=lambda entity: -len(entity.mentions))
    if not by_count or len(by_count[0].mentions) < _OFTEN:
        return None
    second = len(by_count[1].mentions) if len(by_count) > 1 else 0
    return by_count[0] if 2 * second < len(by_count[0].mentions) else None
