"""Who was brought in, accused or ordered out just before, and whom a colleague has in mind."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines
from tests.annotate.entities.coreference.together import are_one

DEPUTY = (
    "Opposition leader Ishmael Toro, who filed the motion, said so. Toro's deputy, former health "
    "minister Mary-Ann Bell, went further. She said Lund had known."
)
HEAD = (
    "The chief executive, Mark Lee, resigned. Its chairwoman, Jill Stone, was shocked. He is replaced by "
    "Sara Kim, who runs the London office. She starts in May."
)

ATHLETE = (
    "Mary Cheto ran. Her coach, Dan Kor, denied it. A former athlete said the coach had sold her pills. "
    '"He told me to run," she said.'
)
COOK = (
    "Inspector Tom Hale, who leads the case, said a search was under way. A former cook had been arrested "
    "on Friday. The man, who is 51 and was dismissed in May, was questioned."
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Mayor Olga Petrenko said a shelter would open. Among them was Hanna Koval, whose son had "
            'lost his boots. "He walked all night," she said.',
            "Hanna",
            "she said",
        ),
        (
            "Minister Clara Rossi said the dam had held. At the back sat Giulia Ferri, who had lost "
            'her home. "Nobody told us," she said.',
            "Giulia",
            "she said",
        ),
        (
            "Chief Nora Stead said it worked. Watching from the pier was Jean Platt. She heard nothing.",
            "Jean",
            "She heard",
        ),
        (
            "Mayor Tom Hale said the road was open. Among the drivers stuck was Ken Shaw, whose lorry had "
            'broken down. "I slept in the cab," he said.',
            "Ken",
            "he said",
        ),
        (
            "Petra Novak, who leads the Greens, said Mr Hajek had hidden the letter. He called that a smear.",
            "Hajek",
            "He called",
        ),
        (DEPUTY, "Mary-Ann", "She"),
        (HEAD, "Sara", "She starts"),
        ('Eva Lund won. "She has done nothing for us," Ana Ruiz said of Lund.', "Eva", "She has"),
        ("Tom Duma broke the news that Cyril Rama had called to congratulate him.", "Tom", "him"),
        ("Rita Bashir was jailed. One of the victims told the court she had paid her.", "One of", "she"),
        ("Ann Kolo was there. One of the clerks said she was tired.", "One of", "she"),
        ("Ivan Hajek pointed to General Ken Mack's remarks in which he praised drones.", "Ken", "he praised"),
        ("Eva Lund read from a letter by Ana Ruiz, in which she says that war is near.", "Ana", "she says"),
        ("Peru on Friday ordered Chile's consul to leave the country.", "Peru", "the country"),
        (
            "Vanuatu gave Norway's envoy two days to leave the country, accusing him of spying.",
            "Vanuatu",
            "the country",
        ),
        (COOK, "A former cook", "The man"),
        (ATHLETE, "A former athlete", "she said"),
        ("Her father worked there. One of the welders, Ole Vik, said so.", "One of", "Ole"),
        ("Tom Lee quit. The head of the drivers' union, Petr Reuss, said so.", "The head", "Petr"),
        (
            "Sgt Rita Moss said so. A waiter was held. The suspect, who is 22, is ill.",
            "A waiter",
            "The suspect",
        ),
        ("Her coach and former husband, Paul Kiptoo, said he was shocked.", "Her coach", "Paul"),
        ("His wife and manager, Ann Hale, said so.", "His wife", "Ann"),
    ],
)
def test_who_is_meant(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Rosa Vega came home. Among the gifts was a letter from Maria Sol. She read it.", "Maria", "She"),
        (
            "Lena Fischer thinks that poachers burned the nest. Her sister, Aiko Mori, said they had planned "
            "to return.",
            "poachers",
            "they",
        ),
        ("Ann Lee said Tom Roe had lied. She called that a disgrace.", "Tom", "She"),
        ("The mayor and his wife, Ann Hale, said so.", "The mayor", "Ann"),
        ("The founder's widow sold it. Karl Rost, the head of a bank, bought it.", "The founder", "Karl"),
        ('"He was my friend," Luis said of Marco. Tom Hale wept.', "He", "Luis"),
        (
            "Former mayor Joe Diaz spoke. The mayor, Ann Park, left. The former mayor laughed.",
            "Ann",
            "The former",
        ),
        ("Ana Ruiz quit. She was beaten by Eva Weil, who owns a mine. She wept.", "Eva", "She wept"),
        (
            "Omar Haddad met a minister who is on a visit to the Kingdom. Lebanon lent money.",
            "the K",
            "Lebanon",
        ),
        ("Joan Barry spoke of a farce. Sandra May condemned her remarks.", "Sandra", "her"),
        ("Shares in Roe Paper and Selm Steel fell. The company said demand was weak.", "Selm", "The company"),
        ("His wife and son, Tim, said so.", "His wife", "Tim"),
        ("The patient died. His parents, Maria and Karl Lenz, wept.", "The patient", "Maria"),
        ("Peru's envoy left. Minister Tomas Kalo said she had lied.", "Tomas", "she"),
        ("Mayor Ana Ruiz won. Her rival, Rui Mota, lost. The former mayor smiled.", "Ana", "The former"),
        ("Tom Hale shot at a neighbour. The man was arrested.", "a neighbour", "The man"),
        ("Her father worked there. One of the welders, Ole Vik, said so.", "Her father", "Ole"),
        ("Mayor Ann Hale spoke. A guard asked her to go. The woman refused.", "A guard", "The woman"),
        ("Bo Roe was hurt. A cyclist fell. The man rose. The driver fled.", "A cyclist", "The driver"),
        (
            "Peru recalled its envoy, Ana Lima. Chile's own envoy stayed in the city.",
            "Ana",
            "Chile's own envoy",
        ),
    ],
)
def test_who_is_not_meant(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert not are_one(annotator, text, first, second)


def test_those_of_whom_somebody_is_told_are_still_they(annotator: Annotator) -> None:
    text = "Eva Lind thinks that smugglers cut the fence. Her neighbour, Ruth Kane, said they came by night."
    assert are_one(annotator, text, "smugglers", "they")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Sandra May defended her remarks.", "Sandra", "her"),
        ("The council met Roe Paper. The company said demand was weak.", "Roe", "The company"),
        (
            '"We lost," said Bo Reed of the Turtle Trust. According to the group, 40 died.',
            "Turtle",
            "the group",
        ),
    ],
)
def test_who_may_still_be_meant(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert are_one(annotator, text, first, second)


def test_whose_nephew_somebody_is_is_another(annotator: Annotator) -> None:
    text = "Police seek Omar Haddad, the founder's nephew and managing partner, who is in Doha."
    entities = annotator.annotate(Article.from_text(text)).entities
    assert "the founder" not in [mention.exact for entity in entities for mention in entity.mentions]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("His manager and brother-in-law, Colin Hale, said he was furious.", "Colin Hale"),
        ("The school's head and chair of governors, Rob Lamb, said the roof was safe.", "Rob Lamb"),
        ("Her lawyer and her doctor, Max Roe and Eli Dunn, said she was ill.", None),
        ("His wife and son, Tim, said he was ill.", None),
    ],
)
def test_who_speaks_with_two_roles_before_the_name(
    annotator: Annotator, text: str, speaker: str | None
) -> None:
    found = annotator.annotate(Article.from_text(text))
    source = next(claim.source for claim in found.claims if claim.cue[0].exact == "said")
    names = {entity.id: entity.name for entity in found.entities}
    assert source is not None
    assert (names[source.entity] if source.entity else None) == speaker
