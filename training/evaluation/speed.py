"""Speed beside spaCy's small CNN, side by side in one run: ``python -m training speed``.

The CNN is spaCy's own efficiency architecture (a tok2vec of width 96 and depth
4 with tagger, parser and entity recogniser), trained here for a few steps on
texts made up below, which is enough to make it do its full work. Rounds
alternate and processor time counts, so that what else the machine does matters
little; several threads would count together. With ``--entities`` it is what finding entities costs
beside the encoder, over GUM's development texts on one thread.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import statistics
import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from annotate.article import Article
from annotate.entities.finding import find_entities
from annotate.language import build_pipeline
from annotate.language.component import DatelineEncoder
from annotate.language.encoder.model import Encoder
from annotate.weights import Weights
from training.rankers.coreference.corpus import gold_documents

NAMES = ("Maria Ortega", "Lena Fischer", "the Harbour Board", "Port Ellis", "Northland", "Tom Adeyemi")
VERBS = ("said", "announced", "denied", "confirmed", "warned", "explained")
CONTENTS = (
    "that the old bridge would close for repairs in March",
    "the council had spent 4.2 million euros on the new ferry line since 2021",
    "nobody was hurt when the crane fell on Tuesday morning",
    "prices might rise again before the end of the year, although wages would not",
    "it was looking into reports that two companies had shared their bids",
)
TAILS = (
    "The decision follows months of talks with the unions.",
    "A spokesman for the ministry did not answer questions sent by email on Friday.",
    '"We have been waiting for this for ten years," she added, "and we will not wait any longer."',
    "The plan was first reported by a local paper in late 2023.",
)


def made_up_article(words: int, seed: int = 0) -> str:
    """Return an article of about so many words, the same for the same seed."""
    rng = random.Random(seed)
    paragraphs: list[str] = []
    count = 0
    while count < words:
        sentences = [
            f"{rng.choice(NAMES)} {rng.choice(VERBS)} {rng.choice(CONTENTS)}. {rng.choice(TAILS)}"
            for _ in range(rng.randint(1, 3))
        ]
        paragraphs.append(" ".join(sentences))
        count += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)


def small_cnn() -> Language:
    """Build spaCy's small pipeline: one tok2vec 96x4 for tagger, parser and entities."""
    nlp = spacy.blank("en")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    nlp.add_pipe("tok2vec")
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    nlp.add_pipe("tagger", config={"model": tagger})
    for name, state in (("parser", "parser"), ("ner", "ner")):
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": state,
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "tok2vec": listener,
        }
        nlp.add_pipe(name, config={"model": model})
    examples = [_example(nlp, made_up_article(200, seed)) for seed in range(8)]
    nlp.initialize(lambda: examples)
    optimizer = nlp.resume_training()
    # The parser prints what it cannot learn of trees made up like these.
    with contextlib.redirect_stdout(io.StringIO()):
        for _ in range(12):
            nlp.update(examples, sgd=optimizer)
    return nlp


def _example(nlp: Language, text: str) -> Example:
    """Annotate a made-up article roughly: every word hangs on the one before it, capitals are names."""
    doc = nlp.make_doc(text)
    starts = [t.i == 0 or doc[t.i - 1].text in {".", "\n\n"} for t in doc]
    heads: list[int] = []
    for token in doc:
        heads.append(token.i if starts[token.i] else token.i - 1)
    reference = Doc(
        nlp.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=["NNP" if t.is_title else "CD" if t.like_num else "NN" for t in doc],
        heads=heads,
        deps=["ROOT" if h == i else "dep" for i, h in enumerate(heads)],
        ents=["B-ORG" if t.is_title else "O" for t in doc],
    )
    return Example(doc, reference)


def seconds(nlp: Language, texts: list[str]) -> float:
    """Return the processor time of one pass over the texts."""
    begun = time.process_time()
    for text in texts:
        nlp(text)
    return time.process_time() - begun


def entity_cost(rounds: int) -> str:
    """Return the time of encoder and entities by thousand words, and the ratio; rounds alternate."""
    nlp = build_pipeline(threads=1)
    articles = [Article.from_text(document.text.text) for document in gold_documents("dev")]
    encoding: list[float] = []
    finding: list[float] = []
    words = 0
    for _ in range(rounds + 1):
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
    return f"encoder {encoder:.1f} ms, entities {entities:.1f} ms for 1,000 words: {entities / encoder:.3f}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--articles", type=int, default=12)
    parser.add_argument("--words", type=int, default=700, help="words an article")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--weights", type=Path, help="folder of another export")
    parser.add_argument("--entities", action="store_true", help="what finding entities costs, instead")


def main(arguments: argparse.Namespace) -> None:
    """Print words per second and the ratio."""
    if arguments.entities:
        print(entity_cost(arguments.rounds))
        return
    texts = [made_up_article(arguments.words, seed) for seed in range(arguments.articles)]
    pipelines = {"spaCy small CNN": small_cnn(), "Dateline": build_pipeline(threads=1)}
    if arguments.weights:
        component = pipelines["Dateline"].get_pipe("dateline_encoder")
        assert isinstance(component, DatelineEncoder)
        component.use(Encoder(Weights(arguments.weights), threads=1))
    count = sum(len(pipelines["Dateline"].make_doc(text)) for text in texts)
    times: dict[str, list[float]] = {name: [] for name in pipelines}
    for _ in range(arguments.rounds + 1):
        for name, nlp in pipelines.items():
            times[name].append(seconds(nlp, texts))
    speeds = {name: [count / t for t in values[1:]] for name, values in times.items()}
    for name, values in speeds.items():
        print(f"{name:16} {statistics.median(values):8.0f} words a second, one thread (median)")
    ratios = [a / b for a, b in zip(speeds["Dateline"], speeds["spaCy small CNN"], strict=True)]
    print(f"ratio            {statistics.median(ratios):8.2f} (from {min(ratios):.2f} to {max(ratios):.2f})")
