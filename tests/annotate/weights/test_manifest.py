"""Learned weights: only those of the manifest are read, and each has its feature."""

from __future__ import annotations

import io
import json
import pkgutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.claims.judging import worthiness
from annotate.claims.spans import linking
from annotate.entities import salience
from annotate.errors import WeightsError
from annotate.generator import learned_sha256
from annotate.settings import Settings
from annotate.timeline.events import attachment, sequence
from annotate.weights import MANIFEST, Weights, digests, require_features, shipped


def test_the_manifest_names_every_file_with_its_digest() -> None:
    assert shipped().manifest == digests(shipped().folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.yaml").write_text("near: 1.5\n")
    (tmp_path / "two.txt").write_text("words\n")
    (tmp_path / MANIFEST).write_text(json.dumps({"sha256": digests(tmp_path)}))
    return tmp_path


def test_a_file_of_the_manifest_is_read(folder: Path) -> None:
    assert Weights(folder).table("one.yaml") == {"near": 1.5}


def test_a_changed_file_is_refused_by_name(folder: Path) -> None:
    (folder / "one.yaml").write_text("near: 2.5\n")
    with pytest.raises(WeightsError, match=r"one\.yaml"):
        Weights(folder).table("one.yaml")
    assert Weights(folder).text("two.txt") == "words\n"


def test_a_changed_file_is_refused_where_only_its_place_is_wanted(folder: Path) -> None:
    with Weights(folder).path("two.txt") as path:
        assert path.read_text() == "words\n"
    (folder / "two.txt").write_text("others\n")
    with pytest.raises(WeightsError, match=r"two\.txt"), Weights(folder).path("two.txt"):
        pytest.fail("other weights were given out")


def test_a_missing_file_is_told_by_name(folder: Path) -> None:
    (folder / "two.txt").unlink()
    with pytest.raises(WeightsError, match=r"two\.txt: missing"):
        Weights(folder).text("two.txt")
    with pytest.raises(WeightsError, match=r"two\.txt: missing"), Weights(folder).path("two.txt"):
        pytest.fail("a file was given out that is not there")
    (folder / MANIFEST).unlink()
    with pytest.raises(FileNotFoundError):
        Weights(folder).text("two.txt")


def test_a_file_that_the_manifest_does_not_name_is_refused(folder: Path) -> None:
    (folder / "three.txt").write_text("more\n")
    with pytest.raises(WeightsError, match=r"three\.txt"):
        Weights(folder).read("three.txt")


def test_other_weights_have_another_digest(folder: Path) -> None:
    before = Weights(folder).digest
    (folder / "one.yaml").write_text("near: 2.5\n")
    (folder / MANIFEST).write_text(json.dumps({"sha256": digests(folder)}))
    assert Weights(folder).digest != before


def test_a_folder_without_a_manifest_has_the_same_digest_as_with_one(folder: Path) -> None:
    with_manifest = Weights(folder).digest
    (folder / MANIFEST).unlink()
    assert Weights(folder).digest == with_manifest
    assert Weights(folder).text("two.txt") == "words\n"


def test_the_digest_of_what_was_learned_is_in_every_record() -> None:
    article = Article.from_text("A court in Lima fined the company on Monday.")
    record = Annotator.from_settings(Settings()).annotate(article)
    assert record.generator.learned_sha256 == learned_sha256()
    assert len(learned_sha256()) == 64


TOLD = """PORT MORESBY (May 3, 2024) - Officials said on Friday that flooding had destroyed 40 homes near Lae
before help arrived.

Miners who had gone on strike in April will meet the minister next week, after talks failed. "We have waited
since 2021," said Tom Kila, who leads the union. According to the report, the company plans to close the mine
because prices fell, and workers began leaving while the inquiry was under way. It opened in 1998.

"The mine is safe," the minister said, "and the company has promised us that nobody will lose a job."
"""


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("annotate.timeline.events.attachment.Attacher.features", attachment.is_feature),
        ("annotate.timeline.events.sequence.features", sequence.is_feature),
        ("annotate.claims.spans.attribution.content_features", linking.FEATURES["contents"].__contains__),
        ("annotate.claims.spans.attribution.source_features", linking.FEATURES["sources"].__contains__),
        ("annotate.claims.spans.pieces.pair_features", linking.FEATURES["pieces"].__contains__),
    ],
)
def test_every_feature_of_an_article_is_known(
    asked: str, known: Callable[[str], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[str] = set()
    place, _, name = asked.rpartition(".")
    original = getattr(pkgutil.resolve_name(place), name)

    def spy(*arguments: object, **named: object) -> dict[str, float]:
        found: dict[str, float] = original(*arguments, **named)
        seen.update(found)
        return found

    monkeypatch.setattr(asked, spy)
    Annotator.from_settings(Settings()).annotate(Article.from_text(TOLD))
    assert len(seen) > 5
    assert [name for name in sorted(seen) if not known(name)] == []


@pytest.mark.parametrize(
    ("known", "right", "wrong"),
    [
        (attachment.is_feature, "argument, before", "argument, beside the point"),
        (attachment.is_feature, "over it by acl, vbd", "over it, by acl"),
        (attachment.is_feature, "opens the sentence, clause", "opens the paragraph, clause"),
        (sequence.is_feature, "beside, past perfect past", "beside, aspectual past"),
        (sequence.is_feature, "second after “while”, under advcl", "third after “while”"),
        (linking.FEATURES["pieces"].__contains__, "on cue around", "on cue"),
        (linking.FEATURES["contents"].__contains__, "next sentence", "pronoun"),
        (salience.FEATURES.__contains__, "type GPE", "type MONEY"),
    ],
)
def test_a_weight_without_its_feature_is_an_error(
    known: Callable[[str], bool], right: str, wrong: str
) -> None:
    require_features("weights", {"none": 0.1, right: 1.0}, known)
    with pytest.raises(WeightsError, match=wrong):
        require_features("weights", {right: 1.0, wrong: 1.0}, known)


def test_a_model_of_worthiness_with_a_strange_name_is_an_error() -> None:
    stream = io.BytesIO()
    names = np.frombuffer(b"number\nshoe size", dtype=np.uint8)
    np.savez(stream, names=names, weights=np.ones(2), bias=np.float32(0))
    with pytest.raises(WeightsError, match="shoe size"):
        worthiness.load(stream.getvalue())
