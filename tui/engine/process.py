"""The process in which the engine works for the reader: articles in, records out, as pickles."""

from __future__ import annotations

import os
import pickle
import sys
from typing import BinaryIO

from annotate.errors import DatelineError
from annotate.settings import Settings


def serve(articles: BinaryIO, records: BinaryIO) -> None:
    """Answer articles with records, and what goes wrong with words, until there are no more.

    Args:
        articles: The settings, then articles.
        records: Gets a record or a sentence for each article.
    """
    settings: Settings = pickle.load(articles)
    annotator = None
    while True:
        try:
            article = pickle.load(articles)
        except EOFError:
            return
        try:
            if annotator is None:
                from annotate.annotator import Annotator

                annotator = Annotator.from_settings(settings)
            answer: object = annotator.annotate(article)
        except DatelineError as error:
            answer = str(error)
        except Exception as error:  # Whatever it is, the reader goes on.
            answer = f"{type(error).__name__}: {error}"
        pickle.dump(answer, records)
        records.flush()


def main() -> None:
    """Serve the process that started this one; what libraries print goes nowhere."""
    records = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    serve(sys.stdin.buffer, records)


if __name__ == "__main__":
    main()
