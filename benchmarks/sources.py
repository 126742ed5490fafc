"""How exactly articles come out of the files that real programs write.

    python -m benchmarks.sources [FOLDER]

Each of a few stories is written by every program that is installed (reportlab, weasyprint, Chromium,
LibreOffice, LaTeX, groff, pandoc, python-docx, webvtt-py, pysrt, mutt, formail, feedgen, feedgenerator,
newsboat, w3m, lynx), and read again. A file is exact when its
text is, character by character, what the story has, and title and date are the story's. The files stay in
FOLDER.
"""

from __future__ import annotations

import datetime
import html
import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.timeline.publication.dating import publication_date
from benchmarks import handed_over, released  # noqa: F401  (what they make is added to the makers)
from benchmarks.stories import MAKERS, Expected, Maker, Story, maker
from tests.annotate.reading.sources.making import nexis_document, pdf, word_document

_LONGEST = 180
_CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu")
_STORIES = Path(__file__).with_name("stories.yaml")


def whole(story: Story, *, byline: bool = True) -> Expected:
    """Headline, by-line, day and paragraphs, with blank lines between them."""
    head = [story.title, *([f"By {story.author}", story.day] if byline else [])]
    return Expected("\n\n".join([*head, *story.paragraphs]) + "\n", story.title, story.iso)


def run(*command: str | Path) -> None:
    """Run a program; what it does not do shows when its file is read."""
    subprocess.run(list(map(str, command)), capture_output=True, timeout=_LONGEST, check=False)


def page(story: Story, style: str, head: str = "") -> str:
    """The story as a web page."""
    paragraphs = "".join(f"<p>{html.escape(words)}</p>" for words in story.paragraphs)
    title = html.escape(story.title)
    top = f'<head><meta charset="utf-8"><title>{title}</title>{head}<style>{style}</style></head>'
    body = f'<h1>{title}</h1><p>By {story.author}</p><p>{story.day}</p><div class="body">{paragraphs}</div>'
    return f'<!doctype html><html lang="en">{top}<body><article>{body}</article></body></html>'


PLAIN = "body{font:11pt/1.4 serif} p{margin:0 0 .6em}"
COLUMNS = (
    "@page{size:A4;@bottom-center{content:counter(page)}} body{font:10pt/1.3 serif}"
    ".body{columns:2;column-gap:8mm}"
    "p{margin:0;text-indent:1em;text-align:justify;hyphens:auto}"
)


@maker("PDF: reportlab, one column")
def _one_column(story: Story, path: Path) -> Expected:
    words = [f"By {story.author}", story.day, *map(html.escape, story.paragraphs)]
    path.with_suffix(".pdf").write_bytes(pdf(words, headline=story.title, stated=story.title))
    return whole(story)


@maker("PDF: reportlab, three columns")
def _three_columns(story: Story, path: Path) -> Expected:
    words = [f"By {story.author}", story.day, *map(html.escape, story.paragraphs)]
    data = pdf(words, headline=story.title, columns=3, indent=True, words_per_page=0.8)
    path.with_suffix(".pdf").write_bytes(data)
    return whole(story)


@maker("PDF: weasyprint, two columns, hyphens")
def _weasyprint(story: Story, path: Path) -> Expected:
    import weasyprint

    weasyprint.HTML(string=page(story, COLUMNS)).write_pdf(path.with_suffix(".pdf"))
    return whole(story)


@maker("PDF: Chromium")
def _chromium(story: Story, path: Path) -> Expected:
    source = path.with_suffix(".html.source")
    source.with_suffix(".htm").write_text(page(story, PLAIN), encoding="utf-8")
    printed = f"--print-to-pdf={path.with_suffix('.pdf')}"
    run(*_CHROMIUM, printed, f"file://{source.with_suffix('.htm')}")
    source.with_suffix(".htm").unlink()
    return whole(story)


@maker("PDF: LaTeX, two columns")
def _latex(story: Story, path: Path) -> Expected:
    def plain(words: str) -> str:
        return words.replace("&", r"\&").replace("%", r"\%").replace("$", r"\$").replace("£", r"\pounds{}")

    source = (
        r"\documentclass[twocolumn,a5paper]{article}\usepackage[T1]{fontenc}\usepackage{lmodern}"
        r"\usepackage[utf8]{inputenc}\usepackage{textcomp}"
        rf"\title{{{plain(story.title)}}}\author{{By {story.author}}}\date{{{story.day}}}"
        r"\begin{document}\maketitle " + "\n\n".join(map(plain, story.paragraphs)) + r"\end{document}"
    )
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, f"{path.name}.tex")
        written.write_text(source, encoding="utf-8")
        run("pdflatex", "-interaction=batchmode", "-output-directory", folder, written)
        shutil.copy(written.with_suffix(".pdf"), path.with_suffix(".pdf"))
    return whole(story)


@maker("PDF: groff")
def _groff(story: Story, path: Path) -> Expected:
    paragraphs = "".join(f".PP\n{words}\n" for words in story.paragraphs)
    source = f".TL\n{story.title}\n.AU\nBy {story.author}\n.AI\n{story.day}\n{paragraphs}"
    done = subprocess.run(
        ["groff", "-Kutf8", "-ms", "-Tpdf"], input=source.encode(), capture_output=True, check=True
    )
    path.with_suffix(".pdf").write_bytes(done.stdout)
    return whole(story)


def _word(story: Story) -> bytes:
    paragraphs = [(story.title, "Title"), f"By {story.author}", story.day, *story.paragraphs]
    return word_document(paragraphs, title=story.title, author=story.author)


@maker("Word: python-docx")
def _docx(story: Story, path: Path) -> Expected:
    path.with_suffix(".docx").write_bytes(_word(story))
    return whole(story)


def _converted(suffix: str) -> Maker:
    def make(story: Story, path: Path) -> Expected:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, f"{path.name}.docx")
            source.write_bytes(_word(story))
            into = Path(folder, "into")
            run("soffice", "--headless", "--convert-to", suffix, "--outdir", into, source)
            shutil.copy(into / f"{path.name}.{suffix}", path.with_name(f"{path.name}.{suffix}"))
        return whole(story)

    return make


_OFFICE = {"Word": "docx", "PDF": "pdf", "OpenDocument": "odt", "RTF": "rtf", "EPUB": "epub"}
for _kind, _suffix in _OFFICE.items():
    MAKERS[f"{_kind}: LibreOffice"] = _converted(_suffix)


def _by_pandoc(suffix: str) -> Maker:
    def make(story: Story, path: Path) -> Expected:
        top = f"---\ntitle: {json.dumps(story.title, ensure_ascii=False)}\n"
        # A page with the title alone comes first in its e-books.
        parts = [f"{top}date: {story.iso}\n---\n\n# {story.title}" if suffix == "epub" else f"{top}---"]
        parts += [f"By {story.author}", story.day, *(words.replace("$", r"\$") for words in story.paragraphs)]
        source = "\n\n".join(parts)
        target = path.with_suffix(f".{suffix}")
        command = ["pandoc", "-f", "markdown-smart", "-s", "-o", str(target)]
        subprocess.run(command, input=source.encode(), capture_output=True, check=True)
        return whole(story)

    return make


for _kind, _suffix in (("Word", "docx"), ("OpenDocument", "odt"), ("RTF", "rtf"), ("EPUB", "epub")):
    MAKERS[f"{_kind}: pandoc"] = _by_pandoc(_suffix)


def _cues(story: Story) -> Iterator[tuple[int, str, str]]:
    """Second, speaker and words of cues of some seven words, each paragraph of the other speaker."""
    second = 1
    for number, paragraph in enumerate(story.paragraphs):
        words = paragraph.split()
        for place in range(0, len(words), 7):
            yield second, ("Ana Ruiz", "Tom Lund")[number % 2], " ".join(words[place : place + 7])
            second += 2


def _spoken(story: Story) -> str:
    lines, second = [], 1
    for number, paragraph in enumerate(story.paragraphs):
        clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        lines.append(f"[{clock}] {('Ana Ruiz', 'Tom Lund')[number % 2]}: {paragraph}")
        second += 2 * -(-len(paragraph.split()) // 7)
    return "\n\n".join(lines) + "\n"


@maker("WebVTT: webvtt-py")
def _webvtt(story: Story, path: Path) -> Expected:
    import webvtt

    subtitles = webvtt.WebVTT()
    for second, speaker, words in _cues(story):
        start, end = (f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}.000" for s in (second, second + 2))
        subtitles.captions.append(
            webvtt.Caption(start, end, f"<v {speaker}>{html.escape(words, quote=False)}")
        )
    subtitles.save(str(path.with_suffix(".vtt")))
    return Expected(_spoken(story), None, None)


@maker("SRT: pysrt")
def _srt(story: Story, path: Path) -> Expected:
    import pysrt

    subtitles, before = pysrt.SubRipFile(), ""
    for number, (second, speaker, words) in enumerate(_cues(story), 1):
        label = f"{speaker}: " if speaker != before else ""
        item = pysrt.SubRipItem(number, {"seconds": second}, {"seconds": second + 2}, label + words)
        subtitles.append(item)
        before = speaker
    subtitles.save(str(path.with_suffix(".srt")), encoding="utf-8")
    return Expected(_spoken(story), None, None)


def _nexis(story: Story) -> list[str]:
    weekday = datetime.date.fromisoformat(story.iso).strftime("%A")
    head = [story.title, "The Port (London)", f"{story.day} {weekday}", "Copyright 2025 Port Ltd"]
    labels = ["Section: NEWS; Pg. 3", "Length: 184 words", f"Byline: By {story.author}", "Body"]
    return [*head, *labels, *story.paragraphs, f"Load-Date: {story.day}"]


@maker("Nexis Uni: Word")
def _nexis_word(story: Story, path: Path) -> Expected:
    path.with_suffix(".docx").write_bytes(nexis_document([_nexis(story)]))
    return Expected("\n\n".join([*_nexis(story), "End of Document"]) + "\n", story.title, story.iso)


@maker("Web page saved by Chromium, with SingleFile's head")
def _saved(story: Story, path: Path) -> Expected:
    facts = {"@type": "NewsArticle", "headline": story.title, "datePublished": f"{story.iso}T10:00:00Z"}
    script = f'<script type="application/ld+json">{json.dumps(facts)}</script>'
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as source:
        source.write(page(story, PLAIN, script))
        source.flush()
        command = [*_CHROMIUM, "--dump-dom", f"file://{source.name}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST, check=True)
    head = "<!--\n Page saved with SingleFile \n url: https://port.example/a \n"
    comment = f"{head} saved date: Mon Jun 30 2025 10:00:00\n-->"
    start, rest = done.stdout.split("<head>", 1)
    path.with_suffix(".html").write_text(f"{start}{comment}<head>{rest}", encoding="utf-8")
    return whole(story)


def main(folder: Path) -> int:
    """Make all files, read them, and print the table."""
    folder.mkdir(parents=True, exist_ok=True)
    stories = [Story(**values) for values in yaml.safe_load(_STORIES.read_text(encoding="utf-8"))]
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for name, make in MAKERS.items():
        for number, story in enumerate(stories):
            path = folder / f"{name.replace(': ', '-').replace(' ', '-').replace(',', '').lower()}-{number}"
            try:
                expected = make(story, path)
            except (ImportError, OSError, subprocess.SubprocessError) as error:
                print(f"{name}: left out ({error})", file=sys.stderr)
                break
            (written,) = folder.glob(f"{path.name}.*")
            row = right[name]
            row[0] += 1
            try:
                article = Article.from_path(written)
            except ArticleError as error:
                print(f"{written.name}: {error}", file=sys.stderr)
                continue
            found = (expected.found_in(article), article.title == expected.title)
            day = publication_date(article)[0].value
            for place, ok in enumerate((*found, day == expected.date), 1):
                row[place] += ok
            if not all((*found, day == expected.date)):
                print(f"{written.name}: text, title {found}, date {day}", file=sys.stderr)
    print(f"{'program and kind':52} files  text title  date")
    for name, row in right.items():
        print(f"{name:52} {row[0]:5} {row[1]:5} {row[2]:5} {row[3]:5}")
    total = [sum(column) for column in zip(*right.values(), strict=True)]
    print(f"{'all':52} {total[0]:5} {total[1]:5} {total[2]:5} {total[3]:5}")
    exact = sum(total[1:]) / max(1, 3 * total[0])
    print(f"{exact:.1%} exact")
    return 0 if exact >= 0.95 else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())))
