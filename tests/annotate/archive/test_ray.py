"""An archive on a Ray cluster of two nodes, started on this machine; left out where Ray is not installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="datatrove is an extra")
pytest.importorskip("warcio", reason="warcio is an extra")
pytest.importorskip("ray", reason="Ray is no part of what is tested everywhere: pip install ray")

from tests.annotate.archive.test_cluster import page, records, response

ROOT = Path(__file__).parents[3]
PROGRAM = """
import os
import sys

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
import ray
from ray.cluster_utils import Cluster
from annotate.archive.cluster import Annotate, ReadWarc, report
from annotate.settings import Settings
from datatrove.executor import RayPipelineExecutor
from tests.annotate.archive.engines import Plain

if __name__ == "__main__":
    crawl, out, logs = sys.argv[1:]
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    cluster.add_node(num_cpus=1)
    ray.init(address=cluster.address, log_to_driver=False)
    steps = [ReadWarc(crawl), Annotate(out, Settings(), Plain)]
    how = {"tasks": 2, "workers": 2, "mem_per_cpu_gb": 0.25, "logging_dir": logs}
    RayPipelineExecutor(steps, **how).run()
    found = report(out, 2)
    print(found)
    ray.shutdown()
    cluster.shutdown()
    sys.exit(0 if found.is_whole else 1)
"""


def test_two_workers_share_a_crawl_and_everything_is_accounted_for(tmp_path: Path) -> None:
    crawl, out = tmp_path / "crawl", tmp_path / "out"
    crawl.mkdir()
    (crawl / "a.warc.gz").write_bytes(page(1) + page(1) + response(2, b"gone", status="404 Not Found"))
    (crawl / "b.warc.gz").write_bytes(page(3) + page(4)[:-40])
    program = tmp_path / "run.py"
    program.write_text(PROGRAM, encoding="utf-8")
    places = [str(crawl), str(out), str(tmp_path / "logs")]
    own = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    run = subprocess.run(
        [sys.executable, str(program), *places],
        env=own,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-2000:]
    assert "2 of 2 tasks done" in run.stdout
    assert sorted(record["document"]["id"] for record in records(out)) == ["page-1", "page-3"]
    counts = [json.loads(path.read_text()) for path in sorted(out.glob("*.counts.json"))]
    assert [one["tasks"] for one in counts] == [2, 2]
