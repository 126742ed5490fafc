"""Nouns of other trades, and groups of other numbers, are two; what says little may be anybody's."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from tests import pipelines
from tests.annotate.entities.coreference.together import are_one

IDOL = (
    "Bo Hale has been a great player for Selm. His career abroad was long, and in his present team he is an"
    " idol.\n\n"
    "The ‘Sel’ captain said again that there is no turning back and that his decision has been made."
)
MINE = (
    "Rescue workers pulled two bodies from the pit on Friday. About 60 workers were trapped. Five workers "
    "were killed there in 2014."
)
BUS = "Thirty pupils were on the bus. Four pupils had died on the road in 2009. The pupils were taken home."
DRIVERS = (
    "The driver of the lorry fled. The bus driver, Juan Quispe, was hurt. Police said the lorry "
    "driver was drunk."
)
ENVOY = "Ghana expelled Togo's envoy. The minister said Ghana's own envoy would come home. The diplomat left."

TWO_PARTIES = (
    "Radu Marin said his party would vote no. Mila Radic said her party would vote yes. "
    "Her party has ten seats."
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The sheriff said the bridge was safe. The mayor said it was not.", "The sheriff", "The mayor"),
        ("The court heard that the cyclist had drunk. The priest left.", "the cyclist", "The priest"),
        ("A farmer lost ten cows. The driver of the lorry was unhurt.", "A farmer", "The driver"),
        ("An inquiry was opened. The Opposition demanded a vote.", "An inquiry", "The Opposition"),
        ("The board tabled a motion. The meeting ended at noon.", "a motion", "The meeting"),
        ("The school was closed on Monday. The tunnel was flooded.", "The school", "The tunnel"),
        ("The dam broke. The bank was closed. The zoo lost three bears.", "The dam", "The zoo"),
        ("The city voted for a tax. The province refused to pay.", "The city", "The province"),
        ("The county asked for help. The state sent boats.", "The county", "The state"),
        (MINE, "Rescue", "About 60"),
        (MINE, "About 60", "Five"),
        (BUS, "Four", "The pupils"),
        (DRIVERS, "Juan", "the lorry driver"),
        ("The van driver died. The driver of the tram was unhurt.", "The van", "The driver"),
        (ENVOY, "Ghana's own", "The diplomat"),
        ("Six members of her own party voted with the opposition.", "her own party", "the opposition"),
        (TWO_PARTIES, "his party", "Her party has"),
        ("Susan Boyd told the Nation that staff had left. Zambia denied it.", "the Nation", "Zambia"),
        ("It is told in the journal Desert Science. Hugo Braun hailed the paper.", "Desert", "the paper"),
    ],
)
def test_two(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert not are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("A gunman shot two people. The attacker fled.", "A gunman", "The attacker"),
        ("A bus driver was hurt. The motorist was taken to hospital.", "A bus", "The motorist"),
        ("A nurse was fined on Monday. The woman had stolen pills.", "A nurse", "The woman"),
        ("A fire broke out at a mill. The factory was empty.", "a mill", "The factory"),
        ("A taxi driver was robbed. The cab driver is 40.", "A taxi", "The cab"),
        ("Four men were arrested. The four men denied it.", "Four men", "The four men"),
        ("The Wall Street Journal broke the story. The paper cited two aides.", "Wall", "The paper"),
        (IDOL, "an idol", "The ‘Sel’"),
        (TWO_PARTIES, "her party", "Her party has"),
        ("Ann Lund lost. The party lost 12 seats. Her party will meet.", "The party", "Her party"),
        ("Zambia is at war. The president told the nation that it was over.", "Zambia", "the nation"),
    ],
)
def test_one(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert are_one(annotator, text, first, second)
