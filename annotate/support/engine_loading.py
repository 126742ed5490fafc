"""Loading the engine quickly: without what nothing here uses, and without looking for garbage.

``import spacy`` takes ``info`` from ``spacy.cli`` and with it all commands, an HTTP client and a
parser of arguments. For programs of our own only: who imports ``annotate`` gets spaCy as it is.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_PACKAGE, _MODULE = "spacy.cli", "spacy.cli.info"


@contextmanager
def loading() -> Iterator[None]:
    """Import spaCy, and let what is loaded stay: no search for garbage goes over it, now or later."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        import_spacy()
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def import_spacy() -> None:
    """Import spaCy, if it is not; its command line can still be imported afterwards."""
    if "spacy" in sys.modules or _PACKAGE in sys.modules:
        return
    package, module = ModuleType(_PACKAGE), ModuleType(_MODULE)
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    stand_ins = {_PACKAGE: package, _MODULE: module}
    sys.modules.update(stand_ins)
    try:
        import spacy
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
    if vars(spacy).get("cli") is package:
        delattr(spacy, "cli")


def _info(*arguments: Any, **options: Any) -> Any:
    """Stand for ``spacy.info``."""
    from spacy.cli.info import info

    return info(*arguments, **options)
