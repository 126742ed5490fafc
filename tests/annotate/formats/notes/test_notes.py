"""Notes for Obsidian, and drafts of ClaimReview, read back by what reads Markdown, YAML and JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotate.corpus import find_inputs
from annotate.formats import FORMATS, format_of
from annotate.formats.writers import Recorded
from annotate.record import Annotations, Check
from annotate.record.values import EntityType
from annotate.review.edits import check, decide
from tests.samples import full_record
from tests.tui.sample import TEXT, sample_record

HOSTILE = '---\ntags: [x]\n<script>alert(1)</script> [[x]] `a` %%b%% "q" \u202eevil\u202c'


def note_of(record: Annotations) -> tuple[dict[str, Any], str]:
    note = FORMATS["obsidian"].dump(record)
    _, head, body = note.split("---\n", 2)
    return yaml.safe_load(head), body


def reviews_of(*records: Annotations) -> list[dict[str, Any]]:
    collect = FORMATS["claimreview"].collect
    assert collect is not None
    data = json.loads(collect([Recorded(each, TEXT) for each in records]))
    assert data["@context"] == "https://schema.org"
    reviews: list[dict[str, Any]] = data["@graph"]
    return reviews


def test_the_properties_say_what_the_article_is() -> None:
    record = sample_record()
    head, body = note_of(record)
    assert head["title"] == record.document.title
    assert head["text_sha256"] == record.document.text.sha256
    assert head["tags"][0] == "dateline"
    assert all(re.fullmatch(r"[\w/-]+", tag) for tag in head["tags"])
    assert all(link.startswith("[[") for link in head["who"])
    assert body.lstrip().startswith("# ")


def test_every_claim_event_and_entity_is_a_block_that_can_be_linked_to() -> None:
    record = sample_record()
    _, body = note_of(record)
    blocks = re.findall(r" \^(\w+)$", body, re.MULTILINE)
    wanted = [
        *(each.id for each in record.claims),
        *(each.id for each in record.timeline.events),
        *(each.id for each in record.entities),
    ]
    assert sorted(blocks) == sorted(wanted)


@pytest.mark.parametrize(
    ("kind", "name", "linked"),
    [
        ("PERSON", "Ann Roe", True),
        ("ORG", "Port of Varrow", True),
        ("GPE", "Varrow", True),
        ("EVENT", "Lock Day", True),
        ("LAW", "Locks Act", True),
        ("CARDINAL", "12,000", False),
        ("MONEY", "€5 million", False),
        ("PERCENT", "12 per cent", False),
        ("ORDINAL", "first", False),
        ("QUANTITY", "40 miles", False),
    ],
)
def test_only_what_has_a_name_becomes_a_link(kind: EntityType, name: str, linked: bool) -> None:
    record = sample_record()
    first = replace(record.entities[0], type=kind, name=name, named=True, aliases=())
    _, body = note_of(replace(record, entities=(first, *record.entities[1:])))
    line = next(line for line in body.splitlines() if line.endswith(f" ^{first.id}"))
    assert (f"[[{name}]]" in line) == linked
    assert (f"[[{name}]]" in body) == linked
    assert body.index(line) > body.index("## Amounts" if not linked else "## Who and what")


def test_offsets_lead_back_to_the_words() -> None:
    record = sample_record()
    _, body = note_of(record)
    for claim in record.claims:
        (line,) = re.findall(rf"^- .* \^{claim.id}$", body, re.MULTILINE)
        found = re.search(r"\(\[?(\d+)–(\d+)", line)
        assert found
        assert TEXT[int(found[1]) :].startswith(claim.content[0].exact)
        assert TEXT[: int(found[2])].endswith(claim.content[-1].exact)


def test_a_page_of_the_web_is_linked_to_by_its_words() -> None:
    record = sample_record()
    record = replace(record, document=replace(record.document, url="https://a.example/x y>#top"))
    _, body = note_of(record)
    links = re.findall(r"\]\(<([^>]*)>\)", body)
    assert links
    assert all(link.startswith("https://a.example/x%20y%3E#:~:text=") for link in links)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://[bad"])
def test_nothing_else_is_a_link(url: str) -> None:
    record = sample_record()
    _, body = note_of(replace(record, document=replace(record.document, url=url)))
    assert "](" not in body


def test_what_an_article_holds_is_no_markup() -> None:
    record = full_record()
    entity = replace(record.entities[0], name=HOSTILE, aliases=(HOSTILE,), note=HOSTILE)
    document = replace(record.document, title=HOSTILE, source=HOSTILE, author=HOSTILE, url=None)
    head, body = note_of(replace(record, document=document, entities=(entity, *record.entities[1:])))
    assert "x" not in head["tags"]
    assert not re.search(r"(?<!\\)<script", body)
    assert not re.search(r"(?<!\\)%%", body)
    assert "\u202e" not in body + str(head)
    assert "\n---\n" not in body
    tokens = [each for block in MarkdownIt().parse(body) for each in (block, *(block.children or ()))]
    assert {each.tag for each in tokens if each.type == "heading_open"} == {"h1", "h2", "h3"}
    assert not {"html_block", "html_inline", "link_open", "image", "code_inline", "hr"} & {
        each.type for each in tokens
    }


@given(st.text(max_size=40))
def test_any_title_and_name_is_one_value(words: str) -> None:
    record = full_record()
    entity = replace(record.entities[0], name=words or "x")
    document = replace(record.document, title=words, author=words)
    head, _ = note_of(replace(record, document=document, entities=(entity, *record.entities[1:])))
    assert set(head) <= {
        *("title", "date", "author", "publisher", "url", "source"),
        *("text_sha256", "generator", "who", "tags"),
    }


def test_rejected_ones_are_left_out_and_verdicts_are_told() -> None:
    record = check(decide(sample_record(), "c3", "rejected"), "c4", Check("false", "the log"))
    _, body = note_of(record)
    assert "^c3\n" not in body
    assert "    - checked: **false**: the log\n" in body


def test_a_note_is_no_article_of_its_folder(tmp_path: Any) -> None:
    (tmp_path / "a.txt").write_text("Words.\n")
    (tmp_path / "a.notes.md").write_text(FORMATS["obsidian"].dump(sample_record()))
    assert [item.name for item in find_inputs([str(tmp_path)])] == [str(tmp_path / "a.txt")]
    form = format_of("a.notes.md")
    assert form is not None
    assert form.name == "obsidian"


def test_only_what_was_checked_is_reviewed() -> None:
    record = check(sample_record(), "c4", Check("false", "the log", "https://a.example/log"))
    (review,) = reviews_of(record, replace(sample_record(), claims=()))
    claim = next(each for each in record.claims if each.id == "c4")
    assert review["@type"] == "ClaimReview"
    assert claim.content[0].exact in review["claimReviewed"]
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "false"}
    assert review["reviewBody"] == "the log"
    assert review["citation"] == "https://a.example/log"
    assert review["itemReviewed"]["appearance"]["@type"] == "NewsArticle"
    assert reviews_of(decide(record, "c4", "rejected")) == []
