"""``python -m training VERB``: everything that makes and measures what the engine has learned."""

from __future__ import annotations

import sys

from training.verbs import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
