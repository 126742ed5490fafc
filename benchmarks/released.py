"""Press releases as programs write and keep them, for ``benchmarks.sources``.

The release of a story has over it what press offices put there (when it may be published, whom to call), and
below it the mark of the end and notes. What should come out is the story alone, as the engine reads it.
"""

from __future__ import annotations

import datetime
import mailbox
import os
import shutil
import subprocess
import tempfile
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from annotate.folders import look_into
from benchmarks.stories import Expected, Story, maker

_LONGEST = 180
_CONTACT = ("Media contact:", "Ann Roe, Press Office", "Phone: 020 7946 0958", "press@port.example")
_NOTES = "For more information, please contact Ann Roe on 020 7946 0958 or press@port.example."


def _pieces(story: Story, sign: str) -> list[list[str]]:
    """The paragraphs of a release, each a list of lines."""
    return [
        [sign],
        list(_CONTACT),
        [story.title],
        *([words] for words in story.paragraphs),
        ["ENDS"],
        ["Notes to editors:", "1. The Port is a port."],
        [_NOTES],
    ]


def _read(story: Story) -> Expected:
    return Expected(
        "\n\n".join([story.title, *story.paragraphs]) + "\n", story.title, story.iso, wrapped=True, prose=True
    )


@maker("Press release: pandoc, Word, FOR IMMEDIATE RELEASE")
def _word(story: Story, path: Path) -> Expected:
    _pandoc(story, f"FOR IMMEDIATE RELEASE: {story.day}", path.with_suffix(".docx"))
    return _read(story)


@maker("Press release: pandoc, wrapped text, embargo")
def _text(story: Story, path: Path) -> Expected:
    _pandoc(story, f"EMBARGOED UNTIL 00:01, {story.day}", path.with_suffix(".txt"))
    return _read(story)


@maker("Press release: LibreOffice, OpenDocument, embargo")
def _office(story: Story, path: Path) -> Expected:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"{path.name}.docx")
        _pandoc(story, f"STRICTLY EMBARGOED UNTIL {story.day}", source)
        command = ["soffice", "--headless", "--convert-to", "odt", "--outdir", folder, str(source)]
        subprocess.run(command, capture_output=True, timeout=_LONGEST, check=True)
        shutil.copy(source.with_suffix(".odt"), path.with_name(f"{path.name}.odt"))
    return _read(story)


@maker("Press release: w3m -dump of a page")
def _dumped(story: Story, path: Path) -> Expected:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "a.html")
        _pandoc(story, f"NEWS RELEASE – {story.day}", page)
        done = subprocess.run(
            ["w3m", "-dump", "-T", "text/html", str(page)],
            capture_output=True,
            check=True,
            timeout=_LONGEST,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    path.with_suffix(".txt").write_bytes(done.stdout)
    return _read(story)


@maker("Press release: Python's mail, in a Maildir")
def _maildir(story: Story, path: Path) -> Expected:
    message = EmailMessage()
    message["From"] = f"{story.author} <press@port.example>"
    message["Subject"] = story.title
    message["Date"] = _mail_date(story)
    message.set_content("\n\n".join("\n".join(lines) for lines in _pieces(story, "PRESS RELEASE")) + "\n")
    with tempfile.TemporaryDirectory() as folder:
        box = Path(folder, "box")
        mailbox.Maildir(box).add(message)
        # Its file has no ending, and is found by its content.
        (found,) = look_into(box).articles
        shutil.copy(found, path.with_name(f"{path.name}.host"))
    return _read(story)


def _mail_date(story: Story) -> str:
    return format_datetime(datetime.datetime.fromisoformat(f"{story.iso}T10:00:00+00:00"))


def _pandoc(story: Story, sign: str, target: Path) -> None:
    source = "\n\n".join(
        "\n".join(f"| {line}" for line in lines) if len(lines) > 1 else lines[0].replace("$", r"\$")
        for lines in _pieces(story, sign)
    )
    form = ["-t", "plain"] if target.suffix == ".txt" else []
    command = ["pandoc", "-f", "markdown-smart", *form, "-o", str(target)]
    subprocess.run(command, input=source.encode(), capture_output=True, check=True, timeout=_LONGEST)
