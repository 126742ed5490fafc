"""Whether a name tells who a description before it was: "A nurse was fined. Ann Hale, 34, admitted theft"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from annotate.entities.coreference.doubt.sorts import is_of_another_field
from annotate.entities.coreference.evidence import Link
from annotate.entities.coreference.features import Table
from annotate.entities.coreference.knowledge import Knowledge, is_another_body, is_another_place
from annotate.entities.coreference.sites import ARTICLES, ROLES, Site
from annotate.entities.coreference.words import Words, is_within
from annotate.entities.grouping.names import KIN
from annotate.entities.known.lexicon import class_of_noun
from annotate.entities.known.places import country_of

LAWYER, HEADLINE, NAMED = "lawyer", "in the headline", "named behind the lead"
# Behind a name: "Ann Hale KC", "Ann Hale, prosecuting,", "Ann Hale, for the defence,".
_SILKS = frozenset({"kc", "qc"})
_IN_COURT = re.compile(
    r"(?:[kq]\.?c\b\.?|, (?:prosecuting|defending|mitigating|for the (?:crown|defen[cs]e|prosecution))\b)"
)
_WORDS = 6
OFFICES = frozenset({"president", "minister", "mayor", "monarch", "judge"})
# Offices that act by their name; whoever holds one is called so before.
INSTITUTIONS = frozenset({"coroner", "ombudsman", "regulator", "speaker"})
_MINE = frozenset({"my", "our", "your"})
# Of whom an article speaks, seldom those who speak in it.
_ANYBODY = frozenset({"man", "woman", "person", "child", "victim", "suspect"})
# Who stands before a court is named where they plead: "Ann Hale, 34, denies theft".
_PLEADING = frozenset({"admit", "deny", "plead"})
_ACCUSED = frozenset(
    {
        "accuse", "acquit", "arrest", "ban", "charge", "clear", "convict", "fine", "jail", "imprison",
        "sentence", "spare", "suspect",
    }
)  # fmt: skip
_LOST = frozenset({"disappear", "vanish"})
_BOTH, _BYLINE = 2, 12
# Those who keep without a name, since they speak for others.
_NAMELESS = frozenset({"spokesman"})
_SUBJECT, _OBJECT = ROLES.index("subject"), ROLES.index("object")
_WHOSE, _INDEFINITE, _BARE = ROLES.index("possessor"), ARTICLES.index("a"), ARTICLES.index("bare")
_REACH = 4
# Paragraphs in which an article says of whom it will speak: its title and the one under it.
_LEAD = 1
_ENDS = frozenset({".", "!", "?", "”", '"', "’"})


def towns(words: Words, sites: Sequence[Site], apart: Sequence[tuple[int, int]] = ()) -> Iterator[int]:
    """Yield the names of places that have a mayor or stand in datelines: "the mayor of Selm", "SELM, 4 May".

    Args:
        words: The document.
        sites: In text order.
        apart: Where by-lines and datelines stand, as offsets.
    """
    for place, site in enumerate(sites):
        if site.found is None or site.found.type != "GPE":
            continue
        named = site.group.mentions if site.group is not None else ()
        if any(is_within(m.start, apart) for m in named) and country_of(site.found.exact) is None:
            yield place
            continue
        before = words.lemmas[max(site.first - 2, 0) : site.first]
        if before == ["mayor", "of"] or words.lemmas[site.last + 1 : site.last + 2] == ["mayor"]:
            yield place


def lawyers(words: Words, sites: Sequence[Site]) -> Iterator[int]:
    """Yield the places of the names of those who are told to speak in court for a side.

    Args:
        words: The document.
        sites: In text order.
    """
    for place, site in enumerate(sites):
        if site.kind == "name" and site.sort == "person":
            behind = " ".join(words.lower[site.last + 1 : site.last + _WORDS])
            if words.lower[site.last] in _SILKS or _IN_COURT.match(behind):
                yield place


def told_of_the_lead(words: Words, sites: Sequence[Site], title: int) -> Iterator[Link]:
    """Yield who is one in the headline, in the lead, and where the accused is named behind that.

    "Nurse is fined": "A nurse has been fined for theft. Ann Hale, 34, admitted three charges."

    Args:
        words: The document.
        sites: In text order.
        title: Words before this one are the title's; 0 where no title is told.
    """
    nouns = [
        place
        for place, site in enumerate(sites)
        if site.kind == "nominal" and site.sort == "person" and not site.plural
    ]
    first, last = _lead(words, title)
    above = [one for one in nouns if sites[one].head < first and sites[one].article == _BARE]
    below = [one for one in nouns if first <= sites[one].head < last and sites[one].article == _INDEFINITE]
    pairs = [(one, two) for one in above for two in below if sites[one].word == sites[two].word]
    if len(pairs) == 1:
        yield Link(*pairs[0], HEADLINE)
    names = [place for place, site in enumerate(sites) if site.kind == "name" and site.sort == "person"]
    named = next((one for one in names if sites[one].head >= last), None)
    if any(first <= sites[one].head < last for one in names) or named is None:
        return
    if words.paragraphs[sites[named].head] > words.paragraphs[last] + 1 or sites[named].age is None:
        return
    for is_told, is_it in ((_is_accused, _pleads), (_is_missing, _is_lost)):
        told = [one for one in below if is_told(words, sites[one])]
        genders = {sites[one].gender for one in (named, *told)} - {None}
        if len(told) == 1 and is_it(words, sites[named]) and len(genders) < _BOTH:
            yield Link(named, told[0], NAMED)


def _lead(words: Words, title: int) -> tuple[int, int]:
    """Return where the first paragraph under the headline begins and ends; without a headline, the first."""
    paragraphs, count = words.paragraphs, len(words.paragraphs)
    ends = [word for word in range(1, count) if paragraphs[word] != paragraphs[word - 1]]
    under = title
    while under < count and words.pos[under] == "SPACE":
        under += 1
    if not under and ends:
        said = [word for word in words.lower[: ends[0]] if not word.isspace()]
        under = ends[0] if said and said[-1] not in _ENDS else 0
    after = next((end for end in ends if end > under), count - 1)
    if words.lower[under : under + 1] == ["by"] and after - under <= _BYLINE:
        under, after = after, next((end for end in ends if end > after), count - 1)
    return under, after


def _is_accused(words: Words, site: Site) -> bool:
    """Tell whether somebody is said to be accused: "a nurse accused of theft", "a nurse was fined".

    And by whom: "A court fined a nurse".
    """
    if site.role == _OBJECT and site.verb >= 0:
        forms = {words.lemmas[site.verb], words.lower[site.verb].removesuffix("d")}
        return words.heads[site.verb] == site.verb and not forms.isdisjoint(_ACCUSED)
    if site.role != _SUBJECT:
        return False
    told = [word for word in words.children[site.head] if words.deps[word] == "acl"]
    passive = words.deps[site.head] in {"nsubj:pass", "nsubjpass"}
    if passive and words.heads[site.verb] == site.verb:
        told.append(site.verb)
    # "A nurse denied theft on Monday."
    pleads = words.heads[site.verb] == site.verb and words.lemmas[site.verb] in _PLEADING
    return pleads or any(words.lemmas[word] in _ACCUSED and words.tags[word] == "VBN" for word in told)


def _pleads(words: Words, site: Site) -> bool:
    return site.role == _SUBJECT and words.lemmas[site.verb] in _PLEADING | {"appear"}


def _is_missing(words: Words, site: Site) -> bool:
    """Tell whether somebody is said to be missing: "a missing nurse", "a nurse who disappeared"."""
    told = (word for word in words.children[site.head] if words.deps[word] in {"acl", "acl:relcl"})
    return "missing" in site.modifiers or any(_tells_of_loss(words, word) for word in told)


def _is_lost(words: Words, site: Site) -> bool:
    """Tell whether a clause says when somebody was lost: "Ann Hale, 34, was last seen on Friday"."""
    if site.role != _SUBJECT or site.verb < 0:
        return False
    seen = words.lower[site.verb] == "seen" and words.lower[site.verb - 1] == "last"
    return seen or _tells_of_loss(words, site.verb)


def _tells_of_loss(words: Words, verb: int) -> bool:
    return words.lemmas[verb] in _LOST or words.lower[verb + 1 : verb + 2] == ["missing"]


class Introductions:
    """Tells whom a name does not introduce.

    Args:
        words: The document.
        sites: In text order.
        table: Of the sites.
        known: What the text says of its entities.
        leading: By class, the entity that it speaks of most.
    """

    def __init__(
        self,
        words: Words,
        sites: Sequence[Site],
        table: Table,
        known: Knowledge,
        leading: Mapping[str | None, int],
    ) -> None:
        self._words, self._sites, self._table, self._known = words, sites, table, known
        self._leading = leading
        self._held = OFFICES.intersection(leading)
        self._body = _lead(words, 0)[0]

    def of_another(self, place: int, before: int) -> bool:
        """Tell whether what is named now is not what a noun before has spoken of.

        "A 61-year-old man died" is nobody who is named with an office of their own, or because they say so;
        "the owner" of "the owner's son", a spokesman, and who has spoken without a name behind the lead, is
        nobody who is described otherwise; "Hale's husband" is nobody who is named as another's: "Apple's Bo
        Roe"; "the country" is the one that the article speaks of most.

        Args:
            place: Of the name.
            before: Of the noun.
        """
        site, other, owner = self._sites[place], self._sites[before], int(self._table.owner[place])
        closest = class_of_noun(other.word)
        if site.found is not None and site.found.type == "NORP" and other.article == _INDEFINITE:
            # "A few men threw stones. Most Zoravians were shocked."
            return True
        if site.sort != "person":
            leads = closest in self._leading and self._leading[closest] != owner
            leads = leads or is_of_another_field(other, site, owner, self._known)
            elsewhere = is_another_place(other, site) or is_another_body(other, site, owner, self._known)
            return leads or elsewhere
        own = self._known.classes.get(owner, frozenset())
        if other.word in KIN and (site.first == site.last or self._words.lower[other.first] in _MINE):
            # "A skipper's wife wept. Callum, 53, had called": who is somebody's is named in full.
            return True
        if other.word in INSTITUTIONS and other.word not in self._known.called.get(owner, ()):
            return True
        if closest is not None and closest not in own and (own or self._is_held(place, before, closest)):
            return True
        apart = self._table.sentence[before] != self._table.sentence[place]
        if apart and closest in _NAMELESS and closest not in own:
            return True
        if closest == "relative" and self._has_owner(place):
            return True
        described = owner in self._known.described
        if described and other.role == _WHOSE and other.word not in self._known.described[owner]:
            return True
        if described and self._table.cued[before] and self._table.paragraph[before] > _LEAD:
            return True
        speaks = bool(self._table.cued[place])
        if other.article == _INDEFINITE or (other.article == _BARE and other.head < self._body):
            return speaks or described
        return speaks and closest in _ANYBODY

    def _is_held(self, place: int, before: int, office: str) -> bool:
        """Tell whether somebody is named with an office, and this is no name that tells who has another."""
        told = self._sites[place].age is not None and self._table.paragraph[before] <= _LEAD
        return office in self._held and not told

    def _has_owner(self, place: int) -> bool:
        """Tell whether a name has somebody's or a body's before it."""
        first, left = self._sites[place].first, int(self._table.left[place])
        near = (self._sites[one] for one in range(max(place - _REACH, 0), place))
        return any(one.role == _WHOSE and left <= one.head < first for one in near)
