"""Contents that the model let run on: into a quotation of its own, or another sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from annotate.claims.rules.floating import speech_alone
from annotate.claims.rules.forms.transcripts import without_label
from annotate.claims.spans.index import DocIndex, Offsets, offsets_of
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import phrase, trimmed, without_edges
from annotate.claims.spans.rule import mends, settles
from annotate.claims.spans.speaking import acting, is_human
from annotate.language import syntax
from annotate.language.quotations import QuotedText

NEAR = 120
LONGEST_STATEMENT = 150
STATED = 0.9
LONGEST_FRONT = 10
# Where and how somebody spoke, and not what is told.
_OCCASIONS = frozenset(
    {"statement", "interview", "conference", "briefing", "speech", "rally", "hearing", "post", "letter"}
    | {"message", "tweet", "email", "report", "testimony", "court", "address", "turn", "fact", "example"}
    | {"reply", "response", "contrast", "addition", "article", "video", "reporters", "comments", "remarks"}
)
_REACTING = frozenset(
    {"agree", "disagree", "object", "demur", "concur", "counter", "dissent", "differ", "react", "nod"}
    | {"shrug", "laugh", "smile", "sigh", "shake", "shook", "scoff", "grin", "frown", "protest", "interrupt"}
)
_REFERENCE = re.compile(
    r"(?<=\w)[.!?](?:\[\w{1,4}\]|[¹²³⁰-⁹†‡]|\*{1,3})+\s+(?=[A-Z“\"])|(?:\r?\n[^\S\r\n]*){2,}"
)


@mends(rank=5)
def named_in_one_paragraph(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions whose source does not begin in the line above: a by-line, a heading.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        source = [_beside(index, one, place) for place in one.source]
        yield one if source == one.source else replace(one, source=source)


def _beside(index: DocIndex, one: Attribution, place: Offsets) -> Offsets:
    """Return the lines of a source that stand in one paragraph: that of its cue, or the one nearest to it."""
    lines = [match.span() for match in _LINE.finditer(index.text, *place)]
    if len(lines) < 2 or _paragraph(index, lines[0][0]) == _paragraph(index, lines[-1][0]):
        return place
    behind = bool(one.cue) and one.cue[0][0] < place[0]
    nearest = _paragraph(index, lines[0 if behind else -1][0])
    kept = [line for line in lines if _paragraph(index, line[0]) == nearest]
    return kept[0][0], kept[-1][1]


@mends(rank=6)
def names_out_of_cues(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions whose cue does not begin with the last name of who speaks: "Omboko | Were said".

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        first = index.tokens(*one.cue[0])[0] if one.cue else None
        if first is None or not _is_last_name(index, first, one.cue[0][1]):
            yield one
            continue
        end = first.idx + len(first)
        cue = (index.doc[first.i + 1].idx, one.cue[0][1])
        source = [(a, end) if b == first.idx - 1 else (a, b) for a, b in one.source]
        whole = phrase(index.doc[first.i - 1])
        if not source and whole.end == first.i:
            source = [(whole.start_char, end)]
        yield replace(one, cue=[cue, *one.cue[1:]], source=source)


def _is_last_name(index: DocIndex, word: Token, end: int) -> bool:
    """Tell a capital inside a sentence behind a name and before the verb of a cue."""
    if word.is_sent_start or not word.text.istitle() or word.i < 1 or word.i + 1 >= len(index.doc):
        return False
    following = index.doc[word.i + 1]
    behind = following.idx < end and following.is_lower and following.pos_ in {"VERB", "AUX"}
    return behind and index.doc[word.i - 1].pos_ == "PROPN"


@mends(rank=10)
def cut_at_quotations(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions without the quotations that stand alone after what they report.

    What is told in the article's words ends with its sentence: a quotation that stands
    alone after that is a claim of its own, with its own reason for its speaker. So is
    one in a paragraph of its own that asks back or answers.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        places = [_sentence_of_cue(index, one, without_label(index.text, place)) for place in one.content]
        content = [piece for place in places for piece in _own(index, one, place)]
        if content == one.content:
            yield one
        elif content:
            yield replace(one, content=content)


@settles(rank=10)
def by_paragraph(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a long statement as one of each paragraph, with the same source.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        paragraphs = _paragraphs(index, one)
        if (
            len(paragraphs) < 2
            or sum(len(index.tokens(*place)) for place in one.content) <= LONGEST_STATEMENT
        ):
            yield one
            continue
        first = min(range(len(paragraphs)), key=lambda n: _away(paragraphs[n], one))
        for number, content in enumerate(paragraphs):
            if number == first:
                yield replace(one, content=content)
                continue
            because = ["a paragraph of a statement that goes on"]
            yield replace(one, cue=[], content=content, confidence=one.confidence * STATED, because=because)


def _paragraphs(index: DocIndex, one: Attribution) -> list[list[Offsets]]:
    """Return the pieces of a content by paragraph."""
    found: dict[int, list[Offsets]] = {}
    for start, end in one.content:
        for part in _LINE.finditer(index.text, start, end):
            found.setdefault(_paragraph(index, part.start()), []).append(part.span())
    return list(found.values())


def _away(content: list[Offsets], one: Attribution) -> int:
    """Return how far a paragraph is from the cue."""
    cue = one.cue[0][0] if one.cue else one.content[0][0]
    return min(min(abs(start - cue), abs(end - cue)) for start, end in content)


@mends(rank=12)
def around_their_cues(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions with what goes on behind their cue: "Today, he added, | it employs 300".

    What follows in a sentence of its own, and in the article's words, is the article's.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        content = [place for place in one.content if not _is_next_sentence(index, one, place)]
        added = [place for place in (_rest_of_sentence(index, one), _front(index, one)) if place is not None]
        yield (
            one if not added and content == one.content else replace(one, content=sorted([*content, *added]))
        )


def _is_next_sentence(index: DocIndex, one: Attribution, place: Offsets) -> bool:
    """Tell a piece without quotation marks in a sentence after that of the cue and the first piece."""
    first = one.content[0]
    if not one.cue or place == first or any(index.quotations.within(*place)):
        return False
    sentence, own = (index.sentence_of[index.token_at(p)] for p in (place[0], one.cue[0][0]))
    return index.sentence_of[index.token_at(first[0])] == own < sentence and first[0] < one.cue[0][0]


def _rest_of_sentence(index: DocIndex, one: Attribution) -> Offsets | None:
    """Return the clause behind a cue between commas, where the content has only what stands before it."""
    if len(one.content) != 1 or len(one.cue) != 1 or len(one.source) != 1:
        return None
    place = one.content[0]
    inner = index.tokens(min(one.cue[0][0], one.source[0][0]), max(one.cue[0][1], one.source[0][1]))
    before = index.doc[max(inner.start - 1, 0)]
    if before.text != "," or place[1] not in {before.idx, before.idx + 1} or inner.end + 2 >= len(index.doc):
        return None
    start, end = index.sentence_bounds[index.sentence_of[inner.start]]
    content = index.tokens(*place)
    if content.start < start or index.doc[inner.end].text != "," or any(index.quotations.within(*place)):
        return None
    if any(token.tag_ in syntax.FINITE for token in content):
        return None
    rest = index.doc[inner.end + 1 : end]
    subject = next((t for t in rest[:4] if syntax.is_subject(t)), None)
    told = subject is not None and any(t.tag_ in syntax.FINITE for t in rest)
    if not told or rest[0].tag_ == "CC" or any(index.quotations.within(rest.start_char, rest.end_char)):
        return None
    return trimmed(index, rest.start, rest.end)


def _front(index: DocIndex, one: Attribution) -> Offsets | None:
    """Return when or where it is, before a cue between commas: "By 2030, she said, | coal will go"."""
    if len(one.content) != 1 or len(one.cue) != 1 or len(one.source) != 1:
        return None
    inner = index.tokens(min(one.cue[0][0], one.source[0][0]), max(one.cue[0][1], one.source[0][1]))
    start, _ = index.sentence_bounds[index.sentence_of[inner.start]]
    while start < inner.start and index.doc[start].is_space:
        start += 1
    front = index.doc[start : max(inner.start - 1, start)]
    if not 1 < len(front) <= LONGEST_FRONT or index.doc[inner.start - 1].text != ",":
        return None
    behind = index.doc[inner.end : inner.end + 2]
    if len(behind) < 2 or behind[0].text != "," or behind[1].idx != one.content[0][0] or behind[1].is_quote:
        return None
    lead = front[0].pos_ == "ADP" or front[-1].lower_ in {"ago", "earlier", "later"}
    plain = not any(t.tag_ in syntax.FINITE or t.is_punct or t.lower_ in _OCCASIONS for t in front)
    return offsets_of(front) if lead and plain else None


@mends(rank=20)
def with_complements(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions with what somebody is said to be: "The ICC is seen | as a court for Africans".

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        complement = _complement(index, one)
        yield one if complement is None else replace(one, content=[*one.content, complement])


def _complement(index: DocIndex, one: Attribution) -> Offsets | None:
    """Return what a passive cue tells of the one whom its content names alone."""
    if len(one.cue) != 1 or len(one.content) != 1 or one.content[0][1] > one.cue[0][0]:
        return None
    cue = one.cue_words(index)
    verb = next((token for token in cue if token.tag_ == "VBN" and syntax.is_passive(token)), None)
    subject = index.head_of(*one.content[0])
    if verb is None or subject is None or subject.head.i != verb.i or not syntax.is_subject(subject):
        return None
    for child in verb.children:
        marked = any(word.lower_ == "as" for word in syntax.leads(child))
        if child.i >= cue.end and (marked or syntax.is_complement_clause(child)):
            return without_edges(index, child)
    return None


def _sentence_of_cue(index: DocIndex, one: Attribution, place: Offsets) -> Offsets:
    """Return a piece in the article's words up to a reference that ends its sentence: "in 40 days.[1] It"."""
    start, end = place
    for mark in _REFERENCE.finditer(index.text, start, end):
        if index.quotations.at(mark.start()) or index.quotations.at(max(mark.start() - 1, start)):
            continue
        if not one.cue or one.cue[0][0] < start:
            return start, start + len(index.text[start : mark.start()].rstrip())
        if mark.end() < end:
            start = mark.end()
    return start, _end_after_abbreviation(index, one, start, end)


def _end_after_abbreviation(index: DocIndex, one: Attribution, start: int, end: int) -> int:
    """Return where a piece in the article's words ends: with a sentence that an abbreviation ends."""
    if not one.cue or end - start < 2:
        return end
    cue = one.cue[0][0]
    for token in index.tokens(start, end):
        ended = token.i > 0 and token.is_sent_start and index.doc[token.i - 1]
        if not ended or token.idx <= max(start, cue) or not ended.text.endswith(".") or len(ended) < 2:
            continue
        same = index.sentence_of[index.token_at(cue)] == index.sentence_of[ended.i]
        if same and not index.quotations.at(ended.idx):
            return ended.idx + len(ended)
    return end


def _own(index: DocIndex, one: Attribution, place: Offsets) -> Iterator[Offsets]:
    """Yield what remains of a piece of a content; nothing where it is a claim of its own."""
    start, end = place
    first = min(one.content)[0]
    cue = one.cue[0][0] if one.cue else first
    quoted_first = any(q.start < cue for q in index.quotations.within(first, max(cue, first + 1)))
    for quoted in index.quotations.within(start, end):
        if quoted.start < start or quoted.start == first or not speech_alone(index, quoted):
            continue
        if quoted_first and not _answers(index, one, quoted) and not _is_others(index, one, quoted):
            continue
        if not quoted_first and quoted.start <= cue:
            continue
        if not quoted_first and index.text[max(quoted.start - 9, 0) : quoted.start].rstrip()[-1:] == ":":
            continue
        end = min(end, start + len(index.text[start : quoted.start].rstrip(" \t\r\n:")))
        break
    if end > start and any(map(str.isalnum, index.text[start:end])):
        if not index.quotations.at(start):
            end = start + len(index.text[start:end].rstrip(".")) if end < place[1] else end
        yield start, end


def _answers(index: DocIndex, one: Attribution, quoted: QuotedText) -> bool:
    """Tell a quotation in a later paragraph that follows a question, or asks again after one was answered."""
    before = [place for place in one.content if place[0] < quoted.start]
    cues = [end for _, end in one.cue if end <= quoted.start]
    last = max([min(end, quoted.start) for _, end in before] + cues, default=0)
    if not before or _paragraph(index, quoted.start) == _paragraph(index, last - 1):
        return False
    if _asks(index.text, min(before[-1][1], quoted.start)):
        return True
    earlier = index.quotations.before(one.content[0][0])
    near = earlier is not None and one.content[0][0] - earlier.end < NEAR
    return near and earlier is not None and _asks(index.text, earlier.end) and _asks(index.text, quoted.end)


def _is_others(index: DocIndex, one: Attribution, quoted: QuotedText) -> bool:
    """Tell a quotation after a sentence in which somebody else, by another name, speaks or reacts.

    “We will strike,” said Lena Holt. Minister Paul Orr disagreed. “It would be madness.”
    """
    last = index.token_at(quoted.start) - 1
    if last < 0 or not one.source or not one.cue:
        return False
    start, end = index.sentence_bounds[index.sentence_of[last]]
    if index.doc[start].idx <= max(cue for cue, _ in one.cue):
        return False
    sentence = index.doc[start : min(end, last + 1)]
    speaker = acting(sentence)
    head = None if speaker is None else index.head_of(*speaker.source[0])
    if speaker is None or head is None or not _reacts(index, sentence):
        return False
    own = {t.lower_ for place in one.source for t in index.tokens(*place) if t.pos_ in {"PROPN", "NOUN"}}
    other = {t.lower_ for t in index.tokens(*speaker.source[0]) if t.pos_ in {"PROPN", "NOUN"}}
    owned = any(syntax.is_possessor(t) and t.pos_ == "PRON" for t in head.children)
    named = head.pos_ == "PROPN" and is_human(head)
    return (named or owned) and not own & other


def _reacts(index: DocIndex, sentence: Span) -> bool:
    """Tell whether a sentence tells that somebody speaks, feels or answers with a gesture."""
    verb = next((t for t in sentence if t.head.i == t.i and not t.is_space), None)
    if verb is None:
        return False
    act = index.words.act_of(verb.lower_)
    return verb.pos_ == "ADJ" or not _REACTING.isdisjoint({verb.lower_, verb.lemma_.lower()}) or act in SAYING


def _asks(text: str, end: int) -> bool:
    return text[max(end - 6, 0) : end].rstrip(" \r\n,”\"’'").endswith("?")


_LINE = re.compile(r"[^\s](?:[^\r\n\u2029]*[^\s])?")


def _paragraph(index: DocIndex, offset: int) -> int:
    return index.paragraph_of[index.token_at(offset)]
