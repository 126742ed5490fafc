"""Agreement with the hand-labelled kinds of MISC: ``python -m training.misc_labels``.

The labels stand in ``training/labels/misc.yaml``. The corpus's own mentions are
judged, so that the figures tell of the kinds alone.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import spacy
import yaml

from annotate.entities.mentions import misc_type_of
from training import corpora

LABELS = Path(__file__).parent / "labels" / "misc.yaml"


def main() -> None:
    """Print the accuracy on both parts, and what was taken for what."""
    nlp = spacy.blank("en")
    texts = {text.id: text.text for text in corpora.worldwide("train")}
    labels = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    for part, documents in labels.items():
        answers: Counter[tuple[str, str]] = Counter()
        for document, mentions in documents.items():
            doc = nlp(texts[document])
            for mention in mentions:
                span = doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
                assert span is not None
                answers[mention["type"], misc_type_of(span)] += 1
        right = sum(count for (wanted, found), count in answers.items() if wanted == found)
        print(f"{part.replace('_', ' ')}: {right / answers.total():.3f} of {answers.total()}")
        for (wanted, found), count in answers.most_common():
            if wanted != found:
                print(f"  {wanted} taken for {found}: {count}")


if __name__ == "__main__":
    main()
