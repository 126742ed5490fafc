"""What the rows of a dossier tell."""

from __future__ import annotations

from annotate.dossier import build
from annotate.dossier.page import dossier_page
from tests.tui.state.dossier.sample import gathered, yearless
from tui.state.dossier.pages import PAGES


def test_a_day_of_an_unknown_year_is_told_as_such_on_the_timeline_and_on_the_page() -> None:
    rows = [row.words for row in PAGES["timeline"].rows(gathered(yearless()))]
    # A bare word is told with what stands around it.
    (floods,) = (row for row in rows if row.startswith("27 Jan, year unknown  "))
    assert "floods" in floods
    assert not floods.endswith("  floods")
    assert any(row.startswith("undated  ") and "stay closed" in row for row in rows)
    page = dossier_page(build(yearless()), yearless())
    assert '<span class="when">27 Jan, year unknown</span>' in page
    assert '<span class="fact">undated</span>' in page
