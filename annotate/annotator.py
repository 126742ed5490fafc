"""From an article to its annotation record: the engine's public face."""

from __future__ import annotations

import contextlib
import functools
import gc
import itertools
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from annotate.article import Article
from annotate.errors import SettingsError
from annotate.generator import generator_of
from annotate.language import COMPONENT, SHIPPED, build_pipeline
from annotate.language.document import seems_english
from annotate.language.headlines import read_headlines
from annotate.reading.text.placing import placed
from annotate.reading.text.readable import Readable, readable
from annotate.record import Annotations, Diagnostic, Pipeline
from annotate.settings import Settings, load_settings
from annotate.support.engine_loading import computes_in_one_thread
from annotate.support.progress import part

if TYPE_CHECKING:
    from concurrent.futures import Future

    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

    from annotate.claims.spans.lexicon import Lexicon

# "xx" and "mul" are spaCy's names for pipelines of several languages.
LANGUAGES = frozenset({"en", "xx", "mul"})

READ = 0.6
"""About the share of the work that is done once the language model has read an article."""

WORDS_KEPT = 20_000
"""So many words spaCy may keep, which is some 6 MB."""

# So many batches for each process are on their way.
AHEAD = 2


class _Job(NamedTuple):
    """An article with what the pipeline reads of it: itself, or a copy without what is no word."""

    article: Article
    copy: Article
    read: Readable | None


class Annotator:
    """Annotates articles with one spaCy pipeline.

    Args:
        nlp: A pipeline that ``annotate.language.build_pipeline`` made.
        settings: What the user set; only a part of it changes annotations.
    """

    def __init__(self, nlp: Language, settings: Settings) -> None:
        self.nlp = nlp
        self._generator = generator_of(_pipeline_of(nlp, settings.pipeline.name), settings)
        self._settings = settings
        self._diagnostics = _of_another_language(nlp, settings.pipeline.name)

    @classmethod
    def from_settings(cls, settings: Settings | None = None, *, threads: int = 0) -> Annotator:
        """Build the pipeline that the settings name.

        Args:
            settings: The settings; those in force for the user by default.
            threads: Threads that the encoder may use; 0 leaves it to onnxruntime.

        Raises:
            SettingsError: The settings name a pipeline that is not installed or cannot be loaded.
        """
        chosen = settings if settings is not None else load_settings()
        name = chosen.pipeline.name
        try:
            nlp = build_pipeline(name, threads=threads)
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
        with self._zone():
            job = self._prepared(article)
            with part(0, READ):
                doc = self.nlp(job.copy.text)
            return self._finished(job, doc)

    def pipe(
        self, articles: Iterable[Article | str], *, batch_size: int = 16, n_process: int = 1
    ) -> Iterator[Annotations]:
        """Annotate a stream of articles; their records come in order and are those of ``annotate``.

        Args:
            articles: Articles, or texts of which nothing else is known.
            batch_size: How many articles a process, or spaCy in this one, is given at once.
            n_process: How many processes annotate, with one thread each; -1 for as many as there are cores.

        Raises:
            BrokenProcessPool: A process ended by itself, perhaps for want of memory.
        """
        stream = (Article.from_text(one) if isinstance(one, str) else one for one in articles)
        batches = iter(lambda: list(itertools.islice(stream, batch_size)), [])
        if n_process != 1:
            yield from self._in_processes(batches, n_process if n_process > 0 else os.cpu_count() or 1)
            return
        for batch in batches:
            with self._zone():
                jobs = [self._prepared(article) for article in batch]
                docs = self.nlp.pipe([job.copy.text for job in jobs], batch_size=batch_size)
                records = [self._finished(job, doc) for job, doc in zip(jobs, docs, strict=True)]
            yield from records

    def _in_processes(self, batches: Iterable[list[Article]], count: int) -> Iterator[Annotations]:
        """Yield the records of batches that other processes annotate; few are on their way at once."""
        from concurrent.futures import ProcessPoolExecutor

        pool = ProcessPoolExecutor(count, initializer=_begin, initargs=(self,))
        waiting: deque[Future[list[Annotations]]] = deque()
        try:
            for batch in batches:
                waiting.append(pool.submit(_annotated, batch))
                if len(waiting) > AHEAD * count:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)

    @contextlib.contextmanager
    def _zone(self) -> Iterator[None]:
        """Forget new words at the end: spaCy keeps each for good, which over a corpus is gigabytes.

        The first ones stay, since words that come often come early, and a new one takes spaCy a while.
        Zones cannot be nested, and whoever has opened one forgets for us. Python looks for garbage at the
        end, too: looking again and again while a document is read takes a fifth of the time and finds none.
        numpy's library computes in one thread meanwhile: our matrices are small, so that several mostly wait
        for each other, at twice the processor time, and round otherwise.
        """
        vocab = self.nlp.vocab
        inside = getattr(vocab, "in_memory_zone", False) or len(vocab) < WORDS_KEPT
        collecting = gc.isenabled()
        gc.disable()
        zone = contextlib.nullcontext() if inside else self.nlp.memory_zone()
        try:
            with _one_thread(), zone:
                yield
        finally:
            if collecting:
                gc.enable()

    @functools.cached_property
    def _words(self) -> Lexicon:
        """The lexicon of speech acts with the user's own words."""
        from annotate.claims import lexicon_with

        own = self._settings.claims
        return lexicon_with({"verbs": own.verbs, "phrases": own.phrases, "nouns": own.nouns})

    def _prepared(self, article: Article) -> _Job:
        known = self.nlp.get_pipe(COMPONENT).encoder.vocabulary  # type: ignore[attr-defined]
        read = readable(article.text, article.sections, hidden=article.hidden, known=known)
        if read is None:
            return _Job(article, article, None)
        sections = read.sections_of(article.sections)
        return _Job(article, replace(article, text=read.text, sections=sections, hidden=()), read)

    def _finished(self, job: _Job, doc: Doc) -> Annotations:
        lines = [(s.start, s.end) for s in job.copy.sections if s.kind in {"title", "heading"}]
        with part(READ, READ):
            read_headlines(self.nlp, doc, job.copy.text, lines)
        with part(READ, 1):
            found = self.annotate_doc(job.copy, doc)
        if job.read is None:
            return found
        document = replace(job.article.document(), published=found.document.published)
        return replace(placed(found, job.read, job.article.text), document=document)

    def annotate_doc(self, article: Article, doc: Doc) -> Annotations:
        """Annotate an article that the pipeline has been over.

        Args:
            article: The article.
            doc: The pipeline's ``Doc`` over exactly ``article.text``.
        """
        # They take a while to load, which they can beside the model's reading.
        from annotate import layers

        draft = layers.Draft(doc, article, words=self._words, settings=self._settings)
        notes = (*self._diagnostics, *article.diagnostics, *(() if seems_english(doc) else (NOT_ENGLISH,)))
        found = layers.run(replace(draft, diagnostics=notes))
        return Annotations(
            generator=self._generator,
            document=replace(article.document(), published=found.published),
            entities=found.entities,
            claims=found.claims,
            timeline=found.timeline,
            diagnostics=found.diagnostics,
        )


def _one_thread() -> contextlib.AbstractContextManager[object]:
    """Hold numpy's library to one thread, unless it was loaded so."""
    # To look for the libraries takes longer than to read a short article.
    return (
        contextlib.nullcontext()
        if computes_in_one_thread()
        else _libraries().limit(limits=1, user_api="blas")
    )


@functools.cache
def _libraries() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


NOT_ENGLISH = Diagnostic(
    "language",
    "This does not look like English. Dateline reads English; what it finds in other languages is chance.",
)
"""Said of a text that has too few of the commonest English words."""

_own: list[Annotator] = []
"""The engine of a process that was begun to annotate."""


def _begin(annotator: Annotator) -> None:
    # Ctrl+C goes to all processes of a terminal; the one that began this ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    annotator.nlp.get_pipe(COMPONENT).encoder.use_threads(1)  # type: ignore[attr-defined]
    _own[:] = [annotator]


def _annotated(articles: Sequence[Article]) -> list[Annotations]:
    return [_own[0].annotate(article) for article in articles]


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
