"""The engine as programs of our own start it."""

from __future__ import annotations

import subprocess
import sys

from annotate import Annotator, Article
from annotate.language import COMPONENT
from annotate.language.encoder.model import shipped_encoder
from annotate.settings import Settings
from annotate.starting import start_engine

TEXT = "Ann Roe, the mayor, said on Monday that the bridge was closed. It opens in May."


def test_the_engine_is_the_same_however_it_is_started() -> None:
    article = Article.from_text(TEXT, published="2025-06-10")
    started, made = start_engine(Settings(), threads=1), Annotator.from_settings(Settings(), threads=1)
    assert started.annotate(article) == made.annotate(article)


def test_the_model_is_read_once() -> None:
    engine = start_engine(Settings(), threads=1)
    encoder = engine.nlp.get_pipe(COMPONENT).encoder  # type: ignore[attr-defined]
    assert encoder is shipped_encoder(1)
    assert encoder.open() is encoder.open()


def test_what_comes_after_the_model_is_not_needed_to_start_it() -> None:
    script = (
        "import sys; from annotate.annotator import Annotator; from annotate.settings import Settings\n"
        "engine = Annotator.from_settings(Settings())\n"
        "late = [name for name in sys.modules if name.startswith(('annotate.claims', 'annotate.timeline'))]\n"
        "assert not late, late"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
