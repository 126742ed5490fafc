"""Who goes on to speak behind a sentence of two people: who tells something there, or is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import takewhile

from annotate.entities.coreference.doubt.newcomers import brought_in
from annotate.entities.coreference.doubt.oneself import (
    according_to,
    answers_for_oneself,
    does_again,
    says_in_it,
    speaks_of_oneself,
)
from annotate.entities.coreference.doubt.rivals import GENDERS
from annotate.entities.coreference.sites import ARTICLES, ROLES, Site
from annotate.entities.coreference.words import Words
from annotate.entities.known.lexicon import OF_FIRMS, class_of_noun
from annotate.language.syntax import SUBJECTS

_SUBJECT, _OBJECT = ROLES.index("subject"), ROLES.index("object")
_ASKED = frozenset({"asked", "challenged", "pressed", "questioned", "quizzed"})
_ASKING = frozenset({"ask", "question", "press", "quiz"})
_OPEN = frozenset({"who", "whom", "what", "why", "how", "when", "where", "which", "whose", "whether", "if"})
_CONTRADICTING = frozenset({"disagree", "reject", "dismiss", "contradict", "counter", "rebut", "refute"})
_NEAR = 8
_A = ARTICLES.index("a")
_SEEKING = frozenset({"appeal", "hunt", "identify", "look", "search", "seek", "speak", "trace", "want"})
# Whom police look for, and cannot name.
_UNKNOWN = frozenset({"man", "woman", "child", "person", "suspect"})
_ENDS = (["."], ["!"], ["?"])


def teller(
    words: Words, sites: Sequence[Site], owners: Sequence[int], near: Sequence[int], cues: Set[int]
) -> int | None:
    """Return the owner of whoever goes on to speak: "Hale rejected what Roe said. “It is wrong,” she said".

    "Hale asked Roe why": it is Roe who answers. Where nobody is named, or only who asks, nobody is meant.

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
        near: The sites for somebody in the sentence before.
        cues: The words that report something.
    """
    told = [place for place in near if _tells(words, sites[place], cues)]
    # "Her lawyer, Bo Roe, said so": the name stands beside who tells.
    named = {owners[place] for place in near if sites[place].kind == "name"}
    # "A former athlete said the coach had lied. “I saw it,” she said."
    new = bool(told) and sites[told[0]].kind == "nominal" and sites[told[0]].article == _A
    if not new and named.isdisjoint(owners[place] for place in told):
        return None
    verb = sites[told[0]].verb
    if _asks(words, verb):
        told = [place for place in near if sites[place].role == _OBJECT and sites[place].verb == verb]
    those = {owners[place] for place in told}
    return those.pop() if len(those) == 1 else None


def spoken_of_on(
    words: Words, sites: Sequence[Site], owners: Sequence[int], cues: Set[int]
) -> dict[int, int]:
    """Return by "it" the owner of the body that goes on to speak: "Selm Lines said so. It denied the rest".

    And of the body that speaks of itself: "The union's ethics panel said it had met"; by "he" and "she" of
    whoever is looked for, says what they think, answers a charge, is cited, is said to do something again, or
    was brought in just before.

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
        cues: The words that report something.
    """
    telling: dict[int, set[int]] = {}
    bodies: dict[int, int] = {}
    for place, site in enumerate(sites):
        if site.role != _SUBJECT or site.verb not in cues or site.kind not in {"name", "nominal"}:
            continue
        telling.setdefault(words.sentences[site.head], set()).add(owners[place])
        body = site.sort == "organisation" or site.word in OF_FIRMS
        if body and (site.kind == "name" or not site.plural):
            bodies[site.verb] = owners[place]
    found = _wanted(words, sites, owners) | speaks_of_oneself(words, sites, owners, cues)
    found |= does_again(words, sites, owners) | according_to(words, sites, owners)
    found |= answers_for_oneself(words, sites, owners, cues) | says_in_it(words, sites, owners)
    found |= brought_in(words, sites, owners, cues)
    for place, site in enumerate(sites):
        if site.word != "it" or site.role != _SUBJECT or site.verb < 0 or words.quotes[site.head]:
            continue
        head = site.head
        above = words.heads[site.verb]
        if words.deps[site.verb] == "ccomp" and above in bodies and above < head:
            found[place] = bodies[above]
        elif site.verb in cues and head and words.sentences[head - 1] != words.sentences[head]:
            those = telling.get(words.sentences[head] - 1, set())
            near = words.paragraphs[head - 1] == words.paragraphs[head]
            if near and len(those) == 1 and those <= set(bodies.values()):
                found[place] = min(those)
    return found


def _wanted(words: Words, sites: Sequence[Site], owners: Sequence[int]) -> dict[int, int]:
    """Return by pronoun the owner of who is described: "Police seek a man. He is described as tall"."""
    found: dict[int, int] = {}
    for place, site in enumerate(sites):
        if site.word not in GENDERS or site.role != _SUBJECT or site.verb < 0:
            continue
        as_what = words.lower[site.verb : site.verb + 2] == ["described", "as"]
        if not as_what or not any(words.deps[child] == "aux:pass" for child in words.children[site.verb]):
            continue
        before = [
            one for one in range(place) if words.sentences[site.head] - words.sentences[sites[one].head] == 1
        ]
        sought = any(words.lemmas[sites[one].verb] in _SEEKING for one in before if sites[one].verb >= 0)
        unknown = (
            one
            for one in reversed(before)
            if sites[one].kind == "nominal"
            and sites[one].article == _A
            and class_of_noun(sites[one].word) in _UNKNOWN
            and sites[one].gender in {None, GENDERS[site.word]}
        )
        if sought and (one := next(unknown, None)) is not None:
            found[place] = owners[one]
    return found


def askers(words: Words, sites: Sequence[Site], owners: Sequence[int], near: Sequence[int]) -> set[int]:
    """Return the owners of whoever asks something: “It was dark,” he said is none of them.

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
        near: The sites for somebody in the sentence before.
    """
    asking = (place for place in near if sites[place].role == _SUBJECT and _asks(words, sites[place].verb))
    return {owners[place] for place in asking if words.heads[sites[place].verb] == sites[place].verb}


def who_tells_of(words: Words, sites: Sequence[Site], cues: Set[int]) -> dict[int, set[int]]:
    """Return by name or noun for one person who says that of them: "she said the driver had left".

    Whoever tells of themselves does so by a pronoun, so that the driver is not who speaks.

    Args:
        words: Of the document.
        sites: Of the document.
        cues: The words that report something.
    """
    saying = {
        site.verb: place for place, site in enumerate(sites) if site.role == _SUBJECT and site.verb in cues
    }
    found: dict[int, set[int]] = {}
    for place, site in enumerate(sites):
        if site.kind not in {"name", "nominal"} or site.sort != "person" or site.plural:
            continue
        above = [site.head, *words.above(site.head)]
        verbs = {words.heads[word] for word in above if words.deps[word] == "ccomp"}
        # "It rained, she added." But "the rain, he said, was nothing new" says all of it.
        behind = (child for word in above for child in words.children[word])
        verbs.update(
            verb
            for verb in behind
            if words.deps[verb] == "parataxis" and words.lower[verb + 1 : verb + 2] in _ENDS
        )
        telling = {saying[verb] for verb in verbs if verb in saying} - {place}
        if telling:
            found[place] = telling
    return found


def asked_about(words: Words, sites: Sequence[Site], owners: Sequence[int]) -> Iterator[tuple[int, set[int]]]:
    """Yield who answers with whom the question names: "Asked whether Ann Hale would go, she said no".

    And of whom is asked with who asks: "Asked by Ann Hale whether she had paid, Ms Roe said no".

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
    """
    for place, site in enumerate(sites):
        if site.role != _SUBJECT or site.verb < 0 or site.kind == "conjunction":
            continue
        asked = next((c for c in words.children[site.verb] if words.lower[c] in _ASKED and c < site.head), -1)
        if (
            asked < 0
            or words.tags[asked] not in {"VBN", "VBD"}
            or any(c < asked for c in _subjects_of(words, asked))
        ):
            continue
        named = {
            owners[one]
            for one in _between(sites, asked, place)
            if sites[one].kind == "name" and not words.quotes[sites[one].head]
        }
        if named and site.kind != "name":
            yield place, named
        asking = {
            owners[one]
            for one in _between(sites, asked, place)
            if words.deps[sites[one].head] == "obl:agent" and words.heads[sites[one].head] == asked
        }
        spoken_of = [one for one in _between(sites, asked, place) if sites[one].word in {"he", "she"}]
        if asking:
            yield from ((one, asking) for one in spoken_of)


def said_of(
    words: Words, sites: Sequence[Site], owners: Sequence[int], speakers: Mapping[int, int]
) -> dict[int, int]:
    """Return by "he" and "she" in a quotation the owner of whom it is said: “She was kind,” he said of Hale.

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
        speakers: The site of who speaks, by quotation.
    """
    named = {
        words.heads[site.head]: owners[place]
        for place, site in enumerate(sites)
        if site.kind == "name"
        and site.sort == "person"
        and any(words.lower[child] in {"of", "about"} for child in words.children[site.head])
    }
    of_whom = {quote: named[sites[one].verb] for quote, one in speakers.items() if sites[one].verb in named}
    return {
        place: of_whom[words.quotes[site.head]]
        for place, site in enumerate(sites)
        if site.word in GENDERS and words.quotes[site.head] in of_whom
    }


def settle_sources(sites: Sequence[Site], cues: Set[int]) -> None:
    """Make people of sources that say something, in place: "a source close to the firm said".

    Args:
        sites: In text order.
        cues: The words that report something.
    """
    for site in sites:
        says = site.kind == "nominal" and site.role == _SUBJECT and site.verb in cues
        if says and site.word == "source" and not site.plural:
            site.sort = "person"


def labelled(words: Words, sites: Sequence[Site], owners: Sequence[int]) -> Iterator[tuple[int, set[int]]]:
    """Yield "he" and "she" with whoever's words they stand in by a label: "HALE: She told me so".

    And every label with those before it: who speak in turn are others.

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
    """
    spoken, others = -1, set[int]()
    for place, site in enumerate(sites):
        if _is_label(words, site):
            if others - {owners[place]}:
                yield place, others - {owners[place]}
            spoken, others = place, others | {owners[place]}
        elif site.word in GENDERS and spoken >= 0 and _beside(words, site, sites[spoken]):
            yield place, {owners[spoken]}


def goes_on(
    words: Words, sites: Sequence[Site], owners: Sequence[int], speakers: Mapping[int, int]
) -> dict[int, int]:
    """Return by "he" and "she" the owner of whom the same speaker spoke just before.

    “The mayor hid it,” Hale said. “He must go.”

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
        speakers: The site of who speaks, by quotation.
    """
    found: dict[int, int] = {}
    for place, site in enumerate(sites):
        quote = words.quotes[site.head]
        if site.word not in GENDERS or site.role != _SUBJECT or not quote:
            continue
        first = words.quotes.index(quote)
        before = list(_between(sites, first - _NEAR, place))
        last = next((words.quotes[sites[one].head] for one in before if words.quotes[sites[one].head]), quote)
        speaker = speakers.get(last)
        if (
            speaker is None
            or last == quote
            or site.head - first > 1
            or not _beside(words, site, sites[speaker])
        ):
            continue
        between = {owners[one] for one in before if not words.quotes[sites[one].head]}
        if speakers.get(quote, speaker) != speaker or between != {owners[speaker]}:
            continue
        those = [
            one
            for one in range(place)
            if words.quotes[sites[one].head] == last
            and _is_person(sites[one])
            and GENDERS.get(sites[one].word, sites[one].gender) in {GENDERS[site.word], None}
        ]
        if len(those) == 1 and sites[those[0]].role == _SUBJECT and sites[those[0]].kind != "pronoun":
            found[place] = owners[those[0]]
    return found


def _is_person(site: Site) -> bool:
    somebody = site.sort == "person" or site.word in GENDERS
    return somebody and not site.plural and site.kind != "conjunction"


def _beside(words: Words, site: Site, other: Site) -> bool:
    return words.paragraphs[site.head] == words.paragraphs[other.head]


def _is_label(words: Words, site: Site) -> bool:
    """Tell whether a paragraph or a line begins with who speaks in it."""
    if words.lower[site.last + 1 : site.last + 2] != [":"] or site.kind not in {"name", "nominal"}:
        return False
    before = site.first - 1
    # "[00:12] HALE: She told me so."
    begins = before < 0 or words.pos[before] == "SPACE" or words.lower[before] == "]"
    return begins or words.paragraphs[before] != words.paragraphs[site.first]


def _between(sites: Sequence[Site], word: int, place: int) -> Iterator[int]:
    return takewhile(lambda one: sites[one].head > word, range(place - 1, -1, -1))


def _subjects_of(words: Words, verb: int) -> Iterator[int]:
    return (child for child in words.children[verb] if words.deps[child] in SUBJECTS)


def _asks(words: Words, verb: int) -> bool:
    """Tell "asked him why" from "asked for time" and "asked them to leave"."""
    ahead = words.lower[verb + 1 : verb + _NEAR]
    return verb >= 0 and words.lemmas[verb] in _ASKING and not _OPEN.isdisjoint(ahead)


def _tells(words: Words, site: Site, cues: Set[int]) -> bool:
    """Tell whether somebody is the subject of a sentence that says something."""
    if site.role != _SUBJECT or site.verb < 0 or words.heads[site.verb] != site.verb:
        return False
    return site.verb in cues or words.lemmas[site.verb] in _CONTRADICTING
