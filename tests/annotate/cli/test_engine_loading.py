import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from annotate.support.engine_loading import import_spacy
import_spacy()
assert "typer" not in sys.modules and "spacy.cli" not in sys.modules
import spacy
assert not hasattr(spacy, "cli")
assert spacy.blank("en")("Ann Roe left.")[1].text == "Roe"
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
from spacy.cli.info import info
assert callable(spacy.cli.download) and callable(info)
"""


def test_spacy_is_whole_but_for_what_is_imported_later() -> None:
    subprocess.run([sys.executable, "-c", SCRIPT], check=True)


def test_spacy_that_is_there_stays_as_it_is() -> None:
    script = "import spacy, sys; from annotate.support.engine_loading import import_spacy; import_spacy()"
    check = "assert sys.modules['spacy.cli'] is spacy.cli and spacy.cli.__file__"
    subprocess.run([sys.executable, "-c", f"{script}; {check}"], check=True)


def test_garbage_is_looked_for_again_once_all_is_loaded() -> None:
    script = (
        "import gc; from annotate.support.engine_loading import loading\n"
        "with loading(): assert not gc.isenabled()\n"
        "assert gc.isenabled() and gc.get_freeze_count() > 1000"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


BACKEND = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
Path(sys.argv[1], "torch.py").write_text("LOADED = True")
from annotate.support.engine_loading import import_spacy
import_spacy(backends=False)
assert "torch" not in sys.modules, "spaCy was kept from nothing"
import spacy, thinc.compat
assert not thinc.compat.has_torch
assert spacy.blank("en")("One two")[1].text == "two"
import torch
assert torch.LOADED
"""


def test_the_shipped_model_loads_no_library_for_graphics_cards_and_others_still_can(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", BACKEND, str(tmp_path)], check=True)


MEANWHILE = """
import threading
from annotate.support.engine_loading import computes_in_one_thread, loading
seen = []
assert not computes_in_one_thread()
with loading(backends=False, meanwhile=lambda: seen.append(threading.current_thread())):
    pass
assert seen and threading.main_thread() not in seen
with loading(meanwhile=lambda: 1 / 0):
    pass
import threadpoolctl, numpy
assert computes_in_one_thread()
assert all(library["num_threads"] == 1 for library in threadpoolctl.threadpool_info())
"""


def test_what_is_done_meanwhile_is_over_when_all_is_loaded() -> None:
    run = subprocess.run([sys.executable, "-c", MEANWHILE], check=True, capture_output=True)
    assert run.stderr == b""


@pytest.mark.parametrize("before", ["import numpy", "loading(backends=True).__enter__()"])
def test_a_library_that_was_loaded_for_all_cores_still_has_to_be_held(before: str) -> None:
    script = (
        "from annotate.support.engine_loading import computes_in_one_thread, loading\n"
        f"{before}\n"
        "with loading(backends=False): pass\n"
        "assert not computes_in_one_thread()"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
