"""A parsed ``Doc`` as plain lists, one value a word: many questions are asked of every word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from annotate.entities.known.lexicon import noun
from annotate.entities.known.places import country_of_people
from annotate.entities.mentions.finding import Found
from annotate.language.columns import paragraphs_of, quotations_of
from annotate.language.document import once
from annotate.language.syntax import APPOSITIONS, OBJECTS, POSSESSORS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Parts = Sequence[tuple[int, int]]
"""Parts of a text, as offsets."""
_AFTER_AGENCY = [[")", dash] for dash in ("-", "–", "—", "--")]
_CREDITED = frozenset({"PERSON", "GPE", "LOC"})


@dataclass(frozen=True, slots=True)
class Words:
    """The columns of a document, by token.

    Attributes:
        heads: Index of the head; a root's is its own.
        children: Indices of those that depend on it, in text order.
        sentences: Number of its sentence.
        paragraphs: Number of its paragraph.
        quotes: Number of the quotation that it stands in, 0 for none.
    """

    lower: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    sentences: list[int]
    paragraphs: list[int]
    quotes: list[int]

    def root(self, first: int, last: int) -> int:
        """Return the word of a stretch whose head lies outside it."""
        for word in range(first, last + 1):
            head = self.heads[word]
            if head == word or not first <= head <= last:
                return word
        return last

    def has_copula(self, word: int) -> bool:
        """Tell whether a word is what something is said to be: "X is the mayor"."""
        return any(self.deps[child] == "cop" for child in self.children[word])

    def actor_of(self, verb: int) -> int:
        """Return who or what does something, also in "she wants to do it", "which does it"; -1 for nobody.

        Args:
            verb: What is done.
        """
        while True:
            for child in self.children[verb]:
                if self.deps[child] in SUBJECTS or self.deps[child] == "obl:agent":
                    passive = any(self.deps[other] == "aux:pass" for other in self.children[verb])
                    if passive and self.deps[child] != "obl:agent":
                        continue
                    relative = self.deps[verb] == "acl:relcl" and self.lower[child] in {
                        "who",
                        "which",
                        "that",
                    }
                    return self.heads[verb] if relative else child
            if self.deps[verb] not in {"xcomp", "conj"} or self.heads[verb] == verb:
                return -1
            verb = self.heads[verb]

    def is_agency(self, word: int) -> bool:
        """Tell whether a word stands for the news agency in a dateline: "SELM, 4 May (Agency) - "."""
        return self.lower[word - 1 : word] == ["("] and self.lower[word + 1 : word + 3] in _AFTER_AGENCY

    def above(self, word: int) -> list[int]:
        """Return the words that a word depends on, the nearest first."""
        found: list[int] = []
        while self.heads[word] != word and len(found) < _DEPTH:
            word = self.heads[word]
            found.append(word)
        return found

    def are_roles_of_one(self, first: int, second: int) -> bool:
        """Tell whether two joined nouns stand before the name of one: "her coach and former husband, Bo Roe".

        "The mayor and his wife, Ann Roe" are two, as "his wife and son, Tim" are.

        Args:
            first: The first noun.
            second: The one that is joined to it.
        """
        both = (first, second)
        people = all(self.pos[one] == "NOUN" or noun(self.lemmas[one])[0] == "person" for one in both)
        joined = self.deps[second] == "conj" and self.heads[second] == first
        if not people or not joined or "NNS" in {self.tags[first], self.tags[second]}:
            return False
        genders = {noun(self.lemmas[one])[1] for one in both} - {None}
        own = any(self.deps[child] in {*POSSESSORS, "det"} for child in self.children[second])
        return not own and len(genders) < _BOTH and self.named_behind(first, second) >= 0

    def named_behind(self, first: int, second: int) -> int:
        """Return the one name that stands beside two joined nouns; -1 for none or more.

        Args:
            first: The first noun.
            second: The one that is joined to it.
        """
        beside = [
            child
            for joined in (first, second)
            for child in self.children[joined]
            if self.deps[child] in APPOSITIONS and child > second and self.pos[child] == "PROPN"
        ]
        more = any(self.deps[child] == "conj" for one in beside for child in self.children[one])
        return beside[0] if len(beside) == 1 and not more else -1

    def is_abstract(self, word: int, article: int, plural: bool) -> bool:
        """Tell "the administration of justice" from a justice, and from the administration of a president.

        Args:
            word: The noun.
            article: Index of what it begins with, 0 for nothing.
            plural: Whether it is several.
        """
        if self.lemmas[word] == "administration":
            return self.lower[word + 1 : word + 2] == ["of"] and self.pos[word + 2 : word + 3] == ["NOUN"]
        return self.lemmas[word] == "justice" and not article and not plural

    def is_adverbial(self, word: int) -> bool:
        """Tell a noun that names nothing: "from house to house", "on board", "in the event, it rained".

        Args:
            word: The noun.
        """
        lower = self.lower
        noun = lower[word]
        if noun == "event" and lower[max(word - 2, 0) : word] == ["in", "the"]:
            return lower[word + 1 : word + 2] == [","] and lower[word + 2 : word + 3] not in _RELATIVE
        if noun == "board" and lower[max(word - 1, 0) : word] == ["on"]:
            return True
        ahead = lower[word + 1 : word + 2] in _BETWEEN and lower[word + 2 : word + 3] == [noun]
        return ahead or (word > 1 and [lower[word - 1]] in _BETWEEN and lower[word - 2] == noun)

    def is_national(self, word: int) -> bool:
        """Tell one person who is only called by a country: "the Czech apologised", not "the Czech team".

        Args:
            word: The noun.
        """
        if self.lower[max(word - 1, 0) : word] != ["the"] or self.tags[word] in {"NNS", "NNPS"}:
            return False
        lower = self.lower[word]
        if country_of_people(lower) is None or (lower != "czech" and lower.endswith(_OF_SEVERAL)):
            return False
        verb, ahead = self.heads[word], self.pos[word + 1 : word + 2]
        if self.deps[word] not in {*SUBJECTS, *OBJECTS, "obl", "obl:agent"} or ahead in _OF_NAMES:
            return False
        several = any(self.lower[child] in _PLURAL for child in self.children[verb])
        return not several and self.tags[verb] != "VBP" and self.lower[word + 1 : word + 2] != ["-"]


_RELATIVE = (["which"], ["where"], ["whose"], ["held"], ["that"])
# "House to house", "hand in hand".
_BETWEEN = (["to"], ["by"], ["in"], ["after"])
_DEPTH, _BOTH = 25, 2
# "The Danish", "the Portuguese", "the French" are a people.
_OF_SEVERAL = ("ish", "ese", "ch", "sh", "ss")
_PLURAL = frozenset({"are", "were", "have", "do"})
_OF_NAMES = (["NOUN"], ["PROPN"], ["ADJ"])


@once
def words_of_doc(doc: Doc) -> Words:
    """Return a document's columns."""
    tokens = list(doc)
    lower = [token.lower_ for token in tokens]
    heads = [token.head.i for token in tokens]
    children: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head != word:
            children[head].append(word)
    return Words(
        lower,
        [token.lemma_.lower() or word for token, word in zip(tokens, lower, strict=True)],
        [token.tag_ for token in tokens],
        [token.pos_ for token in tokens],
        [token.dep_ for token in tokens],
        heads,
        children,
        _sentences(tokens),
        paragraphs_of(doc),
        quotations_of(doc),
    )


def _sentences(tokens: Sequence[Token]) -> list[int]:
    begins = (int(bool(token.is_sent_start)) for token in tokens[1:])
    return list(accumulate(begins, initial=0)) if tokens else []


def is_outside(words: Words, mention: Found, apart: Parts) -> bool:
    """Tell whether a name stands where nothing is told of it: "By Ann Hale", "SELM, 4 May (Reuters) - ".

    Args:
        words: The document.
        mention: The name.
        apart: Where by-lines, datelines and credits stand, as offsets.
    """
    first, last = mention.token - 1, mention.last + 1
    if first >= 0 and words.lower[first] == "(" and words.lower[last : last + 2] in _AFTER_AGENCY:
        return True
    return mention.type in _CREDITED and is_within(mention.start, apart)


def is_within(offset: int, parts: Parts) -> bool:
    """Tell whether an offset lies in one of some parts of a text."""
    return any(start <= offset < end for start, end in parts)


def is_firm(words: Words, mention: Found) -> bool:
    """Tell a body that is one though its name is plural: "Selm Ferries", not "the Teamsters".

    Args:
        words: The document.
        mention: Its name.
    """
    before = words.lower[max(mention.token - 1, 0) : mention.token + 1]
    return mention.type == "ORG" and mention.token < mention.last and "the" not in before
