"""People whom the layout or the words beside them show: speakers' labels, roles, whole names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.entities.known.firms import kind_of_body
from annotate.entities.known.given_names import gender_of_given_name
from annotate.entities.known.lexicon import OF_FIRMS, class_of_noun, noun
from annotate.entities.known.places import is_city
from annotate.entities.mentions.finding import PLACED, Found

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONFIDENCE = 0.8
LABELLED, ROLE = "the label of a speaker", "a person's role stands after it"
OFFICE = "a person's office stands before it"
SOMEBODY = "who it is stands after it"
# Clubs are who they are, too, but have no given names.
_WHO = re.compile(r",(?: \d+,)? who\b")
_TITLE = r"(?:(?:MR|MRS|MS|DR|SEN|REP|GOV|Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. )?"
_CAPITALS = re.compile(
    rf"^{_TITLE}(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){{0,3}})(?:, [A-Z][\w ,.’'&-]{{1,60}})?: (?=\S)",
    re.M,
)
_MIXED = re.compile(rf"^{_TITLE}(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}): (?=\S)", re.M)
# "GOALKEEPERS:" is a heading.
_SEVERAL = re.compile(r"(?:[eo]rs|ists|ards|men)$")
_LINE = re.compile(r"^[A-Z][\w.’' -]{0,30}: (?=\S)", re.M)
_STAGE = re.compile(r"^[ \t]*[(\[][A-Z][A-Z ,.’'-]{4,}[)\]][ \t]*$", re.M)
# What stands before a colon and is nobody's name.
_NO_NAMES = frozenset(
    {
        "a", "abc", "advisory", "afp", "anchor", "announcer", "answer", "ap", "audience", "author",
        "background", "bbc", "body", "byline", "caption", "cbs", "chair", "chairman", "chairwoman",
        "clerk", "cnn", "contact", "copy", "copyright", "correction", "court", "date", "dateline",
        "description", "dw", "editor", "editors", "example", "fact", "female", "figure", "headline",
        "host", "image", "inset", "interpreter", "interviewer", "judge", "length", "link",
        "location", "male", "man", "moderator", "more", "narrator", "nbc", "note", "notes", "npr",
        "officer", "operator", "pbs", "photo", "picture", "pictured", "president", "q", "question",
        "questions", "quote", "read", "related", "reporter", "reuters", "section", "sidebar",
        "source", "sources", "speaker", "spiegel", "staff", "status", "subject", "summary", "text",
        "the", "time", "title", "topic", "transcript", "translator", "unidentified", "unknown",
        "update", "updated", "url", "verdict", "video", "voice", "voices", "warning", "watch",
        "witness", "woman",
    }
)  # fmt: skip
# "Its director", "their lawyer" is what somebody else is for the firm.
_APPOSED = re.compile(
    r", (?!(?:its|their|whose) )(?:the |an? )?(?:[a-z-]+ ){0,2}(?P<role>[a-z]+)"
    r"(?=,| at | of | for | with |\.|$)"
)
_BODIES = frozenset({"organisation", "facility", "place"})
# What people are, and nobody is called by it; "Major", "Bishop" and "Judge" are names, too.
_RANKS = frozenset(
    {
        "activist", "actor", "actress", "admiral", "ambassador", "architect", "artist", "assistant",
        "astronaut", "athlete", "attorney", "author", "ayatollah", "boxer", "brigadier", "chairman",
        "chairwoman", "coach", "colonel", "comedian", "commander", "commissioner", "congressman",
        "congresswoman", "constable", "corporal", "councillor", "councilman", "councilwoman", "defender",
        "detective", "director", "doctor", "driver", "economist", "engineer", "envoy", "filmmaker",
        "firefighter", "footballer", "forward", "goalkeeper", "governor", "hibakusha", "historian", "imam",
        "inspector", "journalist", "lance", "lawyer", "lieutenant", "magistrate", "maulana", "midfielder",
        "midwife", "minister", "mullah", "musician", "novelist", "nurse", "officer", "organiser", "organizer",
        "pastor", "photographer", "playwright", "poet", "professor", "prosecutor", "pundit", "quarterback",
        "rapper", "referee", "reporter", "researcher", "resident", "reverend", "scientist", "secretary",
        "senator", "sergeant", "singer", "spokesman", "spokesperson", "spokeswoman", "sprinter", "striker",
        "student", "superintendent", "survivor", "swimmer", "teacher", "undersecretary", "ustad", "victim",
        "violinist", "winger", "witness", "wrestler", "writer",
    }
)  # fmt: skip
_PLACE = re.compile(
    r"\b(?:city|cities|town|village|hamlet|suburb|municipality|port|province|district|streets?|outskirts|suburbs"
    r"|mayor|centre|center|north|south|east|west|kilometers|kilometres|miles|km) of (?:nearby )?$"
)
_PLACE_WORDS = 30
_OFFICE_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]+['’]s) (?:[a-z-]+(?:['’]s?)? ){0,3}?"
    r"(?P<role>[a-z-]+), $"
)
_OFFICE_REACH = 60
_OFFICES = frozenset({"president", "minister", "mayor"})
_HELD = frozenset(
    {
        "chief", "president", "minister", "mayor", "spokesman", "officer", "diplomat", "lawyer", "judge",
        "doctor", "teacher", "coach", "legislator", "reporter", "activist", "artist", "relative", "man",
        "woman",
    }
)  # fmt: skip
_HALVES = frozenset(
    {"Cabinet", "Principal", "Permanent", "Parliamentary", "Private", "Chief", "Deputy", "Prime", "Joint"}
)
_SECRETARY = re.compile(r" (?:Secretary|Minister|Commissioner|Justice|Executive)\b")
_SHEIKH = re.compile(r"\bSheikha? $")


def with_people(doc: Doc, text: str, mentions: Sequence[Found]) -> list[Found]:
    """Return an article's names with the people that layout and neighbours show as such.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        mentions: In text order.
    """
    mentions = sorted([*mentions, *_by_apposition(doc, text, mentions)], key=lambda m: m.start)
    stage = [match.span() for match in _STAGE.finditer(text)]
    found = [m for m in mentions if not any(start <= m.start and m.end <= end for start, end in stage)]
    found = [m for m in found if not _is_half_office(text, m) and not _is_bare_office(text, m)]
    for mention in found:
        _by_role(text, mention)
        _by_office(text, mention)
        _with_last(doc, text, mention)
        _by_place(text, mention)
        if mention.type == "PERSON" and " " not in mention.exact:
            _whole(doc, text, mention)
        elif mention.type == "PERSON":
            _without_rank(doc, text, mention)
    for start, end in _labels(text):
        # "SEN." before it is no name.
        found = [m for m in found if m.end > start or text[m.end : start].strip(". ") or m.end < start - 2]
        inside = [m for m in found if m.start < end and start < m.end]
        if any(m.start < start or m.end > end for m in inside):
            continue
        span = doc.char_span(start, end, alignment_mode="expand")
        if len(inside) == 1 and inside[0].end == end:
            if inside[0].type != "PERSON":
                inside[0].type, inside[0].because = "PERSON", LABELLED
        elif span is not None:
            exact, last = text[start:end], span.end - 1
            label = Found(start, end, exact, "PERSON", "name", "rule", CONFIDENCE, span.start, last, LABELLED)
            found = sorted([*(m for m in found if m not in inside), label], key=lambda m: m.start)
    spoken = {m.exact for m in found if m.because == LABELLED}
    for mention in found:
        if mention.exact in spoken and mention.type != "PERSON":
            mention.type, mention.because = "PERSON", LABELLED
    return found


def _by_apposition(doc: Doc, text: str, mentions: Sequence[Found]) -> Iterator[Found]:
    """Yield who stands between commas behind an office and is no name so far: "the mayor, Liv Aas, said"."""
    if not doc.has_annotation("DEP"):
        return
    named = {place for m in mentions for place in range(m.token, m.last + 1)}
    for word in doc:
        if word.dep_ != "appos" or word.tag_ != "NNP" or word.i in named or word.i < 1:
            continue
        head = word.head
        last = word.i + 1
        while (
            last < len(doc)
            and doc[last].head == word
            and doc[last].dep_ == "flat"
            and doc[last].tag_ == "NNP"
        ):
            last += 1
        parts = doc[word.i : last]
        between = doc[word.i - 1].text == "," and last + 1 < len(doc) and doc[last].text == ","
        held = head.tag_ == "NN" and head.i < word.i and class_of_noun(head.lower_) in _HELD
        if not (between and held and len(parts) in {2, 3}) or not named.isdisjoint(range(word.i, last)):
            continue
        if doc[last + 1].pos_ in {"VERB", "AUX"} and all(
            p.text.istitle() and p.text.isalpha() for p in parts
        ):
            start, end = parts.start_char, parts.end_char
            yield Found(
                start, end, text[start:end], "PERSON", "name", "rule", CONFIDENCE, word.i, last - 1, OFFICE
            )


def _labels(text: str) -> Iterator[tuple[int, int]]:
    """Yield where speakers' names stand before a colon, in a text that has several such lines."""
    capitals = [match for match in _CAPITALS.finditer(text) if _may_speak(match["name"])]
    names = {match["name"].split()[-1] for match in capitals}
    if len(names) > 1 or len(capitals) > len(names):
        yield from (match.span("name") for match in capitals)
    mixed = [
        match for match in _MIXED.finditer(text) if not match["name"].isupper() and _may_speak(match["name"])
    ]
    counts = Counter(match["name"] for match in mixed)
    lines = sum(1 for _ in _LINE.finditer(text))
    if len(counts) > 1 and (max(counts.values()) > 1 or lines > len(counts)):
        yield from (match.span("name") for match in mixed)


def _may_speak(name: str) -> bool:
    words = [word.lower().strip(".") for word in name.split()]
    if words[0] in _NO_NAMES or words[-1] in _NO_NAMES:
        return False
    if len(words) == 1 and (noun(words[0])[0] == "person" or _SEVERAL.search(words[0])):
        return False
    return name.isupper() or all(noun(word)[0] in {None, "thing"} for word in words)


def _by_role(text: str, mention: Found) -> None:
    """Make a person of what looks like one and has a person's role after it."""
    if mention.type not in {"ORG", "GPE", "LOC", "MISC", "FAC", "PRODUCT"}:
        return
    words = mention.exact.split()
    if len(words) not in {2, 3} or not all(word.istitle() and word.isalpha() for word in words):
        return
    first, last = words[0].lower(), words[-1].lower()
    place = is_city(words[0]) or is_city(mention.exact)
    body = noun(last)[0] in _BODIES or kind_of_body(mention.exact) is not None
    if gender_of_given_name(first) and not (place or body) and _WHO.match(text, mention.end):
        mention.type, mention.because = "PERSON", SOMEBODY
    match = _APPOSED.match(text, mention.end)
    if match is None:
        return
    role = match["role"]
    if noun(role)[0] != "person" or role in OF_FIRMS or role.endswith("s"):
        return
    if noun(words[-1].lower())[0] not in _BODIES:
        mention.type, mention.because = "PERSON", ROLE


def _by_office(text: str, mention: Found) -> None:
    """Make a person of whom an office stands before: "its managing director, Stavros Kallis, said".

    The owner, the sponsor or the founder may be a firm.
    """
    words = mention.exact.split()
    match = _OFFICE_BEFORE.search(text, max(mention.start - _OFFICE_REACH, 0), mention.start)
    if (
        mention.type in {"ORG", "GPE", "LOC", "MISC", "FAC", "PRODUCT"}
        and match is not None
        and match["role"] not in OF_FIRMS
        and class_of_noun(match["role"]) in _HELD
        and len(words) in {2, 3}
        and all(word[0].isupper() and not word.isupper() for word in words)
        and noun(words[-1].lower())[0] not in _BODIES
    ):
        mention.type, mention.because = "PERSON", OFFICE


def _with_last(doc: Doc, text: str, mention: Found) -> None:
    """Take in a last name that is a verb elsewhere: "its chairman Omboko Were said on Friday"."""
    place = mention.last + 1
    if mention.type != "PERSON" or " " in mention.exact or place + 1 >= len(doc):
        return
    word, following = doc[place], doc[place + 1]
    if (
        doc[place - 1].whitespace_
        and word.text.istitle()
        and word.text.isalpha()
        and word.pos_ in {"AUX", "VERB"}
        and not word.is_sent_start
        and not following.text[0].isupper()
        and following.tag_ in {"VBD", "VBZ", "VBN", "MD", ","}
    ):
        mention.end, mention.last = word.idx + len(word), place
        mention.exact = text[mention.start : mention.end]


def _is_half_office(text: str, mention: Found) -> bool:
    """Tell the beginning of an office from a body: "Education Cabinet | Secretary Ann Hale"."""
    half = mention.type == "ORG" and mention.exact.split()[-1] in _HALVES
    return half and _SECRETARY.match(text, mention.end) is not None


def _is_bare_office(text: str, mention: Found) -> bool:
    """Tell an office from a place or body: "the Taoiseach", "the Premier"."""
    alone = mention.type in {"GPE", "LOC", "ORG", "MISC"} and text[
        max(mention.start - 4, 0) : mention.start
    ] in {"the ", "The "}
    return alone and class_of_noun(mention.exact.lower()) in _OFFICES


def _by_place(text: str, mention: Found) -> None:
    """Make a place of what is said to be one: "the city of Selm", where a club is called Selm, too."""
    if mention.type not in {"ORG", "PERSON"} or text[mention.end : mention.end + 2] in {"’s", "'s"}:
        return  # "At the centre of Hale’s plan" is no place.
    if _PLACE.search(text, max(mention.start - _PLACE_WORDS, 0), mention.start):
        words = mention.exact.split()
        if noun(words[-1].lower())[0] not in _BODIES - {"place"}:
            mention.type, mention.because = "GPE", PLACED


def _without_rank(doc: Doc, text: str, mention: Found) -> None:
    """Leave out what somebody is where it is taken for a part of the name: "Lance Corporal Ben Watts"."""
    words = mention.exact.split()
    ranks = 0
    while ranks < len(words) - 2 and words[ranks].lower().rstrip(".") in _RANKS:
        ranks += 1
    while ranks and words[ranks - 1].lower() == "lance":
        ranks -= 1
    span = doc.char_span(mention.start, mention.end)
    if ranks and span is not None and len(span) > ranks and span[ranks].text == words[ranks]:
        mention.token, mention.start = span[ranks].i, span[ranks].idx
        mention.exact = text[mention.start : mention.end]


def _whole(doc: Doc, text: str, mention: Found) -> None:
    """Take in the first word of "Sheikh Hasina", who has no other."""
    before = _SHEIKH.search(text[: mention.start][-10:])
    if before is not None and mention.token:
        start = doc[mention.token - 1].idx
        mention.start, mention.exact, mention.token = start, text[start : mention.end], mention.token - 1
