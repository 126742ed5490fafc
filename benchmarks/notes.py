"""What readers of Obsidian's Markdown see in the notes that are written for it.

    python -m benchmarks.notes

Obsidian itself is no free program and wants a screen. Its properties are YAML, its body is CommonMark with
tables and links in double brackets: gray-matter and yaml read the first, remark with remark-gfm and
remark-wiki-link the second (npm; they are installed into a folder of their own). Notes of stories, and of
one whose words are Markdown's own marks, are read by them, and what they find is compared with the record.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.formats.writers.notes.obsidian import dump_note
from annotate.record import Annotations
from annotate.settings import Settings
from benchmarks.stories import Story

_HERE = Path(__file__).parent
_PACKAGES = (
    "gray-matter@4.0.3",
    "unified@11.0.5",
    "remark-parse@11.0.0",
    "remark-frontmatter@5.0.0",
    "remark-gfm@4.0.1",
    "remark-wiki-link@2.0.1",
    "yaml@2.9.1",
)
_LONGEST = 300
_MARKS = Article.from_text(
    "# Bridge: *opens* [again] #1 | <b>July</b>\n\n"
    "Mayor Ana Ruiz said on Sunday that the `old` bridge ~~would~~ open ==again== on 1 July, ![x](y).\n\n"
    '"We have waited | for *a year*, [[really]] <script>1</script>," said Jonas [Bell]. - It cost $5.\n',
    id="marks",
    published="2025-06-08",
)


def noted(articles: list[Article]) -> list[tuple[Annotations, str]]:
    """Records with their notes."""
    engine = Annotator.from_settings(Settings())
    records = [engine.annotate(article) for article in articles]
    return [(record, dump_note(record)) for record in records]


def seen(notes: list[str], folder: Path) -> list[dict[str, Any]]:
    """What the packages find in notes."""
    (folder / "package.json").write_text('{"private": true, "type": "module"}', encoding="utf-8")
    install = ["npm", "install", "--no-audit", "--no-fund", "--silent", *_PACKAGES]
    subprocess.run(install, cwd=folder, check=True, timeout=_LONGEST)
    shutil.copy(_HERE / "notes.mjs", folder)
    names = [f"{number}.md" for number in range(len(notes))]
    for name, note in zip(names, notes, strict=True):
        (folder / name).write_text(note, encoding="utf-8")
    done = subprocess.run(
        ["node", "notes.mjs", *names], cwd=folder, check=True, timeout=_LONGEST, capture_output=True
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def faults(record: Annotations, found: dict[str, Any]) -> list[str]:
    """What a reader sees otherwise than the record has it."""
    document, properties = record.document, found["properties"]
    claims, events = ({each.id for each in group} for group in (record.claims, record.timeline.events))
    blocks = [each for each in found["blocks"] if each]
    title = " ".join((document.title or document.id).split())
    told = {
        "properties differ between readers": not found["same"],
        "title": properties.get("title") != title,
        "date": properties.get("date") != document.published.value,
        "tags": "dateline" not in properties.get("tags", []),
        "headline": found["headings"][:1] != [[1, title]],
        "claims without a block": not claims <= set(blocks),
        "events without a block": not events <= set(blocks),
        "a block twice": len(blocks) != len(set(blocks)),
        "an item without a block": None in found["blocks"],
        "who": any(link.strip("[]") not in found["links"] for link in properties.get("who", [])),
        f"marks of the article's own: {found['odd']}": bool(found["odd"]),
    }
    return [what for what, wrong in told.items() if wrong]


def main() -> int:
    """Write the notes, have them read, and tell what is seen otherwise."""
    stories = [Story(**each) for each in yaml.safe_load((_HERE / "stories.yaml").read_text(encoding="utf-8"))]
    texts = ["\n\n".join([each.title, f"By {each.author}", each.day, *each.paragraphs]) for each in stories]
    articles = [Article.from_text(text, id=f"story-{number}") for number, text in enumerate(texts)]
    notes = noted([*articles, _MARKS])
    with tempfile.TemporaryDirectory() as folder:
        found = seen([note for _, note in notes], Path(folder))
    wrong = 0
    for (record, _), one in zip(notes, found, strict=True):
        told = faults(record, one)
        wrong += bool(told)
        counts = f"{len(one['items'])} blocks, {len(one['links'])} links, {len(one['properties'])} properties"
        print(f"{record.document.id:10} {counts:44} {'; '.join(told) or 'as in the record'}")
    print(f"{len(notes) - wrong} of {len(notes)} notes read as they were meant")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
