"""Of whom a sentence says what a noun says: "Hale became mayor", "Hale, who served as mayor"."""

from __future__ import annotations

from annotate.entities.coreference.words import Words
from annotate.language import syntax

UNSURE = frozenset({"not", "n't", "n’t", "never", "no", "if", "would", "could", "may", "might", "should"})
RELATIVE = frozenset({"who", "which", "that"})
RELATIVE_CLAUSES = frozenset({"acl:relcl", "relcl"})
_BECOMING = frozenset({"become", "remain"})
_COMPLEMENTS = frozenset({"xcomp", "attr", "obj"})
# What one does to somebody who is then something: "they chose Hale as their leader".
_MAKING = frozenset(
    {
        "appoint", "choose", "designate", "elect", "employ", "engage", "establish", "have", "hire", "instal",
        "install", "name", "nominate", "pick", "recruit", "reelect", "re-elect", "retain", "select", "use",
    }
)  # fmt: skip
# And what says only how somebody is seen.
_SEEING = frozenset(
    {
        "brand", "cast", "consider", "decry", "denounce", "depict", "describe", "dismiss", "hail",
        "interpret", "know", "label", "paint", "perceive", "portray", "regard", "see", "treat", "view",
    }
)  # fmt: skip
# And what makes a noun of somebody outright.
_TURNING = frozenset(
    {
        "anoint", "appoint", "christen", "crown", "declare", "designate", "dub", "elect", "make", "name",
        "proclaim", "pronounce", "render", "style", "vote",
    }
)  # fmt: skip
_POSTS = frozenset(
    {
        "appointment", "career", "choice", "election", "emergence", "job", "leadership", "nomination",
        "position", "post", "role", "selection", "stint", "tenure", "term", "time", "work",
    }
)  # fmt: skip
# "Such as", "as well as", "the same as": one more, or alike.
_ALIKE = frozenset({"such", "well", "same", "soon", "far", "long", "much", "many", "so", "known", "just"})
_FINITE = (["VBD"], ["VBZ"], ["VBP"], ["MD"])
# "As a result": said of nobody.
_NOTHING = frozenset(
    {"consequence", "matter", "part", "precaution", "reaction", "response", "result", "rule", "sign", "whole"}
)
_MARKS = frozenset({"case", "mark", "prep"})
_WHOM = frozenset({"obl", "advcl", "xcomp", "nmod", "prep"})
_PASSIVE = frozenset({"nsubj:pass", "nsubjpass"})


def subject_of(words: Words, head: int) -> int:
    """Return the subject that a noun is said to be, where the sentence vouches for it; -1 for nothing."""
    above = words.heads[head]
    if words.has_copula(head):
        verb = head
    elif (words.deps[head] == "attr" and words.lemmas[above] == "be") or (
        words.deps[head] in _COMPLEMENTS and words.lemmas[above] in _BECOMING
    ):
        verb = above
    else:
        return _subject_of_office(words, head)
    clause = words.children[verb]
    # "They are against the deal" says of nobody that they are one.
    somewhere = any(words.deps[child] == "case" and child < head for child in words.children[head])
    if somewhere or any(words.lower[child] in UNSURE for child in clause):
        return -1
    return _said_of(words, verb)


def _subject_of_office(words: Words, head: int) -> int:
    """Return the subject behind an office that a sentence begins with: "As mayor of Selm, Hale signed it"."""
    verb = words.heads[head]
    if words.deps[head] not in {"obl", *syntax.SUBJECTS} or verb <= head:
        return -1
    first = next((child for child in words.children[head] if words.pos[child] != "PUNCT"), head)
    before = first - 1
    while before >= 0 and words.pos[before] == "PUNCT" and words.sentences[before] == words.sentences[first]:
        before -= 1
    if words.lower[first] != "as" or (before >= 0 and words.sentences[before] == words.sentences[first]):
        return -1
    subjects = (c for c in words.children[verb] if c > head and words.deps[c] in syntax.SUBJECTS)
    if words.deps[head] == "obl" or "," not in words.lower[head:verb]:
        return next(subjects, -1)
    # A parse may take the office for the subject.
    return head_at(words, words.lower.index(",", head) + 1, head)


def bearer_of(words: Words, head: int) -> int:
    """Return who serves as a noun or is made one: "Hale served as mayor", "his term as mayor"; -1 for nobody.

    Args:
        words: The document.
        head: The noun's head.
    """
    made = _made(words, head)
    return made if made >= 0 else _serving(words, head)


def _made(words: Words, head: int) -> int:
    """Return whom a verb makes a noun: "they declared Selm a city", "Hale was dubbed a hero"; -1 for nobody.

    What one is only called or considered is somebody's opinion.
    """
    verb = words.heads[head]
    if words.deps[head] != "xcomp" or words.lemmas[verb] not in _TURNING or verb >= head:
        return -1
    around = words.children[verb]
    aims = any(words.lower[child] == "to" and child < verb for child in around)
    if aims or any(words.lower[child] in UNSURE for child in (*around, *words.children[head])):
        return -1
    whom = next((c for c in around if verb < c < head and words.deps[c] in syntax.DIRECT_OBJECTS), -1)
    passive = any(words.deps[c] in _PASSIVE for c in around)
    return whom if whom >= 0 or not passive else _said_of(words, verb)


def _serving(words: Words, head: int) -> int:
    """Return who is said to be a noun by "as"; -1 for nobody."""
    mark = next(
        (c for c in words.children[head] if c < head and words.lower[c] == "as" and words.deps[c] in _MARKS),
        -1,
    )
    above = words.heads[head]
    before = words.lower[mark - 1] if mark > 0 else ""
    compared = before in _ALIKE or words.lower[mark - 2 : mark - 1] == ["as"]
    if mark < 0 or above >= mark or compared or words.deps[head] not in _WHOM:
        return -1
    # "He left as the mayor came", "as the fear is that": a clause.
    clause = words.has_copula(head) or _subject_in(words, head) >= 0
    if clause or words.tags[head + 1 : head + 2] in _FINITE or words.lemmas[head] in _NOTHING:
        return -1
    around = words.children[above]
    if words.pos[above] == "NOUN":
        whose = next((c for c in around if words.deps[c] in syntax.POSSESSORS), -1)
        if whose >= 0 or words.lemmas[above] not in _POSTS:
            return whose
        return next((c for c in around if c < mark and _is_of(words, c)), -1)
    if words.pos[above] != "VERB" or words.lemmas[above] in _SEEING:
        return -1
    # "She spoke of his success as mayor".
    own = next((c for c in words.children[mark - 1] if words.deps[c] in syntax.POSSESSORS), -1)
    if own > above and words.pos[mark - 1] == "NOUN":
        return own
    if any(words.lower[child] in UNSURE for child in around):
        return -1
    objects = (c for c in around if words.deps[c] in syntax.DIRECT_OBJECTS)
    whom = next(objects, -1)
    made = words.lemmas[above] in _MAKING
    if made and (whom >= 0 or not any(words.deps[c] in _PASSIVE for c in around)):
        return whom
    return _said_of(words, above)


def _said_of(words: Words, verb: int) -> int:
    """Return of whom a verb tells, which may be joined to another or relative; -1 for nobody."""
    subject = _subject_in(words, verb)
    if subject < 0 and words.deps[verb] == "conj":
        subject = _subject_in(words, words.heads[verb])
    if subject >= 0 and words.lower[subject] in RELATIVE:
        # "The agency, which is a small body".
        return words.heads[verb] if words.deps[verb] in RELATIVE_CLAUSES else -1
    return subject


def _is_of(words: Words, noun: int) -> bool:
    return any(words.lower[c] == "of" and words.deps[c] == "case" for c in words.children[noun])


def _subject_in(words: Words, verb: int) -> int:
    return next((child for child in words.children[verb] if words.deps[child] in syntax.SUBJECTS), -1)


def head_at(words: Words, place: int, last: int) -> int:
    """Return the head of the name that begins at a place, all of it behind ``last``; -1 for no name."""
    if place >= len(words.lower) or words.pos[place] != "PROPN":
        return -1
    head = place
    while words.heads[head] != head and words.pos[words.heads[head]] == "PROPN" and words.heads[head] > last:
        head = words.heads[head]
    return head
