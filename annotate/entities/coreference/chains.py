"""Noun phrases and pronouns as mentions of the entities that they mean, each with its evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.entities.coreference.anaphors import Prepared, prepare
from annotate.entities.coreference.doubt.bodies import FIRMS
from annotate.entities.coreference.doubt.rivals import GENDERS
from annotate.entities.coreference.evidence import IDENTIFIED, TITLE, Link
from annotate.entities.coreference.ranker import shipped_rankers
from annotate.entities.coreference.resolution import Antecedent, link
from annotate.entities.coreference.resolving.growing import Chains
from annotate.entities.coreference.sites import Site
from annotate.entities.coreference.words import Parts
from annotate.entities.grouping.names import Group
from annotate.entities.known.given_names import sure_gender_of
from annotate.entities.known.lexicon import Kind, type_of_noun
from annotate.entities.mentions.finding import Found
from annotate.record import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

EVIDENCE = 0.85
OFTEN = 3
# Nouns that say how much, how or when, and never what.
_EMPTY = frozenset(
    {
        "amount", "beginning", "bit", "bulk", "cent", "chance", "degree", "end", "extent", "fact", "kind",
        "level", "lot", "manner", "middle", "moment", "number", "part", "percent", "percentage", "piece",
        "point", "portion", "proportion", "reason", "remainder", "rest", "share", "sort", "start", "stuff",
        "thing", "time", "total", "way",
    }
)  # fmt: skip
# Where one is, and no body: "at school", "in court".
_ATTENDED = frozenset({"school", "hospital", "church", "college", "university", "court", "class"})
_CLOSING = {"'": "'", "‘": "’", '"': '"', "“": "”", "«": "»", "„": "“"}
_OPENED = re.compile(r"(?<![^\s(])(['‘\"“«„])(?=\w)[^'’\"”»]*$")
BODIES = frozenset({"PERSON", "ORG", "GPE", "FAC", "LOC", "EVENT"})
_TOGETHER: dict[Kind, EntityType] = {"person": "PERSON", "organisation": "ORG", "place": "GPE"}


def add_references(
    doc: Doc,
    text: str,
    groups: Sequence[Group],
    title: int = 0,
    apart: Parts = (),
    by_lines: Parts = (),
) -> list[Group]:
    """Add noun phrases and pronouns to the entities that they mean, in place.

    Args:
        doc: Parsed, over exactly ``text``; without a parse nothing is resolved.
        text: The article's text.
        groups: Entities with their names.
        title: Words before this one are the title's.
        apart: Where by-lines and credits stand, as offsets; nothing is told of whom they name.
        by_lines: Those of them of which no word tells anything.

    Returns:
        Entities that the text speaks of more than once and never names.
    """
    if not doc.has_annotation("DEP"):
        return []
    for group in groups:
        # A lone word may be a surname: Kelly, Grant, Nelson.
        if group.type == "PERSON" and group.gender is None and len(group.full) > 1:
            group.gender = sure_gender_of(group.full[0])
    prepared = prepare(doc, groups, title, apart, by_lines)
    if not prepared.sites:
        return []
    chains, linked = link(prepared, shipped_rankers())
    return _Writer(doc, text, prepared, linked).write(groups, chains)


class _Writer:
    """Turns sites into mentions.

    Args:
        doc: The document.
        text: Its text, which ``doc.text`` would build anew.
        prepared: Its sites.
        linked: Antecedents by anaphor.
    """

    def __init__(self, doc: Doc, text: str, prepared: Prepared, linked: dict[int, Antecedent]) -> None:
        self._doc = doc
        self._text = text
        self._prepared = prepared
        self._sites = prepared.sites
        self._linked = linked
        # Descriptions that a name comes after, with the name.
        self._introduced = {
            antecedent.site: (place, antecedent.confidence)
            for place, antecedent in linked.items()
            if self._sites[place].kind == "name"
        }
        self._evidence: dict[int, Link] = {}
        for found in prepared.links:
            for place in (found.first, found.second):
                if self._sites[place].kind == "nominal" or found.because == IDENTIFIED:
                    self._evidence[place] = found

    def write(self, groups: Sequence[Group], chains: Chains) -> list[Group]:
        """Add mentions to the groups; return new ones for chains without a name."""
        members: defaultdict[int, list[int]] = defaultdict(list)
        for place, owner in enumerate(self._prepared.table.owner.tolist()):
            members[chains.of(owner)].append(place)
        made: list[Group] = []
        homes: dict[int, Group] = {}
        wholes: list[tuple[Group, list[int]]] = []
        for chain, places in members.items():
            if chain < len(groups):
                group = groups[chain]
            elif self._telling(places):
                group = Group(self._type(places))
                made.append(group)
            else:
                continue
            group.gender = group.gender or chains.genders.get(chain)
            homes.update({self._sites[place].head: group for place in places if not self._sites[place].parts})
            mentions = [self._mention(place, group.type) for place in places]
            group.mentions += [mention for mention in mentions if mention is not None]
            joined = [part for place in places for part in self._sites[place].parts]
            wholes.append((group, joined))
        for group, joined in wholes:
            parts = {id(homes[part]): homes[part] for part in joined if part in homes}
            group.parts = list(parts.values())
        return made

    def _telling(self, places: Sequence[int]) -> bool:
        """Tell whether a chain without a name is worth an entity.

        It is somebody, a body or a happening, a pronoun stands for it, or it comes up again and again; that
        "the price" comes up twice tells nothing, and "the rest" or "prison" is never anything to note down.
        """
        nouns = self._nouns(places)
        if not any(place in self._linked for place in places) or all(_says_nothing(site) for site in nouns):
            return False
        kinds = {self._sites[place].kind for place in places}
        return "pronoun" in kinds or len(places) >= OFTEN or self._type(places) in BODIES

    def _nouns(self, places: Sequence[int]) -> list[Site]:
        return [site for place in places if (site := self._sites[place]).kind in {"nominal", "conjunction"}]

    def _type(self, places: Sequence[int]) -> EntityType:
        """Return the type of a chain without a name, by its pronouns or its first telling noun."""
        if any(self._sites[place].word in GENDERS for place in places):
            return "PERSON"
        kinds = [
            _TOGETHER.get(site.sort or "thing", "MISC")
            if site.kind != "nominal" or site.word in FIRMS or site.sort == "person"
            else type_of_noun(site.word)
            for site in self._nouns(places)
            if not (
                site.kind == "nominal"
                and self._prepared.words.is_abstract(site.head, site.article, site.plural)
            )
        ]
        return next((kind for kind in kinds if kind != "MISC"), "MISC")

    def _mention(self, place: int, kind: EntityType) -> Found | None:
        """Return the mention at a site, none for a name, which is there already, and for somebody's title."""
        site = self._sites[place]
        antecedent, evidence = self._linked.get(place), self._evidence.get(place)
        title = evidence is not None and evidence.because == TITLE
        named = self._prepared.words.pos[site.head] == "PROPN"
        if site.kind == "name" or (title and (named or kind == "PERSON")):
            return None
        because = None
        if antecedent is not None:
            because = f"back to “{self._words(antecedent.site)}”"
        elif evidence is not None:
            other = evidence.first if evidence.second == place else evidence.second
            because = f"{evidence.because}: “{self._words(other)}”"
        elif place in self._introduced:
            because = f"“{self._words(self._introduced[place][0])}” is named after it"
            antecedent = Antecedent(*self._introduced[place])
        start, end = self._bounds(place)
        # A name that the model has missed, but not a title ("the President") or one of many ("a Labrador").
        missed = (
            site.kind == "nominal"
            and site.sort is None
            and named
            and self._doc[site.first].lower_ not in {"a", "an"}
            and self._doc[site.head].text[0].isupper()
        )
        return Found(
            start,
            end,
            self._text[start:end],
            kind,
            "pronoun" if site.kind == "pronoun" else "name" if missed else "nominal",
            "model" if antecedent else "rule",
            antecedent.confidence if antecedent else EVIDENCE,
            site.first,
            site.last,
            because,
        )

    def _bounds(self, place: int) -> tuple[int, int]:
        site = self._sites[place]
        last = self._doc[site.last]
        start, end = self._doc[site.first].idx, last.idx + len(last)
        opened = _OPENED.search(self._text, start, end)
        # "The 'silent current'": a mark that opens inside is closed.
        closed = opened is not None and _CLOSING[opened[1]] == self._text[end : end + 1]
        return start, end + closed

    def _words(self, place: int) -> str:
        start, end = self._bounds(place)
        return " ".join(self._text[start:end].split())


def _says_nothing(site: Site) -> bool:
    """Tell whether a noun means nothing that could be listed: "the rest", "went to prison"."""
    if site.kind != "nominal" or site.sort == "person":
        return False
    attended = site.sort in {"facility", "place", "thing"} or site.word in _ATTENDED
    bare = site.article == 0 and not site.plural
    return not site.modifiers and (site.word in _EMPTY or (bare and attended))
