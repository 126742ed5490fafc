"""How something ended by two articles: convicted or acquitted, positive or negative, dead or alive."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier.events.conflicts.outcomes import outcomes
from annotate.dossier.model import Conflict
from tests.annotate.dossier.conftest import source

DAYS = ("2025-06-10", "2025-06-14")


def found(
    engine: Annotator, one: str, other: str, days: tuple[str, str] = (DAYS[0], DAYS[0])
) -> list[Conflict]:
    sources = [
        source(engine, name, f"News of Osby\n\n{words}\n", day)
        for name, words, day in zip("ab", (one, other), days, strict=True)
    ]
    return [conflict for _, conflict in outcomes(*sources)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jon Falk showed no remorse as he was convicted.", "A jury acquitted the baker Jon Falk."),
        ("Jon Falk has died of burns that he suffered in May.", "Jon Falk was recovering at home in Osby."),
        ("Jon Falk, who had been missing for a week, was poisoned.", "Jon Falk drowned, the autopsy shows."),
        # Whatever stands beside the name.
        (
            "Jon Falk, who had shot three men, was killed on Monday.",
            "Jon Falk survived the attack on Monday.",
        ),
        ("On Monday Jon Falk was convicted.", "In Osby Jon Falk was acquitted."),
        ("Osby's former mayor Jon Falk was convicted.", "Jon Falk has been acquitted."),
        ("Jon Falk, a baker of Osby, was convicted.", "Jon Falk was unanimously found not guilty."),
        ("Jon Falk of Osby was convicted of fraud.", "Jon Falk was finally cleared of fraud."),
        ("Jon Falk pleaded not guilty to fraud.", "Jon Falk pleaded guilty to fraud."),
        ("His daughter Ida Falk survived the fire.", "Ida Falk died in the fire."),
        # Left by will or removed, came by will or taken.
        ("OSBY, May 7 - Minister Jon Falk resigned on Monday.", "Jon Falk was dismissed by the premier."),
        ("Jon Falk has stepped down as coach.", "Rovers sacked Jon Falk on Monday."),
        ("The premier ousted Jon Falk.", "Jon Falk, the minister, stood down."),
        # A deed told by a noun.
        ("Jon Falk resigned on Monday.", "OSBY, May 7 - The dismissal of Jon Falk was told on Monday."),
        ("Jon Falk's resignation was told on Monday.", "The board sacked Jon Falk."),
        ("Jon Falk's sudden dismissal shocked Osby.", "Jon Falk has stepped down."),
        ("The resignation of Jon Falk as coach of their club came on Monday.", "Jon Falk was fired."),
        ("The premier dismissed the minister, Jon Falk, on Monday.", "Jon Falk resigned."),
        ("The sacking of the club's coach, Jon Falk, was told on Monday.", "Jon Falk stood down."),
        # What is said of somebody beside the name.
        ("Jon Falk, her brother, was convicted of fraud.", "Her brother, Jon Falk, was acquitted."),
        # Whether somebody lives, and whether he is still what he was.
        ("Jon Falk has bad burns but is out of danger.", "Jon Falk died on Monday in Osby."),
        ("Jon Falk was badly injured, but is out of danger.", "Jon Falk died of his burns in Osby."),
        ("Jon Falk was in a stable condition.", "Jon Falk was killed, the police said."),
        ("Jon Falk, the warden, has been suspended.", "Jon Falk remains in his post, they said."),
        ("Jon Falk was the last to leave the ship.", "Jon Falk was among the first to leave the ship."),
        ("Jon Falk surrendered to police.", "Jon Falk was caught in Osby."),
        ("Jon Falk turned himself in on Monday.", "Soldiers captured Jon Falk in Osby."),
        # How somebody was killed, and by whose hand.
        ("Jon Falk was shot dead in Osby.", "Jon Falk was stabbed in Osby."),
        ("Jon Falk was poisoned, his doctor said.", "Jon Falk has been strangled."),
        ("Jon Falk shot himself in Osby.", "Jon Falk was murdered in Osby."),
        # Free or held, armed or not, alive or found dead, and what he says of a charge or a defeat.
        (
            "Jon Falk, who was arrested on Sunday, denies it.",
            "Jon Falk, the manager, was questioned for two hours on Sunday and allowed to go home.",
        ),
        ("Police arrested Jon Falk on Sunday.", "Jon Falk is still at large."),
        ("Jon Falk was taken to the new prison of Osby.", "Jon Falk was released on bail."),
        ("Jon Falk was armed when he was found.", "Jon Falk was unarmed."),
        (
            "The climber Jon Falk, 29, who had been missing since Saturday, was found alive on Wednesday.",
            "Rescuers have found the body of Jon Falk, a 29-year-old of Osby.",
        ),
        ("Jon Falk was pulled out alive.", "Jon Falk was found dead in Osby."),
        ("Jon Falk admitted all the charges.", "Jon Falk pleaded not guilty."),
        ("Jon Falk has conceded.", "Jon Falk has not conceded."),
        ("Jon Falk conceded defeat late at night.", "Jon Falk refused to concede and spoke of theft."),
        # A verdict on several charges, and what a court found.
        (
            "Jon Falk was found guilty of theft but cleared of arson.",
            "Jon Falk was convicted of theft and arson.",
        ),
        (
            "The court found Jon Falk guilty of theft. He was, however, acquitted of bribing a clerk.",
            "Jon Falk was convicted of theft, of forging a will and of bribing a clerk.",
        ),
        ("The jury acquitted Jon Falk of arson.", "The jury found Jon Falk guilty of arson."),
        ("Jon Falk was jailed for four years for arson.", "Jon Falk was acquitted of arson."),
        # How somebody is who was hurt.
        ("Jon Falk was in a critical condition, doctors said.", "Jon Falk is in a stable condition."),
        ("Jon Falk is still in hospital, his wife said.", "Jon Falk walked out of hospital."),
        ("Jon Falk was in intensive care on Monday.", "Jon Falk was sent home from hospital on Monday."),
        ("Jon Falk's condition was critical.", "Jon Falk is out of danger."),
        ("Jon Falk is in a coma, his wife said.", "Jon Falk is conscious."),
    ],
)
def test_what_cannot_both_be_so_of_one_person_is_told_by_name(
    engine: Annotator, one: str, other: str
) -> None:
    (conflict,) = found(engine, one, other)
    name = "Ida Falk" if "Ida" in one else "Jon Falk"
    assert conflict.because.startswith(f"{name}: “")
    assert not conflict.update


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # What was before, and what was wrong.
        ("Jon Falk, who had been convicted of murder, walked free.", "Jon Falk was acquitted of murder."),
        ("Jon Falk was wrongly convicted of murder.", "Jon Falk was acquitted of murder."),
        ("Jon Falk was previously convicted of murder.", "Jon Falk was finally cleared of murder."),
        # Somebody else, of theirs.
        ("Ida Moen's son was convicted.", "Ida Moen was acquitted."),
        ("Jon Falk wept. His wife died on Monday.", "Jon Falk survived."),
        ("Jon Falk, whose wife died on Monday, wept.", "Jon Falk survived."),
        ("The wife of Jon Falk died on Monday.", "Jon Falk survived."),
        ("The man who shot Jon Falk died.", "Jon Falk survived."),
        ("Ida Falkenhorst pleaded guilty.", "Jon Falkenhorst pleaded not guilty."),
        ("Jon Falk's deputy resigned on Monday.", "Jon Falk was dismissed."),
        ("Jon Falk resigned.", "The premier dismissed Jon Falk's deputy."),
        ("Jon Falk resigned.", "The premier dismissed a report by Jon Falk."),
        ("Jon Falk resigned on Monday.", "Ida Moen was dismissed."),
        # A noun for what is only wanted, or of somebody of theirs.
        ("Thousands demanded Jon Falk's resignation.", "Jon Falk was dismissed."),
        ("Unions called for the dismissal of Jon Falk.", "Jon Falk resigned."),
        ("The premier refused the resignation of Jon Falk.", "Jon Falk was dismissed."),
        ("Jon Falk resigned.", "The dismissal of Jon Falk's deputy was told on Monday."),
        ("Jon Falk resigned.", "Ida Moen, who followed Jon Falk's dismissal, wept."),
        # By will, but not quite; and what was done in more ways than one.
        ("Jon Falk was forced to resign.", "Jon Falk was sacked."),
        ("Jon Falk resigned before he was dismissed.", "Jon Falk was dismissed."),
        ("Jon Falk was shot and stabbed in Osby.", "Jon Falk was stabbed in Osby."),
        ("Jon Falk surrendered to police.", "Jon Falk was arrested in Osby."),
        # Out of other hands, of somebody else, and in turn.
        ("Jon Falk was arrested.", "Jon Falk was released from hospital."),
        ("Jon Falk was arrested.", "Jon Falk was freed from the wreckage."),
        ("Jon Falk was arrested.", "Jon Falk's brother was released."),
        ("Jon Falk was arrested on Sunday and released on Monday.", "Jon Falk was arrested on Sunday."),
        ("Jon Falk was armed.", "The guard was unarmed."),
        ("Jon Falk was found alive.", "The body of Jon Falk's wife was found."),
        ("Jon Falk hit Ida Moen and was arrested.", "Ida Moen is still at large."),
        ("Jon Falk was wounded and died on Monday.", "Jon Falk died on Monday."),
        ("Jon Falk was suspended as a captain.", "Jon Falk keeps his post in the union."),
        ("Jon Falk was suspended.", "Jon Falk's deputy remains in her post."),
        ("Jon Falk admitted that the door was open.", "Jon Falk denied the charge."),
        ("Jon Falk conceded that he had lost.", "Jon Falk refused to concede."),
        # On other charges, and of two days.
        ("A court convicted Jon Falk of theft and jailed him.", "Jon Falk was acquitted of arson."),
        ("Jon Falk was convicted of theft but cleared of arson.", "Jon Falk was acquitted of arson."),
        ("Jon Falk was in a critical condition on Sunday.", "Jon Falk was in a stable condition on Monday."),
        ("Jon Falk's lawyer left the hospital.", "Jon Falk is still in hospital."),
        # One after the other.
        ("Jon Falk was still in hospital on Monday morning.", "Jon Falk left hospital on Monday evening."),
        ("Jon Falk was still in hospital on Monday.", "Jon Falk left hospital in January."),
        ("Jon Falk was in a coma on Sunday.", "Jon Falk was conscious on Monday."),
        (
            "A jury in Osby found Jon Falk guilty of arson in Osby.",
            "Jon Falk was acquitted of murder in Osby.",
        ),
        # Of something else.
        ("Jon Falk survived the avalanche in Osby.", "Jon Falk has died of cancer."),
        # What is no verdict.
        ("Jon Falk was convicted by a court in Osby.", "Jon Falk was cleared to play again."),
        ("If Jon Falk had been convicted, he would have left.", "Jon Falk was acquitted."),
    ],
)
def test_what_may_both_be_so_is_no_conflict(engine: Annotator, one: str, other: str) -> None:
    assert not found(engine, one, other)
    assert not found(engine, other, one)


@pytest.mark.parametrize(
    ("one", "other", "update"),
    [
        ("Jon Falk tested positive, his doctor said.", "Jon Falk tested negative, his doctor said.", True),
        ("Jon Falk pleaded not guilty.", "Jon Falk pleaded guilty.", True),
        ("Jon Falk pleaded guilty.", "Jon Falk pleaded not guilty.", False),
        ("The dam of Osby was intact.", "The dam of Osby has burst.", True),
        ("The dam of Osby was intact.", "The dam of Osby had burst.", False),
        ("Jon Falk survived.", "Jon Falk died.", True),
        ("Jon Falk died.", "Jon Falk survived.", False),
        ("Jon Falk was convicted.", "Jon Falk was acquitted.", False),
        ("Jon Falk is in hospital.", "Jon Falk has left hospital.", True),
        ("The search for the boy goes on.", "The search for the boy was called off.", True),
    ],
)
def test_what_may_have_changed_by_the_day_of_the_later_article_is_an_update(
    engine: Annotator, one: str, other: str, update: bool
) -> None:
    (conflict,) = found(engine, one, other, DAYS)
    assert [side.document for side in conflict.sides] == ["a", "b"]
    assert conflict.update is update
    (conflict,) = found(engine, other, one, (DAYS[1], DAYS[0]))
    assert conflict.update is update


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The emergency exits were locked.", "Guests left by the emergency exits, which were open."),
        ("The road to Osby is closed.", "Lorries use the road to Osby, which is open."),
        ("The firm said that its dam was intact.", "Part of a dam had failed, the firm conceded."),
        ("The cameras in the yard were working.", "The cameras in the yard had been out of order since May."),
        ("Talks broke down on Monday.", "Ida Moen said that talks were still going on."),
        ("Talks with the union have collapsed.", "Talks with the union are continuing."),
        ("Jon Falk voted for the budget.", "Jon Falk voted against the budget."),
        # A name that only the other article knows for one.
        ("The driver, Sunday Falk, was killed.", "Sunday Falk, the driver, survived."),
        ("The regatta was postponed.", "The regatta was cancelled."),
        ("All flights to Osby have been cancelled.", "The flights to Osby went ahead."),
        ("The match between Osby and Selm will go ahead.", "The match between Osby and Selm was called off."),
        ("The abbey of Osby was undamaged, he said.", "The quake destroyed the abbey of Osby."),
        ("The Osby regatta has been postponed.", "There is no wind for the Osby regatta. It was cancelled."),
        ("Acme has postponed the launch of its kettles.", "The launch of Acme's kettles was cancelled."),
        (
            "The search for two climbers on the Ortler was called off.",
            "The search for his friends on the Ortler goes on, he said.",
        ),
        (
            "The search for three men from the trawler Alma was abandoned on Sunday.",
            "Coastguards vowed to go on searching until Thursday.",
        ),
        ("The clinic closed its eye ward on Sunday.", "The eye ward was still open on Monday."),
        ("The strike at the mill was called off.", "The strike at the mill will go on, its union said."),
        ("Work on the Osby tunnel has been halted.", "Work on the Osby tunnel continues."),
        ("Soldiers abandoned the search for the boy.", "Soldiers continued the search for the boy."),
        ("The regatta in Osby took place.", "The regatta was called off."),
        ("A strike was called for Monday.", "The strike that had been planned for Monday was called off."),
        (
            "The bus had passed its last inspection.",
            "The bus had failed an inspection because of its brakes.",
        ),
        ("The lift passed a safety check in May.", "The lift, which failed a safety check in May, is shut."),
        (
            "Talks on pay between Osby railways and the drivers ended without a result on Monday.",
            "The drivers and Osby railways reached an agreement on pay on Monday.",
        ),
    ],
)
def test_states_votes_and_talks_cannot_be_both(engine: Annotator, one: str, other: str) -> None:
    assert len(found(engine, one, other)) == 1
    assert len(found(engine, other, one)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The emergency exits were locked.", "The windows of the kitchen were open."),
        ("The road to Osby is closed.", "The road to Mjell is open."),
        ("The firm said that its dam was intact.", "The talks on the dam had failed."),
        ("The cameras were working.", "The lifts were out of order."),
        ("The masons were working on the roof.", "The masons' crane was out of order."),
        ("The exhibition is open to children.", "The exhibition was closed to children."),
        ("Talks with the union have collapsed.", "Talks with Falken are continuing."),
        ("The regatta was postponed.", "The concert was cancelled."),
        ("The regatta of Osby was postponed.", "The regatta of Osby will take place on Friday."),
        ("The clinic closed its eye ward on Sunday.", "The eye ward was open again on Monday."),
        ("The mill closed its doors.", "The doors of the mill were open."),
        ("The search of the house has ended.", "The search for the boy goes on."),
        ("Jon Falk voted for the budget.", "Ida Moen voted against the budget."),
        ("Jon Falk voted for the budget.", "Jon Falk voted against the bridge."),
        ("His wife, Sunday Falk, was killed.", "The husband of Sunday Falk survived."),
        ("A strike was called for Monday.", "The match was called off."),
        ("The mill has been suspended from the fair.", "The mill continues its work."),
        ("The search was called off at nightfall on Monday.", "The search went on all Monday."),
        # Another thing, another check, and one of another day.
        ("The bus had passed its last inspection.", "The driver had failed a breath test."),
        ("The bus passed its inspection in March.", "The bus failed an inspection in January."),
        # Other parties, and other talks.
        ("Talks between miners and Karsk Energy broke down.", "Karsk Energy reached a deal with a bank."),
        (
            "Talks between miners and Karsk Energy collapsed.",
            "In 2019 miners and Karsk Energy reached a deal.",
        ),
    ],
)
def test_states_votes_and_talks_of_others_may_be(engine: Annotator, one: str, other: str) -> None:
    assert not found(engine, one, other)
    assert not found(engine, other, one)


def test_a_state_of_another_day_is_an_update(engine: Annotator) -> None:
    (conflict,) = found(engine, "The road to Osby is closed.", "The road to Osby is open.", DAYS)
    assert conflict.update


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("The driver, 43, was not hurt. He was freed without charge.", 1),
        ("The driver was released on Sunday.", 1),
        # Of somebody else, and of one of two.
        ("The guard, 43, was not hurt. He was freed without charge.", 0),
        ("The driver's brother was released on Sunday.", 0),
        ("Two drivers were released on Sunday.", 0),
    ],
)
def test_somebody_whom_a_role_tells(engine: Annotator, other: str, count: int) -> None:
    one = "The driver, a 34-year-old man, survived. He remained in custody."
    assert len(found(engine, one, other)) == count


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("Police have arrested the man who held up a bank on Monday.", 1),
        ("Police have arrested the man who set fire to a barn on Monday.", 0),
        ("Police have arrested the man who held up a bank on Sunday.", 0),
    ],
)
def test_somebody_whom_what_he_did_tells(engine: Annotator, other: str, count: int) -> None:
    one = "The man who robbed a bank in Osby on Monday is still at large, Ida Moen said."
    assert len(found(engine, one, other)) == count
