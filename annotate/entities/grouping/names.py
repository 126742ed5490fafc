"""Names into entities: one entity a person, place or organisation.

Each step gives its evidence, which stays with the mention: an exact match
needs none, everything else says why.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotate.entities.grouping.acronyms import explained
from annotate.entities.grouping.agreement import (
    agree_types,
    are_named_together,
    is_acting,
    is_polite,
    titled_otherwise,
)
from annotate.entities.known.given_names import sure_gender_of
from annotate.entities.known.lexicon import noun
from annotate.entities.known.names import (
    SURNAME,
    acronym_of,
    comma_head,
    core,
    event_variant,
    gender_of,
    initials_of,
    organisation_variant,
    person_variant,
    same_person,
    words_of,
)
from annotate.entities.known.places import country_of
from annotate.entities.mentions.finding import Found
from annotate.record import EntityType

PLACES = frozenset({"GPE", "LOC"})
OTHERS = frozenset({"EVENT", "MISC", "PRODUCT", "LAW", "WORK_OF_ART"})
Words = tuple[str, ...]
KIN = frozenset(
    {
        "brother", "sister", "son", "daughter", "wife", "husband", "father", "mother", "mom", "mum", "dad",
        "uncle", "aunt", "nephew", "niece", "cousin", "grandfather", "grandmother", "grandson",
        "granddaughter", "widow", "widower", "fiancée", "fiancé", "stepson", "stepdaughter", "stepfather",
        "stepmother", "half-brother", "half-sister", "twin",
    }
)  # fmt: skip

_RELATIVE = "|".join(sorted(KIN))
# "Ann Hale, daughter of the former minister Tom Hale"; "her elder son, Tom Hale".
_KIN_OF = re.compile(rf"[,(—–-] ?(?:\w+ ){{0,3}}(?:{_RELATIVE}) of (?:[\w’'-]+ ){{0,6}}$")
_KIN_BESIDE = re.compile(rf"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir)|['’]s) (?:[\w-]+ ){{0,2}}({_RELATIVE}), $")
# But "Tom Hale, his wife, and two others" are several.
_KIN_BEHIND = re.compile(
    rf", (?:his|her|their) (?:[\w-]+ ){{0,2}}({_RELATIVE}), (?:who|said|says|told|was|is|has|had|\w+ed)\b"
)
_SAID_OF_ONESELF = re.compile(
    r"(?:, (?:aged )?\d{1,3},)?\s(?:said|says|claimed|claims|believes|admitted|insisted)(?: that)? (he|she)\b"
)
_FARTHEST, _NEAR, _SHOWN = 100, 12, 8
_WORD = re.compile(r"\w")
_SENTENCE = re.compile(r"[.!?:;]['’”\"]?\s|\n")


@dataclass(slots=True)
class Group:
    """An entity in the making.

    Attributes:
        cores: Folded names that it goes by.
        full: The fullest folded name.
        gender: ``m`` or ``f`` where a title, a word for a relative or a pronoun tells.
        parts: The entities that it is several of: "Ann Hale and Tom Roe".
        kin: Whether it is somebody who is named as a relative of another: "his brother Tom Hale", "Ann,
            daughter of Tom Hale".
        apposed: Whether it is so by an apposition: "his brother, Tom Hale, said".
    """

    type: EntityType
    mentions: list[Found] = field(default_factory=list)
    cores: set[Words] = field(default_factory=set)
    full: Words = ()
    gender: str | None = None
    country: str | None = None
    parts: list[Group] = field(default_factory=list)
    kin: bool = False
    apposed: bool = False

    def add(self, mention: Found, because: str | None = None) -> None:
        """Take a mention in."""
        mention.because = because or mention.because
        self.mentions.append(mention)
        if mention.kind == "name":
            words = core(mention.exact, self.type)
            self.cores.add(words)
            if len(words) > len(self.full):
                self.full = words


def group_names(mentions: Sequence[Found], before: Sequence[str], text: str = "") -> list[Group]:
    """Group names, the fuller ones first, so that a surname finds its person.

    Args:
        mentions: In text order.
        before: The word before each mention.
        text: The article's text, for short forms that it explains in parentheses.
    """
    agree_types(mentions, text)
    grouper = _Grouper(mentions, before, text)
    for pair in explained(mentions, text) if text else ():
        grouper.longs[pair.short] = pair.long
    return grouper.run()


class _Grouper:
    """Puts one name after the other into a group.

    Args:
        mentions: In text order.
        before: The word before each mention.
        text: The article's text.
    """

    def __init__(self, mentions: Sequence[Found], before: Sequence[str], text: str) -> None:
        self._text = text
        self.longs: dict[int, int] = {}
        self._mentions = mentions
        self._before = before
        self._words = [core(mention.exact, mention.type) for mention in mentions]
        self._genders = [
            gender_of(mention.exact, before[i]) or _of_kin(before[i]) or _of_words(text, mention)
            if mention.type == "PERSON"
            else None
            for i, mention in enumerate(mentions)
        ]
        self._groups: list[Group] = []
        self._home: dict[int, Group] = {}
        self._index: dict[tuple[str, Words], Group] = {}
        self._countries: dict[str, Group] = {}
        self._numbers: dict[int, int] = {}
        self._by_clue: defaultdict[str, set[int]] = defaultdict(set)

    def run(self) -> list[Group]:
        """Return the groups in the order of their first mentions."""
        order = sorted(range(len(self._mentions)), key=lambda i: (-len(self._words[i]), i))
        shorts = {self._mentions[i].exact for i in self.longs}
        for i in order:
            mention = self._mentions[i]
            lone = len(self._words[i]) == 1 and mention.type in {"PERSON", "ORG"}
            if i not in self.longs and not lone and mention.exact not in shorts:
                self._place(i)
        for i, long in self.longs.items():
            self._explain(i, self._home.get(long))
        for i in order:
            if i not in self._home:
                self._place(i)
        for group in self._groups:
            votes = Counter(mention.type for mention in group.mentions)
            group.type = max(votes, key=lambda kind: (votes[kind], kind == group.type))
            group.mentions.sort(key=lambda mention: mention.start)
        return sorted(self._groups, key=lambda group: group.mentions[0].start)

    def _explain(self, i: int, group: Group | None) -> None:
        """Give a short form, here and wherever else it stands, to what the text says it is short for."""
        if group is None:
            self._place(i)
            return
        kinds = {_family(self._mentions[i].type), _family(group.type)}
        self._join(i, group, "short form in parentheses")
        self._mentions[i].type = group.type
        for kind in kinds:
            self._index.setdefault((kind, self._words[i]), group)

    def _join(self, i: int, group: Group, because: str | None) -> None:
        name = self._mentions[i].exact
        group.add(self._mentions[i], because)
        for clue in _clues(name) | set(core(name, group.type)):
            self._by_clue[clue].add(self._numbers[id(group)])
        group.gender = group.gender or self._genders[i]
        if len(self._words[i]) > 1 and self._mentions[i].type == "PERSON":
            before = self._text[max(self._mentions[i].start - _FARTHEST, 0) : self._mentions[i].start]
            group.kin |= self._before[i].lower() in KIN or _KIN_OF.search(before) is not None
            group.apposed |= _KIN_BESIDE.search(before) is not None
        self._home[i] = group

    def _place(self, i: int) -> None:
        mention, words, gender = self._mentions[i], self._words[i], self._genders[i]
        key = (_family(mention.type), words)
        known = self._index.get(key) or self._same_country(mention)
        if known is not None and not (gender and known.gender and gender != known.gender):
            several = len(words) == 1 and mention.type == "PERSON" and known.full != words
            if not several and not self._is_polite_to_another(mention, words, gender, known):
                self._join(i, known, None)
                return
        found = self._variant(mention, words, gender)
        if found is not None:
            group, because = found
            exact = any(mention.exact == other.exact for other in group.mentions)
            self._join(i, group, None if exact and len(words) > 1 else because)
            self._index.setdefault(key, group)
            return
        group = Group(mention.type)
        group.country = country_of(mention.exact) if mention.type in PLACES else None
        if group.country:
            self._countries.setdefault(group.country, group)
        self._numbers[id(group)] = len(self._groups)
        self._groups.append(group)
        self._join(i, group, None)
        self._index[key] = group

    def _same_country(self, mention: Found) -> Group | None:
        code = country_of(mention.exact) if mention.type in PLACES else None
        return self._countries.get(code) if code else None

    def _variant(self, mention: Found, words: Words, gender: str | None) -> tuple[Group, str] | None:
        """Find the entity that a name is another form of."""
        candidates: list[tuple[Group, str]] = []
        clues = _clues(mention.exact) | set(words)
        near = set().union(*(self._by_clue[clue] for clue in clues if clue in self._by_clue))
        for group in (self._groups[number] for number in sorted(near)):
            if not _comparable(group, mention):
                continue
            if gender and group.gender and gender != group.gender:
                continue
            if mention.type == "PERSON" and len(words) == 1 and self._is_named_behind(mention, group):
                continue
            because = _reason(mention, words, group)
            if because == SURNAME and gender and _sure_gender(group) not in {None, gender}:
                continue  # In the East a family name stands first, and tells no gender.
            if because:
                candidates.append((group, because))
        if mention.type == "ORG" and len(words) == 1:
            # "The House" is rather the House of Representatives than the White House.
            candidates = [c for c in candidates if c[1].startswith(("first", "initials"))] or candidates
            candidates = candidates if len(candidates) == 1 else []
        if not candidates:
            return None
        if len(candidates) == 1:
            return candidates[0]
        ranked = sorted(
            (_preference(self._text, mention, gender, *one), n) for n, one in enumerate(candidates)
        )
        (first, best), (second, other) = ranked[:2]
        group, because = candidates[best]
        # "Peter Hale and Tom Hale own it. Mr Hale said so": either.
        alike = first[:_TOLD] == second[:_TOLD]
        if alike and are_named_together(self._text, group.mentions[0], candidates[other][0].mentions[0]):
            return None
        return group, because + ", likeliest of several"

    def _is_named_behind(self, mention: Found, group: Group) -> bool:
        """Tell whether a sentence names somebody by a surname, then another in full: "Hale met Ann Hale"."""
        return any(
            0 < other.start - mention.end < _FARTHEST
            and " " in other.exact
            and _WORD.search(between := self._text[mention.end : other.start])
            and not _SENTENCE.search(between)
            for other in group.mentions
        )

    def _is_polite_to_another(self, mention: Found, words: Words, gender: str | None, known: Group) -> bool:
        """Tell whether "Mrs Hale" is Ann Hale, where "Hale" alone is somebody of whom no more is named."""
        if mention.type != "PERSON" or len(words) > 1 or gender is None:
            return False
        polite = any(is_polite(self._text, one) for one in known.mentions)
        return not polite and self._variant(mention, words, gender) is not None


def _sure_gender(group: Group) -> str | None:
    """Return the gender that the given names of a person tell, if they agree: not of "Marie Eddy Hale"."""
    given = group.full[:-1] if group.type == "PERSON" else ()
    told = [sure_gender_of(name) for name in given]
    return told[0] if told and set(told) <= {told[0], None} else None


def _of_kin(before: str) -> str | None:
    """Return ``m`` or ``f`` where what somebody is to others stands before the name: "her son Tom"."""
    return noun(before.lower())[1] if before.lower() in KIN else None


def _of_words(text: str, mention: Found) -> str | None:
    """Return ``m`` or ``f`` where what stands beside a full name tells: "his wife, Ann Hale"."""
    if " " not in mention.exact:
        return None
    if told := _SAID_OF_ONESELF.match(text, mention.end):
        gender, given = {"he": "m", "she": "f"}[told[1]], sure_gender_of(core(mention.exact, "PERSON")[0])
        # "Tom Hale said she had left" is about another.
        return gender if given in {None, gender} else given
    before = text[max(mention.start - _FARTHEST, 0) : mention.start]
    kin = _KIN_BESIDE.search(before) or _KIN_BEHIND.match(text, mention.end)
    return noun(kin[1])[1] if kin else None


def _clues(name: str) -> set[str]:
    """Return what two forms of one name have at least one of in common: words, capitals, initials."""
    return {*words_of(name), *words_of(comma_head(name) or ""), name.replace(".", ""), *initials_of(name)}


def _preference(
    text: str, mention: Found, gender: str | None, group: Group, because: str
) -> tuple[float, ...]:
    """Return how far a group is from being meant, the smallest first.

    "Ms. Hale" is rather Karin Hale than Owen Hale, and than Jean Hale.
    A surname is seldom that of who is named as a relative. Else it is the last one's just introduced as
    who acts, then that of whom the article names most, then that of whom it named first.
    """
    full = [m for m in group.mentions if " " in m.exact]
    earlier = [m.start for m in full if m.start <= mention.start]
    fresh = bool(earlier) and mention.start - max(earlier) < JUST and is_acting(text, max(earlier))
    given = _sure_gender(group)
    short = [m for m in group.mentions[-_SHOWN:] if len(core(m.exact, "PERSON")) == 1]
    return (
        float(gender is not None and given not in {None, gender}),
        float(because in {"given name match", "part of the name"}),
        float(not earlier),
        # Who is "Hale" is not "Mrs Hale" as well, as a rule.
        float(any(is_polite(text, m) != is_polite(text, mention) for m in short)),
        titled_otherwise(text, mention, group.mentions),
        float(gender is not None and given is None),
        float(group.kin or (group.apposed and len(full) == 1)),
        float(not fresh),
        -max(earlier) if fresh else 0.0,
        -len(full),
        min(m.start for m in group.mentions),
    )


JUST = 100
# What comes before these in a preference is said of the name itself.
_TOLD = 7


def _comparable(group: Group, mention: Found) -> bool:
    """Tell whether a name may be a group's by its type; an acronym is taken for this or that."""
    families = {_family(group.type), _family(mention.type)}
    return len(families) == 1 or (families == {"ORG", "OTHER"} and mention.exact.isupper())


def _family(kind: EntityType) -> str:
    """Types that one name may be given by turns: places and organisations are not mixed."""
    if kind in PLACES:
        return "PLACE"
    return "OTHER" if kind in OTHERS else kind


def _reason(mention: Found, words: Words, group: Group) -> str | None:
    """Say why a name may be another form of one of a group's names, or nothing."""
    if mention.type in PLACES:
        return _place_reason(mention, group)
    if mention.type not in OTHERS | {"PERSON", "ORG", "FAC"}:
        return None
    names = sorted(group.cores, key=lambda name: (-len(name), name))
    if mention.type == "PERSON":
        return next(
            (why for name in names if (why := person_variant(words, name) or same_person(words, name))), None
        )
    if any(_initials(mention.exact, other.exact) for other in group.mentions[:3]):
        return "initials of the full name"
    if _family(mention.type) != _family(group.type):
        return None
    if mention.type in OTHERS:
        return next(
            (why for name in names if (why := event_variant(words, name) or event_variant(name, words))), None
        )
    if any(_within(mention.exact, other.exact) for other in group.mentions):
        return "the name without its place"
    return next(
        (
            why
            for name in names
            if (why := organisation_variant(words, name) or organisation_variant(name, words))
        ),
        None,
    )


def _within(name: str, other: str) -> bool:
    """Tell whether one is the other with what that lies in; a dateline may be in capitals."""
    one, two = name.casefold(), other.casefold()
    return comma_head(one) == two or comma_head(two) == one


def _initials(name: str, other: str) -> bool:
    return acronym_of(name, other) or acronym_of(other, name)


def _place_reason(mention: Found, group: Group) -> str | None:
    """Take "Selm" and "Selm, Ohio" for one, but not "Selm, Ohio" and "Selm, Texas"."""
    if any(_within(mention.exact, other.exact) for other in group.mentions):
        tails = {m.exact.partition(",")[2] for m in (*group.mentions, mention) if comma_head(m.exact)}
        return "the place and what it lies in" if len(tails) == 1 else None
    return None
