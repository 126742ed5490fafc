"""What a reader of the timeline alone is told of a happening: its line, and how far it is a fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from annotate.dossier.events.conflicts import sentence_of, told_in
from annotate.dossier.events.forms import WORD, base_of, head_of, is_past_form
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.times.days import days_between
from annotate.dossier.model import Part, When
from annotate.dossier.reading import Source
from annotate.record import EventMention, EventStatus

LONGEST = 140
# Fewer words than this are "the announcement": nobody knows of what.
_TELLING = 4
_ENDS = (", ", "; ", "\n")
# What a title tells in the present has happened, but for what goes on.
_STATES = frozenset(
    {
        "await", "be", "continue", "face", "fear", "grow", "have", "hope", "keep", "linger", "live", "loom",
        "need", "persist", "plan", "rage", "remain", "seek", "stand", "stay", "struggle", "threaten", "wait",
        "want", "weigh",
    }
)  # fmt: skip

# Behind these stands no verb.
_NO_SUBJECT = frozenset(
    {"the", "a", "an", "of", "in", "new", "more", "for", "and", "over", "after", "to", "on", "with"}
)


def line_of(source: Source, member: Happening) -> Part:
    """Return the words that tell a happening; of a long sentence and for a bare name those around it."""
    part = told_in(source, member)
    if member.main and len(WORD.findall(part.exact)) >= _TELLING:
        return part
    if member.main:
        part = sentence_of(source, member)
    if part.end - part.start <= LONGEST:
        return part
    text, best = source.text, member.best
    low = max(text.rfind(mark, part.start, best.start) + len(mark) for mark in _ENDS)
    start = low if low > part.start + 1 else part.start
    ends = [place for mark in _ENDS if (place := text.find(mark, best.end, part.end)) > 0]
    end = min(ends, default=part.end)
    return Part(part.document, start, end, text[start:end])


def status_of(
    sources: Sequence[Source], members: Sequence[Happening], best: Happening, time: When
) -> EventStatus:
    """Return how far a happening is a fact, by all articles.

    What one of them tells as having happened is no plan any more; and "resigns" of a title has happened, too.
    """
    statuses = Counter(member.event.status for member in members)
    own = best.event.status
    # Where as many tell it otherwise, that of its line: "denied" over "trains are running" would be false.
    most, count = statuses.most_common(1)[0]
    status = own if statuses[own] > 1 or statuses[own] == count else most
    if status not in {"ongoing", "planned", "hypothetical"}:
        return status
    days = days_between(time.earliest or time.latest, time.earliest or time.latest)
    for member in members:
        published = sources[member.source].published_day
        later = days is not None and published > 0 and days[0] > published
        if not later and any(_has_happened(sources[member.source], each) for each in member.mentions):
            return "happened"
    return status


def _has_happened(source: Source, mention: EventMention) -> bool:
    """Tell whether words say that something is over: "resigned", "resigns" in a title."""
    if mention.factuality != "CT+":
        return False
    word = head_of(mention.exact).casefold()
    if is_past_form(word):
        return True
    base = base_of(word)
    if word == base or not word.endswith("s"):
        return False
    titled = any(start <= mention.start < end for start, end in source.once(_titles))
    return titled and base not in _STATES and _is_verb(source, mention)


def _titles(source: Source) -> list[tuple[int, int]]:
    return source.sections_of("title")


def _is_verb(source: Source, mention: EventMention) -> bool:
    """Tell whether a word in "s" of a title is a verb: who does it stands before it."""
    before = source.text[max(0, mention.start - 25) : mention.start].rsplit("\n", 1)[-1].split()
    if not before or before[-1].casefold() in _NO_SUBJECT:
        return False
    return source.text[mention.end : mention.end + 1] == " " or before[-1][0].isupper()
