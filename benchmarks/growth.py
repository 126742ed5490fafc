"""How the time to annotate grows with the length of odd texts: ``python -m benchmarks.growth [KIND ...]``.

Every kind is annotated at three lengths, each four times the one before. An exponent of 1 is linear;
whatever is well above it grows faster than the text.
"""

from __future__ import annotations

import argparse
import math
import time

from annotate import Annotator, Article

SENTENCE = "Ann Roe, the mayor of Velsk, said on Monday that the bridge would open in May. "
KINDS = {
    "prose": SENTENCE,
    "paragraphs": SENTENCE + "\n\n",
    "wrapped": SENTENCE.replace(" the ", "\nthe "),
    "opening quotes": "“",
    "pairs of quotes": "“a” ",
    "unspaced pairs": "“”",
    "straight quotes": '"',
    "apostrophes": "'",
    "opening guillemets": "«",
    "opening words": "“word ",
    "brackets": "(",
    "pairs of brackets": "[]",
    "braces": "{}",
    "flags": "🇩🇪",
    "spaced flags": "🇩🇪 ",
    "spaces": " ",
    "tabs": "\t",
    "spaces and words": "    a",
    "line ends": "\n",
    "blank lines": "\n \n",
    "no-break spaces": "\u00a0",
    "soft hyphens": "\u00ad",
    "zero-width spaces": "a\u200b",
    "combining marks": "\u0301",
    "joiners": "👨\u200d",
    "letters": "a",
    "capitals": "A ",
    "words without end": "word ",
    "digits": "7",
    "numbers": "7 ",
    "dates": "8 June ",
    "grouped digits": "1,000,",
    "hyphens": "-",
    "hyphenated": "a-",
    "dashes": "— ",
    "dots": ".",
    "dotted": "U.S.",
    "commas": "a, ",
    "slashes": "a/",
    "at signs": "a@",
    "addresses": "http://a.b/",
    "stars": "*a",
    "equals": "=a=",
    "euro signs": "€",
    "percent signs": "5%",
    "degrees": "°",
    "said": "said ",
    "speakers": "LUND: No. ",
    "names on lines": "Lena Ortiz\n",
    "Chinese": "我们",
    "Arabic": "سلام ",
}
FEWEST = 2_000
NEVER_FASTER = 0.02


def seconds(annotator: Annotator, piece: str, length: int) -> float:
    """Return how long a text of one piece again and again takes."""
    text = "Ann Roe left. " + piece * (length // len(piece)) + " The end."
    article = Article.from_text(text, published="2025-06-10")
    start = time.perf_counter()
    annotator.annotate(article)
    return time.perf_counter() - start


def main() -> None:
    """Print the seconds and the exponent of every kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", help="all by default")
    parser.add_argument("--most", type=float, default=30, help="seconds after which no longer text is tried")
    parser.add_argument("--fewest", type=int, default=FEWEST, help="characters of the shortest text")
    arguments = parser.parse_args()
    annotator = Annotator.from_settings()
    seconds(annotator, SENTENCE, FEWEST)
    for kind in arguments.kinds or KINDS:
        times: list[float] = []
        for step in range(3):
            times.append(seconds(annotator, KINDS[kind], arguments.fewest * 4**step))
            if times[-1] > arguments.most:
                break
        last = [max(value, NEVER_FASTER) for value in times[-2:]]
        exponent = math.log(last[-1] / last[0], 4) if len(last) > 1 else math.nan
        print(f"{kind:22} {exponent:5.2f}  " + " ".join(f"{value:8.3f}" for value in times), flush=True)


if __name__ == "__main__":
    main()
