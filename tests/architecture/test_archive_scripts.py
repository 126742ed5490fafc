"""The scripts of docs/archive.md run as they stand; those for clusters up to where they need one."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="datatrove is an extra")
pytest.importorskip("warcio", reason="warcio is an extra")

ROOT = Path(__file__).parents[2]
SCRIPTS = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "archive.md").read_text("utf-8"), re.DOTALL)
LOCAL, *CLUSTERS = SCRIPTS
ASKED = """
import runpy, sys
import datatrove.executor as executors
asked = []
for name in ("SlurmPipelineExecutor", "RayPipelineExecutor"):
    getattr(executors, name).run = lambda self: asked.append((self.tasks, self.pipeline))
runpy.run_path(sys.argv[1], run_name="__main__")
((tasks, steps),) = asked
assert (tasks, [type(step).__name__ for step in steps]) == (200, ["ReadWarc", "Annotate"])
"""


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=folder, check=False, capture_output=True, encoding="utf-8", timeout=300
    )


def test_one_machine(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    for number in range(4):
        line = {"id": f"a{number}", "text": "Mayor Ann Roe said on Monday that the bridge would close."}
        (tmp_path / "corpus" / f"{number}.jsonl").write_text(json.dumps(line) + "\n")
    (tmp_path / "script.py").write_text(LOCAL)
    done = run(["script.py"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "4 of 4 tasks done\n4 documents: 4 annotated, 0 left out, 0 failed" in done.stdout
    record = json.loads((tmp_path / "records" / "00003.jsonl").read_text("utf-8"))
    assert (record["document"]["id"], len(record["claims"])) == ("a3", 1)
    assert run(["-m", "annotate.archive.cluster", "records", "4"], tmp_path).returncode == 0
    (tmp_path / "records" / "00002.jsonl").unlink()
    missed = run(["-m", "annotate.archive.cluster", "records", "4"], tmp_path)
    assert (missed.returncode, "missing tasks: 2" in missed.stdout) == (1, True)


@pytest.mark.parametrize("script", CLUSTERS, ids=["slurm", "ray"])
def test_a_cluster_is_asked_for_the_same_steps(script: str, tmp_path: Path) -> None:
    local = script.replace("/shared", str(tmp_path))
    (tmp_path / "script.py").write_text(local)
    (tmp_path / "asked.py").write_text(ASKED)
    (tmp_path / "ray.py").write_text("def init(address): pass\n")
    done = run(["asked.py", "script.py"], tmp_path)
    assert done.returncode == 0, done.stderr
