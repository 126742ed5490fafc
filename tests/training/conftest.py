"""Corpora of a few sentences of our own, in the formats of the real ones."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

WORLDWIDE = {
    "train": [
        {
            "id": "w1",
            "region": "europe",
            "url": "https://example.org/1",
            "text": "Lena Fischer left Port Ellis.",
            "entities": [
                {"start": 0, "end": 12, "label": "PERSON"},
                {"start": 18, "end": 28, "label": "LOCATION"},
                {"start": 18, "end": 22, "label": "MISC", "layer": 2},
            ],
        }
    ],
    "dev": [],
}
POLNEAR = {
    "train": [
        {
            "id": "p1",
            "published": "2016-05-02",
            "text": "“It rains,” Ann Lee said, “and it is cold.”",
            "annotator": "A",
            "attributions": [
                {"source": [[12, 19]], "cue": [[20, 24]], "content": [[0, 11], [26, 43]]},
                {"source": [], "cue": [[20, 24]], "content": [[0, 11]]},
            ],
            "other_annotators": [
                {
                    "annotator": "B",
                    "attributions": [{"source": [[12, 19]], "cue": [[20, 24]], "content": [[0, 11]]}],
                }
            ],
        }
    ],
    "dev": [{"id": "p2", "text": "Nobody spoke.", "attributions": []}],
}
# "t0" is the date of the document. The ids are chosen so that the second alone is in the development part.
TIMEBANK: list[dict[str, Any]] = [
    {
        "id": name,
        "set": "TimeBank",
        "published": "1998-03-02",
        "title": "",
        "dct": {"tid": "t0"},
        "text": "They met on Monday and left later.",
        "times": [
            {"tid": "t0", "type": "DATE", "value": "1998-03-02", "start": None, "end": None},
            {"tid": "t1", "type": "DATE", "value": "1998-03-02", "start": 12, "end": 18},
        ],
        "events": [
            {"eid": "e1", "eiid": "ei1", "class": "OCCURRENCE", "start": 5, "end": 8},
            {"eid": "e2", "eiid": "ei2", "class": "OCCURRENCE", "start": 23, "end": 27},
        ],
        "tlinks": [
            {"eventInstanceID": "ei1", "relatedToTime": "t0", "relType": "IBEFORE"},
            {"timeID": "t0", "relatedToEventInstance": "ei2", "relType": "BEFORE"},
            {"timeID": "t1", "relatedToEventInstance": "ei1", "relType": "INCLUDES"},
            {"eventInstanceID": "ei1", "relatedToEventInstance": "ei2", "relType": "BEFORE"},
        ],
    }
    for name in ("wire-1", "wire-0")
]
EWT = """\
# newdoc id = ewt-1
# sent_id = ewt-1-1
# newpar id = p1
1\tMaria\tMaria\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tsings\tsing\tVERB\tVBZ\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = ewt-1-2
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tdo\tdo\tAUX\tVB\t_\t0\troot\t_\t_
2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_
3\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_

# sent_id = ewt-1-3
# newpar
1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
"""
GUM = """\
# newdoc id = GUM_news_bridge
# meta::dateCreated = 2021-04-01
# meta::genre = news
# meta::salientEntities = 1 (5*), 2 (2)
# sent_id = g-1
1\tMaria\tMaria\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-cf1-1-coref)
2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\tEntity=(2-person-new-cf2-2-coref
4\tmayor\tmayor\tNOUN\tNN\t_\t2\tobj\t_\tEntity=2)
5\ttoday\ttoday\tNOUN\tNN\t_\t2\tobl\t_\tEntity=(3-time-new-cf3-1-sgl)
6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = g-2
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-cf1-1-ana)
2\tsmiled\tsmile\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""
FACTUALITY = [{"sent_id": "ewt-1-1", "token": 2, "form": "sings", "lemma": "sing", "score": 2.5}]
CLAIMBUSTER = [
    {"text": "Spending rose by 4 percent in 2021.", "label": 1},
    {"text": "Thank you all.", "label": 0},
]


def write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write a file of one JSON object a line, compressed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)


def write_text(path: Path, text: str) -> None:
    """Write a compressed text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.write(text)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of tiny corpora, where ``DATELINE_DATA`` names it."""
    folder = tmp_path / "data"
    for part in ("train", "dev"):
        write_lines(folder / f"entities/worldwide.{part}.jsonl.gz", WORLDWIDE[part])
        write_lines(folder / f"attribution/polnear.{part}.jsonl.gz", POLNEAR[part])  # type: ignore[arg-type] # rows of two forms
        write_text(folder / f"treebank/ewt.{part}.conllu.gz", EWT)
        write_text(folder / f"treebank/gum.{part}.conllu.gz", GUM)
    write_lines(folder / "time/timebank.jsonl.gz", TIMEBANK)
    write_lines(folder / "factuality/uds.jsonl.gz", FACTUALITY)
    write_lines(folder / "worthiness/claimbuster.train.jsonl.gz", CLAIMBUSTER)
    monkeypatch.setenv("DATELINE_DATA", str(folder))
    return folder
