"""Who says what they think themselves, answers what is said of them, or does again what they did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from annotate.entities.coreference.doubt.introduced import lawyers
from annotate.entities.coreference.doubt.rivals import GENDERS
from annotate.entities.coreference.sites import ARTICLES, ROLES, Site
from annotate.entities.coreference.words import Words
from annotate.entities.known.lexicon import class_of_noun
from annotate.language.syntax import NOT_WORDS, POSSESSORS

_SUBJECT, _OBJECT = ROLES.index("subject"), ROLES.index("object")
# What people say of themselves and can hardly know of others; of some of these only that they do not.
_INNER = frozenset(
    {"accept", "agree", "believe", "doubt", "expect", "feel", "hope", "regret", "think", "welcome", "wish"}
)
_NOT_YET = frozenset({"accept", "choose", "decide", "know", "mind", "recall", "remember", "understand"})
# What somebody says something in: "in her speech".
SAID = frozenset(
    {
        "address", "answer", "comment", "interview", "judgment", "judgement", "keynote", "letter", "message",
        "opinion", "post", "presentation", "remark", "reply", "report", "response", "ruling", "speech",
        "statement", "submission", "testimony", "tweet", "view", "word",
    }
)  # fmt: skip
_WRITTEN = frozenset(
    {"article", "book", "column", "diary", "essay", "memoir", "note", "paper", "song", "will"}
)
_SAYING = frozenset({"add", "say"})
# These tell of others as a rule.
_FOR_OTHERS = frozenset({"lawyer", "spokesman", "agent", "judge", "doctor", "relative"})
# What stands for all that was said before: "she promised the same".
_THE_SAME = frozenset({"same", "that", "it", "this", "so"})
_ANY = frozenset({"be", "do", "get", "give", "go", "have", "make", "put", "say", "see", "take", "tell"})
_SOON, _FAR = 3, 8
_CHARGES = frozenset({"accusation", "accusations", "allegation", "allegations", "charge", "charges", "claim"})
_REJECTING = frozenset({"deny", "dismiss", "dispute", "refute", "reject"})
_CALLING = frozenset({"brand", "call", "describe", "label"})
_FALSE = frozenset(
    {
        "absurd", "baseless", "fabrication", "false", "fantasy", "fiction", "groundless", "invention", "lie",
        "lies", "malicious", "nonsense", "ridiculous", "rubbish", "slander", "slur", "smear", "unfounded",
        "untrue",
    }
)  # fmt: skip
_A = ARTICLES.index("a")


def speaks_of_oneself(
    words: Words, sites: Sequence[Site], owners: Sequence[int], cues: Set[int]
) -> dict[int, int]:
    """Return by pronoun the owner of who says what they think: "Hale thanked Roe but said she regretted it".

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
        cues: The words that report something.
    """
    acting: dict[int, int] = {}
    for place, site in enumerate(sites):
        if site.role == _SUBJECT and site.kind != "conjunction":
            acting.setdefault(site.verb, place)
    others = {owners[place] for place in lawyers(words, sites)}
    others |= {
        owner
        for site, owner in zip(sites, owners, strict=True)
        if site.kind == "nominal" and class_of_noun(site.word) in _FOR_OTHERS
    }
    found: dict[int, int] = {}
    for place, site in enumerate(sites):
        if site.word not in GENDERS or site.role != _SUBJECT or site.verb < 0:
            continue
        saying = words.heads[site.verb]
        says = saying in cues or words.lemmas[saying] in _SAYING
        if words.deps[site.verb] != "ccomp" or not says or _is_told(sites, saying, place):
            continue
        teller = next((acting[verb] for verb in _joined(words, saying) if verb in acting), None)
        if teller is None or teller >= place or owners[teller] in others:
            continue
        who = sites[teller]
        # "A clerk said she had left": nobody else has been spoken of with somebody who comes only now.
        new = who.kind == "nominal" and (who.article == _A or "other" in who.modifiers)
        if _is_somebody(who, GENDERS[site.word]) and (new or _is_inner(words, site.verb)):
            found[place] = owners[teller]
    return found


def according_to(words: Words, sites: Sequence[Site], owners: Sequence[int]) -> dict[int, int]:
    """Return by pronoun the owner of who tells of it: "According to Ann Hale, she left at noon".

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
    """
    tellers = {
        words.heads[site.head]: place
        for place, site in enumerate(sites)
        if site.kind == "name" or (site.kind == "nominal" and site.article == _A)
        if any(words.lower[child] == "according" for child in words.children[site.head])
    }
    found: dict[int, int] = {}
    for place, site in enumerate(sites):
        if site.word not in GENDERS or site.role != _SUBJECT or site.verb not in tellers:
            continue
        teller = tellers[site.verb]
        if teller < place and _is_somebody(sites[teller], GENDERS[site.word]):
            found[place] = owners[teller]
    return found


def does_again(words: Words, sites: Sequence[Site], owners: Sequence[int]) -> dict[int, int]:
    """Return by pronoun the owner of who did so before: "Hale promised to pay. “She promised it in May”".

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
    """
    found: dict[int, int] = {}
    for place, site in enumerate(sites):
        if site.word not in GENDERS or site.role != _SUBJECT or site.verb < 0:
            continue
        lemma = words.lemmas[site.verb]
        if lemma in _ANY or not any(words.lower[child] in _THE_SAME for child in _objects(words, site.verb)):
            continue
        before = {
            owners[one]
            for one in range(place)
            if _is_somebody(sites[one], GENDERS[site.word])
            and sites[one].role == _SUBJECT
            and sites[one].verb >= 0
            and words.lemmas[sites[one].verb] == lemma
            and 0 <= words.sentences[site.head] - words.sentences[sites[one].head] <= _SOON
            and words.quotes[sites[one].head] != words.quotes[site.head]
        }
        if len(before) == 1:
            found[place] = before.pop()
    return found


def says_in_it(words: Words, sites: Sequence[Site], owners: Sequence[int]) -> dict[int, int]:
    """Return by pronoun the owner of whose words somebody cites: "Hale read Roe's letter, in which he wrote".

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
    """
    at = {site.head: place for place, site in enumerate(sites) if site.kind in {"name", "nominal"}}
    found: dict[int, int] = {}
    for place, site in enumerate(sites):
        if site.word not in GENDERS or site.role != _SUBJECT or site.verb < 0:
            continue
        cited = words.heads[site.verb]
        within = any(words.lower[child] in {"which", "where"} for child in words.children[site.verb])
        if words.deps[site.verb] != "acl:relcl" or not within or words.lemmas[cited] not in SAID | _WRITTEN:
            continue
        theirs = (at[child] for child in words.children[cited] if child in at and _is_author(words, child))
        author = next(theirs, None)
        if author is not None and _is_somebody(sites[author], GENDERS[site.word]):
            found[place] = owners[author]
    return found


def _is_author(words: Words, word: int) -> bool:
    """Tell whether something is somebody's or from them: "Roe's letter", "a letter by Roe"."""
    marks = {words.lower[child] for child in words.children[word] if words.deps[child] == "case"}
    return words.deps[word] in POSSESSORS or not marks.isdisjoint({"from", "by"})


def answers_for_oneself(
    words: Words, sites: Sequence[Site], owners: Sequence[int], cues: Set[int]
) -> dict[int, int]:
    """Return by pronoun the owner of who was accused just before: "Hale said Roe lied. He denied that".

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
        cues: The words that report something.
    """
    acting = {site.verb: owners[place] for place, site in enumerate(sites) if site.role == _SUBJECT}
    charged: dict[int, int] = {}
    for place, site in enumerate(sites):
        saying = words.heads[site.verb] if site.role == _SUBJECT and site.verb >= 0 else -1
        told = saying in cues and words.deps[site.verb] == "ccomp" and words.heads[saying] == saying
        if told and site.sort == "person" and acting.get(saying, owners[place]) != owners[place]:
            charged[words.sentences[site.head]] = place
    found: dict[int, int] = {}
    for place, site in enumerate(sites):
        before = charged.get(words.sentences[site.head] - 1)
        if before is None or site.word not in GENDERS or site.role != _SUBJECT or words.quotes[site.head]:
            continue
        if _is_answer(words, site) and _is_somebody(sites[before], GENDERS[site.word]):
            found[place] = owners[before]
    return found


def _is_answer(words: Words, site: Site) -> bool:
    """Tell whether a sentence rejects what was said: "he denied this", "he called it a smear"."""
    verb = site.verb
    if (
        verb < 0
        or words.heads[verb] != verb
        or not any(words.lower[child] in _THE_SAME | _CHARGES for child in _objects(words, verb))
    ):
        return False
    behind = words.lower[verb + 1 : verb + _FAR]
    called = words.lemmas[verb] in _CALLING and not _FALSE.isdisjoint(behind)
    return words.lemmas[verb] in _REJECTING or called


def _is_somebody(site: Site, gender: str) -> bool:
    somebody = site.sort == "person" and not site.plural and site.kind in {"name", "nominal"}
    return somebody and site.gender in {None, gender}


def _is_inner(words: Words, verb: int) -> bool:
    """Tell whether a clause says what somebody thinks or does not know: "she hoped", "she did not know"."""
    denied = any(words.lower[child] in NOT_WORDS for child in words.children[verb])
    # "Hoped" may be taken for a form of "hop".
    forms = {words.lemmas[verb], words.lower[verb].removesuffix("d")}
    return not forms.isdisjoint(_INNER | _NOT_YET if denied else _INNER)


def _is_told(sites: Sequence[Site], verb: int, place: int) -> bool:
    """Tell whether somebody is told something: "she told Roe she knew"."""
    told = (site for site in sites[:place] if site.verb == verb and site.role == _OBJECT)
    # "She told the court she had paid."
    return any(site.sort not in {"organisation", "facility", "place"} for site in told)


def _joined(words: Words, verb: int) -> Iterator[int]:
    """Yield a verb and those that it is joined to, whose subject it shares."""
    yield verb
    while words.deps[verb] == "conj" and words.heads[verb] != verb:
        verb = words.heads[verb]
        yield verb


def _objects(words: Words, verb: int) -> Iterator[int]:
    """Yield the object of a verb, and what stands right behind it."""
    yield from (child for child in words.children[verb] if words.deps[child] in {"obj", "dobj"})
    yield from range(verb + 1, min(verb + 2, len(words.lower)))
