"""People who are called like a month, a day or a season: which of the words are theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotate.entities.grouping.names import Group
from annotate.entities.known.calendar_words import MONTHS, WEEKDAYS, calendar_word, reading_of
from annotate.entities.known.given_names import gender_of_given_name
from annotate.entities.known.lexicon import noun
from annotate.entities.known.names import FEMALE, MALE, TITLES
from annotate.entities.mentions.finding import Found
from annotate.entities.mentions.numbers import NUMERIC
from annotate.language import groups as span_groups
from annotate.language import syntax
from annotate.language.overlaps import Overlaps
from annotate.record import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# No day stands behind these.
_BEFORE_NAMES = frozenset({"in", "of", "for", "with", "against", "about", "named", "called"})
CONFIDENCE = 0.8
SURE = 0.5
TITLED = "after a title"


def settle_calendar_words(doc: Doc, text: str, groups: Sequence[Group]) -> list[Group]:
    """Give people the calendar words that are their names, and take from them those that are times.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        groups: The article's entities with their names, which are changed in place.

    Returns:
        The entities that still have a name.
    """
    words = [token.i for token in doc if calendar_word(token)]
    if not words:
        return list(groups)
    for group in groups:
        _retype(doc, group)
    _add_given(doc, text, groups, words)
    settled = [*groups, *_missed(doc, text, groups, words)]
    hinted = _hinted(doc)
    owners = _owners(settled)
    around = {i: (group, m) for group in settled for m in group.mentions for i in range(m.token, m.last + 1)}
    for i in words:
        found = around.get(i)
        if found is not None and found[1].last > found[1].token:
            continue
        person = found[0] if found is not None and found[0].type == "PERSON" else None
        known = owners.get(calendar_word(doc[i]), [])
        if not known and person is None:
            continue
        reading = reading_of(doc[i], i in hinted) or ("time" if i in hinted else "name")
        if reading == "time" and person is not None and found is not None:
            person.mentions.remove(found[1])
        elif reading == "name" and found is None and len(known) == 1:
            because = f"“{' '.join(known[0].mentions[0].exact.split())}” is named in the article"
            known[0].add(_found(doc[i], doc[i], text), because)
            known[0].mentions.sort(key=lambda m: m.start)
    return [group for group in settled if group.mentions]


def names_without_times(doc: Doc, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """Return where names stand whose words are no times, as offsets: "Theresa May", "the Sunday Post".

    Args:
        doc: The pipeline's ``Doc``.
        entities: The article's.
    """
    hints = Overlaps((span.start_char, span.end_char) for span in doc.spans.get(span_groups.TIMES, ()))
    names = [(e.type, m) for e in entities if e.type not in NUMERIC for m in e.mentions if m.kind == "name"]
    return [
        (m.start, m.end)
        for kind, m in names
        if kind == "PERSON"
        or (
            " " in m.exact
            and not any(start <= m.start and m.end <= end for start, end in hints.over(m.start, m.end))
        )
    ]


def _hinted(doc: Doc) -> set[int]:
    """Return the words that the model takes for times."""
    if span_groups.TIMES not in doc.spans:
        return set()
    spans = doc.spans[span_groups.TIMES]
    sure = spans.attrs.get("confidence", [1.0] * len(spans))
    return {i for span, c in zip(spans, sure, strict=True) if c >= SURE for i in range(span.start, span.end)}


def _owners(groups: Sequence[Group]) -> dict[str, list[Group]]:
    """Return the people by the first and the last words of their full names."""
    owners: dict[str, list[Group]] = {}
    for group in groups:
        if group.type != "PERSON":
            continue
        names = [m.exact.split() for m in group.mentions if m.kind == "name"]
        titled = group.gender is not None or any(m.because == TITLED for m in group.mentions)
        full = [name for name in names if len(name) > 1 or titled]
        for word in dict.fromkeys(word for name in full for word in (name[0], name[-1])):
            owners.setdefault(word.strip(",.’'").capitalize(), []).append(group)
    return owners


def _retype(doc: Doc, group: Group) -> None:
    """Make a person of "Ida March" where the model takes it for a firm."""
    for m in group.mentions:
        given = m.last == m.token + 1 and gender_of_given_name(doc[m.token].lower_) is not None
        if group.type == "ORG" and given and calendar_word(doc[m.last]) in MONTHS:
            group.type = "PERSON"
    for m in group.mentions:
        if m.type != group.type == "PERSON":
            m.type, m.because = "PERSON", "a given name and a surname"


def _add_given(doc: Doc, text: str, groups: Sequence[Group], words: Sequence[int]) -> None:
    """Give people the weekday that is their given name, in place: "striker Sunday Adeleke"."""
    people = {
        m.token: (group, m)
        for group in groups
        if group.type == "PERSON"
        for m in group.mentions
        if m.kind == "name"
    }
    for i in words:
        group, mention = people.get(i + 1, (None, None))
        if group is None or mention is None or calendar_word(doc[i]) not in WEEKDAYS:
            continue
        alone = all(" " not in " ".join(m.exact.split()) for m in group.mentions if m.kind == "name")
        if alone and _is_given(doc, i, mention.last, people):
            mention.token, mention.start = i, doc[i].idx
            mention.exact = text[mention.start : mention.end]
            group.mentions.remove(mention)
            group.add(mention, "a weekday as a given name")
            group.mentions.sort(key=lambda m: m.start)


def _is_given(doc: Doc, day: int, last: int, people: Mapping[int, object]) -> bool:
    """Tell where no day can stand before a surname: in an apposition, behind a role, "of" or another name."""
    after = doc[last + 1].text if last + 1 < len(doc) else "."
    if day == 0 or doc[day].is_sent_start or doc[day - 1].is_space:
        return doc[last + 1].pos_ in {"VERB", "AUX"} if last + 1 < len(doc) else False
    before = doc[day - 1]
    if before.text == ",":
        return after in {",", ".", ";"} or after in _POSSESSIVES
    if before.lower_ in {"and", "or"}:
        return day > 1 and any(doc[day - 2].i in range(start, start + 3) for start in people if start < day)
    # "Police arrested Monday Uche": whom a verb is done to stands right behind it.
    if before.pos_ == "VERB" and syntax.is_direct_object(doc[last]) and doc[last].head.i == before.i:
        return True
    # "Told reporters Monday Smith had left", "as of Monday Reyes had won": a day before who does something.
    role = before.tag_ in {"NN", "NNP"} and noun(before.lemma_.lower())[0] == "person"
    titled = before.lower_.strip(".") in TITLES
    does = syntax.is_subject(doc[last]) or (last + 1 < len(doc) and doc[last + 1].pos_ in {"VERB", "AUX"})
    return role or titled or (before.lower_ in _BEFORE_NAMES and not does)


def _missed(doc: Doc, text: str, groups: Sequence[Group], words: Sequence[int]) -> list[Group]:
    """Return people whom the model has missed: "Mr April", "Grace March"."""
    taken = {i for group in groups for m in group.mentions for i in range(m.token, m.last + 1)}
    found: dict[str, Group] = {}
    for i in words:
        if i == 0 or not taken.isdisjoint({i - 1, i}) or reading_of(doc[i], hinted=False) == "time":
            continue
        before, word = doc[i - 1], calendar_word(doc[i])
        title = before.lower_.strip(".") in TITLES and before.text[0].isupper()
        polite = before.lower_.strip(".") in MALE | FEMALE | {"mr", "dr"}
        given = before.text.istitle() and gender_of_given_name(before.lower_) is not None
        if calendar_word(before) or not (polite or (word in MONTHS and (given or title))):
            continue
        mention = _found(before if given else doc[i], doc[i], text)
        mention.because = TITLED if not given else "after a given name"
        group = found.setdefault(word, Group("PERSON"))
        group.gender = "m" if before.lower_.strip(".") in MALE else group.gender
        group.add(mention)
    return list(found.values())


def _found(first: Token, last: Token, text: str) -> Found:
    start, end = first.idx, last.idx + len(last)
    return Found(start, end, text[start:end], "PERSON", "name", "rule", CONFIDENCE, first.i, last.i)
