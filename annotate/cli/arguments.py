"""What the commands that need no screen take, and their help."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from annotate.reading.text.typed_dates import whole_date
from annotate.support import extensions
from annotate.support.console import USAGE, say

MOST_WORKERS = 256
_SHORT = {"csv": "tables"}
DOSSIER_PAGE = "html"
DOSSIER_FORMS = ("yaml", "json", DOSSIER_PAGE)
_ANNOTATE = """\
Find who and what an article names, who is reported to have said what, and when things happened.

PATH is a text, Markdown or HTML file, a folder of them, an address (https://...), - for standard
input, or a corpus.jsonl with one {"id", "text", "title"?, "url"?, "published"?} a line.
"""
_ANNOTATE_MORE = """\
examples:
  dateline annotate article.txt                         YAML on the screen
  dateline annotate article.txt -o article.yaml         YAML in a file
  dateline annotate news/ -o annotations/               one file for each article in a folder
  dateline annotate corpus.jsonl -o annotations.jsonl   one record a line, in the same order
  dateline annotate corpus.jsonl -o all.jsonl --resume  goes on where it was broken off
  dateline annotate - --published 2025-06-10 < article.txt

Several records in one YAML file are separated by ---, in one JSON file they are a list.
Files are written whole or not at all, and never over an article. What was corrected in a file is kept in
the new record of the same article; corrections of another article, or a file that cannot be read, stay as
they are. An article that cannot be read is named, and the others go on. Interrupted, what is done of a
file with several records is kept beside it (annotations.partial.jsonl). With --resume that is so even where
the machine stops, and the next run with --resume goes on from there; it refuses where the articles, the
settings or the version are others.

exit codes: 0 all done, 1 some articles failed, 2 the command itself was wrong
"""
_DOSSIER = """\
Read several articles as one: who is who across them, what happened, who said what, and what is copied.

PATH is what `dateline annotate` takes, or a file or folder of records that it wrote (YAML, JSON, JSON
lines), whose articles are looked for where the records say. A record that stands beside its article
(article.txt.yaml) or in the same folder is taken as it is, with what was corrected in it; all others are
made anew.
"""
_DOSSIER_MORE = """\
examples:
  dateline dossier news/                                YAML on the screen
  dateline dossier a.txt b.txt https://... -o story.json
  dateline dossier annotations.jsonl -o story.yaml
  dateline dossier annotations/ -o story.html           records, a file each

exit codes: 0 all done, 1 some articles failed, 2 the command itself was wrong
"""
_MERGE = """\
Merge what others corrected into a record, as corrections of a reader.

RECORD is a file that `dateline annotate` wrote (YAML, JSON, JSON lines). CORRECTED is such an article in
the form of another tool (--format web_annotation, brat, ...), corrected there. What was changed, added,
joined, parted or deleted in it becomes a correction of the record; what was corrected in the record since is
told and stays; what has no place in the text is told and kept in the record. To merge a file again changes
nothing.
"""
_MERGE_MORE = """\
examples:
  dateline merge article.yaml article.ann
  dateline merge article.yaml ann.jsonld bell.jsonld --by "Jonas Bell"
  dateline merge article.yaml article.ann -o merged.yaml
  dateline merge article.yaml article.ann --dry-run

exit codes: 0 all done, 1 a file could not be merged, 2 the command itself was wrong
"""
_VALIDATE = """\
Check records and dossiers (YAML, JSON or JSON lines): their form, by the JSON Schema, and what a schema
cannot say: offsets, ids, references, the order of events, and the articles' words if they are at hand. A
folder stands for the records and dossiers in it.
"""
_VALIDATE_MORE = """\
examples:
  dateline validate article.yaml
  dateline validate annotations/
  dateline validate story.yaml

exit codes: 0 all valid, 1 something is wrong, 2 the command itself was wrong
"""


class Parser(argparse.ArgumentParser):
    """A parser whose errors cannot steer the terminal, whatever the arguments hold."""

    def error(self, message: str) -> NoReturn:
        """End with a usage error."""
        if sys.stderr is not None:
            self.print_usage(sys.stderr)
        say(message)
        self.exit(USAGE)


def not_empty(value: str) -> str:
    """An argument that names something."""
    if not value:
        raise argparse.ArgumentTypeError("it is empty; name a file, a folder or -")
    return value


def number_of_workers(value: str) -> int:
    """A number of processes."""
    if not value.isdecimal() or not 1 <= int(value) <= MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 1 to {MOST_WORKERS}")
    return int(value)


def _form(name: str) -> str:
    """The name of a form; a short one stands for ours where no other package has one that is called so."""
    return name if name in extensions.names(extensions.FORMATS) else _SHORT.get(name, name)


def add_type(parser: argparse.ArgumentParser) -> None:
    """Let the user say what kind of source is read."""
    parser.add_argument(
        "--type",
        metavar="KIND",
        choices=extensions.names(extensions.READERS),
        help=f"what it is, where that is not told rightly: {', '.join(extensions.names(extensions.READERS))}",
    )


def add_published(parser: argparse.ArgumentParser, of: str = "when it was published") -> None:
    """Let the user say the day of publication, in figures or words that mean one day only."""
    parser.add_argument(
        "--published", metavar="DATE", type=whole_date, help=f'{of}, like 2025-06-10 or "10 June 2025"'
    )


def headless_parser() -> argparse.ArgumentParser:
    """The parser of the commands that need no screen."""
    parser = Parser(prog="dateline", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    annotate = _command(commands, "annotate", _ANNOTATE, _ANNOTATE_MORE)
    annotate.add_argument(
        "paths", nargs="+", metavar="PATH", type=not_empty, help="what to annotate; - is standard input"
    )
    add_published(annotate)
    add_type(annotate)
    annotate.add_argument(
        "-f",
        "--format",
        type=_form,
        choices=extensions.names(extensions.FORMATS),
        help="form of the result (as --output ends, or yaml); csv is short for tables",
    )
    annotate.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        type=not_empty,
        help="a file, or a folder if it ends in / or is one",
    )
    _add_workers(annotate)
    annotate.add_argument(
        "--resume",
        action="store_true",
        help="go on where a run into the same file (.jsonl) or folder was broken off",
    )
    annotate.add_argument("--config", metavar="FILE", type=not_empty, help="settings to use over your own")
    _add_dossier(commands)
    _add_merge(commands)
    validate = _command(commands, "validate", _VALIDATE, _VALIDATE_MORE)
    validate.add_argument(
        "files", nargs="+", metavar="FILE", type=not_empty, help="records, dossiers, folders"
    )
    return parser


def _command(commands: argparse._SubParsersAction[Parser], name: str, description: str, more: str) -> Parser:
    return commands.add_parser(
        name,
        description=description,
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _add_workers(parser: Parser) -> None:
    parser.add_argument(
        "--workers",
        metavar="N",
        type=number_of_workers,
        help="processes that annotate (as many as there are cores, where there are articles enough)",
    )


def _add_dossier(commands: argparse._SubParsersAction[Parser]) -> None:
    dossier = _command(commands, "dossier", _DOSSIER, _DOSSIER_MORE)
    dossier.add_argument("paths", nargs="+", metavar="PATH", type=not_empty, help="articles or their records")
    add_published(dossier, "when those were published that do not say so")
    add_type(dossier)
    dossier.add_argument(
        "-f", "--format", choices=DOSSIER_FORMS, help="form of the result (as --output ends, or yaml)"
    )
    dossier.add_argument("-o", "--output", metavar="PATH", type=not_empty, help="a file")
    _add_workers(dossier)
    dossier.add_argument("--config", metavar="FILE", type=not_empty, help="settings to use over your own")


def _add_merge(commands: argparse._SubParsersAction[Parser]) -> None:
    merge = _command(commands, "merge", _MERGE, _MERGE_MORE)
    merge.add_argument("record", metavar="RECORD", type=not_empty, help="the record to correct")
    merge.add_argument(
        "corrected", nargs="+", metavar="CORRECTED", type=not_empty, help="files that others corrected"
    )
    merge.add_argument(
        "--by", metavar="NAME", type=not_empty, help="who corrected them, where they do not say"
    )
    merge.add_argument(
        "-f",
        "--format",
        choices=extensions.names(extensions.FORMATS),
        help="form of the corrected files, where that is not told rightly",
    )
    merge.add_argument(
        "-o", "--output", metavar="PATH", type=not_empty, help="write to this file, and leave the record"
    )
    merge.add_argument(
        "--whole",
        action="store_true",
        help="the files have all annotations: what is missing was deleted, even where they do not say so",
    )
    merge.add_argument("--dry-run", action="store_true", help="only tell what would be corrected")
