"""What the engine takes for claims, in a line each."""

from __future__ import annotations

from annotate.annotator import Annotator
from annotate.article import Article


def told(annotator: Annotator, text: str) -> list[str]:
    """Return claims as "source | cue | content | act factuality"; " / " begins a paragraph of the text."""
    record = annotator.annotate(Article.from_text(text.replace(" / ", "\n\n")))
    return [
        " | ".join(
            (
                (claim.source.words or claim.source.title or "") if claim.source else "",
                " ".join(span.exact for span in claim.cue),
                " + ".join(span.exact for span in claim.content),
                f"{claim.speech_act} {claim.factuality}",
            )
        )
        for claim in record.claims
    ]
