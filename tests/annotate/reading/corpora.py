"""Inputs read one after the other, as a run of the command reads them."""

from __future__ import annotations

from annotate.article import Article
from annotate.corpus import Input, unread_articles
from annotate.errors import ArticleError


def read_all(*inputs: Input) -> tuple[list[Article], list[str]]:
    """The articles that can be read, and what is told of the others."""
    articles: list[Article] = []
    told: list[str] = []

    def tell(name: str, error: ArticleError) -> None:
        told.append(f"{name}: {error}")

    for unread in unread_articles(inputs, on_error=tell, on_read=lambda _: None):
        try:
            articles.append(unread.read())
        except ArticleError as error:
            tell(unread.name, error)
    return articles, told
