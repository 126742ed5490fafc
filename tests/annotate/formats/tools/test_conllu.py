"""CoNLL-U as its readers read it: trees that are whole, and brackets that mean the mentions."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.article import Article
from annotate.formats.writers.tools.conllu import dump_conllu
from annotate.record import Annotations, Check, Entity, Event, Mention
from annotate.record.walk import items_of
from annotate.review.edits import check, decide
from tests.samples import TEXT as OTHER
from tests.samples import full_record
from tests.tui.sample import TEXT, sample_record

conllu = pytest.importorskip("conllu", reason="conllu reads the form")

LINE = "The mayor of the port of Velden told the council of Velden about the old port."
WORDS = [(found.start(), found.end()) for found in re.finditer(r"\w+|\.", LINE)]
PART = re.compile(r"(?P<open>\()?(?P<id>[^-()]+)(?P<about>(?:-[^-()]*)*)(?P<close>\))?")


class Read(NamedTuple):
    """A mention as a reader of brackets finds it, with the offsets of its words."""

    id: str
    start: int
    end: int
    type: str
    head: int
    words: int


def read(content: str) -> list[Read]:
    """The mentions of a file, by a stack for each name, as the brackets are defined."""
    found: list[Read] = []
    for sentence in conllu.parse(content):
        stacks: dict[str, list[tuple[int, int, list[str]]]] = defaultdict(list)
        for number, token in enumerate(sentence):
            start, end = map(int, token["misc"]["TokenRange"].split(":"))
            for part in PART.finditer(token["misc"].get("Entity", "")):
                if part["open"]:
                    stacks[part["id"]].append((start, number, part["about"].split("-")[1:]))
                if part["close"]:
                    begun, first, about = stacks[part["id"]].pop()
                    found.append(
                        Read(
                            part["id"].split(".")[0], begun, end, about[0], int(about[1]), number - first + 1
                        )
                    )
        assert not any(stacks.values()), "a mention has no end in its sentence"
    return found


def of(text: str, *places: tuple[str, int, int]) -> Annotations:
    """A record with mentions at places, by the id of what they mean."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for number, (id, start, end) in enumerate(places):
        mentions[id].append(Mention(f"{id}.m{number}", start, end, text[start:end], "name", "rule", 1.0))
    entities = tuple(Entity(id, "GPE", id, tuple(found)) for id, found in mentions.items())
    return Annotations(full_record().generator, Article.from_text(text, id="a").document(), entities)


def spans_of(content: str) -> list[tuple[str, int, int]]:
    return sorted((each.id, each.start, each.end) for each in read(content))


def test_every_sentence_is_a_tree_over_the_words_of_the_text() -> None:
    sentences = conllu.parse(dump_conllu(sample_record(), TEXT))
    assert len(sentences) > 5
    for sentence in sentences:
        assert [token["id"] for token in sentence] == list(range(1, len(sentence) + 1))
        assert [token["deprel"] for token in sentence if token["head"] == 0] == ["root"]
        for token in sentence:
            seen = set()
            while token["head"]:
                assert token["id"] not in seen
                seen.add(token["id"])
                token = sentence[token["head"] - 1]
        spaced = [t["form"] + " " * ((t["misc"] or {}).get("SpaceAfter") != "No") for t in sentence]
        assert "".join(spaced).rstrip() == sentence.metadata["text"]
    assert len({sentence.metadata["sent_id"] for sentence in sentences}) == len(sentences)
    tags = {token["upos"] for sentence in sentences for token in sentence}
    assert {"NOUN", "VERB", "PROPN", "DET", "PUNCT"} <= tags


def test_ranges_lead_to_the_words_in_the_exact_text() -> None:
    tokens = [token for sentence in conllu.parse(dump_conllu(sample_record(), TEXT)) for token in sentence]
    ranges = [tuple(map(int, token["misc"]["TokenRange"].split(":"))) for token in tokens]
    assert [TEXT[start:end] for start, end in ranges] == [token["form"] for token in tokens]
    assert "".join(TEXT.split()) == "".join(token["form"] for token in tokens)


def test_every_mention_is_there_with_type_and_head() -> None:
    record = sample_record()
    found = read(dump_conllu(record, TEXT))
    places = {(each.id, each.start, each.end) for each in found}
    mentions = [(item.id, m.start, m.end) for item in record.entities for m in item.mentions]
    assert len(mentions) > 10
    assert set(mentions) <= places
    assert {id for id, _, _ in places} <= {item.id for item in items_of(record)}
    assert any(each.type == "time" for each in found)
    assert any(each.type == "event" for each in found)
    assert all(1 <= each.head <= each.words for each in found)
    assert len({(each.start, each.end) for each in found}) == len(found)
    types = defaultdict(set)
    for each in found:
        types[each.id].add(each.type)
    assert all(len(kinds) == 1 for kinds in types.values())


def test_what_was_found_about_a_claim_stands_where_it_begins() -> None:
    record = sample_record()
    claims = [claim for claim in record.claims if claim.content[0].start > 500][:2]
    for claim in claims:
        record = check(
            record, claim.id, Check("half true", f"line\n# text = {claim.id}", "https://a.example/?a=b")
        )
    sentences = conllu.parse(dump_conllu(record, TEXT))
    plain = conllu.parse(dump_conllu(sample_record(), TEXT))
    assert [s.metadata["text"] for s in sentences] == [s.metadata["text"] for s in plain]
    for claim in claims:
        (sentence,) = [
            s for s in sentences if any(key.startswith(f"claim::{claim.id}.") for key in s.metadata)
        ]
        name = sentence.metadata["sent_id"].split("-")[0]
        places = sentence.metadata[f"claim::{claim.id}.{name}"]
        assert places == ",".join(f"{span.start}:{span.end}" for span in claim.content)
        found = sentence.metadata[f"verdict::{claim.id}.{name}"]
        assert found == f"half true · line # text = {claim.id} · https://a.example/?a=b"
        ranges = [tuple(map(int, token["misc"]["TokenRange"].split(":"))) for token in sentence]
        assert ranges[0][0] <= claim.content[0].start < ranges[-1][1]
    assert sum(key.startswith("verdict::") for s in sentences for key in s.metadata) == len(claims) == 2
    rejected = decide(record, claims[0].id, "rejected")
    assert f"# verdict::{claims[0].id}." not in dump_conllu(rejected, TEXT)


def test_what_was_rejected_is_left_out() -> None:
    record = sample_record()
    first = record.entities[0]
    mentions = (replace(first.mentions[0], status="rejected"), *first.mentions[1:])
    less = replace(record, entities=(replace(first, mentions=mentions), *record.entities[1:]))
    whole = read(dump_conllu(record, TEXT))
    assert len(read(dump_conllu(less, TEXT))) == len(whole) - 1
    gone = read(dump_conllu(decide(record, first.id, "rejected"), TEXT))
    assert first.id not in {each.id for each in gone}


def places(words: int) -> st.SearchStrategy[tuple[int, int]]:
    ends = st.tuples(st.integers(0, words - 1), st.integers(0, words - 1))
    return ends.map(lambda pair: (min(pair), max(pair)))


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["e1", "e2", "e3"]), places(len(WORDS))), max_size=9))
def test_brackets_of_any_mentions_are_read_as_they_are_meant(drawn: list[tuple[str, Any]]) -> None:
    wanted = [(id, WORDS[first][0], WORDS[last][1]) for id, (first, last) in drawn]
    found = spans_of(dump_conllu(of(LINE, *wanted), LINE))
    assert set(found) <= set(wanted)
    assert len({(start, end) for _, start, end in found}) == len(found)
    for id, start, end in set(wanted) - set(found):
        # It is left out for one with the same words, or for one of the same thing that it crosses.
        same = any((a, b) == (start, end) for _, a, b in found)
        crossed = any(other == id and (a < start < b < end or start < a < end < b) for other, a, b in found)
        assert same or crossed


@pytest.mark.parametrize(
    ("mentions", "entity"),
    [
        ([("e1", 0, 5), ("e2", 2, 7)], {0: "(e1", 2: "(e2", 5: "e1)", 7: "e2)"}),
        ([("e1", 0, 2), ("e2", 2, 4)], {0: "(e1", 2: "e1)(e2", 4: "e2)"}),
        ([("e1", 0, 6), ("e1", 0, 2)], {0: "(e1(e1", 2: "e1)", 6: "e1)"}),
        ([("e2", 0, 1), ("e1", 0, 6), ("e3", 6, 6)], {0: "(e1(e2", 1: "e2)", 6: "(e3)e1)"}),
        ([("e1", 0, 2), ("e2", 2, 4), ("e3", 2, 2)], {0: "(e1", 2: "e1)(e2(e3)", 4: "e2)"}),
    ],
)
def test_ends_stand_before_beginnings_and_longer_mentions_begin_first(
    mentions: list[tuple[str, int, int]], entity: dict[int, str]
) -> None:
    record = of(LINE, *((id, WORDS[first][0], WORDS[last][1]) for id, first, last in mentions))
    (sentence,) = conllu.parse(dump_conllu(record, LINE))
    found = {n: t["misc"]["Entity"] for n, t in enumerate(sentence) if "Entity" in t["misc"]}
    assert {n: re.sub(r"\.[^()]*", "", words) for n, words in found.items()} == entity


def test_a_mention_of_half_a_word_has_the_whole_word() -> None:
    assert spans_of(dump_conllu(of(LINE, ("e1", 5, 7), ("e2", 16, 18)), LINE)) == [
        ("e1", 4, 9),
        ("e2", 17, 21),
    ]


def test_no_sentence_ends_inside_a_mention() -> None:
    text = "We flew. They drove. It rained."
    record = of(text, ("e1", 3, 13))
    first, second = conllu.parse(dump_conllu(record, text))
    assert (first.metadata["text"], second.metadata["text"]) == ("We flew. They drove.", "It rained.")
    assert [token["deprel"] for token in first if token["head"] == 0] == ["root"]
    assert spans_of(dump_conllu(record, text)) == [("e1", 3, 13)]
    assert len(conllu.parse(dump_conllu(of(text), text))) == 3


def test_two_articles_in_one_file_share_no_name() -> None:
    first, second = dump_conllu(sample_record(), TEXT), dump_conllu(full_record(), OTHER)
    sentences = conllu.parse(first + second)
    assert len({sentence.metadata["sent_id"] for sentence in sentences}) == len(sentences)
    documents = [s.metadata["newdoc id"] for s in sentences if "newdoc id" in s.metadata]
    assert documents == [sample_record().document.id, full_record().document.id]
    ids = [set(re.findall(r"\((\w+\.\w+)-", part)) for part in (first, second)]
    assert ids[0]
    assert ids[1]
    assert not ids[0] & ids[1]
    heads = [s.metadata["global.Entity"] for s in sentences if "global.Entity" in s.metadata]
    assert heads == ["eid-etype-head-other"] * 2


def test_words_are_written_as_they_are_read() -> None:
    text = "The pre\u00adsident of\nthe coun-\ncil met the ﬁrst Cafe\u0301 own\u00a0er\x07 and \U0001f600."
    sentences = conllu.parse(dump_conllu(of(text), text))
    tokens = [token for sentence in sentences for token in sentence]
    forms = {token["form"]: tuple(map(int, token["misc"]["TokenRange"].split(":"))) for token in tokens}
    assert {"president", "council", "first", "Café", "\U0001f600"} <= set(forms)
    assert text[slice(*forms["council"])] == "coun-\ncil"
    assert text[slice(*forms["Café"])] == "Cafe\u0301"
    assert not any(re.search(r"[\x00-\x1f\s]", form) for form in forms)


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_text_has_ten_columns(text: str) -> None:
    try:
        article = Article.from_text(text, id="a\tb\n")
    except Exception:
        return
    record = Annotations(full_record().generator, article.document())
    for line in dump_conllu(record, article.text).split("\n"):
        assert not line or line.startswith("# ") or line.count("\t") == 9
    for sentence in conllu.parse(dump_conllu(record, article.text)):
        assert [token["deprel"] for token in sentence if token["head"] == 0] == ["root"]


@pytest.mark.parametrize("text", [">", "> >", "\N{SOFT HYPHEN}"])
def test_a_text_of_marks_alone_has_no_sentence(text: str) -> None:
    article = Article.from_text(text)
    assert dump_conllu(Annotations(full_record().generator, article.document()), article.text) == ""


def test_kinds_are_told_to_who_reads_more_than_the_type() -> None:
    content = dump_conllu(sample_record(), TEXT)
    assert "kind:name,type:PERSON" in content
    assert re.search(r"type:DATE,value:\d{4}%2D\d\d%2D\d\d", content)
    assert "status:happened" in content


def test_a_word_that_is_a_happening_and_a_thing_is_the_thing() -> None:
    record = of(LINE, ("e1", 0, 9))
    event = next(item for item in items_of(full_record()) if isinstance(item, Event))
    mention = replace(event.mentions[0], start=0, end=9, exact=LINE[:9])
    both = replace(record, timeline=replace(record.timeline, events=(replace(event, mentions=(mention,)),)))
    assert spans_of(dump_conllu(both, LINE)) == [("e1", 0, 9)]


@pytest.mark.skipif(shutil.which("udvalidate") is None, reason="the validator of the treebanks is not there")
def test_the_validator_of_the_treebanks_takes_it(tmp_path: Path) -> None:
    file = tmp_path / "a.conllu"
    file.write_text(dump_conllu(sample_record(), TEXT) + dump_conllu(full_record(), OTHER), "utf-8")
    command = ["udvalidate", "--lang", "ud", "--level", "2", "--coref", str(file)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout
