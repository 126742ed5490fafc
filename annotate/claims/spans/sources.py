"""Who makes a claim: the entity behind the words of a source, or what kind of source it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.interviews import Voice
from annotate.entities.coreference.words import words_of_doc
from annotate.entities.known.lexicon import noun
from annotate.entities.mentions.numbers import NUMERIC
from annotate.entities.speakers import ONE, SEVERAL
from annotate.language import syntax
from annotate.record import Claim, Entity, Mention, Source, SourceKind, Span
from annotate.support.yamlfile import packaged_yaml

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_TITLED = frozenset({"PERSON", "ORG"})
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?) ")
_CLAUSE = re.compile(r",? (?:who|which|that|whose|whom)\b")
# Why a noun phrase is what somebody is: what stands beside the name first.
_BESIDE, _SAID = ("title before", "apposition"), ("copula", "called so")
_INDEFINITE = frozenset({"a", "an", "another"})
_INSIDE = frozenset({"nmod", "compound", "flat", "prep", "pobj", "nmod:poss"})
# How far before "who" somebody may stand.
_REACH = 15


@cache
def source_words() -> dict[str, frozenset[str]]:
    """Return the head words of documents (``documents``) and of people left unnamed (``unnamed``)."""
    data = packaged_yaml("annotate.claims.spans", "sources.yaml")
    return {name: frozenset(listed) for name, listed in data.items()}


def is_feeling(verb: Token) -> bool:
    """Tell "was alarmed by the news" from "was arrested": a participle that is an adjective as well."""
    return verb.lower_.endswith("ed") and verb.lower_ in source_words()["feelings"]


def is_of_mind(verb: Token) -> bool:
    """Tell a participle that says what its subject feels or means to do: "We are prepared to fight"."""
    if is_feeling(verb):
        return syntax.agent(verb) is None
    return verb.lower_ in source_words()["disposed"] and any(
        child.i > verb.i and (syntax.is_open_complement(child) or syntax.is_adverbial_clause(child))
        for child in verb.children
    )


@dataclass(frozen=True, slots=True)
class _Named:
    entity: Entity
    mention: Mention


class Sources:
    """Finds the entity that a source's words refer to.

    Args:
        index: The document.
        entities: The article's entities.
        voices: Who speaks under the letters of an interview.
    """

    def __init__(
        self, index: DocIndex, entities: Sequence[Entity], voices: Mapping[str, Voice] | None = None
    ) -> None:
        self.index = index
        self._voices = voices or {}
        self._mentions = sorted(
            (_Named(e, m) for e in entities if e.type not in NUMERIC for m in e.mentions),
            key=lambda named: (named.mention.start, -named.mention.end),
        )
        self._starts = [named.mention.start for named in self._mentions]
        self._by_id = {entity.id: entity for entity in entities}
        self._by_name = _unique_names(entities)

    def resolve(self, spans: Sequence[Offsets], speaker: str | None = None) -> Source | None:
        """Resolve a source.

        Args:
            spans: Offsets of its words; none where the claim has no source.
            speaker: Entity that speaks the quotation around the source, for "I" and "we".

        Returns:
            The source with its entity where there is one, or None without words.
        """
        if not spans:
            return None
        words = tuple(Span(start, end, self.index.text[start:end]) for start, end in spans)
        start, end = spans[0]
        if (voice := self._voices.get(words[0].exact)) is not None:
            title = self._title(voice.entity, start, end)
            return Source(words, voice.entity.id, "named", voice.because, title)
        head = self.index.head_of(start, end)
        if head is None:
            return Source(words, None, "unnamed")
        if head.lower_ in RELATIVE:
            words = (*self._before(head), *words)
        if head.lower_ in ONE | SEVERAL:
            because = "first person in a quotation: its speaker" if speaker else None
            own = speaker if head.lower_ in ONE else None
            if own is None and head.lower_ in ONE and (author := self._holding(head)) is not None:
                own, because = author.id, "who writes the article"
            if own is None:
                return Source(words, None, "unnamed")
            entity = self._by_id.get(own)
            title = self._title(entity, start, end) if entity is not None else None
            return Source(words, own, "named", because, title)
        named, because = self._person(start, end)
        if named is None:
            if self._is_several(head, self.index.token_at(end - 1)):
                return Source(words, None, self._kind(head, start, end), None)
            named, because = self._entity(head, end)
        if named is None and head.lower_ in RELATIVE:
            return self._described_before(words, head)
        if named is None:
            return Source(words, None, self._kind(head, start, end), None)
        kind = "named" if any(m.kind == "name" for m in named.mentions) else self._kind(head, start, end)
        return Source(words, named.id, kind, because, self._title(named, start, end))

    def inferred(self, spans: Sequence[Offsets]) -> Source | None:
        """Resolve the source of a quotation that names none, from the words for who speaks around it.

        Args:
            spans: Offsets of those words.

        Returns:
            The source without words of its own; its title is a role where one is told, else the name
            of the entity, else those words.
        """
        source = self.resolve(spans)
        if source is None:
            return None
        because = "; ".join(filter(None, ("inferred from who speaks around it", source.because)))
        entity = self._by_id.get(source.entity or "")
        words = " ".join((source.words if entity is None else entity.name).split())
        return replace(source, spans=(), because=because, title=source.title or words)

    def _at(self, start: int, end: int) -> list[_Named]:
        """Return the mentions inside a stretch."""
        first, last = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return [named for named in self._mentions[first:last] if named.mention.end <= end]

    def _holding(self, token: Token) -> Entity | None:
        """Return the entity of the mention that holds a word."""
        place = bisect_right(self._starts, token.idx) - 1
        for named in self._mentions[max(place - 3, 0) : place + 1][::-1]:
            if named.mention.end >= token.idx + len(token):
                return named.entity
        return None

    def _is_in_name(self, token: Token) -> bool:
        """Tell the "of" in "Union of Teachers" from that in "aides of Ann Lee"."""
        place = bisect_right(self._starts, token.idx)
        near = self._mentions[max(place - 3, 0) : place]
        return any(
            named.mention.kind == "name" and named.mention.end > token.idx > named.mention.start
            for named in near
        )

    def _person(self, start: int, end: int) -> tuple[Entity | None, str | None]:
        """Return the person whom a source names at its beginning, or after a title and at its end.

        Punctuation tells this more surely than the parse of a long apposition:
        "Ann Lee, who ...", "the mayor, Ann Lee", "police chief Ann Lee (R)" name
        her, "a spokesman for Ann Lee", "Ann Lee's aides" and "he and Ann Lee" do not.
        """
        people = [named for named in self._at(start, end) if named.entity.type == "PERSON"]
        for named in (people[0], people[-1]) if people else ():
            mention = named.mention
            after = self.index.text[mention.end : end].lstrip()
            if mention.kind != "name" or (after and after[0] not in ",("):
                continue
            if mention.start == start:
                return named.entity, None
            before = self.index.doc[self.index.token_at(mention.start) - 1]
            joined = any(
                t.pos_ in {"ADP", "CCONJ"} and not self._is_in_name(t)
                for t in self.index.tokens(start, mention.start)
            )
            if before.idx >= start and before.pos_ in {"NOUN", "PROPN", "ADJ", "PUNCT"} and not joined:
                return named.entity, "the name after the title"
        return None, None

    def _is_several(self, head: Token, last: int) -> bool:
        """Tell "Ann Lee and Bob Roe" from one whose name or description goes on.

        "Ann Lee, a lawyer and a poet", "the Department for Trade and Roads", "his agent and uncle, Bo Roe".
        """
        described = min((t.i for t in syntax.appositions(head)), default=last + 1)
        for other in head.children:
            if syntax.is_conjunct(other) and other.i <= min(last, described) and other.pos_ in _NOMINAL:
                if words_of_doc(head.doc).are_roles_of_one(head.i, other.i):
                    return False
                clause = any(t.pos_ in {"VERB", "AUX"} for t in head.doc[head.i : other.i])
                return not clause and not self._is_one_name(head, other)
        return False

    def _is_one_name(self, token: Token, other: Token) -> bool:
        place = bisect_right(self._starts, token.idx)
        near = self._mentions[max(place - 3, 0) : place]
        return any(named.mention.kind == "name" and named.mention.end > other.idx for named in near)

    def _entity(self, head: Token, end: int) -> tuple[Entity | None, str | None]:
        """Return the entity of a source's head, its apposition or the name that its title precedes."""
        if head.lower_ in RELATIVE:
            before = _antecedent(head)
            entity = self._holding(before)
            return entity, f"“{head.text}” stands for “{before.text}”" if entity else None
        entity = self._holding(head)
        if entity is not None:
            return entity, None if head.pos_ != "PRON" else f"“{head.text}” was resolved"
        for other in syntax.appositions(head):
            entity = self._holding(other)
            if entity is not None and other.i <= self.index.token_at(end - 1):
                return entity, f"named in apposition to “{head.text}”"
        entity = self._by_name.get(head.text) if head.pos_ == "PROPN" else None
        return entity, "the name of the article's only such entity" if entity else None

    def _before(self, relative: Token) -> tuple[Span, ...]:
        """Return what a relative pronoun stands for: "the journalists, who rejected the ruling"."""
        before = _antecedent(relative)
        named = syntax.noun_phrase(before)
        nobody = relative.lower_ in {"who", "whom"} and before.pos_ != "PROPN" and not _is_somebody(before)
        clause = any(token.pos_ in {"VERB", "AUX"} for token in named)
        if before.pos_ not in _NOMINAL or nobody or clause or named.end > relative.i:
            return ()
        return (Span(named.start_char, named.end_char, named.text),)

    def _described_before(self, words: tuple[Span, ...], relative: Token) -> Source:
        """Return a source that is as its antecedent describes it: "officials, who said ..."."""
        before = _antecedent(relative)
        if before.pos_ not in _NOMINAL:
            return Source(words, None, "unnamed", None)
        kind = self._kind(before, before.idx, before.idx + len(before))
        named = syntax.noun_phrase(before)
        common = before.pos_ == "NOUN" or noun(before.lemma_.lower())[0] == "person"
        title = named.text if common and named.end <= relative.i else None
        return Source(words, None, kind, f"“{relative.text}” stands for “{before.text}”", title)

    def _title(self, entity: Entity, start: int, end: int) -> str | None:
        """Return what the text says somebody or a body is, beside the name or in apposition elsewhere."""
        if entity.type not in _TITLED:
            return None
        text = self.index.text
        for mention in entity.mentions:
            if mention.kind == "name" and start <= mention.start and mention.end <= end:
                before = text[start : mention.start].strip(" ,\n")
                after = _CLAUSE.split(text[mention.end : end], maxsplit=1)[0].strip(" ,\n")
                for words in (before, after if text[mention.end : mention.end + 1] == "," else ""):
                    if words and self._is_role(words):
                        return " ".join(_ARTICLE.sub("", words).split())
        nouns = [m for m in entity.mentions if m.kind == "nominal" and m.because]
        for reasons in (_BESIDE, _SAID):
            for found in nouns:
                if (found.because or "").startswith(reasons):
                    return " ".join(_ARTICLE.sub("", found.exact).split())
        return None

    def _is_role(self, words: str) -> bool:
        """Tell whether words hold a noun for somebody or a body: "former police chief", no age, no place."""
        return any(
            noun(word.lower().strip(",.’'"))[0] in {"person", "organisation"} for word in words.split()
        )

    def _kind(self, head: Token, start: int, end: int) -> SourceKind:
        if head.lower_ in source_words()["documents"]:
            return "document"
        if (
            head.lower_ in source_words()["unnamed"]
            or "anonym" in self.index.text[start:end].lower()
            or head.pos_ == "PRON"
        ):
            return "unnamed"
        return "named" if head.pos_ == "PROPN" and not self._common(head, start) else "described"

    def _common(self, head: Token, start: int) -> bool:
        """Tell a noun, also one with a capital behind an article: "a Local Democracy Reporter"."""
        if head.lower_ == head.text:
            return True
        article = self.index.doc[self.index.token_at(start)].lower_
        return article in _INDEFINITE or (article == "the" and noun(head.lower_)[0] == "person")


def _antecedent(relative: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or the pronoun itself.

    "Who" is somebody: in "officials on Sunday, who said", the officials and not the day; in "Ann Hale, head
    of the union, who said", no union.
    """
    before = relative.head.head if syntax.is_clause(relative.head) else relative
    if relative.lower_ not in {"who", "whom"}:
        return before
    if not _is_nobody(before, relative):
        return _leader(before) or before
    first = max(relative.sent.start, relative.i - _REACH)
    somebody = (t for t in reversed(relative.doc[first : relative.i]) if _is_somebody(t))
    return next(somebody, before)


def _leader(body: Token) -> Token | None:
    """Return who is said to be of a body, by the noun that it hangs on: "members of the board"."""
    if body.ent_type_ == "PERSON" or noun(body.lemma_.lower())[0] == "person":
        return None
    above = body
    while above.dep_ in _INSIDE and above.head.i < above.i:
        above = above.head
    led = above is not body and above.pos_ == "NOUN" and noun(above.lemma_.lower())[0] == "person"
    return above if led else None


def _is_nobody(token: Token, relative: Token) -> bool:
    if token == relative or token.pos_ not in {"NOUN", "PROPN"}:
        return True
    return noun(token.lemma_.lower())[0] in {"time", "event", "thing", "place"} and not token.ent_type_


def _is_somebody(token: Token) -> bool:
    if token.ent_type_ == "PERSON":
        return True
    return token.pos_ in {"NOUN", "PROPN"} and noun(token.lemma_.lower())[0] in {"person", "organisation"}


def _unique_names(entities: Sequence[Entity]) -> dict[str, Entity]:
    """Return people by the last word of their names, where only one has it."""
    owners: dict[str, dict[str, Entity]] = {}
    for entity in entities:
        if entity.type == "PERSON":
            for name in (entity.name, *entity.aliases):
                owners.setdefault(name.split()[-1], {})[entity.id] = entity
    return {name: next(iter(found.values())) for name, found in owners.items() if len(found) == 1}


def said_by(claims: Iterable[Claim]) -> Mapping[str, tuple[str, ...]]:
    """Index claims by who makes them: everything that X says, in text order.

    Args:
        claims: The claims of one article.

    Returns:
        Claim ids by entity id, or by the source's words where it is no entity;
        claims without a source stand under the empty string.
    """
    index: dict[str, list[str]] = {}
    for claim in claims:
        key = ""
        if claim.source is not None:
            key = claim.source.entity or claim.source.words
        index.setdefault(key, []).append(claim.id)
    return {key: tuple(ids) for key, ids in index.items()}
