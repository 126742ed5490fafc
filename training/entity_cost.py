"""What finding entities costs beside the encoder: ``python -m training.entity_cost``.

Rounds alternate over GUM's development texts on one thread, so that whatever else the machine
does slows both.
"""

from __future__ import annotations

import argparse
import statistics
import time

from annotate.article import Article
from annotate.entities import find_entities
from annotate.language import build_pipeline
from training.coreference_corpus import gold_documents


def main() -> None:
    """Print the time of both by thousand words, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    nlp = build_pipeline(threads=1)
    articles = [Article.from_text(document.text.text) for document in gold_documents("dev")]
    encoding: list[float] = []
    finding: list[float] = []
    words = 0
    for _ in range(arguments.rounds + 1):
        started = time.perf_counter()
        docs = [nlp(article.text) for article in articles]
        encoded = time.perf_counter()
        for doc, article in zip(docs, articles, strict=True):
            find_entities(doc, article)
        encoding.append(encoded - started)
        finding.append(time.perf_counter() - encoded)
        words = sum(len(doc) for doc in docs)
    # The first round reads the weights and the lexica.
    encoder, entities = (statistics.median(times[1:]) / words * 1e6 for times in (encoding, finding))
    print(f"encoder {encoder:.1f} ms, entities {entities:.1f} ms for 1,000 words: {entities / encoder:.3f}")


if __name__ == "__main__":
    main()
