"""From an article to its annotation record: the engine's public face."""

from __future__ import annotations

import contextlib
import functools
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePath
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from annotate.article import Article
from annotate.claims import find_claims, lexicon_with
from annotate.entities import find_entities
from annotate.entities.calendar_names import names_without_times
from annotate.entities.numbers import NUMERIC
from annotate.entities.speakers import with_speakers
from annotate.errors import SettingsError
from annotate.language import COMPONENT, SHIPPED, build_pipeline
from annotate.language.headlines import read_headlines
from annotate.reading.placing import placed
from annotate.reading.readable import readable
from annotate.record import Annotations, Diagnostic, Entity, Generator, Mention, Pipeline, Time, Timeline
from annotate.record.walk import numbered
from annotate.settings import Settings, load_settings
from annotate.timeline import build_timeline, find_times
from annotate.timeline.day_order import writes_day_first
from annotate.timeline.publication import publication_date

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

# "xx" and "mul" are spaCy's names for pipelines of several languages.
LANGUAGES = frozenset({"en", "xx", "mul"})


def dateline_version() -> str:
    """Return the version of the installed distribution, ``0`` in a bare checkout."""
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "0"


class Annotator:
    """Annotates articles with one spaCy pipeline.

    Args:
        nlp: A pipeline that ``annotate.language.build_pipeline`` made.
        settings: What the user set; only a part of it changes annotations.
    """

    def __init__(self, nlp: Language, settings: Settings) -> None:
        self.nlp = nlp
        self._generator = Generator(
            version=dateline_version(),
            pipeline=_pipeline_of(nlp, settings.pipeline.name),
            settings_sha256=settings.sha256,
        )
        self._settings = settings
        self._diagnostics = _of_another_language(nlp, settings.pipeline.name)
        own = settings.claims
        self._words = lexicon_with({"verbs": own.verbs, "phrases": own.phrases, "nouns": own.nouns})

    @classmethod
    def from_settings(cls, settings: Settings | None = None) -> Annotator:
        """Build the pipeline that the settings name.

        Args:
            settings: The settings; those in force for the user by default.

        Raises:
            SettingsError: The settings name a pipeline that is not installed or cannot be loaded.
        """
        chosen = settings if settings is not None else load_settings()
        name = chosen.pipeline.name
        try:
            nlp = build_pipeline(name)
        except OSError as error:
            raise SettingsError(
                f'pipeline.name: no spaCy pipeline "{name}" is installed. '
                f'Install it, or set it to "{SHIPPED}".'
            ) from error
        except ValueError as error:
            raise SettingsError(f"pipeline.name: {error}") from error
        return cls(nlp, chosen)

    def annotate(self, article: Article) -> Annotations:
        """Annotate one article.

        Args:
            article: Its text is not changed; every offset of the record points into it.
        """
        # spaCy keeps every new word for good, which over a corpus is gigabytes; in a zone it forgets them.
        # Zones cannot be nested, and whoever has opened one forgets for us.
        inside = getattr(self.nlp.vocab, "in_memory_zone", False)
        with contextlib.nullcontext() if inside else self.nlp.memory_zone():
            return self._annotated(article)

    def _annotated(self, article: Article) -> Annotations:
        known = self.nlp.get_pipe(COMPONENT).encoder.vocabulary  # type: ignore[attr-defined]
        read = readable(article.text, article.sections, hidden=article.hidden, known=known)
        if read is None:
            return self.annotate_doc(article, self._read(article))
        copy = replace(article, text=read.text, sections=read.sections_of(article.sections), hidden=())
        found = self.annotate_doc(copy, self._read(copy))
        document = replace(article.document(), published=found.document.published)
        return replace(placed(found, read, article.text), document=document)

    def _read(self, article: Article) -> Doc:
        doc = self.nlp(article.text)
        lines = [(s.start, s.end) for s in article.sections if s.kind in {"title", "heading"}]
        read_headlines(self.nlp, doc, article.text, lines)
        return doc

    def pipe(self, articles: Iterable[Article]) -> Iterator[Annotations]:
        """Annotate a stream of articles, in order, one at a time in memory."""
        for article in articles:
            yield self.annotate(article)

    def annotate_doc(self, article: Article, doc: Doc) -> Annotations:
        """Annotate an article that the pipeline has been over.

        Args:
            article: The article.
            doc: The pipeline's ``Doc`` over exactly ``article.text``.
        """
        guard = Guard()
        unknown = article.published, ()
        published, found = guard.run("publication date", unknown, publication_date, doc, article)
        wanted = self._settings.dates.day_first
        day_first = guard.run("order of days", False, writes_day_first, article.text, wanted, article.url)
        entities = guard.run("entities", (), find_entities, doc, article)
        names = guard.run("names without times", (), names_without_times, doc, entities)
        dated = functools.partial(find_times, day_first=day_first, names=names)
        times, more = guard.run("times", ((), ()), dated, doc, article, published)
        found = (*self._diagnostics, *article.diagnostics, *found, *more)
        entities = _without_times(entities, times)
        claims = guard.run("claims", (), find_claims, doc, article, entities, times, self._words)
        entities = guard.run("speakers", entities, with_speakers, doc, entities, claims)
        layers = (doc, article, published, times, entities, claims)
        placing = functools.partial(build_timeline, reporting=self._settings.events.reporting)
        timeline, more = guard.run("timeline", (Timeline(times), ()), placing, *layers)
        return Annotations(
            generator=self._generator,
            document=replace(article.document(), published=published),
            entities=entities,
            claims=claims,
            timeline=timeline,
            diagnostics=(*found, *more, *guard.diagnostics),
        )


class Guard:
    """Lets a layer that breaks down cost its own findings and never the article.

    Attributes:
        diagnostics: What has broken down, and of what kind of error.
    """

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def run(
        self,
        layer: str,
        otherwise: Result,
        find: Callable[Arguments, Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """Return what a layer finds, or what there is without it.

        Args:
            layer: Its name, for the reader of the record.
            otherwise: Taken if it breaks down.
            find: The layer.
            args: Whatever the layer takes.
            kwargs: Whatever the layer takes by name.
        """
        try:
            return find(*args, **kwargs)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            message = (
                f"Working out the {layer} failed because of a mistake in the engine "
                f"({type(error).__name__} in {PurePath(place.filename).name}, line {place.lineno}); "
                "everything else is there."
            )
            self.diagnostics.append(Diagnostic("layer-failed", message))
            return otherwise


def _pipeline_of(nlp: Language, name: str) -> Pipeline:
    """Name and version of the pipeline; the shipped encoder's version is always part of it."""
    encoder = nlp.get_pipe(COMPONENT).encoder.version  # type: ignore[attr-defined]
    if name == SHIPPED:
        return Pipeline(SHIPPED, encoder)
    return Pipeline(f"{name}+{SHIPPED}", f"{nlp.meta.get('version', '0')}+{encoder}")


def _of_another_language(nlp: Language, name: str) -> tuple[Diagnostic, ...]:
    """Warn of a pipeline that was not made for English."""
    if nlp.lang in LANGUAGES:
        return ()
    message = f'the pipeline "{name}" is for the language "{nlp.lang}"; Dateline reads English articles'
    return (Diagnostic("pipeline-language", message),)


def _without_times(entities: tuple[Entity, ...], times: tuple[Time, ...]) -> tuple[Entity, ...]:
    """Leave out what belongs to a time: "three" in "three years ago", "Friday" in "Friday evening"."""
    taken = {offset for time in times for offset in range(time.start, time.end)}
    kept: list[Entity] = []
    for entity in entities:
        mentions = tuple(m for m in entity.mentions if not _within(m, taken, entity.type in NUMERIC))
        if mentions == entity.mentions:
            kept.append(entity)
        elif any(mention.kind == "name" for mention in mentions):
            left = {" ".join(mention.exact.split()) for mention in mentions}
            aliases = tuple(alias for alias in entity.aliases if alias in left)
            kept.append(replace(entity, mentions=mentions, aliases=aliases))
    return numbered(kept) if kept != list(entities) else entities


def _within(mention: Mention, taken: set[int], amount: bool) -> bool:
    """Tell whether a name stands in a time, and an amount meets one."""
    if mention.kind != "name":
        return False
    inside = [offset in taken for offset in range(mention.start, mention.end)]
    return any(inside) if amount else all(inside)
