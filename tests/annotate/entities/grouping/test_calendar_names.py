"""People who are called like a month, a day or a season, and the times of the same name."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.entities.mentions.numbers import NUMERIC
from annotate.record import Annotations
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def read(annotator: Annotator, text: str) -> Annotations:
    return annotator.annotate(Article.from_text(text, published="2025-09-23"))


def people(record: Annotations) -> list[str]:
    named = [m for e in record.entities if e.type == "PERSON" for m in e.mentions if m.kind == "name"]
    return [m.exact for m in sorted(named, key=lambda m: m.start)]


def times(record: Annotations) -> list[str]:
    return [time.exact for time in record.timeline.times]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Mayor Ida March met reporters. Rivals said March should go.", ["Ida March", "March"]),
        ("Councillor Tim April lost his seat. Voters told April to leave.", ["Tim April", "April"]),
        ("Voters told April to leave. Councillor Tim April lost.", ["April", "Tim April"]),
        ("Anna May will fly to Brussels. Before May left, she slept.", ["Anna May", "May"]),
        ("Detective Joe Friday has retired. Colleagues gave Friday a watch.", ["Joe Friday", "Friday"]),
        ("Senator Ann June voted no. Her party wants June out.", ["Ann June", "June"]),
        ("Elsa August runs a bank. Investors trust August.", ["Elsa August", "August"]),
        ("Mr April, 45, was held. The court freed April on bail.", ["April", "April"]),
        ("Ida March will speak. Pressure on March has grown. A vote against March is near.", 3 * ["March"]),
        ("The judge, June Hale, sat down. Hale and June agreed.", ["June Hale", "Hale", "June"]),
        ("Ben Winter had warned of floods. According to Winter, the dam was weak.", ["Ben Winter", "Winter"]),
        ("Police arrested Monday Uche, a driver.", ["Monday Uche"]),
        ("The governor's aide, Sunday Adeleke, met the king. Adeleke wept.", ["Sunday Adeleke", "Adeleke"]),
        ("Midfielder Friday Etim signed for Kano.", ["Friday Etim"]),
        ("January Jones and Friday Ossai agreed.", ["January Jones", "Friday Ossai"]),
        ("Okoro met Friday Osanebi, the deputy governor.", ["Okoro", "Friday Osanebi"]),
        ("Dawn Easter, a nurse, was hurt. Doctors treated Easter.", ["Dawn Easter", "Easter"]),
    ],
)
def test_words_of_a_name_are_no_time(annotator: Annotator, text: str, named: list[str]) -> None:
    record = read(annotator, text)
    assert times(record) == []
    assert [name.split()[-1] for name in people(record)] == [name.split()[-1] for name in named]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Ida March was jailed in March 2024. Friends saw March in prison.", ["March 2024"]),
        ("On March 3, Ida March resigned. By March 10 March had left.", ["March 3", "March 10"]),
        ("Anna May spoke. Critics of May want her to go by the end of May.", ["the end of May"]),
        ("Elsa August runs a bank. In August, August sold her shares.", ["August"]),
        ("Joe Friday has retired. On Friday evening he went home.", ["Friday evening"]),
        ("Paul Sunday was married on Sunday. Sunday is 50.", ["Sunday"]),
        ("Ben Winter wrote it. Last winter, Winter had warned of floods.", ["Last winter"]),
        (
            "Ida March will speak. Much has changed since March. A vote is due next March.",
            ["March", "next March"],
        ),
        ("Donald Reyes spoke Tuesday. He said Tuesday Ortega had lied.", ["Tuesday", "Tuesday"]),
        ("Ana Ruiz was ill. By Monday Ruiz had lost, and on Friday Ruiz left.", ["Monday", "Friday"]),
        ("Bola Okoro arrived on Sunday. Sunday Okoro said he was ill.", ["Sunday", "Sunday"]),
        ("Police freed Uche. Last Sunday Uche was held again.", ["Last Sunday"]),
        ("He told reporters Monday Smith would leave. Smith is ill.", ["Monday"]),
        ("As of Monday Reyes had won most votes. Reyes thanked them.", ["Monday"]),
        ("In a match set for Sunday Obi will start. Obi is fit.", ["Sunday"]),
        ("Prices rose in March. They fell in May and June.", ["March", "May", "June"]),
        ("The march ends on March 3 or 4 April.", ["March 3", "4 April"]),
    ],
)
def test_times_beside_a_name_stay_times(annotator: Annotator, text: str, dates: list[str]) -> None:
    record = read(annotator, text)
    assert times(record) == dates
    taken = {place for time in record.timeline.times for place in range(time.start, time.end)}
    named = [m for e in record.entities if e.type not in NUMERIC for m in e.mentions if m.kind == "name"]
    assert not [m.exact for m in named if taken.intersection(range(m.start, m.end))]


@pytest.mark.parametrize(
    "text",
    [
        "The shop opens on Friday evening.",
        "A man was stabbed in Adelaide on Monday night.",
        "The market is held every Wednesday evening.",
        "It closed on Valentine's Day.",
        "Police will meet them Monday week.",
    ],
)
def test_a_day_is_never_both_a_name_and_a_time(annotator: Annotator, text: str) -> None:
    record = read(annotator, text)
    assert len(times(record)) == 1
    start, end = record.timeline.times[0].start, record.timeline.times[0].end
    assert not [m for e in record.entities for m in e.mentions if m.start < end and start < m.end]
