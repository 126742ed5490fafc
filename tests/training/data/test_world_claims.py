"""Claims of world news get PolNeAR's edges before the encoder learns from them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from training.data import corpora
from training.data.corpora import WORLDNEWS, Attribution
from training.data.examples import MIXED_AS
from training.data.world_claims import MIXED, fold_of, mixed_texts, outer_attributions

Claim = dict[str, list[list[int]]]


def _claim(text: str, source: str, cue: str, *content: str) -> Claim:
    def place(words: str) -> list[list[int]]:
        start = text.index(words)
        return [[start, start + len(words)]] if words else []

    return {
        "source": place(source),
        "cue": place(cue),
        "content": [span for piece in content for span in place(piece)],
    }


def _words(text: str, one: Attribution) -> tuple[list[str], list[str], list[str]]:
    source, cue, content = ([text[a:b] for a, b in part] for part in (one.source, one.cue, one.content))
    return source, cue, content


@pytest.mark.parametrize(
    ("text", "claim", "cue", "content"),
    [
        ("Ann said that it rains.", ("Ann", "said", "it rains"), "said", "that it rains"),
        ("Ann said that, if so, we go.", ("Ann", "said", "if so, we go"), "said", "that, if so, we go"),
        ("Ann told Ben that it rains.", ("Ann", "told", "it rains"), "told", "that it rains"),
        ("Ann has also warned the town.", ("Ann", "warned", "the town"), "has also warned", "the town"),
        ("The mayor did not say who paid.", ("The mayor", "say", "who paid"), "did not say", "who paid"),
        ("Ann spoke about the noise.", ("Ann", "spoke", "the noise"), "spoke about", "the noise"),
        ("It was accused of theft.", ("", "was accused", "theft"), "was accused of", "theft"),
    ],
)  # fmt: skip
def test_a_claim_gets_the_edges_that_polnear_gives(
    text: str, claim: tuple[str, ...], cue: str, content: str
) -> None:
    (one,) = outer_attributions(text, [_claim(text, *claim)])
    assert _words(text, one)[1:] == ([cue], [content])


@pytest.mark.parametrize(
    ("text", "claim", "source"),
    [
        ("Ann, the mayor, said it rains.", ("Ann, the mayor", "said", "it rains"), "Ann, the mayor,"),
        ("Ann Lee, 41, has said it rains.", ("Ann Lee, 41", "said", "it rains"), "Ann Lee, 41,"),
        ("Ann, who runs the port, said it rains.", ("Ann", "said", "it rains"), "Ann, who runs the port,"),
        ("The town’s hope for rain is gone.", ("The town", "hope", "for rain"), "The town’s"),
        ("The sailors' demand for pay is old.", ("The sailors", "demand", "for pay"), "The sailors'"),
        # What stands as it is there.
        ("Ann, however, said it rains.", ("Ann", "said", "it rains"), "Ann"),
        ("Ann, who nevertheless said it rains, left.", ("Ann", "said", "it rains"), "Ann"),
        ("Ann Lee, the mayor said, will not come.", ("the mayor", "said", "will not come"), "the mayor"),
        ("It rains, said Ann, 41, at noon.", ("Ann, 41", "said", "It rains"), "Ann, 41"),
        ("Ann, who ran. She, too, said it rains.", ("Ann", "said", "it rains"), "Ann"),
    ],
)  # fmt: skip
def test_a_source_before_its_cue_ends_where_polnear_ends_it(
    text: str, claim: tuple[str, ...], source: str
) -> None:
    (one,) = outer_attributions(text, [_claim(text, *claim)])
    assert _words(text, one)[0] == [source]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ann said it rains.", ("Ann", "said", "it rains")),
        ("It rains, Ann said.", ("Ann", "said", "It rains")),
        ("Ann said in that town it rains.", ("Ann", "said", "it rains")),
        ("Whatever that is, Ann wants to know.", ("Ann", "wants", "to know")),
        ("What they are warned the town.", ("What they are", "warned", "the town")),
        ("Ann told Ben about May: it rains.", ("Ann", "told", "it rains")),
        ("“It rains.”", ("", "", "“It rains.”")),
    ],
)
def test_other_edges_stay(text: str, claim: tuple[str, ...]) -> None:
    given = _claim(text, *claim)
    (one,) = outer_attributions(text, [given])
    assert [[list(span) for span in part] for part in (one.source, one.cue, one.content)] == [
        given["source"],
        given["cue"],
        given["content"],
    ]


def test_what_is_told_inside_a_content_is_left_out() -> None:
    text = "Ann said Ben hopes that it rains, and Cleo doubts it."
    outer = _claim(text, "Ann", "said", "Ben hopes that it rains")
    inner = _claim(text, "Ben", "hopes", "it rains")
    beside = _claim(text, "Cleo", "doubts", "it.")
    found = outer_attributions(text, [inner, outer, beside])
    assert [_words(text, one)[0] for one in found] == [["Ann"], ["Cleo"]]


def test_a_quotation_without_a_cue_inside_another_content_is_left_out_and_one_of_its_own_stays() -> None:
    text = "Ann said: “We wait. “Rain!” they cry.” “Let us go.”"
    outer = _claim(text, "Ann", "said", "“We wait. “Rain!” they cry.”")
    inner, own = _claim(text, "", "", "“Rain!”"), _claim(text, "", "", "“Let us go.”")
    found = outer_attributions(text, [outer, inner, own])
    assert [_words(text, one)[2] for one in found] == [["“We wait. “Rain!” they cry.”"], ["“Let us go.”"]]


def test_two_claims_with_one_content_both_stay() -> None:
    text = "Ann said and Ben wrote it rains."
    claims = [_claim(text, "Ann", "said", "it rains"), _claim(text, "Ben", "wrote", "it rains")]
    assert len(outer_attributions(text, claims)) == 2


def test_a_claim_without_a_content_is_none() -> None:
    assert outer_attributions("Ann spoke.", [_claim("Ann spoke.", "Ann", "spoke")]) == []


@pytest.fixture
def labelled(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "worldnews").mkdir()
    for part in ("train", "dev"):
        (data / "worldnews" / f"worldnews.{part}.jsonl.gz").write_bytes(gzip.compress(b""))
    own: dict[str, Any] = {
        "id": "w1",
        "length": 29,
        "published": None,
        "claims": [{"source": [[0, 12]], "cue": [[13, 17]], "content": [[18, 28]]}],
        "times": [{"span": [18, 22], "type": "DATE", "value": "2024"}],
        "entities": [],
        "events": [],
    }
    (tmp_path / WORLDNEWS).write_text(json.dumps(own) + "\n")
    monkeypatch.setattr(corpora, "LABELS", tmp_path)


@pytest.mark.usefixtures("labelled")
def test_an_article_that_somebody_read_has_all_its_labels_and_a_share_of_its_own() -> None:
    texts = mixed_texts()
    assert [text.meta.get(MIXED_AS) for text in texts] == [MIXED, None, None, None, None]
    assert texts[0].attributions == [Attribution([(0, 12)], [(13, 17)], [(18, 28)])]
    assert [time.value for time in texts[0].times or []] == ["2024"]
    assert texts[0].entities
    assert [text.corpus for text in texts] == [text.corpus for text in corpora.training_texts()]


@pytest.mark.usefixtures("labelled")
def test_the_labels_that_are_to_choose_by_are_kept_apart() -> None:
    fold = fold_of("w1")
    assert mixed_texts(fold)[0].attributions is None
    assert mixed_texts(fold)[0].times is None
    assert mixed_texts((fold + 1) % 5)[0].attributions is not None
