"""The record as a spaCy component, registered as ``dateline_record``: it sets ``Doc._.dateline``."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.formats.loading import load_record
from annotate.formats.writers.jsonl import dump_json_line
from annotate.language import COMPONENT, SHIPPED
from annotate.language.headlines import read_headlines
from annotate.record import Annotations
from annotate.settings import PipelineSettings, Settings

NAME = "dateline_record"
_KEY = "dateline_record"


class DatelineRecord:
    """Puts the record of a text on its ``Doc``, as ``Doc._.dateline``.

    It stands behind ``dateline_encoder``. A layer that breaks down costs its own findings, and the
    record's diagnostics say so. The publication date is taken from ``Doc._.dateline_published`` where
    that is set before the pipeline runs.

    Args:
        nlp: The pipeline that it stands in.
        name: Its name there.
    """

    def __init__(self, nlp: Language, name: str = NAME) -> None:
        self._nlp = nlp
        self._name = name
        self._annotator: Annotator | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Work out the record of a document, keep it there, and return the document.

        Raises:
            ValueError: The pipeline has no ``dateline_encoder``.
        """
        if COMPONENT not in self._nlp.pipe_names:
            raise ValueError(f'"{self._name}" needs "{COMPONENT}" before it: nlp.add_pipe("{COMPONENT}")')
        if self._annotator is None:
            self._annotator = Annotator(self._nlp, replace(Settings(), pipeline=self._pipeline()))
        article = Article.from_text(doc.text, published=doc._.dateline_published)
        lines = [(s.start, s.end) for s in article.sections if s.kind in {"title", "heading"}]
        with self._nlp.select_pipes(disable=[self._name]):
            read_headlines(self._nlp, doc, doc.text, lines)
        # As a line of JSON, a record outlives ``Doc.to_bytes`` and comes back from other processes.
        doc.user_data[_KEY] = dump_json_line(self._annotator.annotate_doc(article, doc))
        return doc

    def _pipeline(self) -> PipelineSettings:
        meta = self._nlp.meta
        own = {COMPONENT, self._name}
        return PipelineSettings(
            SHIPPED if set(self._nlp.pipe_names) <= own else f"{meta['lang']}_{meta['name']}"
        )


def _record_of(doc: Doc) -> Annotations | None:
    line = doc.user_data.get(_KEY)
    return None if line is None else _read(line)


@lru_cache(maxsize=64)
def _read(line: str) -> Annotations:
    return load_record(line, source="the document")


if not Doc.has_extension("dateline"):
    Doc.set_extension("dateline", getter=_record_of)
if not Doc.has_extension("dateline_published"):
    Doc.set_extension("dateline_published", default=None)


@Language.factory(NAME, assigns=["doc._.dateline"], requires=["doc.spans"])
def make_record(nlp: Language, name: str) -> DatelineRecord:
    """Make the component."""
    return DatelineRecord(nlp, name)
