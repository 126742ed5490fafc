"""Measure the shipped model on the development data: ``python -m training evaluate``.

Everything goes from raw text through the spaCy pipeline as users get it.
Spans are compared by character offsets and label; F1 is over all texts.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Callable, Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from annotate.language import build_pipeline, groups
from annotate.language.component import DatelineEncoder
from annotate.language.encoder.model import Encoder, WordEncoder
from annotate.weights import Weights
from training.data import corpora
from training.data.corpora import Text
from training.data.paths import WEIGHTS
from training.data.scoring import Score, Spans, entity_scores


def group(doc: Doc, key: str, label: str | None = None) -> Spans:
    """Return a span group as offsets with labels, or all with one label."""
    return {(s.start_char, s.end_char, s.label_ if label is None else label) for s in doc.spans[key]}


def evaluate_entities(nlp: Language, texts: Iterable[Text]) -> dict[str, Score]:
    """Strict F1 of Worldwide's nine labels; DATE is read from the encoder itself."""
    encoder = nlp.get_pipe("dateline_encoder")
    assert isinstance(encoder, DatelineEncoder)
    return entity_scores(
        (encoder.raw_entities(nlp.make_doc(text.text)), set(text.entities or [])) for text in texts
    )


def evaluate_attribution(nlp: Language, texts: Iterable[Text]) -> dict[str, Score]:
    """Exact F1 of sources, cues and contents (every contiguous piece) and of the links between them."""
    scores = {name: Score() for name in ("source", "cue", "content", "cue-source link", "content-cue link")}
    for text in texts:
        doc = nlp(text.text)
        gold: dict[str, Spans] = {name: set() for name in scores}
        for item in text.attributions or []:
            gold["source"] |= {(*s, "") for s in item.source}
            gold["cue"] |= {(*s, "") for s in item.cue}
            gold["content"] |= {(*s, "") for s in item.content}
        for name, key in (("source", groups.SOURCES), ("cue", groups.CUES), ("content", groups.CONTENTS)):
            scores[name].add(group(doc, key, ""), gold[name])
        _score_links(doc, text, scores)
    return scores


def _score_links(doc: Doc, text: Text, scores: dict[str, Score]) -> None:
    """Score links between spans that are both right, so that links are measured by themselves."""
    sources, cues, contents = (list(doc.spans[k]) for k in (groups.SOURCES, groups.CUES, groups.CONTENTS))
    source_of = doc.spans[groups.CUES].attrs["source"]
    cue_of = doc.spans[groups.CONTENTS].attrs["cue"]
    found_source = {
        (cues[i].start_char, sources[j].start_char, "") for i, j in enumerate(source_of) if j >= 0
    }
    found_cue = {(contents[i].start_char, cues[j].start_char, "") for i, j in enumerate(cue_of) if j >= 0}
    gold_source: Spans = set()
    gold_cue: Spans = set()
    for item in text.attributions or []:
        if item.source:
            gold_source.add((min(item.cue)[0], min(item.source)[0], ""))
        gold_cue |= {(piece[0], min(item.cue)[0], "") for piece in item.content}
    ends = {s.start_char for s in (*sources, *cues, *contents)}
    known = {s[0] for s in gold_source | gold_cue} | {s[1] for s in gold_source | gold_cue}

    def both(links: Spans) -> Spans:
        return {link for link in links if {link[0], link[1]} <= ends & known}

    scores["cue-source link"].add(both(found_source), both(gold_source))
    scores["content-cue link"].add(both(found_cue), both(gold_cue))


def evaluate_syntax(nlp: Language, texts: Iterable[Text]) -> dict[str, Score]:
    """Tags, heads, relations, lemmas and sentences by character offsets, from raw text."""
    scores = {name: Score() for name in ("tags", "upos", "lemmas", "UAS", "LAS", "sentences", "tokens")}
    for text in texts:
        doc = nlp(text.text)
        gold: dict[str, Spans] = {name: set() for name in scores}
        for sentence in text.sentences or []:
            gold["sentences"].add((sentence[0].start, sentence[-1].end, ""))
            for t in sentence:
                head = t.start if t.head < 0 else sentence[t.head].start
                gold["tokens"].add((t.start, t.end, ""))
                gold["tags"].add((t.start, t.end, t.xpos))
                gold["upos"].add((t.start, t.end, t.upos))
                gold["lemmas"].add((t.start, t.end, t.lemma))
                gold["UAS"].add((t.start, t.end, str(head)))
                gold["LAS"].add((t.start, t.end, f"{head} {t.deprel}"))
        found: dict[str, Spans] = {name: set() for name in scores}
        for token in doc:
            if token.is_space:
                continue
            start, end = token.idx, token.idx + len(token)
            dep = "root" if token.dep_ == "ROOT" else token.dep_
            found["tokens"].add((start, end, ""))
            found["tags"].add((start, end, token.tag_))
            found["upos"].add((start, end, token.pos_))
            found["lemmas"].add((start, end, token.lemma_))
            found["UAS"].add((start, end, str(token.head.idx)))
            found["LAS"].add((start, end, f"{token.head.idx} {dep}"))
        for span in doc.sents:
            words = [t for t in span if not t.is_space]
            if words:
                found["sentences"].add((words[0].idx, words[-1].idx + len(words[-1]), ""))
        for name, score in scores.items():
            score.add(found[name], gold[name])
    return scores


def evaluate_times(nlp: Language, texts: Iterable[Text]) -> dict[str, Score]:
    """Extents of times (strict, relaxed, strict with type) and events; relation to publication."""
    names = ("times, strict", "times, relaxed", "times, strict and type", "events", "events and class", "dct")
    scores = {name: Score() for name in names}
    for text in texts:
        doc = nlp(text.text)
        gold: Spans = {(t.start, t.end, "") for t in text.times or []}
        found = group(doc, groups.TIMES, "")
        scores["times, strict"].add(found, gold)
        scores["times, relaxed"].add_relaxed(found, gold)
        typed = {(t.start, t.end, t.type) for t in text.times or []}
        scores["times, strict and type"].add(group(doc, groups.TIMES), typed)
        events = {(e.start, e.end, "") for e in text.events or []}
        scores["events"].add(group(doc, groups.EVENTS, ""), events)
        classes = {(e.start, e.end, e.kind) for e in text.events or []}
        scores["events and class"].add(group(doc, groups.EVENTS), classes)
        relation = {(e.start, e.end): e.dct for e in text.events or [] if e.dct}
        spans, dct = doc.spans[groups.EVENTS], doc.spans[groups.EVENTS].attrs["dct"]
        for span, kind in zip(spans, dct, strict=True):
            place = (span.start_char, span.end_char)
            if place in relation:
                scores["dct"].add({(*place, kind)}, {(*place, relation[place])})
    return scores


def evaluate(nlp: Language, limit: int | None = None) -> None:
    """Print every layer's scores on the development parts."""

    def take(texts: Iterable[Text]) -> list[Text]:
        return list(itertools.islice(texts, limit))

    news = [t for t in corpora.treebank("gum", "dev") if t.genre == "news"]
    treebanks = [*corpora.treebank("ewt", "dev"), *corpora.treebank("gum", "dev")]
    parts: list[tuple[str, Callable[[Language, Iterable[Text]], dict[str, Score]], list[Text]]] = [
        ("Worldwide dev", evaluate_entities, take(corpora.worldwide("dev"))),
        ("PolNeAR dev", evaluate_attribution, take(corpora.polnear("dev"))),
        ("EWT + GUM dev, from raw text", evaluate_syntax, treebanks if limit is None else treebanks[::10]),
        ("GUM dev, news alone", evaluate_syntax, news),
        ("TimeBank, development part", evaluate_times, take(corpora.timebank("dev"))),
    ]
    for title, measure, texts in parts:
        print(f"\n{title}: {len(texts)} texts")
        for name, score in measure(nlp, texts).items():
            print(f"  {name:24}{score}", flush=True)


def encoder_in(folder: Path) -> WordEncoder:
    """Return the encoder that a folder holds, exported or, for which torch is needed, as a checkpoint."""
    if (folder / "network.safetensors").exists():
        from training.encoder.checkpoint import CheckpointEncoder

        return CheckpointEncoder(folder)
    return Encoder(Weights(folder))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--weights", type=Path, help="folder of another export, or of a checkpoint")
    parser.add_argument("--limit", type=int, help="texts a corpus, for a quick look")


def main(arguments: argparse.Namespace) -> None:
    """Evaluate."""
    nlp = build_pipeline()
    if arguments.weights:
        component = nlp.get_pipe("dateline_encoder")
        assert isinstance(component, DatelineEncoder)
        component.use(encoder_in(arguments.weights))
    evaluate(nlp, arguments.limit)
    files = (arguments.weights or WEIGHTS).iterdir()
    print(f"\nSize of the weights: {sum(file.stat().st_size for file in files) / 1e6:.1f} MB")
