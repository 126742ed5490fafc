"""Records that are opened by their name: the articles that they are of."""

from __future__ import annotations

from pathlib import Path

from annotate.cli.texts import Texts
from annotate.errors import ArticleError
from annotate.formats import load_records
from annotate.record import Annotations
from annotate.support.files import reason
from annotate.support.names import STANDARD_INPUT, is_url
from tui.state.session import Session
from tui.storage.files import shown_path, whole_name

# The form in which the reader keeps corrections.
_KEPT = ".yaml"


def opened(name: str) -> Session | list[str]:
    """The article of a record, which is corrected in that file; of several, the names of their articles.

    Args:
        name: The file of the records.

    Raises:
        DatelineError: When it cannot be read, or no article is found.
    """
    path = Path(name)
    try:
        records = load_records(path.read_text(encoding="utf-8"), source=name)
    except OSError as error:
        raise ArticleError(f"cannot be read: {reason(error)}") from error
    except UnicodeDecodeError as error:
        raise ArticleError("is no record that can be read: it is not UTF-8 text") from error
    texts = Texts(path)
    found = [texts.article(record) for record in records]
    if len(records) == 1:
        article = found[0]
        if article is None:
            raise ArticleError(_why_not(records[0], texts))
        return Session(article, kept_in=path if path.suffix == _KEPT else None)
    names = [whole_name(article) for article in found if article is not None]
    named = [each for each in names if each is not None]
    if not named:
        raise ArticleError(f"is a file of {len(records):,} records; none of their articles is where they say")
    return list(dict.fromkeys(named))


def _why_not(record: Annotations, texts: Texts) -> str:
    """Why the article of a record cannot be shown."""
    source = record.document.source
    if source is None or source == STANDARD_INPUT:
        return "is the record of an article that was in no file, so there is no text to show"
    if is_url(source):
        return f"is the record of a page of the web; open the page itself: dateline {shown_path(source)}"
    there = next((place for place in texts.places(source) if place.is_file()), None)
    if there is not None:
        shown = shown_path(there)
        return f"is the record of another text than {shown} has now; open that itself: dateline {shown}"
    return (
        f"is the record of {shown_path(source)}, which is not found there; "
        "put the article beside the record, under the same name"
    )
