"""A database of a few lines in WordNet's form: what is read of it, and what the lexicon makes of that."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.rankers.meanings.wordnet import Entry, WordNet

LICENCE = "  1 This line is one of the licence, as they stand at the top of every file.\n"
VERBS = (
    "00000010 30 v 02 storm 0 assail 0 002 @ 00000020 v 0000 + 00000100 n 0101 01 + 08 00 | to rush at\n"
    "00000020 30 v 01 fight 0 000 00 | to take part in combat\n"
)
NOUNS = (
    "00000100 04 n 02 storm 0 onslaught 0 002 @ 00000110 n 0000 + 00000010 v 0101 | an act\n"
    "00000110 04 n 01 fighting 0 000 | combat\n"
    "00000120 17 n 01 storm 1 000 | a thing\n"
    "00000130 06 n 01 table 0 000 | a piece of furniture\n"
    "00000140 06 n 01 tea_table 0 000 | a small one\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "data.verb": VERBS,
        "data.noun": NOUNS,
        "index.verb": "storm v 1 1 @ 1 1 00000010  \nassail v 1 1 @ 1 0 00000010  \n"
        "fight v 1 0 1 1 00000020  \n",
        "index.noun": "storm n 2 1 @ 2 1 00000100 00000120  \nonslaught n 1 1 @ 1 0 00000100  \n"
        "fighting n 1 0 1 1 00000110  \ntable n 1 0 1 1 00000130  \ntea_table n 1 0 1 0 00000140  \n",
    }
    for name, lines in files.items():
        (tmp_path / name).write_text(LICENCE + lines, encoding="utf-8")
    (tmp_path / "index.sense").write_text(
        "storm%2:30:00:: 00000010 1 3\nassail%2:30:00:: 00000010 1 0\nstorm%3:00:00:: 00000300 1 9\n"
        "calm%3:00:00:: 00000310 1 4\n",
        encoding="utf-8",
    )
    return tmp_path


def test_verb_and_noun_of_one_word_are_one_family(folder: Path) -> None:
    assert WordNet(folder).entries()["storm"] == Entry(
        True, 0.5, {"storm"}, {"v00000010", "n00000100"}, {"v00000020", "n00000110"}
    )


def test_a_noun_means_what_its_own_verb_means_and_no_other_words_verb(folder: Path) -> None:
    entry = WordNet(folder).entries()["onslaught"]
    assert not entry.verb
    assert entry.families == {"onslaught"}
    assert entry.senses == {"n00000100"}


def test_things_and_words_that_are_not_one_are_left_out(folder: Path) -> None:
    assert set(WordNet(folder).entries()) == {"storm", "assail", "fight", "onslaught", "fighting"}


def test_only_verbs_and_nouns_that_were_counted_are_known(folder: Path) -> None:
    assert WordNet(folder).counted() == {"storm"}
