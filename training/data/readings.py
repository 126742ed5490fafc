"""Gold texts as articles, and what the engine reads in them."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Annotations, Published
from training.data.corpora import Text


def article_of(text: Text) -> Article:
    """Return a text as the article that a user would give, its publication date told where it is known."""
    value = (text.published or "")[:10]
    published = Published(value, "given") if len(value) == 10 else Published()
    return Article.from_text(text.text, id=text.id, published=published)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with what the engine makes of it, and the words that this stands on."""

    text: Text
    article: Article
    doc: Doc
    record: Annotations


def read(annotator: Annotator, text: Text) -> Reading:
    """Run the whole engine over a text."""
    article = article_of(text)
    doc = annotator.nlp(article.text)
    return Reading(text, article, doc, annotator.annotate_doc(article, doc))
