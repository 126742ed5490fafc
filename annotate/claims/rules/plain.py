"""Attributions that the model missed although the text says them plainly.

A quotation with a verb of saying beside it, a
quotation that stands alone, "according to", somebody's "claim that ...", and a headline's colon.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span, Token

from annotate.claims.rules.floating import Floating, stands_alone
from annotate.claims.rules.forms.patterns import headlines
from annotate.claims.rules.hearsay import according
from annotate.claims.rules.naming import is_label, without_labels
from annotate.claims.spans.index import DocIndex, Offsets, offsets_of, subtree_of, touches_any
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import phrase
from annotate.claims.spans.rule import adds
from annotate.language import syntax
from annotate.language.quotations import QuotedText, is_speech

QUOTED, ACCORDING, NOMINAL = 0.8, 0.75, 0.6
NEAR = 12

_PLEA = re.compile(
    r"\b((?:maintain|protest)(?:s|ed|ing)?) ((?:his|her|their|its|my|our) innocence)\b"
    r"|\b(plead(?:s|ed|ing)?|pled) ((?:not )?guilty)\b"
    r"|\b(enter(?:s|ed|ing)?) (?:an? )?((?:not[ -])?guilty pleas?)\b"
)


@adds(rank=10)
def plain_attributions(index: DocIndex, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions that no known one covers and that are no labels."""
    return without_labels(index, rule_attributions(index, known))


def rule_attributions(index: DocIndex, known: Sequence[Attribution]) -> list[Attribution]:
    """Return attributions by rule for what no known one covers."""
    covered = Cover([place for one in known for place in (*one.content, *one.cue)])
    found = [*_according_to(index, covered), *_nouns_of_saying(index, covered)]
    found += _pleaded(index, covered)
    found += [one for one in headlines(index) if not any(map(covered.touches, (*one.cue, *one.content)))]
    floating = Floating(index, [*known, *found])
    for quoted in index.quotations.outer:
        place = quoted.start, quoted.end
        if quoted.continues or covered.touches(place) or not _is_said(index, quoted):
            continue
        parts = [(part.start, part.end) for part in index.quotations.whole(quoted)]
        one = _beside(index, parts, covered)
        if one is not None:
            floating.add(one)
        elif stands_alone(index, quoted):
            one = floating.attribution(parts)
        if one is not None:
            found.append(one)
    return found


def _is_said(index: DocIndex, quoted: QuotedText) -> bool:
    return is_speech(index.text, quoted) and not is_label(index, quoted)


class Cover:
    """Stretches of text that are taken.

    Args:
        places: Offsets, in any order, overlapping or not.
    """

    def __init__(self, places: Iterable[Offsets]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(places):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, place: Offsets) -> bool:
        """Tell whether any taken stretch overlaps a place."""
        number = bisect_right(self._ends, place[0])
        return number < len(self._starts) and self._starts[number] < place[1]


def _beside(index: DocIndex, parts: list[Offsets], covered: Cover) -> Attribution | None:
    """Attribute a quotation to the verb of saying after it, or else before it, in its sentence."""
    first, last = index.token_at(parts[0][0]), index.token_at(parts[-1][1] - 1) + 1
    after = _verb(index, range(last, min(last + NEAR, len(index.doc))), last)
    before = _verb(index, range(first - 1, max(first - NEAR, -1), -1), first)
    text = index.text
    ends = text[parts[-1][1] - 1 - 1 : parts[-1][1] + 1]
    opens = text[max(parts[0][0] - 2, 0) : parts[0][0]].rstrip()[-1:]
    for verb, fits in ((after, any(mark in ends for mark in ",?!")), (before, opens in {",", ":"})):
        if verb is None or not fits:
            continue
        cue = (verb.idx, verb.idx + len(verb))
        source = _speaker(index, verb, parts)
        if source is None or covered.touches(cue):
            continue
        return Attribution([source], [cue], parts, "rule", QUOTED, [f"a quotation beside “{verb.text}”"])
    return None


def _verb(index: DocIndex, places: range, edge: int) -> Token | None:
    """Return the nearest verb of saying in the same paragraph, before any other quotation."""
    words = index.words
    for place in places:
        token = index.doc[place]
        near = min(max(edge, 0), len(index.doc) - 1)
        if index.paragraph_of[place] != index.paragraph_of[near] or (token.is_quote and place != edge):
            return None
        if token.is_sent_start and place > edge:
            return None
        if token.pos_ == "VERB" and words.act_of(token.lower_) in SAYING:
            return token
        if token.text in {".", "!", "?"}:
            return None
    return None


def _speaker(index: DocIndex, verb: Token, parts: Sequence[Offsets]) -> Offsets | None:
    """Return the verb's subject, or the name next to it where the parse shows none."""
    for subject in syntax.subjects(verb):
        span = syntax.noun_phrase(subject)
        place = offsets_of(span)
        if not touches_any(place, parts):
            return place
    for step in (1, -1):
        place_of = verb.i + step
        if 0 <= place_of < len(index.doc) and index.doc[place_of].pos_ in {"PROPN", "PRON"}:
            return _name(index, place_of, step)
    return None


def _name(index: DocIndex, place: int, step: int) -> Offsets:
    """Return the run of proper nouns from a word on."""
    end = place
    while 0 <= end + step < len(index.doc) and index.doc[end + step].pos_ == "PROPN":
        end += step
    low, high = min(place, end), max(place, end)
    return index.doc[low].idx, index.doc[high].idx + len(index.doc[high])


def _according_to(index: DocIndex, covered: Cover) -> Iterable[Attribution]:
    """Yield an attribution for every "according to X" whose sentence says something."""
    for token in index.words_in_order[:-2]:
        if token.lower_ != "according":
            continue
        source, content = according(index, token)
        cue = token.idx, token.idx + len("according to")
        if content and not any(map(covered.touches, (cue, *content))):
            yield Attribution(source, [cue], content, "rule", ACCORDING, ["“according to”"])


def _nouns_of_saying(index: DocIndex, covered: Cover) -> Iterable[Attribution]:
    """Yield an attribution for every "Roe's claim that ..." with somebody's noun of saying."""
    nouns = index.words.nouns
    for token in index.words_in_order:
        if token.pos_ != "NOUN" or nouns.get(token.lower_) not in SAYING:
            continue
        owner = next((child for child in token.children if syntax.is_possessor(child)), None)
        clause = next((child for child in token.children if _is_that_clause(child, token)), None)
        if owner is None or clause is None:
            continue
        content = _stripped(subtree_of(clause))
        first = max(owner.right_edge.i + 1, token.i - 2)
        cue = index.doc[first].idx, token.idx + len(token)
        said_by = subtree_of(owner)
        if content is None or covered.touches(cue) or covered.touches(offsets_of(content)):
            continue
        parts = [offsets_of(said_by)], [cue], [offsets_of(content)]
        yield Attribution(*parts, "rule", NOMINAL, [f"somebody's “{token.text}” that something is so"])


def _pleaded(index: DocIndex, covered: Cover) -> Iterable[Attribution]:
    """Yield an attribution for everybody who maintains innocence or pleads guilty or not."""
    for found in _PLEA.finditer(index.text):
        cue, content = next((found.span(n), found.span(n + 1)) for n in (1, 3, 5) if found[n])
        verb = next((t for t in index.tokens(*cue) if t.pos_ == "VERB"), None)
        subject = next(iter(syntax.subjects(verb)), None) if verb is not None else None
        if subject is None or covered.touches(cue) or covered.touches(content):
            continue
        who = phrase(subject)
        source = [offsets_of(who)]
        yield Attribution(
            source, [cue], [content], "rule", NOMINAL, [f"“{index.text[slice(*found.span())]}”"]
        )


def _is_that_clause(child: Token, noun: Token) -> bool:
    told = syntax.is_clausal_complement(child) or syntax.is_adnominal_clause(child)
    marked = syntax.mark(child)
    return child.i > noun.i and told and marked is not None and marked.lower_ == "that"


def _stripped(span: Span) -> Span | None:
    """Return a stretch without punctuation and space at its edges, quotation marks kept."""
    first, last = span.start, span.end
    doc = span.doc
    while first < last and (doc[first].text in {",", ".", ";", ":", "-", "—"} or doc[first].is_space):
        first += 1
    while last > first and (doc[last - 1].text in {",", ".", ";", ":", "-", "—"} or doc[last - 1].is_space):
        last -= 1
    return doc[first:last] if last > first else None
