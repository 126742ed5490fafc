"""A saved pipeline is only loaded with the weights that it was saved with."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from annotate.language import COMPONENT, build_pipeline
from annotate.language.component import DIGEST


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline()


def test_it_is_loaded_with_the_same_weights(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    text = "Ann Roe left Velsk on Monday."
    assert [str(ent) for ent in again(text).ents] == [str(ent) for ent in nlp(text).ents] != []
    assert not any(path.stat().st_size > 5_000_000 for path in (tmp_path / "saved").rglob("*"))


@pytest.mark.parametrize("digest", ["", "0" * 64, None], ids=["empty", "other", "missing"])
def test_other_weights_are_refused(digest: str | None, nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    file = tmp_path / "saved" / COMPONENT / DIGEST
    if digest is None:
        file.unlink()
    else:
        file.write_text(digest)
    with pytest.raises(ValueError, match="other weights"):
        spacy.load(tmp_path / "saved")


def test_so_it_is_with_bytes(nlp: Language) -> None:
    component = nlp.get_pipe(COMPONENT)
    data = component.to_bytes()  # type: ignore[attr-defined]
    assert component.from_bytes(data) is component  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="other weights"):
        component.from_bytes(data[::-1])
