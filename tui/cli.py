"""The ``dateline`` command: the reader, or one of the commands that need no screen."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from annotate.errors import DatelineError, SettingsError
from annotate.settings import Settings
from annotate.support.console import DONE, INTERRUPTED, SOME_FAILED, USAGE, say
from annotate.support.files import read_limited, reason
from annotate.support.names import STANDARD_INPUT, is_url
from tui.storage.settings_cache import settings_in_force

if TYPE_CHECKING:
    import argparse

    from annotate.record import Published

HEADLESS = ("annotate", "dossier", "merge", "validate")
_HEADLESS_OPTIONS = frozenset({"-o", "--output", "-f", "--format", "--workers", "--resume"})
# "notes" and "message" are no commands, "anotate" and "validation" are meant to be.
_LIKE = 0.75
_TERMINAL = "/dev/tty"
# Set by what runs Textual's applications elsewhere than in a terminal, as `textual serve` does.
_DRIVER = "TEXTUAL_DRIVER"

_DESCRIPTION = """\
Read a news article in the terminal, with the people and places it names, the claims it reports and
its timeline beside it.

  dateline PATH                a text, Markdown or HTML file
  dateline https://...         a page of the web, or a feed
  dateline -                   standard input
  dateline RECORD.yaml         the article of a record, which is corrected there
  dateline FOLDER              a folder of articles, a file that holds several, or a list of feeds (OPML)
  dateline                     the folders named under library: in config.yaml, or what was read last

Without a screen:

  dateline annotate PATH...    write the annotations to YAML, JSON or brat
  dateline dossier PATH...     read several articles as one: people, statements, one timeline
  dateline merge RECORD FILE.. take over what others corrected in brat, Web Annotation, ...
  dateline validate FILE...    check annotation files
"""
_MORE = """\
In the reader, ? shows every key and q leaves. `dateline annotate --help` tells more about that command.
"""

RunReader = Callable[..., int]


def main(arguments: Sequence[str] | None = None, *, run_reader: RunReader | None = None) -> int:
    """Run ``dateline``.

    Args:
        arguments: What follows the command's name; those of the process by default.
        run_reader: Opens the reader; the real one by default.

    Returns:
        The exit code: 0 done, 1 something failed, 2 wrong usage, 130 interrupted.
    """
    try:
        return _run(sys.argv[1:] if arguments is None else arguments, run_reader)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Sequence[str], run_reader: RunReader | None) -> int:
    if arguments and arguments[0] in HEADLESS:
        # The reader needs nothing of it.
        from annotate.cli.headless import main as run_headless

        return run_headless(arguments)
    if arguments and (command := _meant(arguments[0])):
        say(f"{arguments[0]}: no such file or folder; did you mean `dateline {command}`?")
        return SOME_FAILED
    try:
        options = _understood(arguments)
        settings = settings_in_force(options.config)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    except DatelineError as error:
        say(*error.lines)
        return USAGE
    # Whoever opens the reader otherwise need not know of kinds and days.
    run: RunReader = run_reader or _run_reader
    if options.kind is not None:
        run = partial(run, kind=options.kind)
    if options.said is not None:
        run = partial(run, said=options.said)
    return _read(options.paths, settings, run)


def _meant(name: str) -> str | None:
    """The command that a name is nearly that of; none where it is that of a file, or like no command."""
    if not name.isalpha() or not _missing(name):
        return None
    # An article that is there need not wait for it.
    from difflib import get_close_matches

    return next(iter(get_close_matches(name.lower(), HEADLESS, n=1, cutoff=_LIKE)), None)


class _Options(NamedTuple):
    """What to read, a file of settings, a kind of source, and the day of publication."""

    paths: list[str]
    config: str | None = None
    kind: str | None = None
    said: Published | None = None


def _understood(arguments: Sequence[str]) -> _Options:
    if len(arguments) == 1 and not arguments[0].startswith("-"):
        # Nearly always it is one article, for which nothing need be loaded.
        return _Options([*arguments])
    parser = _parser()
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}{_belonging(unknown)}")
    if options.version:
        from importlib.metadata import version

        print(f"dateline {version('dateline')}")
        parser.exit()
    from annotate.article import given_date
    from annotate.errors import ArticleError

    try:
        said = given_date(options.published) if options.published is not None else None
    except ArticleError as error:
        parser.error(f"--published: {error}")
    return _Options(options.paths, options.config, options.type, said)


def _belonging(unknown: Sequence[str]) -> str:
    """What to type where an option is one of annotating without a screen; else nothing."""
    if not any(each.partition("=")[0] in _HEADLESS_OPTIONS for each in unknown):
        return ""
    return "; without a screen: dateline annotate PATH..."


def _parser() -> argparse.ArgumentParser:
    import argparse

    from annotate.cli.arguments import Parser, add_published, add_type

    parser = Parser(
        prog="dateline",
        usage="dateline [PATH|URL|-] [--published DATE] [--type KIND] [--config FILE]",
        description=_DESCRIPTION,
        epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="what to read; - is standard input")
    add_published(parser)
    add_type(parser)
    parser.add_argument("--config", metavar="FILE", help="settings to use over your own")
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    return parser


def _read(paths: list[str], settings: Settings, run_reader: RunReader) -> int:
    if not paths and not settings.library.folders and not _has_recent():
        say("name an article to read (dateline article.txt), or your folders under library: in config.yaml")
        say("dateline --help tells more")
        return USAGE
    missing = {path: _missing(path) for path in paths if path != STANDARD_INPUT and not is_url(path)}
    for path, why in missing.items():
        if why:
            first = f"; a command comes first: dateline {path} ..." if path in HEADLESS else ""
            say(f"{path}: {why}{first}")
    if any(missing.values()):
        return SOME_FAILED
    try:
        if STANDARD_INPUT in paths:
            _take_standard_input()
        if not _has_terminal():
            say("the reader needs a terminal; without one, use: dateline annotate PATH")
            return USAGE
        return run_reader(paths, settings=settings) or DONE
    except SettingsError as error:
        say(*error.lines)
        return USAGE
    except DatelineError as error:
        say(*error.lines)
        return SOME_FAILED


def _missing(name: str) -> str:
    """Why a name is none of a file or folder, nor of one article of a file; empty where it is."""
    try:
        Path(name).stat()
    except PermissionError as error:
        return f"cannot be read: {reason(error)}"
    except (OSError, ValueError):  # A name may be longer than a file's can be.
        with contextlib.suppress(OSError, ValueError):
            if "#" in name and Path(name.rpartition("#")[0]).is_file():
                return ""
        return "no such file or folder"
    return ""


def _has_recent() -> bool:
    from tui.storage.recent import recent_articles

    return bool(recent_articles())


def _take_standard_input() -> None:
    """Read all of standard input, and give its place to the terminal, where the keys come from."""
    data = read_limited(sys.stdin.buffer)
    with contextlib.suppress(OSError):
        terminal = os.open(_TERMINAL, os.O_RDWR)
        os.dup2(terminal, 0)
        os.close(terminal)
    sys.stdin = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")


def _has_terminal() -> bool:
    """Whether keys can be read and a screen be drawn: on the terminal, or in a browser."""
    if os.environ.get(_DRIVER):
        return True
    return _is_terminal(sys.__stdin__) and (_is_terminal(sys.__stderr__) or _is_terminal(sys.__stdout__))


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and os.isatty(stream.fileno())


def _run_reader(
    paths: list[str], *, settings: Settings, kind: str | None = None, said: Published | None = None
) -> int:
    if not os.environ.get(_DRIVER) and sys.__stdout__ and sys.__stderr__:
        # Textual asks standard output for the size of the terminal, and draws on standard error.
        if not _is_terminal(sys.__stdout__):
            os.dup2(sys.__stderr__.fileno(), sys.__stdout__.fileno())
        elif not _is_terminal(sys.__stderr__):
            os.dup2(sys.__stdout__.fileno(), sys.__stderr__.fileno())
    # Nothing that is made while starting is garbage; the app turns it on again when the text is shown.
    gc.disable()
    from tui.engine.starting import started_early
    from tui.storage.first_time import is_first_time

    process = started_early(settings) if kind is None and is_first_time(paths) else None
    # Textual is wanted for the reader only.
    from tui.app import run_reader

    return run_reader(paths, settings=settings, kind=kind, said=said, process=process)


if __name__ == "__main__":
    sys.exit(main())
