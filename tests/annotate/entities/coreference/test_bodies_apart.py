"""Bodies of kinds that nobody is two of, and those who speak for them or lead them."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def are_one(annotator: Annotator, text: str, first: str, second: str) -> bool:
    """Tell whether what stands at two places belongs to one entity."""
    one, two = text.index(first), text.rindex(second)
    entities = annotator.annotate(Article.from_text(text)).entities
    return any({one, two} <= {mention.start for mention in entity.mentions} for entity in entities)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The union demanded an inquiry. The trust rejected that.", "The union", "The trust"),
        (
            "Members of Unite at EastLine Buses walked out. The company said it was sorry.",
            "Unite",
            "The company",
        ),
        (
            "The RMT said drivers would strike on Monday. The company called it reckless.",
            "RMT",
            "The company",
        ),
        ("Police searched the offices of the charity. The force said no more.", "the charity", "The force"),
        (
            "Healthwatch said it had spoken to us. Bill Tranter accused the trust of it.",
            "Healthwatch",
            "the trust",
        ),
        (
            "Caroline Voss denied that the company was for sale. The GMB union said it had had no warning.",
            "the company",
            "The GMB union",
        ),
        (
            "The government blocked the sale. The company said it would appeal.",
            "The government",
            "The company",
        ),
        ("Northern Care Trust apologised. The union said it was too late.", "Northern Care", "The union"),
        (
            "The university apologised on Monday. The museum will reopen in May.",
            "The university",
            "The museum",
        ),
        ("The hospital closed its ward. The museum lost its roof.", "The hospital", "The museum"),
        ("The committee had banned the march. The court ruled against it.", "The committee", "The court"),
        (
            "The Finance Ministry was silent. All is well, the civil protection agency says.",
            "Finance",
            "the civil protection agency",
        ),
        ("The Health Ministry said so. The space agency launched a rocket.", "Health", "The space agency"),
    ],
)
def test_bodies_of_two_kinds_are_two(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert not are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The National Trust bought the farm last year. The charity said it would open in May.",
            "National",
            "The c",
        ),
        (
            "Western Union said profits rose by a third. The company has 9,000 staff.",
            "Western",
            "The company",
        ),
        ("Barclays said it would shut 20 branches. The bank has 900 left.", "Barclays", "The bank"),
        ("The GMB said its members had voted to strike. The union will announce dates.", "GMB", "The union"),
        (
            "Northern Care Trust apologised. The union said the trust had been warned.",
            "Northern Care",
            "the trust",
        ),
        (
            "The National Gallery was robbed on Monday. The museum reopened on Friday.",
            "National",
            "The museum",
        ),
        ("The Royal Court lost its grant. The theatre will close.", "Royal", "The theatre"),
        ("The Supreme Court met in May. The tribunal ruled in June.", "Supreme", "The tribunal"),
        ("The Ministry of Health apologised. The government agency was late.", "Min", "The government"),
        ("The Ministry of Defence apologised. The defence agency was late.", "Min", "The defence"),
    ],
)
def test_a_body_keeps_the_nouns_of_its_kind(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Asked if the prime minister had confidence in her, his official spokesman said: “Yes.” "
            "The Liberal Democrats' spokesman, Olly Glover, called for an inquiry.",
            "his official spokesman",
            "Olly",
        ),
        (
            "The prime minister said she would stay. Her spokesman said: “No comment.” Labour's spokesman, "
            "Carl Rowe, called for an election.",
            "Her spokesman",
            "Carl",
        ),
        (
            "The Labour leader, Ann Croft, spoke first. The Green Party's leader said it was a poor speech.",
            "Ann Croft",
            "The Green Party's leader",
        ),
        (
            "The BBC's director, Joan Hart, resigned. The director of the union said it was overdue.",
            "Joan Hart",
            "The director",
        ),
    ],
)
def test_who_speaks_for_two_are_two(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert not are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The president's spokesman, Ivo Marsh, said: “No.” The spokesman said talks would go on.",
            "Ivo",
            "The spokesman",
        ),
        (
            "The prime minister is ill. Her spokesman said she had a cold. The prime minister's spokesman, "
            "Carl Rowe, gave no details.",
            "Her spokesman",
            "Carl",
        ),
    ],
)
def test_who_speaks_for_one_is_one(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert are_one(annotator, text, first, second)
