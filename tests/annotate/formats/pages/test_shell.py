"""What all pages share: links, the policy as a browser keeps it, and pages that may be written over."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from annotate.formats import FORMATS
from annotate.formats.pages.drawing import Drawn, drawing
from annotate.formats.pages.page import dump_page
from annotate.formats.pages.shell import is_page, link
from tests.tui.sample import TEXT, sample_record

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NOT_OF_THE_WEB = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,<b>",
    "file:///etc/passwd",
    "https:",
    "http://[bad",
    "//a.example/x",
    "notes.txt",
]


@pytest.mark.parametrize("address", NOT_OF_THE_WEB)
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    assert "<a" not in link(address, address)


def test_an_address_cannot_leave_its_attribute() -> None:
    made = link('https://a.example/"><script>', "words")
    assert made.count("<") == 2
    assert 'href="https://a.example/&quot;&gt;&lt;script&gt;"' in made


def test_a_page_is_written_over_and_no_other_file_is() -> None:
    replaces = FORMATS["html"].replaces
    assert replaces is is_page
    assert is_page(dump_page(sample_record(), TEXT).encode())
    assert not is_page(b"<!DOCTYPE html><title>mine</title>")
    assert not is_page(b"x" * 5000 + dump_page(sample_record(), TEXT).encode())


def test_a_drawing_has_what_is_dated_and_nothing_else() -> None:
    events = [
        Drawn("ev1", "<first>", "2025-06-08", "2025-06-08"),
        Drawn("ev2", "second", "2025-06-01", "2025-06-30", "month"),
        Drawn("ev3", "by then", None, "2025-07-01"),
        Drawn("ev4", "never", None, None),
    ]
    drawn = drawing(events)
    assert [f'data-of="ev{number}"' in drawn for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert (drawn.count('class="point"'), drawn.count('class="span"'), drawn.count('class="open"')) == (
        1,
        1,
        1,
    )
    assert "&lt;first&gt; (8 Jun 2025)" in drawn
    assert "second (Jun 2025)" in drawn


@pytest.mark.parametrize("dates", [[], [("2025-06-08", "2025-06-08")], [("XXXX", None), (None, "soon")]])
def test_nothing_is_drawn_where_there_is_nothing_to_compare(
    dates: list[tuple[str | None, str | None]],
) -> None:
    assert drawing([Drawn("ev1", "w", *each) for each in dates]) == ""


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")
def test_a_browser_runs_the_script_of_the_page_and_none_of_the_article(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    hostile = TEXT + "</main><script>document.title = 'stolen'</script><img src=x onerror=alert(1)>"
    page.write_text(dump_page(sample_record(), hostile), encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/p"]
    done = subprocess.run(
        [*command, "--dump-dom", page.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    assert "<title>stolen" not in done.stdout
    assert "<img" not in done.stdout
    assert '<div class="tools" role="search">' in done.stdout
    assert 'tabindex="-1"' in done.stdout
