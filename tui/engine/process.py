"""The process in which the engine works for the reader: articles in, records out, as pickles."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import threading
import time
from typing import BinaryIO

from annotate.errors import DatelineError
from annotate.settings import Settings
from annotate.starting import start_engine
from annotate.support.progress import listening

LOOK_SECONDS = 1.0


def serve(articles: BinaryIO, records: BinaryIO) -> None:
    """Answer articles with records, and what goes wrong with words, until there are no more.

    Args:
        articles: The settings, then articles.
        records: Gets a record or a sentence for each article, and before it, from time to time, a number: the
            share of the article that is done.
    """

    def tell(share: float) -> None:
        pickle.dump(share, records)
        records.flush()

    settings: Settings = pickle.load(articles)
    annotator = None
    # An article is on its way; what goes wrong is answered to it.
    with contextlib.suppress(Exception):
        annotator = start_engine(settings)
    while True:
        try:
            article = pickle.load(articles)
        except EOFError:
            return
        try:
            annotator = annotator or start_engine(settings)
            with listening(tell):
                answer: object = annotator.annotate(article)
        except DatelineError as error:
            answer = str(error)
        except Exception as error:  # Whatever it is, the reader goes on.
            answer = f"{type(error).__name__}: {error}"
        pickle.dump(answer, records)
        records.flush()


def leave_with(parent: int) -> None:
    """End this process soon after the one that started it; an article may take long, and nobody waits for it.

    Args:
        parent: Process id of the one that started this one.
    """

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="watch", daemon=True).start()


def main() -> None:
    """Serve the process that started this one; what libraries print goes nowhere."""
    leave_with(os.getppid())
    records = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    serve(sys.stdin.buffer, records)


if __name__ == "__main__":
    main()
