"""Nothing that is read leaves the machine, and nothing is left on it but Dateline's own files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "Ann Roe said on Monday that the bridge was open."

# Each is a way in which the model's runtime may be imported first.
ENGINE = f"""
from annotate import Annotator, Article
assert Annotator.from_settings().annotate(Article.from_text({TEXT!r})).claims
"""
COMPONENT = f"""
import spacy
from annotate.language.component import make_encoder
nlp = spacy.blank("en")
nlp.add_pipe("dateline_encoder")
assert nlp({TEXT!r}).ents
"""
WORKERS = f"""
from annotate.language import build_pipeline
if __name__ == "__main__":
    import multiprocessing
    multiprocessing.set_start_method("spawn")
    assert all(doc.ents for doc in build_pipeline().pipe([{TEXT!r}] * 2, n_process=2, batch_size=1))
"""
# The runtime looks its maker's host up within some ten seconds of its first use.
WAIT = """
if __name__ == "__main__":
    import time
    time.sleep(15)
"""
_OUTWARD = re.compile(r"AF_INET|nscd|sun_path=\".*resolve")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "empty home"
    folder.mkdir()
    return folder


def environment(home: Path) -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "ORT_"))}
    return {**inherited, "HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def run(command: list[str], home: Path, cwd: Path) -> None:
    subprocess.run(command, cwd=cwd, env=environment(home), check=True, capture_output=True, timeout=300)


@pytest.fixture(scope="module", autouse=True)
def traced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[bytes], Path] | None]:
    """An engine of which every call to the network is written down; the other tests run while it waits."""
    if shutil.which("strace") is None:
        yield None
        return
    folder = tmp_path_factory.mktemp("traced")
    script, log = folder / "script.py", folder / "calls"
    script.write_text(ENGINE + WAIT, encoding="utf-8")
    calls = ["strace", "-f", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o", str(log)]
    command = [*calls, sys.executable, str(script)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=quiet, stderr=quiet)
    yield process, log
    process.kill()
    process.wait()


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("code", [ENGINE, COMPONENT, WORKERS], ids=lambda code: code.split()[1])
def test_annotating_leaves_no_file(code: str, home: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    run([sys.executable, str(script)], home, tmp_path)
    assert files_in(home) == []


def test_the_command_leaves_only_what_it_was_asked_for(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run([sys.executable, "-m", "tui.cli", "annotate", "a.txt", "-o", "a.txt.yaml"], home, tmp_path)
    assert files_in(home) == []
    assert files_in(tmp_path) == ["a.txt", "a.txt.yaml"]


def test_only_the_engine_imports_the_runtime() -> None:
    """Anywhere else it could come before the engine's own beginning."""
    importing = [
        str(path.relative_to(ROOT))
        for folder in ("annotate", "tui", "training", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"^\s*(?:import|from) onnxruntime", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert importing == ["annotate/language/encoder/model.py"]


def test_no_address_is_looked_up_or_connected_to(traced: tuple[subprocess.Popen[bytes], Path] | None) -> None:
    """The last one here, since what it looks at takes a quarter of a minute."""
    if traced is None:
        pytest.skip("needs strace")
    process, log = traced
    if process.wait(300) != 0:
        pytest.skip("strace may not trace here")
    assert [line for line in log.read_text().splitlines() if _OUTWARD.search(line)] == []
