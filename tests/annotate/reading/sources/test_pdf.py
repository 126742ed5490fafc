"""PDF files: lines at places become the paragraphs that somebody wrote."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.reading.documents.composed import Part
from annotate.reading.printed.furniture import take_furniture
from annotate.reading.printed.glyphs import Line
from annotate.reading.printed.hyphens import rejoined
from annotate.reading.printed.pdf import read_pdf
from tests.annotate.reading.sources.making import pdf, scan

HEADLINE = "Harbour office to close after flood damage ruins its ground floor"
STORY = [
    "The harbour office in Port Ellis will stay shut for at least three months after flood water ruined "
    "its ground floor, the long-serving harbour master, Daniel Al-Anzi, confirmed on Sunday.",
    "“We first believed that the affected files could be saved,” Al-Anzi told reporters outside the "
    "building. “They cannot. It is difficult, but the office will be rebuilt from the ground up.”",
    "The county-wide flood warning was lifted on Friday. Officials said that 1,250 people had left their "
    "homes since 2 June, and that most of them had now returned.",
    "A spokesman for the Environment Department said a self-financing scheme, first proposed in 2019 and "
    "delayed ever since, would pay for new flood gates. It is to cost £4.5 million.",
    "Fishermen were less hopeful. “Nobody asked us,” said Tom O’Brien, 58, whose boat was torn from its "
    "moorings. “I have lost everything that I have worked for, and the insurance covers only the engine.”",
    "Work on the building is to begin in September. Until then, licences will be issued from a temporary "
    "office in Station Road, which is to open its doors on 16 June at 9 a.m.",
]


def words(data: bytes) -> list[str]:
    return [part.text for part in read_pdf(data).parts]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("indent", [True, False])
@pytest.mark.parametrize("justified", [True, False])
@pytest.mark.parametrize("height", [0.45, 1.0])
def test_paragraphs_over_columns_and_pages(
    columns: int, indent: bool, justified: bool, height: float
) -> None:
    data = pdf(
        STORY,
        headline=HEADLINE,
        columns=columns,
        indent=indent,
        justified=justified,
        words_per_page=height,
        head="The Port Ellis Courier",
    )
    found = [part for part in words(data) if part != "The Port Ellis Courier"]
    # Where a page ends with a full line and a full stop nothing tells whether the paragraph does.
    assert " ".join(found) == " ".join([HEADLINE, *STORY])
    assert len(set(found) & {HEADLINE, *STORY}) >= len(STORY)


def test_the_article() -> None:
    data = pdf(["By Ana Ruiz", *STORY], headline=HEADLINE, stated="courier_0608_p3.indd", author="Ana Ruiz")
    article = Article.from_bytes(data, name="flood.pdf")
    assert article.title == HEADLINE
    assert [section.kind for section in article.sections][:3] == ["title", "dateline", "paragraph"]
    assert article.text == "\n\n".join([HEADLINE, "By Ana Ruiz", *STORY]) + "\n"
    assert article.published.source == "metadata"
    assert "was made" in article.published.because[0]


def test_the_title_that_the_file_states_stands_in_the_text() -> None:
    data = pdf(["<b>Flood closes office</b>", *STORY], stated="Flood Closes Office")
    assert [part for part in read_pdf(data).parts if part.kind] == [Part("Flood closes office", "title")]


def test_raised_numbers_of_notes_are_left_out_and_powers_are_kept() -> None:
    raised = (
        "It was flooded,<super>1</super> she said.<super>2</super> It has 40 km<super>2</super> of fields."
    )
    assert words(pdf([raised])) == ["It was flooded, she said. It has 40 km2 of fields."]


def test_a_table_is_read_by_rows() -> None:
    import io

    from reportlab.lib.pagesizes import A5
    from reportlab.platypus import SimpleDocTemplate, Table

    stream = io.BytesIO()
    rows = [["Year", "Ships", "Crew"], ["2022", "31", "112"], ["2023", "28", "97"], ["2024", "35", "121"]]
    SimpleDocTemplate(stream, pagesize=A5).build([Table(rows, colWidths=90)])
    assert words(stream.getvalue()) == [f"| {' | '.join(row)} |" for row in rows]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\nhello", "damaged or cut off"),
        (b"%PDF-1.7\n" + b"\x00" * 1000, "damaged or cut off"),
    ],
)
def test_damaged_files(data: bytes, why: str) -> None:
    with pytest.raises(ArticleError, match=why):
        Article.from_bytes(data, name="a.pdf")


def test_a_scan_and_a_password() -> None:
    with pytest.raises(ArticleError, match=r"is a scan.*OCR"):
        Article.from_bytes(scan())
    with pytest.raises(ArticleError, match="with a password"):
        Article.from_bytes(pdf(STORY[:1], password="kept"))
    with pytest.raises(ArticleError, match="damaged or cut off"):
        Article.from_bytes(pdf(STORY)[:900])


def test_without_the_library() -> None:
    program = (
        "import sys; sys.modules['pypdfium2'] = None\n"
        "from annotate.reading.printed.glyphs import read_glyphs\n"
        "from annotate.errors import ArticleError\n"
        "try: read_glyphs(b'%PDF-1.7')\nexcept ArticleError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "pip install 'dateline[documents]'" in done.stdout


KNOWN = frozenset(
    [
        "the",
        "report",
        "weather",
        "outside",
        "department",
        "insurance",
        "field",
        "some",
        "body",
        "well",
        "known",
        "based",
        "long",
        "serving",
        "elected",
        "operation",
        "financing",
        "self",
        "office",
        "port",
        "made",
    ]
)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("the wea-", "ther was", "the weather was"),
        ("the wea\u2010", "ther was", "the weather was"),
        ("the wea\x02", "ther was", "the weather was"),
        ("the wea\u00ad", "ther was", "the weather was"),
        ("two out-", "siders came", "two outsiders came"),
        ("a well-", "known man", "a well-known man"),
        ("the long-", "serving mayor", "the long-serving mayor"),
        ("the self-", "financing plan", "the self-financing plan"),
        ("she was re-", "elected", "she was re-elected"),
        ("the re-", "port said", "the report said"),
        ("Mary Whit-", "field said", "Mary Whitfield said"),
        ("Daniel Al-", "Anzi said", "Daniel Al-Anzi said"),
        ("the US-", "UK pact", "the US-UK pact"),
        ("by COV\u2010", "ID-19", "by COVID-19"),
        ("in 2019-", "20 it", "in 2019-20 it"),
        ("a state-of-the-", "art ship", "a state-of-the-art ship"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, whole: str) -> None:
    known = KNOWN | {"us", "art", "state"}
    assert rejoined(first, second, frozenset(), known) == whole


def test_a_word_that_stands_elsewhere_decides() -> None:
    assert rejoined("the co-", "op said", frozenset({"co-op"}), KNOWN) == "the co-op said"
    assert rejoined("the co-", "op said", frozenset({"coop"}), KNOWN) == "the coop said"


def line(text: str, base: float, left: float = 40) -> Line:
    return Line(text, left, left + 5 * len(text), base, 10)


def test_what_browsers_print_around_a_page_is_left_out() -> None:
    page = [
        line("6/8/25, 10:14 AM", 780),
        line("Port closes - Courier", 780, 300),
        line("Ships left on Monday.", 500),
        line("https://courier.example/port", 20),
        line("1/2", 20, 500),
    ]
    pages = [page, [line("Two stayed.", 500)]]
    found = take_furniture(pages, [800.0, 800.0])
    assert [each.text for lines in pages for each in lines] == ["Ships left on Monday.", "Two stayed."]
    assert (found.url, found.printed) == ("https://courier.example/port", True)


@pytest.mark.parametrize("words", ["1998", "The 3", "It rose by 5", "12 people died."])
def test_a_figure_in_the_text_is_no_number_of_a_page(words: str) -> None:
    pages = [[line("Ships left on Monday.", 500), line(words, 488)]]
    take_furniture(pages, [800.0])
    assert len(pages[0]) == 2
