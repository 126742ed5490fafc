"""The commands that need no screen: ``dateline annotate``, ``dossier``, ``merge`` and ``validate``."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import NoReturn

from annotate.archive.worker import MakeEngine
from annotate.cli.annotating import annotate
from annotate.cli.arguments import headless_parser
from annotate.cli.output import give_up_standard_output
from annotate.support.console import CUT_OFF, INTERRUPTED, SOME_FAILED, USAGE, say
from annotate.support.files import reason


def main(arguments: Sequence[str], *, make_engine: MakeEngine | None = None) -> int:
    """Run one command.

    Args:
        arguments: ``annotate``, ``dossier``, ``merge`` or ``validate`` and what follows.
        make_engine: Makes the engine of the settings; the shipped one by default.

    Returns:
        The exit code.
    """
    try:
        with _ended_like_interrupted():
            code = _run_command(arguments, make_engine)
            if sys.stdout is not None:
                sys.stdout.flush()
            return code
    except BrokenPipeError:
        give_up_standard_output()
        return CUT_OFF
    except OSError as error:
        if error.filename is not None:
            # A file of the installation, for one; what is given or asked for is told where it is used.
            say(f"{error.filename}: {reason(error)}")
            return SOME_FAILED
        say(f"standard output: cannot be written: {reason(error)}")
        give_up_standard_output()
        return SOME_FAILED
    except _EndedError as ended:
        return ended.code
    except KeyboardInterrupt:
        return INTERRUPTED


def _run_command(arguments: Sequence[str], make_engine: MakeEngine | None) -> int:
    try:
        options = headless_parser().parse_args(arguments)
        if options.command == "validate":
            # The schema library is wanted for this command only.
            from annotate.cli.validating import validate

            return validate(options.files)
        if options.command == "dossier":
            # What joins articles is wanted for this command only.
            from annotate.cli.dossier import dossier

            return dossier(options, make_engine)
        if options.command == "merge":
            # So is what reads the files of other tools.
            from annotate.cli.merging import merge

            return merge(options)
        return annotate(options, make_engine)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE


class _EndedError(KeyboardInterrupt):
    """The system or another program asks this one to end."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number


@contextlib.contextmanager
def _ended_like_interrupted() -> Iterator[None]:
    """Let what asks the process to end do what Ctrl+C does, so that what is done is kept."""

    def end(number: int, _: object) -> NoReturn:
        raise _EndedError(number)

    before = {}
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
        # Where it is ignored, as under nohup, it stays so.
        before = {one: signal.signal(one, end) for one in numbers if signal.getsignal(one) is signal.SIG_DFL}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
