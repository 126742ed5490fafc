"""Transcripts: lines that a speaker's label opens are that speaker's words.

A text counts as a transcript only where its lines show it: labels in capitals that
come back or come from several people, labels with a role, the questions and answers
of an interview. "Note:", "Photo:" and the labels of wires and archives are nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.claims.spans.index import DocIndex, Offsets, touch
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import bounds, speaks
from annotate.claims.spans.sources import source_words
from annotate.entities.known.lexicon import noun
from annotate.entities.known.places import country_around, country_of
from annotate.language.labels import name_type
from annotate.support.patterns import lazily

TURN = 0.8
LONGEST_ROLE = 90
_COVERED = 0.7
_HONORIFIC = (
    r"(?:M(?:rs?|s|iss|x)|Dr|Sen|Rep|Gov|Gen|Prof|Sir|Dame|Lord|Lady|Judge|Justice|Hon|Senator|Representative"
    r"|Congress(?:wo)?man|Secretary|Ambassador|Governor|Minister|Chair(?:wo)?man|Director|General|Admiral|Colonel"
    r"|Commissioner|Chief Justice|President|Professor|Doctor|Delegate|Mayor"
    r"|MRS?|MS|DR|SEN|REP|GOV|GEN)\.? "
)
_TITLE = rf"(?:{_HONORIFIC})?"
_CAPITALS = r"(?:Mc|Mac)?[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'’-]+"
_WORD = r"[A-Z\u00c0-\u00de][\w.'’-]*"
_SMALL = r"(?:(?:de|la|del|von|van|der|den|bin|al|of|the) )"
_ROLE = rf"(?:, [^:\n\r]{{1,{LONGEST_ROLE}}}| ?[(\[][^:\n\r()\[\]]{{1,{LONGEST_ROLE}}}[)\]])?"
_BEGIN = r"^[ \t]*(?:>>+ ?|[-–—] ?)?[\"“*_]{0,3}"
_LABEL = lazily(
    rf"{_BEGIN}(?:"
    rf"(?P<letter>[QA])(?P<mark>[:.])[ \t]+(?=\S)"
    rf"|(?P<bare>Q)(?P<gap>[ \t]+)(?=[A-Z“\"(])"
    rf"|(?P<congress>(?:The |THE |{_HONORIFIC}){_CAPITALS}(?: {_CAPITALS}){{0,2}}"
    r"(?: of [A-Z]\w+(?: [A-Z]\w+)?)?)"
    r"(?P<stop>\.)[ \t]+(?=[A-Z“\"])"
    rf"|(?P<name>{_TITLE}{_WORD}(?: {_SMALL}?{_WORD}){{0,5}}(?: \d{{1,2}})?)"
    rf"(?P<role>{_ROLE})[*_]{{0,3}}"
    r"(?P<colon>:)[*_]{0,3}(?:[ \t]+(?=\S)|[ \t]*$))",
    re.MULTILINE,
)
_BLANK = lazily(r"\r?\n[^\S\r\n]*\r?\n|\r\r|\u2029")
# "(LAUGHTER)", "[inaudible]", "(Applause.)", "[00:12:40]"
_ASIDE = lazily(
    r"[(\[](?:\d\d?:\d\d(?::\d\d)?|ph|sic|(?:[^()\[\]\n]{0,30}\b)?(?:laugh(?:ter|s|ing)|applau(?:se|ds)"
    r"|cheer(?:s|ing)|cross-?talk|inaudible|unintelligible|indiscernible|off[- ]?mic|pause|silence|sighs?"
    r"|music|gavel|soundbite|commercial break|video clip|(?:begin|end) (?:video|audio)\w*|recording"
    r"|foreign language|speaking in [^()\[\]]+)\b"
    r"[^()\[\]\n]{0,40})[)\]]",
    re.IGNORECASE,
)
_ON_SCREEN = frozenset(
    {"text", "caption", "graphic", "headline", "subtitle", "video", "photo", "clip", "quote", "screen"}
)
_SHOWN = lazily(r"^[ \t]*(?:TEXT|CAPTION|GRAPHIC|SUBTITLE|CLIP|ON[ -]SCREEN(?: TEXT)?):[ \t]", re.MULTILINE)
_TALKING = frozenset({"i", "me", "my", "we", "our", "us", "you", "your"})
_LOOK_AHEAD = 600
_ASIDE_SPACE = " \t\r\n"


@dataclass(frozen=True, slots=True)
class _Label:
    """A speaker's label at the beginning of a line.

    Attributes:
        name: Where the speaker's name stands.
        cue: The mark after it.
        end: Where what is said begins.
        key: What makes labels those of one speaker: the last word of the name.
        capitals: Whether the name is in capitals.
        role: Whether a role follows the name, or a title stands before it.
        plain: Whether it is an interview's "Q" or "A", or a form that only records of speech have.
    """

    name: Offsets
    cue: list[Offsets]
    start: int
    end: int
    key: str
    capitals: bool
    role: bool
    plain: bool


@speaks(rank=10)
def turns(index: DocIndex) -> list[Attribution]:
    """Return the turns of a transcript; none where the text is no transcript.

    A turn ends where the next one begins, or with its paragraph.

    Args:
        index: The document.
    """
    labels, stops = _labels(index)
    if not _is_transcript(index, labels):
        return []
    starts = sorted({label.start for label in labels} | set(stops))
    made = []
    for label in labels:
        following = bisect_right(starts, label.start)
        end = starts[following] if following < len(starts) else len(index.text)
        blank = _BLANK.search(index.text, label.end, end)
        end = blank.start() if blank else end
        content = list(_said(index.text, label.end, end))
        if content:
            because = ["a turn of a transcript"]
            made.append(Attribution([label.name], label.cue, content, "rule", TURN, because, spoken=True))
    return made


def _labels(index: DocIndex) -> tuple[list[_Label], list[int]]:
    """Return the speakers' labels, and where other lines with labels begin."""
    labels: list[_Label] = []
    others: list[int] = []
    for found in _LABEL.finditer(index.text):
        name = next(g for g in ("letter", "bare", "congress", "name") if found[g])
        mark = next(g for g in ("mark", "gap", "stop", "colon") if found[g] is not None)
        words = found[name]
        if name == "congress" and not _is_congress(words):
            continue
        if name == "name" and not _may_be_speaker(words):
            others.append(found.start())
            continue
        key = re.sub(r"[^\w]", "", words.split(" of ")[0].split()[-1]).casefold()
        bare = re.sub(rf"^{_TITLE}", "", words)
        labels.append(
            _Label(
                found.span(name),
                [] if mark == "gap" else [found.span(mark)],
                found.start(),
                found.end(),
                key,
                bare.replace("Mc", "MC").isupper(),
                bool(found["role"]) or bare != words,
                name != "name",
            )
        )
    return labels, others


def _is_congress(words: str) -> bool:
    """Tell "Mr. HOLM", "The CHAIRMAN" from a sentence in capitals."""
    last = words.split(" of ")[0].split()[-1]
    return last.removeprefix("Mc").removeprefix("Mac").isupper() and len(last) > 2


def _may_be_speaker(words: str) -> bool:
    """Tell a speaker's name from the labels of wires, archives and web pages."""
    folded = words.casefold()
    parts = folded.split()
    listed = source_words()["labels"]
    return not (
        parts[-1] in _ON_SCREEN
        or folded in listed
        or parts[0] in listed
        or all(part in listed for part in parts)
    )


def _is_transcript(index: DocIndex, labels: Sequence[_Label]) -> bool:
    """Tell whether labels are those of people who speak in turn."""
    speakers = Counter(label.key for label in labels)
    # What is written on the screen shows that the one other label is that of a broadcast.
    capitals = all(label.capitals and _is_person(index, label) for label in labels)
    if len(speakers) == 1 and _SHOWN.search(index.text) and capitals:
        return True
    if len(labels) < 2 or len(speakers) < 2:
        return False
    letters = [label for label in labels if label.plain and label.key in {"q", "a"}]
    if any(label.plain and label.key not in {"q", "a"} for label in labels):
        return True
    if {"q", "a"} <= speakers.keys() or (letters and len(letters) < len(labels)):
        return True
    named = [label for label in labels if label.capitals or label.role or _is_person(index, label)]
    if len({label.key for label in named}) < 2:
        return False
    again = any(count > 1 for count in Counter(label.key for label in named).values())
    if again:
        return True
    strong = [label for label in named if label.role or label.capitals]
    lines = sum(1 for line in index.text.splitlines() if line.strip())
    if len(strong) < 2 or 2 * len(labels) < lines or not all(_ends(index.text, label) for label in strong):
        return False
    names = [index.text[slice(*label.name)] for label in strong]
    places = any(country_around(name) is not None or country_of(name) is not None for name in names)
    return not places or any(label.role or _is_talk(index, label) for label in strong)


def _is_talk(index: DocIndex, label: _Label) -> bool:
    """Tell whether the line of a label asks or addresses somebody, or speaks of oneself."""
    said = index.text[label.end : label.end + _LOOK_AHEAD].replace("\r", "\n").partition("\n")[0]
    words = (token.lower_ for token in index.tokens(label.end, label.end + max(len(said), 1)))
    return "?" in said or not _TALKING.isdisjoint(words)


def _is_person(index: DocIndex, label: _Label) -> bool:
    """Tell a label that is a person's name for the pipeline, or a word for one: "Speaker 2"."""
    words = index.tokens(*label.name)
    if noun(words[0].lower_)[0] == "person" and all(t.like_num for t in words[1:]):
        return _ends(index.text, label)
    people = [token for token in words if name_type(token.ent_type_ or "CARDINAL") == "PERSON"]
    return len(people) > 0 and 2 * len(people) >= len(words)


def _ends(text: str, label: _Label) -> bool:
    """Tell whether what a label opens ends as a sentence does."""
    blank = re.compile(r"[\r\n]|$").search(text, label.end)
    said = _ASIDE.sub("", text[label.end : blank.start() if blank else len(text)]).rstrip()
    return said.rstrip("\"”’'»)]*_")[-1:] in tuple(".?!…—-")


def _said(text: str, start: int, end: int) -> Iterator[Offsets]:
    """Yield what is spoken in a turn, without the stage directions in it."""
    at = start
    for aside in [*_ASIDE.finditer(text, start, end), None]:
        stop = aside.start() if aside else end
        first, last = at, stop
        while first < last and text[first] in _ASIDE_SPACE:
            first += 1
        while last > first and text[last - 1] in _ASIDE_SPACE:
            last -= 1
        if any(map(str.isalnum, text[first:last])):
            yield first, last
        at = aside.end() if aside else end


def without_label(text: str, place: Offsets) -> Offsets:
    """Return a stretch without the label of a wire or an archive that its line begins with: "UPDATE: ".

    Args:
        text: The article's text.
        place: Offsets.
    """
    start, end = place
    found = _LABEL.match(text, start) if start == 0 or text[start - 1] in "\r\n" else None
    if found is None or found["name"] is None or found.end() >= end or _may_be_speaker(found["name"]):
        return place
    return found.end(), end


@bounds(rank=10)
def cut_at_turns(
    index: DocIndex, found: Iterable[Attribution], spoken: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield attributions without what runs on into somebody else's turn, and none that repeats a turn.

    Args:
        index: The document.
        found: Attributions.
        spoken: The turns.
    """
    if not spoken:
        yield from found
        return
    bounds = sorted(one.source[0][0] for one in spoken)
    labels = {place for one in spoken for place in one.cue}
    turn_of = sorted((piece[0], piece[1]) for one in spoken for piece in one.content)
    for one in found:
        if any(touch(cue, label) for cue in one.cue for label in labels):
            continue
        content = []
        for start, end in one.content:
            place = bisect_left(bounds, start)
            is_label = bounds[place : place + 1] == [start]
            stop = min([end, *bounds[place + is_label : place + is_label + 1]])
            stop = start + len(index.text[start:stop].rstrip())
            if not is_label and stop > start and not _repeats((start, stop), turn_of):
                content.append((start, stop))
        if content:
            yield replace(one, content=content)


def _repeats(place: Offsets, pieces: Sequence[Offsets]) -> bool:
    """Tell a stretch that is a turn again, or most of one."""
    at = bisect_right(pieces, (place[0], place[1])) - 1
    for piece in pieces[max(at, 0) : at + 2]:
        shared = min(place[1], piece[1]) - max(place[0], piece[0])
        if shared > _COVERED * (piece[1] - piece[0]):
            return True
    return False
