"""Names in headlines With Capitals: the encoder reads such a line a second time, in sentence case.

Where every word has a capital, capitals tell nothing: "Fitch Cuts Banco Toral
Outlook To Negative". What the article or the treebanks write without one is a
common word, and the rest of the line stands out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from annotate.language import COMPONENT, groups
from annotate.language.encoder.model import shipped_encoder
from annotate.language.quotations import SMALL_WORDS
from annotate.language.rankers.tags import shipped_tag_ranker

Range = tuple[int, int]

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = SMALL_WORDS | {
    "is", "over", "s", "than", "via", "vs", "de", "la", "van", "der", "von", "del", "al",
}  # fmt: skip
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("d", ""),
    ("ing", ""),
)
# What ends the name of a bank, a court or a mill, and keeps its capital behind a name.
_HEADS = frozenset(
    {
        "agency", "air", "airlines", "airport", "airways", "association", "bank", "bay", "bridge",
        "church", "city", "club", "college", "commission", "council", "county", "court", "energy",
        "foods", "foundation", "group", "herald", "holdings", "hospital", "institute", "island",
        "islands", "lake", "media", "ministry", "motors", "mountains", "museum", "oil", "park",
        "party", "post", "prison", "river", "road", "school", "square", "stadium", "steel",
        "street", "theatre", "times", "tower", "union", "university", "valley",
    }
)  # fmt: skip
_INSTITUTION = re.compile(
    r"(?<![\w’'-])(?:[A-Z][\w’-]+ )+(?:Bank|Court|Group|University|College|Hospital|Party|Council|Commission"
    r"|Ministry|Agency|Institute|Association|Union|Airlines|Airways|Holdings|Foundation|Motors|Energy|Steel|Foods)\b"
    r"(?! [A-Z])"
)
_FIRST = frozenset(
    {
        "banca", "banco", "banque", "cape", "east", "el", "fort", "groupe", "grupo", "lake", "los",
        "mount", "new", "north", "port", "saint", "san", "south", "west",
    }
)  # fmt: skip
_TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
        "minister",
        "senator",
        "sen",
        "gov",
        "governor",
        "mayor",
        "judge",
        "king",
    }
)
_LEAST_WORDS = 4
_MOST_CAPITALS = 0.9
_CONTEXT = 1_200
SURE = 0.5


def is_headline(line: str) -> bool:
    """Tell whether a line is a headline in which nearly all words begin with a capital."""
    words = [word for word in _WORD.findall(line) if word.lower() not in _SMALL]
    if len(words) < _LEAST_WORDS or line.rstrip().endswith((".", ";", ",")):
        return False
    capital = sum(word[0].isupper() for word in words)
    shouted = sum(word.isupper() for word in words)
    return bool(capital >= _MOST_CAPITALS * len(words) and shouted < len(words) / 2)


def read_headlines(nlp: Language, doc: Doc, text: str, lines: Sequence[Range]) -> None:
    """Give a document the names of its headlines With Capitals, in place.

    Args:
        nlp: A pipeline with the encoder.
        doc: What the pipeline made of ``text``.
        text: The exact text.
        lines: Where its titles and headings stand.
    """
    chosen = [(start, end) for start, end in lines if is_headline(text[start:end])]
    if not chosen or COMPONENT not in nlp.pipe_names or groups.ENTITIES not in doc.spans:
        return
    body = "".join(text[a:b] for a, b in _gaps(chosen, len(text)))
    found = list(_names(doc))
    for start, end in chosen:
        line = sentence_case(text[start:end], body)
        if line != text[start:end]:
            second = nlp(f"{line}\n\n{text[end : end + _CONTEXT].lstrip()}")
            found = _merged(found, list(_moved(doc, second, start, end)), (start, end), body)
            found += _named_in_body(doc, found, line, start)
            found += _institutions(doc, found, line, start)
    found.sort(key=lambda name: name[0].start)
    doc.spans[groups.ENTITIES] = SpanGroup(
        doc,
        name=groups.ENTITIES,
        attrs={"confidence": [sure for _, sure in found]},
        spans=[s for s, _ in found],
    )
    taken = {i for span, _ in found for i in range(span.start, span.end)}
    first = [e for e in doc.ents if taken.isdisjoint(range(e.start, e.end)) and not _inside(e, chosen)]
    doc.ents = sorted([*first, *(span for span, _ in found)], key=lambda span: span.start)


def _gaps(ranges: Sequence[Range], length: int) -> Iterator[Range]:
    place = 0
    for start, end in sorted(ranges):
        yield place, start
        place = max(place, end)
    yield place, length


def _names(doc: Doc) -> Iterator[tuple[Span, float]]:
    group = doc.spans[groups.ENTITIES]
    yield from zip(group, group.attrs.get("confidence", [1.0] * len(group)), strict=True)


def _inside(span: Span, ranges: Sequence[Range]) -> bool:
    return any(start <= span.start_char and span.end_char <= end for start, end in ranges)


def _moved(doc: Doc, second: Doc, start: int, end: int) -> Iterator[tuple[Span, float]]:
    """Yield the names of the second reading as spans of the document."""
    for span, sure in _names(second):
        if span.end_char > end - start or sure < SURE or not any(c.isupper() for c in span.text):
            continue
        place = doc.char_span(start + span.start_char, start + span.end_char, label=span.label_)
        if place is not None:
            yield place, sure


def _named_in_body(
    doc: Doc, found: Sequence[tuple[Span, float]], line: str, start: int
) -> Iterator[tuple[Span, float]]:
    """Yield names and surnames of the rest of the article that no reading has found in a headline."""
    end = start + len(line)
    labels: dict[str, str] = {}
    taken: set[int] = set()
    for span, _ in found:
        if start <= span.start_char and span.end_char <= end:
            taken.update(range(span.start_char - start, span.end_char - start))
            continue
        labels.setdefault(span.text, span.label_)
        if span.label_ == "PERSON":
            labels.setdefault(span[-1].text, span.label_)
    for name in sorted((name for name in labels if name[:1].isupper()), key=len, reverse=True):
        for match in re.finditer(rf"(?<![\w’'-])(?<![A-Z]\. ){re.escape(name)}(?![\w-]| [A-Z])", line):
            before = line[: match.start()].split()[-1:]
            alone = not before or not before[0][0].isupper() or before[0].lower().strip(".,") in _TITLES
            place = doc.char_span(start + match.start(), start + match.end(), label=labels[name])
            if alone and place is not None and taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                yield place, SURE


def _institutions(
    doc: Doc, found: Sequence[tuple[Span, float]], line: str, start: int
) -> Iterator[tuple[Span, float]]:
    """Yield what stands out in a sentence and ends like a bank or a court, where no reading has it."""
    for match in _INSTITUTION.finditer(line):
        span = doc.char_span(start + match.start(), start + match.end(), label="ORG")
        taken = any(s.start < span.end and span.start < s.end for s, _ in found) if span is not None else True
        if span is not None and not taken and match.start():
            yield span, SURE


def _merged(
    first: list[tuple[Span, float]], second: list[tuple[Span, float]], line: Range, body: str
) -> list[tuple[Span, float]]:
    """Join two readings of a headline: the body decides, then the second reading, then the first."""
    kept = [name for name in first if not _inside(name[0], [line])]
    rivals = [name for name in first if _inside(name[0], [line])]

    def rank(name: tuple[Span, float], later: bool) -> tuple[bool, bool, float]:
        known = re.search(rf"(?<!\w){re.escape(name[0].text)}(?!\w)", body) is not None
        return known, later, name[1]

    ranked = [(rank(name, True), name) for name in second] + [(rank(name, False), name) for name in rivals]
    taken: set[int] = set()
    for _, (span, sure) in sorted(ranked, key=lambda pair: pair[0], reverse=True):
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept.append((span, sure))
    return kept


def sentence_case(line: str, body: str) -> str:
    """Write a headline as a sentence, as far as the words are known to be common ones.

    Args:
        line: The headline.
        body: The rest of the article, which tells which words are common and which are names.
    """
    lower = set(re.findall(r"(?<![\w’'-])[a-z][\w’'-]*", body))
    named = set(re.findall(r"(?<=[\w,] )[A-Z][\w’'-]*", body))
    result = list(line)
    words = list(_WORD.finditer(line))
    names = [_stands_out(match[0], lower, named) for match in words]
    for number, match in enumerate(words):
        bare = _bare(match[0])
        beside = (number > 0 and names[number - 1] and bare in _HEADS) or (
            bare in _FIRST and number + 1 < len(words) and names[number + 1]
        )
        if number and match[0][0].isupper() and not names[number] and not beside:
            result[match.start()] = match[0][0].lower()
    return "".join(result)


def _bare(word: str) -> str:
    return re.split("['’]", word)[0].lower()


def _stands_out(word: str, lower: set[str], named: set[str]) -> bool:
    """Tell whether a word of a headline has its capital because it is in a name."""
    if not word[0].isupper():
        return False
    bare = _bare(word)
    if not word[1:].islower() and len(word) > 1 and "'" not in word and "’" not in word:
        return bare not in lower or "-" not in word
    return bare not in lower and (word in named or not _is_common(bare))


@lru_cache(maxsize=4096)
def _is_common(word: str) -> bool:
    """Tell whether a word is known, and not as a name."""
    encoder = shipped_encoder()
    proper = [place for place, tag in enumerate(encoder.inventory.tags) if tag in {"NNP", "NNPS"}]
    forms = [word, *(word.removesuffix(end) + new for end, new in _ENDINGS if word.endswith(end))]
    counted = shipped_tag_ranker().counts.of("word", [form for form in forms if len(form) > 1])
    known = [counts for counts in counted if counts.sum()]
    if known:
        return any(bool(counts[proper].sum() < counts.sum() / 2) for counts in known)
    return any(form in encoder.vocabulary and not encoder.is_listed(form.capitalize()) for form in forms)
