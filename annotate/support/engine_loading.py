"""Loading the engine quickly: without what nothing here uses, without looking for garbage, on two cores.

``import spacy`` takes ``info`` from ``spacy.cli`` and with it all commands, an HTTP client and a
parser of arguments; below it, thinc takes whatever library for graphics cards is installed, which may be
two seconds more. For programs of our own only: who imports ``annotate`` gets spaCy as it is.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from types import ModuleType
from typing import Any

_PACKAGE, _MODULE = "spacy.cli", "spacy.cli.info"
_BACKENDS = ("torch", "tensorflow", "mxnet", "cupy", "h5py")
"""What the shipped model does without, and other pipelines may need."""
_HELD = threading.Event()
"""Whether numpy was loaded to compute in one thread, and in no more."""
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


@contextmanager
def loading(*, backends: bool = True, meanwhile: Callable[[], object] | None = None) -> Iterator[None]:
    """Import spaCy, and let what is loaded stay: no search for garbage goes over it, now or later.

    Args:
        backends: Whether a pipeline may need more than numpy; the shipped one does not.
        meanwhile: What is done in a thread of its own and is over when this is; what goes wrong there is
            told by whoever needs it.
    """
    was_on = gc.isenabled()
    gc.disable()
    other = None
    try:
        # numpy's library begins threads as it is loaded, which the shipped model has no use for.
        with one_thread() if not backends else nullcontext():
            if not backends and "numpy" not in sys.modules:
                _HELD.set()
            if meanwhile is not None:
                other = beside(meanwhile)
            import_spacy(backends=backends)
        yield
    finally:
        if other is not None:
            other.join()
        gc.freeze()
        if was_on:
            gc.enable()


@contextmanager
def one_thread() -> Iterator[None]:
    """Let numpy's libraries compute in one thread in what starts or is loaded here; they ask just then.

    The encoder's runtime does not look there: whoever makes the engine gives it its threads.
    """
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def computes_in_one_thread() -> bool:
    """Whether numpy was loaded to compute in one thread, so that nobody need see to it."""
    return _HELD.is_set()


def beside(work: Callable[[], object]) -> threading.Thread:
    """Do something in a thread of its own; what goes wrong there is told by whoever needs it."""

    def quietly() -> None:
        with suppress(Exception):
            work()

    thread = threading.Thread(target=quietly, name="loading")
    thread.start()
    return thread


def import_spacy(*, backends: bool = True) -> None:
    """Import spaCy, if it is not; what it is kept from can still be imported afterwards.

    Args:
        backends: Whether it may look for libraries that compute on graphics cards.
    """
    if "spacy" in sys.modules or _PACKAGE in sys.modules:
        return
    package, module = ModuleType(_PACKAGE), ModuleType(_MODULE)
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    stand_ins: dict[str, ModuleType | None] = {_PACKAGE: package, _MODULE: module}
    if not backends:
        # A name that stands for nothing cannot be imported.
        stand_ins |= {name: None for name in _BACKENDS if name not in sys.modules}
    sys.modules.update(stand_ins)  # type: ignore[arg-type] # the stub knows no names that stand for nothing
    try:
        import spacy
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name, name) is stand_in:
                del sys.modules[name]
    if vars(spacy).get("cli") is package:
        delattr(spacy, "cli")


def _info(*arguments: Any, **options: Any) -> Any:
    """Stand for ``spacy.info``."""
    from spacy.cli.info import info

    return info(*arguments, **options)
