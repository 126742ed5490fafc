"""Which mentions are events, how far they are facts, and when they are."""

from __future__ import annotations

import pytest
import spacy

from annotate.article import Article
from annotate.language import groups
from annotate.record import After, Claim, Entity, EntityType, Mention, Published, Section, Span, Timeline
from annotate.timeline.assembly import build_timeline
from annotate.timeline.events.connectives import successions
from annotate.timeline.events.facts.lines import _without_edges, headline_of
from annotate.timeline.events.facts.words import words_of
from annotate.timeline.events.finding import find_events
from tests import pipelines
from tests.annotate.timeline.events.parses import parse, timeline, with_events

FACTUALITY = [
    ("Police/NNS/2/nsubj *arrested/VBD/0/root him/PRP/2/obj", "CT+"),
    ("Police/NNS/4/nsubj did/VBD/4/aux not/RB/4/advmod *arrest/VB/0/root him/PRP/4/obj", "CT-"),
    ("Nobody/NN/2/nsubj *left/VBD/0/root", "CT-"),
    ("They/PRP/3/nsubj never/RB/3/advmod *met/VBD/0/root", "CT-"),
    ("Workers/NNS/3/nsubj may/MD/3/aux *strike/VB/0/root", "PS+"),
    ("Workers/NNS/4/nsubj might/MD/4/aux not/RB/4/advmod *strike/VB/0/root", "PS-"),
    ("Workers/NNS/3/nsubj will/MD/3/aux *strike/VB/0/root", "PR+"),
    ("Workers/NNS/4/nsubj will/MD/4/aux not/RB/4/advmod *strike/VB/0/root", "PR-"),
    ("Workers/NNS/3/nsubj probably/RB/3/advmod *knew/VBD/0/root", "PR+"),
    ("Workers/NNS/3/nsubj perhaps/RB/3/advmod *knew/VBD/0/root", "PS+"),
    ("If/IN/3/mark talks/NNS/3/nsubj *fail/VBP/6/advcl ,/,/6/punct we/PRP/6/nsubj leave/VBP/0/root", "Uu"),
    ("They/PRP/2/nsubj planned/VBD/0/root to/TO/4/mark *close/VB/2/xcomp it/PRP/4/obj", "PR+"),
    ("They/PRP/2/nsubj refused/VBD/0/root to/TO/4/mark *pay/VB/2/xcomp", "CT-"),
    (
        "They/PRP/4/nsubj did/VBD/4/aux not/RB/4/advmod refuse/VB/0/root to/TO/6/mark *pay/VB/4/xcomp",
        "Uu",
    ),
    ("She/PRP/2/nsubj wanted/VBD/0/root to/TO/4/mark *resign/VB/2/xcomp", "Uu"),
    ("She/PRP/2/nsubj managed/VBD/0/root to/TO/4/mark *escape/VB/2/xcomp", "CT+"),
    ("The/DT/2/det ministry/NN/3/nsubj denied/VBD/0/root the/DT/5/det *attack/NN/3/obj", "CT-"),
    ("The/DT/2/det *attack/NN/3/nsubj prevented/VBD/0/root talks/NNS/3/obj", "CT+"),
    ("The/DT/2/det *vote/NN/4/nsubj:pass was/VBD/4/aux:pass cancelled/VBN/0/root", "CT-"),
    ("There/EX/2/expl was/VBD/0/root no/DT/4/det *ceasefire/NN/2/nsubj", "CT-"),
    ("The/DT/3/det planned/JJ/3/amod *summit/NN/4/nsubj alarmed/VBD/0/root them/PRP/4/obj", "PR+"),
    ("A/DT/3/det possible/JJ/3/amod *war/NN/4/nsubj frightened/VBD/0/root them/PRP/4/obj", "PS+"),
    ("Smith/NNP/3/nmod:poss 's/POS/1/case *arrival/NN/4/nsubj frightened/VBD/0/root them/PRP/4/obj", "CT+"),
    ("The/DT/3/det alleged/JJ/3/amod *fraud/NN/4/nsubj shocked/VBD/0/root them/PRP/4/obj", "PS+"),
]


def words(line: Timeline) -> list[str]:
    """Return the words of the events."""
    return [mention.exact for event in line.events for mention in event.mentions]


@pytest.mark.parametrize(("marked", "expected"), FACTUALITY, ids=[f"{b} {a[:30]}" for a, b in FACTUALITY])
def test_how_far_an_event_is_a_fact(marked: str, expected: str) -> None:
    event = timeline(with_events(parse(marked))).events[0]
    assert event.mentions[0].factuality == expected


def test_without_a_clause_the_score_decides() -> None:
    for score, expected in ((2.0, "CT+"), (0.5, "PS+"), (-2.0, "Uu")):
        doc = with_events(parse("A/DT/2/det *war/NN/0/root"), score=score)
        assert timeline(doc).events[0].mentions[0].factuality == expected


TIMES = [
    ("*Opened/VBD/0/root on/IN/3/case Sunday/NNP/1/obl", "IS_INCLUDED", "2025-06-08", "2025-06-08"),
    ("*Opened/VBD/0/root in/IN/3/case 2024/CD/1/obl", "IS_INCLUDED", "2024-01-01", "2024-12-31"),
    ("*Opened/VBD/0/root before/IN/3/case 2020/CD/1/obl", "BEFORE", None, "2020-01-01"),
    ("*Opened/VBD/0/root after/IN/3/case 2020/CD/1/obl", "AFTER", "2020-12-31", "2025-06-10"),
    (
        "*Sank/VBD/0/root shortly/RB/4/advmod after/IN/4/case noon/NN/1/obl on/IN/6/case Sunday/NNP/4/nmod",
        "IS_INCLUDED",
        "2025-06-08T12:00",
        "2025-06-08T12:00",
    ),
    (
        "*Sank/VBD/0/root after/IN/3/case noon/NN/1/obl on/IN/5/case Sunday/NNP/3/nmod",
        "AFTER",
        "2025-06-08T12:00",
        "2025-06-10",
    ),
    (
        "*Opened/VBD/0/root soon/RB/4/advmod after/IN/4/case 2020/CD/1/obl",
        "AFTER",
        "2020-12-31",
        "2025-06-10",
    ),
    ("*Grown/VBN/0/root since/IN/3/case 2020/CD/1/obl", "BEGINS", "2020-01-01", "2025-06-10"),
    ("*Ruled/VBD/0/root until/IN/3/case 2020/CD/1/obl", "ENDS", None, "2020-12-31"),
    ("*Fell/VBD/0/root this/DT/3/det year/NN/1/obl:tmod", "IS_INCLUDED", "2025-01-01", "2025-06-10"),
    # What is told with "when" is of that time, since or until which something else is so.
    (
        "Closed/VBN/0/root since/IN/3/case 2020/CD/1/obl ,/,/3/punct when/WRB/7/advmod it/PRP/7/nsubj "
        "*sank/VBD/3/acl:relcl",
        "IS_INCLUDED",
        "2020-01-01",
        "2020-12-31",
    ),
    (
        "Shut/VBN/0/root until/IN/3/case 2020/CD/1/obl when/WRB/6/advmod it/PRP/6/nsubj *opened/VBD/1/advcl",
        "IS_INCLUDED",
        "2020-01-01",
        "2020-12-31",
    ),
    (
        "*Closed/VBN/0/root since/IN/3/case 2020/CD/1/obl when/WRB/6/advmod it/PRP/6/nsubj sank/VBD/1/advcl",
        "BEGINS",
        "2020-01-01",
        "2025-06-10",
    ),
]


BETWEEN = [
    # The week of the debate is when the debate was, not when what came after it was.
    (
        "It/PRP/2/nsubj failed/VBD/0/root after/IN/7/case last/JJ/5/amod week/NN/7/nmod:poss 's/POS/5/case "
        "*debate/NN/2/obl",
        ("IS_INCLUDED", "2025-06-02", "2025-06-08"),
    ),
    (
        "It/PRP/2/nsubj *failed/VBD/0/root after/IN/7/case last/JJ/5/amod week/NN/7/nmod:poss 's/POS/5/case "
        "debate/NN/2/obl",
        ("AFTER", "2025-06-08", "2025-06-10"),
    ),
    # What goes on since a clause of 2022 begins there.
    (
        "Attacks/NNS/3/nsubj have/VBP/3/aux *continued/VBN/0/root since/IN/8/mark the/DT/7/det "
        "2022/CD/7/nummod invasion/NN/8/nsubj began/VBD/3/advcl",
        ("BEGINS", "2022-01-01", "2025-06-10"),
    ),
    (
        "Attacks/NNS/3/nsubj have/VBP/3/aux continued/VBN/0/root since/IN/8/mark the/DT/7/det "
        "2022/CD/7/nummod invasion/NN/8/nsubj *began/VBD/3/advcl",
        ("IS_INCLUDED", "2022-01-01", "2022-12-31"),
    ),
    # However the parser sees "since", the beginning itself was in that year.
    (
        "Attacks/NNS/3/nsubj have/VBP/3/aux continued/VBN/0/root since/IN/7/case the/DT/7/det "
        "2022/CD/7/nummod invasion/NN/8/nsubj *began/VBD/3/advcl",
        ("IS_INCLUDED", "2022-01-01", "2022-12-31"),
    ),
    # Over this week's debate there is no later time than the publication.
    (
        "It/PRP/2/nsubj *failed/VBD/0/root after/IN/7/case this/DT/5/det week/NN/7/nmod:poss 's/POS/5/case "
        "debate/NN/2/obl",
        ("AFTER", "2025-06-09", "2025-06-10"),
    ),
]


@pytest.mark.parametrize(("marked", "expected"), BETWEEN)
def test_the_words_between_an_event_and_an_expression(
    marked: str, expected: tuple[str, str | None, str | None]
) -> None:
    time = timeline(with_events(parse(marked))).events[0].time
    assert (time.relation, time.earliest, time.latest) == expected


def test_what_goes_on_is_not_of_a_year_long_gone_in_another_clause() -> None:
    doc = with_events(
        parse(
            "It/PRP/2/nsubj freed/VBD/0/root them/PRP/2/obj in/IN/5/case 1997/CD/2/obl but/CC/9/cc "
            "it/PRP/9/nsubj is/VBZ/9/cop *illegal/JJ/2/conj"
        ),
        dct="OVERLAP",
        kind="STATE",
    )
    assert timeline(doc).events[0].time.ref == "published"


@pytest.mark.parametrize(("marked", "relation", "earliest", "latest"), TIMES, ids=[t[0][:25] for t in TIMES])
def test_an_attached_expression_gives_the_days(
    marked: str, relation: str, earliest: str | None, latest: str | None
) -> None:
    line = timeline(with_events(parse(marked)))
    time = line.events[0].time
    assert (time.relation, time.ref) == (relation, line.times[0].id)
    assert (time.earliest, time.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("dct", "relation", "earliest", "latest"),
    [
        ("BEFORE", "BEFORE", None, "2025-06-10"),
        ("AFTER", "AFTER", "2025-06-10", None),
        ("OVERLAP", "INCLUDES", None, None),
    ],
)
def test_without_an_expression_the_publication_gives_a_side(
    dct: str, relation: str, earliest: str | None, latest: str | None
) -> None:
    time = timeline(with_events(parse("The/DT/2/det *talks/NNS/0/root"), dct)).events[0].time
    assert (time.relation, time.ref, time.earliest, time.latest) == (relation, "published", earliest, latest)


@pytest.mark.parametrize(
    ("marked", "dct", "kind", "relation"),
    [
        ("He/PRP/2/nsubj *died/VBD/0/root", "OVERLAP", "OCCURRENCE", "BEFORE"),
        ("He/PRP/2/nsubj *hoped/VBD/0/root", "OVERLAP", "I_STATE", "INCLUDES"),
        ("He/PRP/3/nsubj has/VBZ/3/aux *lived/VBN/0/root", "OVERLAP", "OCCURRENCE", "INCLUDES"),
        ("He/PRP/3/nsubj will/MD/3/aux *leave/VB/0/root", "BEFORE", "OCCURRENCE", "AFTER"),
        ("He/PRP/2/nsubj *leaves/VBZ/0/root", "BEFORE", "OCCURRENCE", "INCLUDES"),
        ("He/PRP/2/nsubj *leaves/VBZ/0/root", "AFTER", "OCCURRENCE", "AFTER"),
        ("The/DT/2/det *war/NN/0/root", "OVERLAP", "OCCURRENCE", "INCLUDES"),
    ],
)
def test_the_model_does_not_speak_against_a_finite_verb(
    marked: str, dct: str, kind: str, relation: str
) -> None:
    event = timeline(with_events(parse(marked), dct, kind)).events[0]
    assert event.time.relation == relation


def test_without_the_encoder_verbs_and_event_nouns_are_found_by_rule() -> None:
    doc = parse(
        "The/DT/2/det strikes/NNS/3/nsubj stopped/VBD/0/root the/DT/6/det burning/VBG/6/amod plant/NN/3/obj\n"
        "She/PRP/2/nsubj said/VBD/0/root he/PRP/5/nsubj will/MD/5/aux resign/VB/2/ccomp on/IN/7/case "
        "Friday/NNP/5/obl"
    ).doc
    line = timeline(doc)
    assert words(line) == ["strikes", "stopped", "resign"]
    assert {mention.by for event in line.events for mention in event.mentions} == {"rule"}
    assert line.events[1].time.relation == "BEFORE"
    assert line.events[2].mentions[0].factuality == "PR+"
    assert [event.status for event in line.events] == ["happened", "happened", "planned"]


def test_without_the_encoder_and_a_parse_there_are_no_events() -> None:
    assert timeline(pipelines.plain()("The strike stopped the plant.")).events == ()


def test_without_a_publication_date_there_is_a_relation_and_no_day() -> None:
    time = timeline(with_events(parse("They/PRP/2/nsubj *met/VBD/0/root")), None).events[0].time
    assert (time.relation, time.earliest, time.latest) == ("BEFORE", None, None)


@pytest.mark.parametrize("dct", ["BEFORE", "AFTER", "OVERLAP"])
@pytest.mark.parametrize("word", ["since", "until", "before", "after", "by", "in"])
@pytest.mark.parametrize("said", ["2025-06-10T18:00", "2025-06-10", "June/2025", "2025", "2026", "2019"])
def test_no_interval_is_turned_round(dct: str, word: str, said: str) -> None:
    parts = [f"{form}/CD/1/obl" for form in said.split("/")]
    line = timeline(with_events(parse(f"*Running/VBG/0/root {word}/IN/3/case {' '.join(parts)}"), dct))
    time = line.events[0].time
    assert time.ref == line.times[0].id
    assert time.earliest is None or time.latest is None or time.earliest <= time.latest


def test_an_expression_of_another_clause_is_not_the_events() -> None:
    marked = (
        "They/PRP/2/nsubj *met/VBD/0/root the/DT/4/det man/NN/2/obj who/WP/6/nsubj "
        "*resigned/VBD/4/acl:relcl in/IN/8/case 2019/CD/6/obl"
    )
    met, resigned = timeline(with_events(parse(marked))).events
    assert met.time.ref == "published"
    assert resigned.time.earliest == "2019-01-01"


def test_now_and_soon_say_no_day() -> None:
    marked = "They/PRP/4/nsubj will/MD/4/aux soon/RB/4/advmod *meet/VB/0/root"
    time = timeline(with_events(parse(marked), "AFTER")).events[0].time
    assert (time.earliest, time.latest) == ("2025-06-10", None)


def test_verbs_that_only_report_are_events_only_when_asked_for() -> None:
    said = with_events(parse("She/PRP/2/nsubj *said/VBD/0/root so/RB/2/advmod"), kind="REPORTING")
    assert timeline(said).events == ()
    assert words(timeline(said, reporting=True)) == ["said"]


def test_a_reporting_verb_that_is_an_act_is_an_event() -> None:
    announced = with_events(parse("She/PRP/2/nsubj *announced/VBD/0/root it/PRP/2/obj"), kind="REPORTING")
    assert words(timeline(announced)) == ["announced"]


def test_adding_up_is_no_reporting() -> None:
    added = with_events(parse("She/PRP/2/nsubj *added/VBD/0/root salt/NN/2/obj"), kind="OCCURRENCE")
    assert words(timeline(added)) == ["added"]


@pytest.mark.parametrize(
    ("marked", "pair"),
    [
        ("We/PRP/2/nsubj *left/VBD/0/root before/IN/5/mark it/PRP/5/nsubj *rained/VBD/2/advcl", (0, 1)),
        ("We/PRP/2/nsubj *left/VBD/0/root after/IN/5/case the/DT/5/det *storm/NN/2/obl", (1, 0)),
        ("We/PRP/2/nsubj *left/VBD/0/root after/IN/2/prep the/DT/5/det *storm/NN/3/pobj", (1, 0)),
        (
            "He/PRP/2/nsubj *announced/VBD/0/root that/IN/6/mark it/PRP/6/nsubj had/VBD/6/aux "
            "*left/VBN/2/ccomp",
            (1, 0),
        ),
        ("We/PRP/2/nsubj *stayed/VBD/0/root until/IN/5/case the/DT/5/det *vote/NN/2/obl", (0, 1)),
    ],
)
def test_connectives_say_which_event_is_first(marked: str, pair: tuple[int, int]) -> None:
    found = successions(find_events(with_events(parse(marked)), (), (), ()))
    assert [(s.first, s.second) for s in found] == [pair]


@pytest.mark.parametrize(
    "marked",
    [
        "We/PRP/2/nsubj *left/VBD/0/root because/IN/5/mark it/PRP/5/nsubj *rained/VBD/2/advcl",
        "We/PRP/2/nsubj *left/VBD/0/root and/CC/4/cc *sang/VBD/2/conj after/IN/4/advmod",
        "He/PRP/2/nsubj *announced/VBD/0/root that/IN/5/mark it/PRP/5/nsubj *leaves/VBZ/2/ccomp",
        "It/PRP/2/nsubj *left/VBD/0/root ,/,/2/punct he/PRP/5/nsubj *announced/VBD/2/parataxis",
        "We/PRP/2/nsubj *go/VBP/0/root before/IN/6/mark it/PRP/6/nsubj may/MD/6/aux *rain/VB/2/advcl",
    ],
)
def test_other_words_say_nothing_of_the_order(marked: str) -> None:
    assert successions(find_events(with_events(parse(marked)), (), (), ())) == []


def test_an_event_after_a_dated_one_is_not_before_it() -> None:
    marked = (
        "They/PRP/2/nsubj *rebuilt/VBD/0/root it/PRP/2/obj after/IN/6/mark storms/NNS/6/nsubj "
        "*came/VBD/2/advcl in/IN/9/case March/NNP/9/compound 2022/CD/6/obl"
    )
    line = timeline(with_events(parse(marked)))
    assert line.order == ("ev2", "ev1")
    assert (line.events[0].time.earliest, line.events[0].time.latest) == ("2022-03-01", "2025-06-10")
    assert line.events[0].time.because == "told as past, after “came”"
    assert line.events[0].after == (After("ev2", "“after”"),)


def test_what_comes_after_what_is_let_go_where_the_days_say_otherwise() -> None:
    marked = (
        "They/PRP/2/nsubj *met/VBD/0/root in/IN/4/case 2019/CD/2/obl after/IN/7/mark it/PRP/7/nsubj "
        "*rained/VBD/2/advcl in/IN/9/case 2021/CD/7/obl"
    )
    line = timeline(with_events(parse(marked)))
    assert line.order == ("ev1", "ev2")
    assert [event.after for event in line.events] == [(), ()]


HEADLINES = [
    (
        "The/DT/2/det army/NN/3/nsubj *shelled/VBD/0/root the/DT/5/det port/NN/3/obj today/NN/3/obl",
        "The army shelled the port",
    ),
    ("Police/NNS/4/nsubj did/VBD/4/aux not/RB/4/advmod *go/VB/0/root", "Police did not go"),
    (
        "The/DT/2/det bridge/NN/4/nsubj:pass was/VBD/4/aux:pass built/VBN/0/root and/CC/6/cc "
        "*repaired/VBN/4/conj in/IN/8/case 2009/CD/6/obl",
        "The bridge was built and repaired in 2009",
    ),
    # A verb alone tells nothing: who or what, though it tells of the other verb too.
    (
        "The/DT/2/det ship/NN/3/nsubj hit/VBD/0/root a/DT/5/det reef/NN/3/obj and/CC/7/cc *sank/VBD/3/conj",
        "The ship hit a reef and sank",
    ),
    (
        "The/DT/2/det plan/NN/7/nsubj *approved/VBN/2/acl in/IN/5/case May/NNP/3/obl will/MD/7/aux "
        "pay/VB/0/root farmers/NNS/7/obj",
        "The plan approved",
    ),
    (
        "*Approved/VBN/7/advcl in/IN/3/case 2021/CD/1/obl ,/,/1/punct the/DT/6/det plan/NN/7/nsubj "
        "pays/VBZ/0/root farmers/NNS/7/obj",
        "Approved in 2021 , the plan",
    ),
    (
        "They/PRP/2/nsubj *agreed/VBD/0/root to/TO/4/mark end/VB/2/xcomp the/DT/6/det strike/NN/4/obj",
        "They agreed to end the strike",
    ),
    # What stands under prepositions and what somebody is, but for days; beside an object it is left out.
    (
        "The/DT/2/det bill/NN/4/nsubj:pass was/VBD/4/aux:pass *sent/VBN/0/root to/IN/6/case "
        "parliament/NN/4/obl on/IN/8/case Monday/NNP/4/obl",
        "The bill was sent to parliament",
    ),
    (
        "A/DT/2/det judge/NN/3/nsubj *jailed/VBD/0/root him/PRP/3/obj for/IN/7/case nine/CD/7/nummod "
        "years/NNS/3/obl",
        "A judge jailed him for nine years",
    ),
    ("Lund/NNP/2/nsubj *pleaded/VBD/0/root guilty/JJ/2/xcomp today/NN/2/obl", "Lund pleaded guilty"),
    (
        "The/DT/2/det fall/NN/7/nsubj of/IN/5/case the/DT/5/det regime/NN/2/nmod was/VBD/7/cop "
        "*sudden/JJ/0/root",
        "The fall of the regime was sudden",
    ),
    (
        "The/DT/2/det *collapse/NN/7/nsubj of/IN/5/case the/DT/5/det bridge/NN/2/nmod was/VBD/7/cop "
        "sudden/JJ/0/root",
        "The collapse of the bridge",
    ),
    (
        "Police/NNS/2/nsubj *freed/VBD/0/root a/DT/4/det driver/NN/2/obj from/IN/7/case his/PRP$/7/nmod:poss "
        "cab/NN/2/obl",
        "Police freed a driver",
    ),
    (
        "Rebels/NNS/2/nsubj *seized/VBD/0/root Selm/NNP/2/obj and/CC/5/cc looted/VBD/2/conj shops/NNS/5/obj",
        "Rebels seized Selm",
    ),
    (
        "Rebels/NNS/2/nsubj seized/VBD/0/root Selm/NNP/2/obj and/CC/5/cc *looted/VBD/2/conj shops/NNS/5/obj",
        "looted shops",
    ),
    # With a subject of its own, and one that only waits for its other verb.
    (
        "Rebels/NNS/2/nsubj left/VBD/0/root and/CC/5/cc soldiers/NNS/5/nsubj *came/VBD/2/conj",
        "soldiers came",
    ),
    ("Rebels/NNS/2/nsubj promised/VBD/0/root to/TO/4/mark *leave/VB/2/xcomp", "Rebels promised to leave"),
    ("The/DT/3/det long/JJ/3/amod *strike/NN/4/nsubj hurt/VBD/0/root", "The long strike"),
]


@pytest.mark.parametrize(("marked", "expected"), HEADLINES)
def test_a_headline_is_an_extract(marked: str, expected: str) -> None:
    doc = with_events(parse(marked))
    headline = timeline(doc).events[0].headline
    assert headline.exact == expected
    assert doc.text[headline.start : headline.end] == expected


def test_of_a_long_clause_the_headline_is_what_is_short_enough() -> None:
    objects = " ".join(f"word{i}/NN/2/obj" for i in range(40))
    doc = with_events(parse(f"We/PRP/2/nsubj *made/VBD/0/root {objects}"))
    start, end = headline_of(doc[1], doc.text)
    assert doc.text[start:end] == "We made"


def test_a_long_subject_is_left_out() -> None:
    clause = " ".join(f"word{i}/NN/3/obj" for i in range(20))
    marked = (
        f"The/DT/2/det army/NN/24/nsubj feeding/VBG/2/acl {clause} "
        "*shelled/VBD/0/root the/DT/26/det port/NN/24/obj"
    )
    doc = with_events(parse(marked))
    assert timeline(doc).events[0].headline.exact == "shelled the port"


def _mention(start: int, end: int, exact: str) -> tuple[Mention, ...]:
    return (Mention("e1.m1", start, end, exact, "name", "model", 0.9),)


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("Ortega/NNP/4/nsubj and/CC/3/cc Vega/NNP/1/conj *met/VBD/0/root", ["Ortega", "Vega"]),
        ("Ortega/NNP/2/nsubj *met/VBD/0/root with/IN/4/case Vega/NNP/2/obl", ["Ortega", "Vega"]),
        (
            "The/DT/2/det *attack/NN/7/nsubj by/IN/4/case Ortega/NNP/2/nmod on/IN/6/case Vega/NNP/2/nmod "
            "failed/VBD/0/root",
            ["Ortega", "Vega"],
        ),
        ("Ortega/NNP/2/nsubj *left/VBD/0/root in/IN/4/case Oslo/NNP/2/obl", ["Ortega"]),
        ("Ortega/NNP/2/nsubj *left/VBD/0/root after/IN/4/mark Vega/NNP/5/nsubj came/VBD/2/advcl", ["Ortega"]),
        # Whose something is does nothing.
        ("Vega/NNP/3/nmod:poss ’s/POS/1/case trucks/NNS/4/nsubj *left/VBD/0/root", []),
        (
            "Ortega/NNP/2/nsubj *sold/VBD/0/root Vega/NNP/5/nmod:poss ’s/POS/3/case trucks/NNS/2/obj",
            ["Ortega"],
        ),
        ("Vega/NNP/2/compound Ortega/NNP/3/nsubj *left/VBD/0/root", ["Ortega"]),
        # But for what is an event itself: it is whose it is.
        ("Vega/NNP/3/nmod:poss ’s/POS/1/case *arrest/NN/4/nsubj failed/VBD/0/root", ["Vega"]),
        ("Vega/NNP/2/compound trucks/NNS/3/nsubj *left/VBD/0/root", ["Vega"]),
    ],
)
def test_who_takes_part(marked: str, who: list[str]) -> None:
    doc = with_events(parse(marked))
    text = doc.text
    entities = [
        Entity(
            name, "PERSON", name, _mention(text.index(name), text.index(name) + len(name), name), salience=0.5
        )
        for name in ("Ortega", "Vega", "Oslo")
        if name in text
    ]
    line, _ = build_timeline(doc, Article.from_text(text), Published(), (), entities, ())
    assert sorted(line.events[0].participants) == who


@pytest.mark.parametrize(("type", "who"), [("GPE", ["e1"]), ("ORG", [])])
def test_what_the_army_of_a_country_does_the_country_does(type: EntityType, who: list[str]) -> None:
    doc = with_events(parse("Oslo/NNP/3/nmod:poss ’s/POS/1/case army/NN/4/nsubj *left/VBD/0/root"))
    entity = Entity("e1", type, "Oslo", _mention(0, 4, "Oslo"), salience=0.5)
    line, _ = build_timeline(doc, Article.from_text(doc.text), Published(), (), [entity], ())
    assert list(line.events[0].participants) == who


def test_participants_and_the_claim_around_an_event() -> None:
    doc = with_events(
        parse(
            "Ortega/NNP/2/nsubj met/VBD/0/root Vega/NNP/2/obj\n"
            "Vega/NNP/2/nsubj *left/VBD/0/root Oslo/NNP/2/obj"
        )
    )
    text = doc.text
    place = text.index("Vega left")
    vega = Entity("e1", "PERSON", "Vega", _mention(place, place + 4, "Vega"), salience=0.5)
    oslo = Entity(
        "e2", "GPE", "Oslo", _mention(text.index("Oslo"), text.index("Oslo") + 4, "Oslo"), salience=0.5
    )
    content = Span(place, len(text), text[place:])
    claim = Claim("c1", "indirect", None, (), (content,), "say", "positive", "CT+", "model", 0.9)
    article = Article.from_text(text)
    line, _ = build_timeline(doc, article, Published(), (), (vega, oslo), (claim, claim))
    assert line.events[0].participants == ("e1", "e2")
    assert line.events[0].mentions[0].claim == "c1"


def test_boilerplate_tells_no_events() -> None:
    doc = with_events(parse("Please/UH/2/discourse *subscribe/VB/0/root"))
    assert find_events(doc, (Section("boilerplate", 0, len(doc.text)),), (), ()) == []


@pytest.mark.parametrize("text", ["", " ", "x", "\u202e😀\r\n", "NOW " * 50])
def test_odd_texts_without_a_parse_are_no_error(text: str) -> None:
    nlp = pipelines.plain()
    doc = nlp(text)
    if len(doc):
        doc.spans[groups.EVENTS] = spacy.tokens.SpanGroup(
            doc,
            spans=[doc[0:1]],
            attrs={"confidence": [0.5], "dct": ["NONE"], "factuality": [0.0]},
        )
    line = timeline(doc, "2025-06-10") if text.strip() else None
    assert line is None or line.order == tuple(e.id for e in line.events)


def test_every_form_of_a_verb_is_known() -> None:
    assert {"deny", "denies", "denied", "denying", "ban", "banned", "refusing"} <= words_of("denied")
    assert {"said", "says", "saying", "added", "telling", "told"} <= words_of("reporting")
    assert "announced" not in words_of("reporting")


def test_whoever_does_it_stands_for_a_relative_pronoun() -> None:
    doc = parse(
        "Army/NNP/2/compound officials/NNS/8/nsubj ,/,/5/punct who/WP/5/nsubj released/VBD/2/acl:relcl"
        " photographs/NNS/5/obj ,/,/2/punct left/VBD/0/root"
    ).doc
    start, end = headline_of(doc[4], doc.text)
    assert doc.text[start:end] == "Army officials , who released photographs"


def test_a_headline_neither_begins_nor_ends_with_a_mark_that_only_joins() -> None:
    doc = parse("There/RB/4/advmod ,/,/4/punct cars/NNS/4/nsubj crashed/VBD/0/root ,/,/4/punct").doc
    start, end = headline_of(doc[3], doc.text)
    assert doc.text[start:end] == "cars crashed"
    assert _without_edges(5, 12, "There, cars crashed, (and")[0] == 7
    assert _without_edges(7, 21, "There, cars crashed, (and") == (7, 19)
    assert _without_edges(0, 3, " , ") == (0, 3)
