"""What was not found to be so, what nobody vouches for, and what was not made; by the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Event
from tests import pipelines


@cache
def _annotator() -> Annotator:
    return pipelines.annotator()


@cache
def _events(text: str) -> tuple[Event, ...]:
    return _annotator().annotate(Article.from_text(text, published="2026-11-27")).timeline.events


def _told(text: str, word: str) -> tuple[str, str]:
    """Return how far a word is told as a fact, and the status of its event."""
    return next((m.factuality, e.status) for e in _events(text) for m in e.mentions if m.exact == word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The jury was not satisfied that the surgeon had killed the farmer.", "killed"),
        ("The tribunal was not persuaded that the clerk had lied.", "lied"),
        ("The panel remains unconvinced that the guard slept.", "slept"),
        ("Detectives found no evidence that the coach had hit the girl.", "hit"),
        ("The hospital said there was no evidence that the delay had caused their deaths.", "caused"),
        ("There is nothing to suggest that she was pushed.", "pushed"),
        ("Prosecutors failed to prove that he had fired the gun.", "fired"),
        ("The judge said it had not been proved that he had fired the gun.", "fired"),
        ("The allegation that he had hit a colleague was not upheld.", "hit"),
        ("Firefighters found no evidence of arson.", "arson"),
        ("I don't think he saw the car.", "saw"),
        ("Mr Orr said he doubted that the firm had paid the fine.", "paid"),
        ("It is unlikely that the thief used a key.", "used"),
        ("It is unlikely that the ferry will sail on Monday.", "sail"),
        ("The bridge is unlikely to reopen this month.", "reopen"),
        ("Experts said it was impossible that the boat had sunk by itself.", "sunk"),
        ("It is unlikely that the two states will sign the treaty.", "sign"),
        ("Analysts do not believe that a cut would revive trade.", "revive"),
        ("The coach doubts that Keller will play.", "play"),
    ],
)
def test_what_was_not_found_to_be_so_did_not_happen(text: str, word: str) -> None:
    assert _told(text, word) == ("PR-", "denied")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The firm does not accept that it broke the law.", "broke"),
        ("The council did not agree that the hall was lost.", "lost"),
        ("A police spokesman said reports on social media that a knife had been found were wrong.", "found"),
        ("He said claims that he had fled were not true.", "fled"),
        ("There is no truth in reports that the club has sold him.", "sold"),
        ("It was rumoured that the mayor had taken bribes, which he always denied.", "taken"),
        ("He was accused of taking bribes, which he denies.", "taking"),
        ("She denied a suggestion that she had bribed him or paid his fare.", "paid"),
        ("He denied that the firm had offered to pay for a pavilion.", "pay"),
        ("He denied going to the house.", "going"),
        ("The judge told the thief she had come within a whisker of going to prison.", "going"),
        ("He came close to losing his leg.", "losing"),
        ("The club have not made an offer.", "offer"),
        ("The union called off a walkout in October.", "walkout"),
        ("Mr Aziz denied conspiring to sell rifles.", "sell"),
        ("The clerk denied trying to hide the letters.", "hide"),
        ("Ms Cole denied plotting to burn the barn.", "burn"),
        ("The captain was cleared of causing the crash.", "causing"),
        ("It is not true that she will resign, her office said.", "resign"),
    ],
)
def test_what_somebody_denies_or_stops_short_of_is_denied(text: str, word: str) -> None:
    assert _told(text, word)[0] == "CT-"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He stopped short of saying that she had lied.", "lied"),
        ("The report does not suggest that the pilot slept.", "slept"),
        ("It is not alleged that he fired the gun.", "fired"),
        ("It was not clear whether the driver had stopped.", "stopped"),
        ("Nobody believed that she had drowned.", "drowned"),
        ("He is rumoured to have sold the boat.", "sold"),
        ("It was rumoured for years that he had sold the boat.", "sold"),
        ("Rumours spread that the king had died.", "died"),
        ("Mr Holden said she had either misled the House or been misled by officials.", "misled"),
        ("His cousin is alleged to have forged the will twice.", "forged"),
        ("Two wardens allegedly beat the prisoner on Monday night.", "beat"),
        ("Police arrested a man for allegedly robbing his aunt.", "robbing"),
        ("Prosecutors allege that she forged the will.", "forged"),
        ("Nobody was charged with the alleged theft.", "theft"),
        ("It is not impossible that the bridge was damaged by the flood.", "damaged"),
        ("It cannot be ruled out that the driver fell asleep.", "fell"),
        ("Detectives want to ask the captain about whether he ignored the storm.", "ignored"),
        ("It was possible that the guard had dozed off, the inspector said.", "dozed"),
        ("It is conceivable that somebody copied the key, the auditor said.", "copied"),
        ("There was a danger that the dam would burst.", "burst"),
        ("The firms accused each other of leaking the report.", "leaking"),
        ("The senator was accused of taking bribes.", "taking"),
        ("He hopes that the mine will reopen and that wages will rise.", "rise"),
        ("The coach refused to rule out selling his captain.", "selling"),
    ],
)
def test_what_nobody_vouches_for_is_left_open(text: str, word: str) -> None:
    assert _told(text, word)[1] == "hypothetical"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The jury was satisfied that he had killed her.", "killed"),
        ("Detectives found evidence that he had killed her.", "killed"),
        ("She could not accept that her son had died.", "died"),
        ("The court did not doubt that he had lied.", "lied"),
        ("He had no doubt that she had lied.", "lied"),
        ("She was not surprised that the club had folded.", "folded"),
        ("He did not know that the shop had closed.", "closed"),
        ("They had no idea that the bank had collapsed.", "collapsed"),
        ("Engineers were unsure why the crane had fallen.", "fallen"),
        ("She was not told that the ward had closed.", "closed"),
        ("He accepted that he had lied.", "lied"),
        ("A clerk denied this, saying the firm had paid the fine in May.", "paid"),
        ("The mayor denied any link, arguing that the mill was sold in April.", "sold"),
        ("He did not attend a meeting on Friday.", "meeting"),
        ("He was charged with theft, which he denies.", "charged"),
        ("He refused to answer, having met her in Leeds to settle the bill.", "met"),
        ("The report says he took a bribe, which he denies, and fled.", "fled"),
        ("It is unthinkable that he was left to die.", "left"),
        ("Three men died in the clash with alleged smugglers.", "clash"),
        ("He was convicted of stealing a car.", "stealing"),
        ("Regulators will ask how the bank hid its losses.", "hid"),
        ("She spoke of losing her son.", "losing"),
        ("It is good that the school reopened.", "reopened"),
        ("A plan to move the town, drawn up in 2000, was dropped.", "drawn"),
    ],
)
def test_what_is_taken_for_granted_happened(text: str, word: str) -> None:
    assert _told(text, word) == ("CT+", "happened")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Hartwell does not intend to make an offer.", "offer"),
        ("He does not plan to stand.", "stand"),
        ("No date has been set for the start of his trial.", "start"),
        ("The ministry has the right to either accept the plan or to dissolve the board.", "dissolve"),
    ],
)
def test_what_is_not_meant_to_be_is_no_plan(text: str, word: str) -> None:
    factuality, status = _told(text, word)
    assert (factuality, status) == ("PR-", "denied") or factuality == "Uu"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mr Aziz denied conspiring to sell rifles to rebels.", "sell"),
        ("Ms Cole denied plotting to burn the barn.", "plotting"),
        ("The clerk denied trying to hide the letters.", "hide"),
    ],
)
def test_what_somebody_denies_plotting_was_to_be_then(text: str, word: str) -> None:
    when = next(e.time for e in _events(text) for m in e.mentions if m.exact == word)
    assert when is not None
    assert when.latest == "2026-11-27"


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The final decision will be announced in the spring.", "decision", "planned"),
        ("The verdict is to be delivered by a judge in Leeds.", "verdict", "planned"),
        ("The final decision was announced in the spring.", "decision", "happened"),
    ],
)
def test_what_is_still_to_be_made_or_told_has_not_happened(text: str, word: str, status: str) -> None:
    assert _told(text, word)[1] == status


def test_what_a_denied_clause_takes_for_granted_is_an_event_of_its_own() -> None:
    text = "The hospital said there was no evidence that the delay had caused their deaths."
    assert (_told(text, "delay")[1], _told(text, "deaths")[1]) == ("happened", "happened")
