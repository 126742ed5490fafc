"""What is added to the engine is one new file: those of CONTRIBUTING.md are put where they belong and used.

The same files work from another package that names them among its entry points, and one that
is broken costs no more than a line.
"""

from __future__ import annotations

import csv
import html
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.recipes import ROOT, recipe
from tests.tui.sample import TEXT

BEGIN = """
import importlib, sys
from annotate.cli.headless import main
from tests.tui.sample import FakeEngine
package, folder, *arguments = sys.argv[1:]
if package:
    importlib.import_module(package).__path__.append(folder)
sys.exit(main(arguments, make_engine=lambda settings: FakeEngine()))
"""
BROKEN_READER = "from annotate.reading.sources import Found, Reader\n"
BROKEN = "from annotate.formats.writers import Format\n"
Done = subprocess.CompletedProcess[str]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def ran(program: str, *arguments: str, path: Path | None = None) -> Done:
    """What Python does with a program, and with the packages in another folder."""
    places = [str(ROOT), *([str(path)] if path else [])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def with_file(tmp_path: Path, package: str, name: str, content: str, *arguments: str) -> Done:
    """What the command line does with one file more in a folder of ours."""
    folder = tmp_path / "added"
    folder.mkdir()
    (folder / f"{name}.py").write_text(content, encoding="utf-8")
    return ran(BEGIN, package, str(folder), *arguments)


def with_package(path: Path, *arguments: str) -> Done:
    """What the command line does with the packages in a folder."""
    return ran(BEGIN, "", "", *arguments, path=path)


def installed(folder: Path, package: str, group: str, **modules: str) -> Path:
    """A folder with an installed package, its modules entry points; one without content is not there."""
    attribute = {"dateline.formats": "FORMAT", "dateline.readers": "READER"}[group]
    (folder / package).mkdir(parents=True)
    (folder / package / "__init__.py").touch()
    metadata = folder / f"{package}-1.0.dist-info"
    metadata.mkdir()
    metadata.joinpath("METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    lines = [f"[{group}]"]
    for name, content in modules.items():
        lines.append(f"{name} = {package}.{name}:{attribute}")
        if content:
            (folder / package / f"{name}.py").write_text(content, encoding="utf-8")
    metadata.joinpath("entry_points.txt").write_text("\n".join(lines) + "\n")
    return folder


def claims_in(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))


def test_a_file_in_the_folder_is_a_format(tmp_path: Path, article: Path) -> None:
    target = tmp_path / "all.csv"
    form = recipe("An export format")
    done = with_file(
        tmp_path, "annotate.formats.writers", "csv", form, "annotate", str(article), "-o", str(target)
    )
    assert (done.returncode, done.stderr) == (0, "")
    content = "The old harbour bridge at Velden will stay closed until September"
    assert ["bridge", "Ana Ruiz", "say", content] in claims_in(target)


def test_a_format_of_another_package(tmp_path: Path, article: Path) -> None:
    form = recipe("An export format")
    path = installed(tmp_path / "site", "roe_formats", "dateline.formats", csv=form)
    both = [str(article), str(article)]
    done = with_package(path, "annotate", *both, "-f", "csv", "-o", str(tmp_path / "all.csv"))
    assert (done.returncode, done.stderr) == (0, "")
    lines = claims_in(tmp_path / "all.csv")
    assert lines[0] == ["article", "speaker", "act", "content"]
    assert len(lines) % 2 == 1
    assert lines.count(lines[0]) == 1
    again = with_package(path, "annotate", str(article), "-o", str(tmp_path / "all.csv"))
    assert again.returncode == 1
    assert "is there already with other annotations" in again.stderr
    assert claims_in(tmp_path / "all.csv") == lines
    assert (
        "csv files are written, not read" in with_package(path, "validate", str(tmp_path / "all.csv")).stdout
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "cannot be loaded: ModuleNotFoundError"),
        ("FORMAT = 1 / 0", "cannot be loaded: ZeroDivisionError"),
        ("raise SystemExit", "cannot be loaded: SystemExit"),
        ("FORMAT = {'suffix': '.csv'}", "cannot be used: roe.csv:FORMAT is no Format"),
        (f"{BROKEN}FORMAT = Format('.csv', lambda record: record.nothing)", "failed: AttributeError"),
        (f"{BROKEN}FORMAT = Format('.csv', lambda record: 1)", "failed: it gives int, not text"),
    ],
)
def test_a_broken_format_costs_a_line(tmp_path: Path, article: Path, content: str, told: str) -> None:
    path = installed(tmp_path / "site", "roe", "dateline.formats", csv=content)
    done = with_package(path, "annotate", str(article), "-f", "csv")
    assert done.returncode in (1, 2)
    (line,) = done.stderr.splitlines()
    assert "the format csv of the package roe" in line
    assert told in line
    assert done.stdout == ""
    others = with_package(path, "annotate", str(article), "-o", str(tmp_path / "out.json"))
    assert (others.returncode, others.stderr) == (0, "")
    assert "Ana Ruiz" in (tmp_path / "out.json").read_text()


def test_no_package_takes_the_place_of_a_format_of_ours(tmp_path: Path, article: Path) -> None:
    path = installed(tmp_path / "site", "roe", "dateline.formats", json="raise SystemExit(3)")
    done = with_package(path, "annotate", str(article), "-f", "json")
    assert done.returncode == 0
    assert "Ana Ruiz" in done.stdout
    (line,) = done.stderr.splitlines()
    assert line == "dateline: the format json of the package roe is left out: Dateline has one of that name"


def exact_text_of_first_claim(done: Done) -> str:
    content: str = json.loads(done.stdout)["claims"][0]["content"][0]["exact"]
    return content


def news_item(path: Path) -> Path:
    """The sample's text as a news item in XML."""
    headline, *parts = (part for part in TEXT.split("\n\n") if part.strip())
    body = "".join(f"<p>{html.escape(part)}</p>" for part in parts)
    head = f"<body.head><hedline><hl1>{html.escape(headline)}</hl1></hedline></body.head>"
    markup = f"<nitf><body>{head}<body.content>{body}</body.content></body></nitf>"
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n{markup}', encoding="utf-8")
    return path


def test_a_file_in_the_folder_is_a_kind_of_source(tmp_path: Path) -> None:
    path = news_item(tmp_path / "talk")
    nitf = recipe("A kind of source")
    done = with_file(tmp_path, "annotate.reading.sources", "nitf", nitf, "annotate", str(path), "-f", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert exact_text_of_first_claim(done).startswith("The old harbour")
    refused = with_package(tmp_path, "annotate", str(path))
    assert refused.returncode == 1
    assert "is a news item in XML (NITF), not an article (text, Markdown, HTML or mail)" in refused.stderr


def test_a_kind_of_source_of_another_package(tmp_path: Path) -> None:
    site = installed(tmp_path / "site", "roe", "dateline.readers", nitf=recipe("A kind of source"))
    (tmp_path / "talks").mkdir()
    path = news_item(tmp_path / "talks" / "talk.nitf")
    for more in ([str(path.parent)], [str(path), "--type", "nitf"]):
        done = with_package(site, "annotate", *more, "-f", "json")
        assert (done.returncode, done.stderr) == (0, ""), more
        assert "hl1" not in done.stdout
    printed = tmp_path / "a.ps"
    printed.write_bytes(b"%!PS-Adobe-3.0")
    told = with_package(site, "annotate", str(printed)).stderr
    assert "is a PostScript file, not an article (text, Markdown, HTML, mail or news items)" in told
    wrong = with_package(site, "annotate", str(path), "--type", "sbt")
    assert wrong.returncode == 2
    assert all(kind in wrong.stderr for kind in ("sbt", "html", "mail", "markdown", "nitf", "text"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("READER = 1 / 0", "cannot be loaded: ZeroDivisionError"),
        ("READER = 'srt'", "cannot be used: roe.srt:READER is no Reader"),
        (
            "READER = Reader('srt', lambda s: s.nothing, lambda s: Found('x'))",
            "failed to recognize: Attribute",
        ),
        ("READER = Reader('srt', lambda s: True, lambda s: s.nothing)", "failed: AttributeError"),
        ("READER = Reader('srt', lambda s: True, lambda s: 'x')", "failed: TypeError('it gives str"),
    ],
)
def test_a_broken_kind_of_source_costs_a_line(tmp_path: Path, article: Path, content: str, told: str) -> None:
    site = installed(tmp_path / "site", "roe", "dateline.readers", srt=BROKEN_READER + content)
    done = with_package(site, "annotate", str(article), "-f", "json")
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert "the kind of source srt of the package roe" in line
    assert told in line
    assert exact_text_of_first_claim(done).startswith("The old harbour")


def test_what_a_broken_reader_was_to_read_says_so(tmp_path: Path, article: Path) -> None:
    broken = f"{BROKEN_READER}READER = Reader('srt', lambda s: True, lambda s: s.nothing)"
    site = installed(tmp_path / "site", "roe", "dateline.readers", srt=broken)
    program = "import sys; from annotate import Article; print(Article.from_path(sys.argv[1]).diagnostics)"
    done = ran(program, str(article), path=site)
    assert "reader_failed" in done.stdout
    assert "the kind of source srt of the package roe failed: AttributeError" in done.stdout
    asked = with_package(site, "annotate", str(article), "--type", "srt")
    assert (asked.returncode, asked.stdout, len(asked.stderr.splitlines())) == (1, "", 1)
    assert "the kind of source srt of the package roe failed: AttributeError" in asked.stderr


def test_no_package_takes_the_place_of_a_reader_of_ours(tmp_path: Path, article: Path) -> None:
    site = installed(tmp_path / "site", "roe", "dateline.readers", text="raise SystemExit(3)")
    done = with_package(site, "annotate", str(article), "--type", "text", "-f", "json")
    assert done.returncode == 0
    assert done.stderr == (
        "dateline: the kind of source text of the package roe is left out: Dateline has one of that name\n"
    )


POSTS = """Mayor posts about the bridge

VELDEN, April 10 — The bridge stays closed until Tax Day, the mayor wrote on Thursday.

@anaruiz: Nobody drives over a bridge that I would not walk over.
"""


def test_files_in_the_folders_are_a_date_rule_and_a_claim_rule(tmp_path: Path) -> None:
    ours = tmp_path / "annotate"
    shutil.copytree(
        ROOT / "annotate", ours, copy_function=os.symlink, ignore=shutil.ignore_patterns("__pycache__")
    )
    (tmp_path / "config.yaml").symlink_to(ROOT / "config.yaml")
    (ours / "timeline/rules/tax_day.py").write_text(recipe("A date rule"), encoding="utf-8")
    (ours / "claims/rules/posts.py").write_text(recipe("A claim rule"), encoding="utf-8")
    (tmp_path / "posts.txt").write_text(POSTS, encoding="utf-8")
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from annotate.cli.headless import main; "
        "sys.exit(main(['annotate', *sys.argv[2:], '-f', 'json']))"
    )
    done = ran(program, str(tmp_path), str(tmp_path / "posts.txt"), "--published", "2025-04-10")
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    assert ("Tax Day", "2025-04-15") in {(one["exact"], one["value"]) for one in record["timeline"]["times"]}
    found = {one["because"]: one for one in record["claims"] if "because" in one}
    post = found["a line behind the name of an account"]
    assert post["source"]["spans"][0]["exact"] == "@anaruiz"
    assert post["content"][0]["exact"] == "Nobody drives over a bridge that I would not walk over."
