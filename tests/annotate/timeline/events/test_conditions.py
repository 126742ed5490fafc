"""What is no fact: what depends on something, is still to come, or is denied; by the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Event
from tests import pipelines

PUBLISHED = "2025-08-30"


@cache
def _annotator() -> Annotator:
    return pipelines.annotator()


@cache
def _events(text: str) -> tuple[Event, ...]:
    return _annotator().annotate(Article.from_text(text, published=PUBLISHED)).timeline.events


def _event(text: str, word: str) -> Event:
    return next(event for event in _events(text) if any(m.exact == word for m in event.mentions))


def _factuality(text: str, word: str) -> str:
    return next(m.factuality for event in _events(text) for m in event.mentions if m.exact == word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The blockade would last until the ministry lifted the fuel tax, the truckers said.", "lifted"),
        ("The boycott will continue until the county paid its arrears, the union said.", "paid"),
        ("Miners vowed to stay underground until the owner reinstated the men.", "reinstated"),
        ("Nurses threatened to walk out unless the hospital hired forty more staff.", "hired"),
        ("Pickets would stay at the gates till the judge lifted the order, the leader said.", "lifted"),
        ("Had Surette voted, Comeau would have lost.", "voted"),
        ("Had Dempsey resigned, the coalition would have collapsed.", "resigned"),
        ("Tigers would have drawn the match had Okoye scored.", "scored"),
        ("Were the bank to fail, thousands would lose their money.", "fail"),
        ("Should the levee break, soldiers will move 4,000 villagers.", "break"),
        ("Had the captain turned north, the trawler would have missed the rocks.", "missed"),
        ("The council would have sold the pool in 2019 had residents not sued.", "sold"),
        ("The club should have sacked him in May.", "sacked"),
    ],
)
def test_what_depends_on_something_is_no_fact(text: str, word: str) -> None:
    assert _event(text, word).status == "hypothetical"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The siege lasted nine days until troops stormed the hotel.", "stormed"),
        ("The guests stayed in the cellar until firefighters freed them.", "freed"),
        ("The queue lasted until the bakery shut at noon.", "shut"),
        ("He would not say when he met the banker.", "met"),
        ("The orchestra would have moved to Leeds had the city not found the money.", "found"),
        ("The council would have sold the pool in 2019 had residents not sued.", "sued"),
        ("Had the tenants been warned? The landlord says they were.", "warned"),
        ("She had a colleague arrested and would have sued him.", "arrested"),
        ("He must have left the house before the fire.", "left"),
        ("The crew was able to save the ship.", "save"),
        ("It should vote no. It will not: of 43 members, 29 have already signed.", "signed"),
        ("As a boy he would hide under the stairs while soldiers searched the house.", "searched"),
        ("The plant was shut while inspectors tested the water.", "tested"),
        # What somebody used to do.
        ("As a boy he would hide under the stairs.", "hide"),
        ("Each morning she would walk to the mine with her father.", "walk"),
        ("The two men would sometimes fish for eels off the pier.", "fish"),
    ],
)
def test_what_came_about_stays_a_fact(text: str, word: str) -> None:
    assert _event(text, word).status in {"happened", "ongoing"}
    assert _factuality(text, word) in {"CT+", "PR+"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The commission is to decide next month whether to open an inquiry.", "decide"),
        ("The case is to be heard in November.", "heard"),
        ("The tribunal is to hear the appeal in October.", "hear"),
        ("Divers will try to reach the wreck once the wind drops, probably on Friday.", "drops"),
        ("When the ice melts next year, the ship will sail.", "melts"),
        ("The firm will pay the workers once the loan arrives.", "arrives"),
        ("He said he would meet both sides when he returned on Monday.", "returned"),
        ("The governor said he would pardon them when he took office in January.", "took"),
        ("By 2030 the firm will have spent $3bn on the plant.", "spent"),
        ("The mayor said the bus would run every morning.", "run"),
        ("The firm would often lose money if it stayed, she warned.", "lose"),
        ("Six trams would stay in the depot while the maker looked at their brakes, he said.", "looked"),
        ("The clinic would remain shut while vets examined the dogs, the mayor said on Monday.", "examined"),
    ],
)
def test_what_is_still_to_come_is_not_denied(text: str, word: str) -> None:
    event = _event(text, word)
    assert event.status == "planned"
    assert (event.time.latest or "9999") > PUBLISHED


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He denied that anybody had been shot.", "shot"),
        ("The bishop denied that the school had sold the land.", "sold"),
        ("He dismissed reports that Lyon had offered 30 million euros for the striker.", "offered"),
        ("She rejected allegations that her husband had taken bribes.", "bribes"),
        ("A rumour that the bank had collapsed is false, the governor said.", "collapsed"),
        ("The ministry denied the shooting of two students.", "shooting"),
    ],
)
def test_what_somebody_denies_is_denied(text: str, word: str) -> None:
    assert _event(text, word).status == "denied"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The board in 2023 blocked a Chinese bid for the neighbour.", "bid"),
        ("The court refused a request by Amnesty in June.", "request"),
        ("The editor rejected the story that Ms Moyo wrote.", "wrote"),
        ("The minister did not deny that the dam had leaked.", "leaked"),
        ("He confirmed that the dam had leaked.", "leaked"),
    ],
)
def test_what_nobody_denies_is_not(text: str, word: str) -> None:
    assert _event(text, word).status == "happened"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Amid speculation that the coach had quit, the club stayed silent.", "quit"),
        ("He waved away a rumour that Inter had offered £9m.", "offered"),
    ],
)
def test_a_rumour_leaves_it_open(text: str, word: str) -> None:
    assert _event(text, word).status == "hypothetical"


def test_a_rumour_that_somebody_spread_was_spread() -> None:
    assert _event("The club named the fan behind the rumour that he spread.", "spread").status == "happened"


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("He denied that anybody had been shot. Four teachers were injured.", "shot", "injured"),
        ("She says that she left the meeting. The minutes show she stayed.", "left", "stayed"),
        ("Six people were arrested and are expected in court on Monday.", "arrested", "expected"),
        ("Five men were detained and are due in court on Thursday.", "detained", "due"),
    ],
)
def test_a_fact_is_no_event_with_what_is_denied_opposite_or_to_come(text: str, one: str, other: str) -> None:
    assert _event(text, one) != _event(text, other)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Six people were arrested and are expected in court on Monday.", "arrested"),
        (
            "The court will rule next Thursday. At the school, the head sent 1,400 pupils home at 10am.",
            "sent",
        ),
        ("The court will sit next Tuesday. On the ward, a nurse found the boy at 6am.", "found"),
        (
            "Next Friday she opens a show. He met her in 2017. It was Lin who came back the following week.",
            "came",
        ),
    ],
)
def test_a_past_deed_is_never_after_the_publication(text: str, word: str) -> None:
    event = _event(text, word)
    assert (event.status, event.time.latest) == ("happened", PUBLISHED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The vote was called for 4 November.", "vote"),
        ("The trial was set for Monday.", "trial"),
        ("The minister announced elections on 4 November.", "elections"),
    ],
)
def test_what_was_set_for_a_day_is_on_that_day(text: str, word: str) -> None:
    assert (_event(text, word).time.earliest or "") > PUBLISHED


@pytest.mark.parametrize(
    ("text", "word", "moment"),
    [
        (
            "The ship had left Kos at 11.40pm on Monday. The first distress call was received at 2.15am.",
            "received",
            "2025-08-26T02:15",
        ),
        ("The train left at 11.50pm on Friday. Its first alarm rang at 1.20am.", "rang", "2025-08-30T01:20"),
        # What looks back is of the same day.
        ("The train left at 11.50pm on Friday. An alarm had rung at 1.20am.", "rung", "2025-08-29T01:20"),
    ],
)
def test_the_first_call_after_midnight_is_of_the_next_day(text: str, word: str, moment: str) -> None:
    assert _event(text, word).time.earliest == moment


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("The High Court will rule on the legality of the strike on September 3.", "rule", "2025-09-03"),
        ("The union will hold a strike on September 3.", "strike", "2025-09-03"),
        ("The mayor will reopen the bridge on 12 September.", "reopen", "2025-09-12"),
    ],
)
def test_what_is_to_come_takes_the_day_behind_what_has_been(text: str, word: str, day: str) -> None:
    assert _event(text, word).time.earliest == day


def test_what_a_court_will_rule_on_has_been() -> None:
    event = _event("The High Court will rule on the legality of the strike on September 3.", "strike")
    assert (event.status, event.time.earliest) == ("happened", None)


@pytest.mark.parametrize(
    ("text", "word", "factuality"),
    [
        ("They agreed not to sell the land.", "sell", "PR-"),
        ("The union has decided not to join.", "join", "PR-"),
        ("They agreed to sell the land.", "sell", "PR+"),
        ("She refused not to speak.", "speak", "Uu"),
    ],
)
def test_what_is_decided_not_to_be_is_not(text: str, word: str, factuality: str) -> None:
    assert _factuality(text, word) == factuality


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        (
            "Nine people drowned when a ferry sank in heavy seas on Tuesday, the guard said.",
            "drowned",
            "08-26",
        ),
        ("Six men died when a crane fell at the port on Monday, the firm said.", "died", "08-25"),
        (
            "The ship had left Kos at 11.40pm on Monday although the harbour master, Nikos Vlachos, had "
            "forbidden all sailings from Sunday noon because of gale warnings.",
            "forbidden",
            "08-24",
        ),
    ],
)
def test_a_deed_has_the_day_that_stands_with_it(text: str, word: str, day: str) -> None:
    assert (_event(text, word).time.earliest or "")[5:10] == day


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He ruled out selling the club.", "selling"),
        ("They denied planning a coup.", "planning"),
        ("The board decided against closing the plant.", "closing"),
        ("The firm dropped plans to build a tower in Leith.", "build"),
        ("She was prevented from boarding the plane.", "boarding"),
        ("He stopped short of calling for her resignation.", "calling"),
        ("He told analysts that he had no plans to shut the Leicester factory.", "shut"),
        ("The mayor has no intention to build a tower in Leith.", "build"),
    ],
)
def test_what_is_ruled_out_or_dropped_did_not_come_about(text: str, word: str) -> None:
    assert _factuality(text, word) == "CT-"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He did not rule out selling the club.", "selling"),
        ("The board may rule out selling the plant.", "selling"),
        ("Mark Tolley refused to rule out selling the plant.", "selling"),
        ("He has plans to shut the Leicester factory.", "shut"),
        ("The strike could prevent trains from running.", "running"),
        ("The firm announced plans to build a tower in Leith.", "build"),
        ("She came from boarding a plane.", "boarding"),
        ("He admitted taking the money.", "taking"),
    ],
)
def test_what_is_not_ruled_out_is_not_denied(text: str, word: str) -> None:
    assert _factuality(text, word) != "CT-"


HEADLINES = [
    ("Mayor quits as police raid town hall", "The mayor left on Friday.", "raid", "happened"),
    ("Sisters freed as uncle is jailed", "The sisters were released on Friday.", "jailed", "happened"),
    ("Bus plunges into ravine in Peru", "Two people died on Wednesday.", "plunges", "happened"),
    ("Pound falls as war rages in Sudan", "Sterling fell on Friday.", "rages", "ongoing"),
    ("Minister to resign over leak", "The minister, Jon Berg, will step down.", "resign", "planned"),
]


@pytest.mark.parametrize(("title", "body", "word", "status"), HEADLINES)
def test_a_headline_tells_in_the_present_what_has_happened(
    title: str, body: str, word: str, status: str
) -> None:
    assert _event(f"{title}\n\n{body}", word).status == status


@pytest.mark.parametrize(
    ("text", "word", "factuality"),
    [
        ("Money will enable Chad to totally destroy the hoppers.", "destroy", "Uu"),
        ("The firm used a loophole to secretly allow dumping.", "allow", "CT+"),
        ("He promised never to leave the club.", "leave", "PR-"),
    ],
)
def test_an_adverb_before_an_infinitive_denies_nothing(text: str, word: str, factuality: str) -> None:
    assert _factuality(text, word) == factuality
