"""Whom else a pronoun or a description may mean, and what that does to how sure an answer is.

The odds of the ranker hold on average, over articles that mostly speak of one person at length. Where two
have just been named and neither is the one spoken of, whoever stands first in a sentence is a guess; where
the sentence tells of an arrest or a death, a guess is not given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache

from annotate.entities.coreference.features import Table
from annotate.entities.coreference.sites import ARTICLES, Site
from annotate.entities.coreference.words import Words
from annotate.support.yamlfile import packaged_yaml

GENDERS = {"he": "m", "she": "f"}
# Who was spoken of before so many sites or sentences does not come into question beside the last ones.
_REACH, _SENTENCES = 60, 2
_SUBJECT, _POSSESSOR = 0, 2
# What stands in these is told of others as well: "he said that she was in jail".
_CLAUSES = frozenset(
    {"ccomp", "csubj", "advcl", "acl", "acl:relcl", "relcl", "advcl:relcl", "conj", "parataxis"}
)
# Under it a reader is shown a question mark.
GUESS = 0.7


class Rivals:
    """Who may be meant at one place besides whoever the ranker chose.

    Args:
        words: The document.
        sites: In text order.
        table: Of the sites.
        place: Of the anaphor.
        chosen: The entity that it seems to mean.
        barred: Entities that it cannot mean.
        home: Tells the entity of a site, by now.
        genders: By entity.
    """

    def __init__(
        self,
        words: Words,
        sites: Sequence[Site],
        table: Table,
        place: int,
        chosen: int,
        barred: Collection[int],
        home: Callable[[int], int],
        genders: Mapping[int, str],
    ) -> None:
        self._words, self._sites, self._table = words, sites, table
        self._place, self._chosen = place, chosen
        site = self._sites[place]
        gender = GENDERS.get(site.word, site.gender)
        self._times: Counter[int] = Counter()
        self._last: dict[int, int] = {}
        counted: set[tuple[int, int]] = set()
        for other in range(place - 1, max(place - _REACH, 0) - 1, -1):
            if not self._is_somebody(other):
                continue
            who = home(other)
            known = genders.get(who) or GENDERS.get(self._sites[other].word) or self._sites[other].gender
            if who != chosen and (who in barred or (gender and known and gender != known)):
                continue
            self._last.setdefault(who, other)
            # "Hale, a driver, said he" speaks of him once, "his brother" of somebody else.
            if (who, self._sentence(other)) not in counted and not self._is_whose(other):
                counted.add((who, self._sentence(other)))
                self._times[who] += 1
        here = self._sentence(place)
        self._rivals = [
            who
            for who, other in self._last.items()
            if who != chosen and here - self._sentence(other) <= _SENTENCES
        ]

    def _is_somebody(self, other: int) -> bool:
        site, head = self._sites[other], self._sites[self._place].head
        # "Chief of staff" beside a name is mostly that one.
        bare = site.kind == "nominal" and site.article == ARTICLES.index("bare")
        somebody = (site.sort == "person" and not bare) or site.word in GENDERS
        return somebody and site.kind != "conjunction" and not site.plural and site.head < head

    def _sentence(self, place: int) -> int:
        return int(self._table.sentence[place])

    def _is_whose(self, other: int) -> bool:
        site = self._sites[other]
        return site.kind == "pronoun" and site.role == _POSSESSOR

    @property
    def open(self) -> bool:
        """Whether nobody can be told to be meant, of a deed that would be laid at the wrong door."""
        return self._of_deed and not (self._is_pronoun and self._spoken_of_here)

    @property
    def guess(self) -> bool:
        """Whether another one was spoken of as much just before, and nothing but the order decides."""
        site, table = self._sites[self._place], self._table
        last = self._last.get(self._chosen)
        if not self._is_pronoun or not self._rivals or last is None:
            return False
        if self._of_deed:
            return True
        # "Hale said so. He added this", and who has been "he" all along.
        speaks = table.quote[self._place] > 0 or (table.cued[self._place] and table.cued[last])
        if speaks or (self._sites[last].kind == "pronoun" and table.role[last] == _SUBJECT):
            return False
        named = any(self._sites[self._last[one]].kind == "name" for one in self._rivals)
        return named and site.role == _SUBJECT and not self._spoken_of_here and not self._settled()

    @property
    def _is_pronoun(self) -> bool:
        return self._sites[self._place].word in GENDERS

    @property
    def _of_deed(self) -> bool:
        unsettled = bool(self._rivals) and not self._settled()
        return unsettled and is_of_deed(self._words, self._sites[self._place])

    @property
    def _spoken_of_here(self) -> bool:
        last = self._last.get(self._chosen)
        return last is not None and self._sentence(last) == self._sentence(self._place)

    def _settled(self) -> bool:
        """Tell whether the text speaks more of whoever was chosen, or of nobody else where it last did."""
        table, last = self._table, self._last.get(self._chosen)
        if last is None:
            return False
        if self._times[self._chosen] > max(self._times[one] for one in self._rivals):
            return True
        sentence = self._sentence(last)
        nearer = any(self._sentence(self._last[one]) >= sentence for one in self._rivals)
        near = self._sentence(self._place) - sentence <= 1
        return bool(table.role[last] == _SUBJECT and near and not nearer)


def is_of_deed(words: Words, site: Site) -> bool:
    """Tell whether a clause says that somebody did or suffered what ruins a name: an arrest, a death."""
    verbs, nouns = _deeds()
    if site.role == _POSSESSOR:
        return not (nouns | verbs).isdisjoint(_forms(words, words.heads[site.head]))
    if site.verb < 0:
        return False
    if not (verbs | nouns).isdisjoint(_forms(words, site.verb)):
        return True
    near = [child for child in words.children[site.verb] if words.deps[child] not in _CLAUSES]
    below = (other for child in near for other in words.children[child] if words.deps[other] not in _CLAUSES)
    return any(words.lemmas[word] in nouns for word in (*near, *below))


def _forms(words: Words, word: int) -> set[str]:
    """Return the lemma of a word, and what it is by its ending where the lemma is wrong."""
    lower = words.lower[word]
    return {words.lemmas[word], lower.removesuffix("d"), lower.removesuffix("ed")}


@cache
def _deeds() -> tuple[frozenset[str], frozenset[str]]:
    lists = packaged_yaml("annotate.entities.known", "deeds.yaml")
    return frozenset(lists["verbs"].split()), frozenset(lists["words"].split())
