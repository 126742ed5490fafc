"""The engine's steps, in their order, each with what it needs and what it gives.

Whoever wants what the engine finds, the annotator and every measurement alike,
runs these; nobody else calls the parts one after the other.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, TypedDict

from annotate.claims import find_claims
from annotate.entities.finding import find_entities
from annotate.entities.grouping.calendar_names import names_without_times
from annotate.entities.mentions.outside_times import outside_times
from annotate.entities.speakers import with_speakers
from annotate.errors import WeightsError
from annotate.language.document import document_of
from annotate.record import Claim, Diagnostic, Entity, Published, Time, Timeline
from annotate.settings import Settings
from annotate.support.progress import tell
from annotate.timeline.assembly import build_timeline
from annotate.timeline.expressions.day_order import writes_day_first
from annotate.timeline.expressions.found import Findings
from annotate.timeline.publication.dating import publication_date, publication_window
from annotate.timeline.times import expressions_of, times_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.article import Article
    from annotate.claims.spans.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of one article so far.

    Attributes:
        doc: The pipeline's ``Doc`` over exactly the article's text.
        article: The article.
        words: The lexicon of speech acts; the shipped one where there is none.
        settings: What the user set.
        published: What is known of the publication date; ``run`` begins with the article's own.
        day_first: Whether 4/6/2025 is the fourth of June.
        names: Where names stand whose words are no times, as offsets.
        undated: The time expressions of a text without a publication date, names not looked at.
        expressions: The time expressions.
        times: The same as times of the record.
        entities: Who and what is named.
        claims: Who said what.
        timeline: Times, events and their order.
        diagnostics: What stood in the way.
    """

    doc: Doc
    article: Article
    words: Lexicon | None = None
    settings: Settings = field(default_factory=Settings)
    published: Published = field(default_factory=Published)
    day_first: bool = False
    names: Sequence[tuple[int, int]] = ()
    undated: Findings | None = None
    expressions: Findings = field(default_factory=lambda: Findings([], [], []))
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    timeline: Timeline = field(default_factory=Timeline)
    diagnostics: tuple[Diagnostic, ...] = ()

    def __post_init__(self) -> None:
        """Give the steps words that are made once."""
        object.__setattr__(self, "doc", document_of(self.doc))


class Found(TypedDict, total=False):
    """What a step adds to a draft; its diagnostics come behind those that are there."""

    published: Published
    day_first: bool
    names: Sequence[tuple[int, int]]
    undated: Findings | None
    expressions: Findings
    times: tuple[Time, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    timeline: Timeline
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the engine.

    Attributes:
        name: For the reader of the record: "working out the ... failed".
        needs: The fields of a draft that it reads, ``doc``, ``article`` and what is set left out.
        gives: The fields that it sets; its diagnostics left out.
        find: Does it.
        weight: About how much of the work of all steps it is.
    """

    name: str
    needs: frozenset[str]
    gives: frozenset[str]
    find: Callable[[Draft], Found]
    weight: int = 1


STEPS: list[Step] = []


def _step(
    name: str, *, needs: str = "", gives: str, weight: int = 1
) -> Callable[[Callable[[Draft], Found]], None]:
    """Add a step behind those before it."""

    def add(find: Callable[[Draft], Found]) -> None:
        STEPS.append(Step(name, frozenset(needs.split()), frozenset(gives.split()), find, weight))

    return add


@_step("publication date", gives="published")
def _published(draft: Draft) -> Found:
    published, problems = publication_date(draft.article)
    return {"published": published, "diagnostics": problems}


@_step("order of days", gives="day_first")
def _day_first(draft: Draft) -> Found:
    wanted = draft.settings.dates.day_first
    return {"day_first": writes_day_first(draft.article.text, wanted, draft.article.url)}


@_step("window of the publication date", needs="published day_first", gives="published undated")
def _window(draft: Draft) -> Found:
    if draft.published.value is not None:
        return {"published": draft.published, "undated": None}
    found = expressions_of(draft.doc, draft.article, draft.published, day_first=draft.day_first)
    window = publication_window(draft.doc, draft.article, draft.published, found.expressions)
    return {"published": window, "undated": found}


@_step("entities", gives="entities", weight=20)
def _entities(draft: Draft) -> Found:
    return {"entities": find_entities(draft.doc, draft.article)}


@_step("names without times", needs="entities", gives="names")
def _names(draft: Draft) -> Found:
    return {"names": names_without_times(draft.doc, draft.entities)}


@_step("times", needs="published day_first names undated", gives="expressions", weight=10)
def _expressions(draft: Draft) -> Found:
    found = draft.undated
    # What was found for the window holds where no name stands in its way.
    if found is None or found.meets(draft.names):
        found = expressions_of(
            draft.doc, draft.article, draft.published, day_first=draft.day_first, names=draft.names
        )
    return {"expressions": found, "diagnostics": tuple(found.diagnostics)}


@_step("intervals of the times", needs="expressions", gives="times timeline")
def _times(draft: Draft) -> Found:
    times = times_of(draft.article.text, draft.expressions.expressions)
    return {"times": times, "timeline": Timeline(times)}


@_step("names outside times", needs="entities times", gives="entities")
def _outside_times(draft: Draft) -> Found:
    return {"entities": outside_times(draft.entities, draft.times)}


@_step("claims", needs="entities times", gives="claims", weight=40)
def _claims(draft: Draft) -> Found:
    return {"claims": find_claims(draft.doc, draft.article, draft.entities, draft.times, draft.words)}


@_step("speakers", needs="entities claims", gives="entities")
def _speakers(draft: Draft) -> Found:
    return {"entities": with_speakers(draft.doc, draft.entities, draft.claims)}


@_step("timeline", needs="published times entities claims", gives="timeline", weight=25)
def _timeline(draft: Draft) -> Found:
    timeline, problems = build_timeline(
        draft.doc,
        draft.article,
        draft.published,
        draft.times,
        draft.entities,
        draft.claims,
        reporting=draft.settings.events.reporting,
    )
    return {"timeline": timeline, "diagnostics": problems}


def run(draft: Draft, *, given: Collection[str] = (), guarded: bool = True) -> Draft:
    """Take the steps one after the other.

    Args:
        draft: With ``doc`` and ``article``, and whatever else is known.
        given: Fields of the draft that stay as they are; steps that give nothing else are left out.
        guarded: Whether a step that breaks down costs its own findings and not the article.
            Measurements want to hear of it.

    Raises:
        WeightsError: What was learned is not what the engine was made for; no step is right then.
        Exception: A step broke down, and nothing guards it.
    """
    if "published" not in given:
        draft = replace(draft, published=draft.article.published)
    failed: list[Diagnostic] = []
    taken = steps(given)
    whole, done = sum(step.weight for step in taken), 0
    for step in taken:
        tell(done / whole)
        done += step.weight
        try:
            found = step.find(draft)
        except WeightsError:
            raise
        except Exception as error:
            if not guarded:
                raise
            failed.append(_failure(step, error))
            continue
        found["diagnostics"] = (*draft.diagnostics, *found.get("diagnostics", ()))
        kept = {name: value for name, value in found.items() if name not in given}
        draft = replace(draft, **kept)  # type: ignore[arg-type] # what a step finds has the draft's types
    return replace(draft, diagnostics=(*draft.diagnostics, *failed))


def steps(given: Collection[str] = ()) -> list[Step]:
    """Return the steps that give anything which is not given, in their order."""
    return [step for step in STEPS if not step.gives <= set(given)]


def _failure(step: Step, error: Exception) -> Diagnostic:
    place = traceback.extract_tb(error.__traceback__)[-1]
    message = (
        f"Working out the {step.name} failed because of a mistake in the engine "
        f"({type(error).__name__} in {PurePath(place.filename).name}, line {place.lineno}); "
        "everything else is there."
    )
    return Diagnostic("layer-failed", message)
