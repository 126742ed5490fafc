"""From an article to its annotation record: the engine's public face."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from annotate import layers
from annotate.article import Article
from annotate.claims import lexicon_with
from annotate.errors import SettingsError
from annotate.language import COMPONENT, SHIPPED, build_pipeline
from annotate.language.headlines import read_headlines
from annotate.reading.placing import placed
from annotate.reading.readable import readable
from annotate.record import Annotations, Diagnostic, Generator, Pipeline
from annotate.settings import Settings, load_settings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

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
        draft = layers.Draft(doc, article, words=self._words, settings=self._settings)
        found = layers.run(replace(draft, diagnostics=(*self._diagnostics, *article.diagnostics)))
        return Annotations(
            generator=self._generator,
            document=replace(article.document(), published=found.published),
            entities=found.entities,
            claims=found.claims,
            timeline=found.timeline,
            diagnostics=found.diagnostics,
        )


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
