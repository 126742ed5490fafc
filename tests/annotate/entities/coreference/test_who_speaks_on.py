"""Who speaks on: "she said" behind who has just spoken, who answers, and who tells of others."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def meant(annotator: Annotator, text: str, words: str) -> str | None:
    """Return the name of the entity that has a mention at a place."""
    start = text.rindex(words)
    entities = annotator.annotate(Article.from_text(text)).entities
    return next((e.name for e in entities for m in e.mentions if m.start == start), None)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Donna Pickering, 43, admitted theft when she appeared in court. Sadia Rahman, "
            "mitigating, said her client was deeply ashamed. “This is not a woman who set out to "
            "steal,” she said.",
            "she said",
            "Sadia Rahman",
        ),
        (
            "Anita Rao was fined. Her solicitor, Beth Lamb, said Ms Rao had been under pressure. "
            "“She was not thinking clearly,” she said.",
            "she said",
            "Beth Lamb",
        ),
        (
            "Petra Vance denied the charge. Olga Stern, a neighbour, told police that Vance had "
            "shouted at her. “I heard every word,” she said.",
            "she said",
            "Olga Stern",
        ),
        (
            "Her daughter, the novelist Clare Whitcombe, said Dame Eleanor died peacefully on Sunday.",
            "Her daughter",
            "Clare Whitcombe",
        ),
        ("Police said Anna Hill had left at noon. “I went to the shop,” she said.", "she said", "Anna Hill"),
        ("Minister Ada Frey said Mr Cole was wrong. “She does not know it,” he said.", "he said", "Cole"),
        (
            "Rosa Diaz, a nurse, said her patient had woken up. Jane Poe, 70, smiled. “I feel fine,” "
            "she said.",
            "she said",
            "Jane Poe",
        ),
        (
            "Adeyemi's agent, Paulo Ferraz, told reporters that his client wanted to leave. He added that no "
            "terms had been agreed.",
            "He added",
            "Paulo Ferraz",
        ),
        ("Tom Ray told reporters that Bob Finn had left. He added that it was late.", "He added", "Tom Ray"),
        (
            "Seamus Byrne said he was sure that police had erred. Her brother, Kevin, was less sure. If the "
            "car had been found, he said, all would know.",
            "he said",
            "Kevin",
        ),
        (
            "Tom Hale spoke for an hour. His son, Ben, was killed by a lorry. The driver, he said, sped.",
            "he said",
            "Tom Hale",
        ),
        ("Mark Dunn, the union's leader, spoke. Members were tired, he said.", "he said", "Mark Dunn"),
    ],
)
def test_who_has_spoken_speaks_on(annotator: Annotator, text: str, words: str, name: str) -> None:
    assert meant(annotator, text, words) == name


NIGHT = (
    "Tomas Wolny told the court that he saw the van. Counsel for the State suggested that he had mixed up "
    "the night;"
)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Rovers' head coach, Karl Brandt, insisted that he had not asked for the player to be "
            "sold. Asked whether Adeyemi would face Stoke City on Saturday, he said: “Of course. Why "
            "not?”",
            "he said",
            "Karl Brandt",
        ),
        (
            "Tom Pryce, the home secretary, spoke on Sunday. Asked about Daniel Cole, he said: “A friend.”",
            "he said",
            "Tom Pryce",
        ),
        (
            "Colin Marsh, the treasurer, gave evidence on Monday. Asked by Peter Dow whether the books were "
            "right, he said they were.",
            "he said",
            "Colin Marsh",
        ),
        ("Colin Marsh was asked whether he knew Peter Dow. He said: “No.”", "He said", "Colin Marsh"),
        ("Counsel suggested that the witness drank. He replied that he never did.", "He", "the witness"),
        (f"{NIGHT} he replied that he remembered the rain.", "he replied", "Tomas Wolny"),
        (f"{NIGHT} he replied that he remembered the rain.", "he had mixed", "Tomas Wolny"),
        ("Alan Frost suggested a tax in May. He responded to critics on Friday.", "He", "Alan Frost"),
        ("Karl Weber suggested that he might run. He said he was fit.", "he might", "Karl Weber"),
        ("Lars Holm was asked for more time. He replied that he was ill.", "He replied", "Lars Holm"),
    ],
)
def test_who_is_asked_answers(annotator: Annotator, text: str, words: str, name: str) -> None:
    assert meant(annotator, text, words) == name


def test_the_client_of_an_agent(annotator: Annotator) -> None:
    text = (
        "Adeyemi's agent, Paulo Ferraz, told Sky Sports that his client wanted to play in the "
        "Premier League. City manager Liam Manning refused to be drawn."
    )
    assert meant(annotator, text, "his client") == "Adeyemi"


ACCIDENT = "Teenager's death at quarry was accident"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            f"{ACCIDENT}, coroner finds\n\nCallum Reeve, a pupil at St Bede's Academy, got into "
            "difficulty on Sunday. Area coroner Dr Miriam Soane said the water was cold.",
            "coroner finds",
            "Miriam Soane",
        ),
        (
            f"{ACCIDENT}\n\nCallum Reeve, 16, got into difficulty at Harland Quarry on Sunday, July "
            "12. Recording a conclusion of accidental death on Tuesday, the coroner said he was a "
            "strong swimmer.",
            "he was a strong",
            "Callum Reeve",
        ),
        (
            f"{ACCIDENT}\n\nCallum Reeve, 16, got into difficulty at Harland Quarry on Sunday, July "
            "12. Recording a conclusion of accidental death on Tuesday, the coroner said he was a "
            "strong swimmer.",
            "the coroner said",
            None,
        ),
        (
            "Coroner Ruth Amin opened the inquest on Monday. The coroner said the family had waited "
            "too long.",
            "The coroner",
            "Ruth Amin",
        ),
        ("Lena Orr, the coroner for Selm, resigned. The coroner had been ill.", "The coroner", "Lena Orr"),
    ],
)
def test_a_coroner_is_called_so(annotator: Annotator, text: str, words: str, name: str | None) -> None:
    assert meant(annotator, text, words) == name
