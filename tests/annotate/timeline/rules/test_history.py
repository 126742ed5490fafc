"""Dates in a text that tells history: the year comes from the text's own course, not from the publication."""

from __future__ import annotations

import re
from datetime import date

import pytest

from annotate.article import Article
from annotate.record import Published
from annotate.timeline.expressions.finding import find_expressions
from annotate.timeline.expressions.narrative import tells_history
from annotate.timeline.times import find_times
from tests import pipelines

NLP = pipelines.plain()
PUBLISHED = date(2009, 8, 19)

# The expressions that matter are marked; what they are told against stands before them.
HISTORY = (
    "In 1863 the army crossed the border. On [5 June|1863-06-05] it took the town, and [the next "
    "day|1863-06-06] the town burned. In [July|1863-07] a siege began; on [the night of 12 "
    "July|1863-07-12TNI] the garrison broke out. [That winter|1863-WI] many starved, and by [the end"
    " of the year|1863] nothing was left. On 2 January 1864 a truce was made. In [April|1864-04] "
    "fighting went on, and on [Friday, 8 April|1864-04-08], the bridge fell at [9 "
    "a.m.|1864-04-08T09:00] and the ford on [Sunday|1864-04-10]. In the spring of 1865 the parties "
    "met. On [14 March|1865-03-14] they agreed. In December 1865 peace was made; on [January "
    "3|1866-01-03] it was ratified. [Six months later|1866-07] it was broken, and on [Christmas "
    "Day|1866-12-25] the king died. [The following year|1867] his castle fell. [Today|PRESENT_REF] "
    "the field is a museum."
)
NEWS = (
    "The president said on Sunday that talks would go on. In 2014 the two sides signed a first "
    "agreement, and in 2015 a second one. In 1998 there was a war. On June 5 the talks broke down, "
    "he told reporters yesterday."
)
RECENT = (
    "In 2008 the company was founded. In March 2009 it grew. In 2009 it opened an office. In April "
    "2009 it closed one. In May 2009 it was sold. On June 5 it was sold again."
)


def _read(marked: str, published: date | None) -> list[tuple[str, str]]:
    text = re.sub(r"\[(.*?)\|.*?\]", r"\1", marked)
    found = find_expressions(NLP.make_doc(text), text, published).expressions
    return [(text[item.start : item.end], item.value.value) for item in found]


@pytest.mark.parametrize("published", [None, PUBLISHED, date(1975, 1, 1)])
def test_a_history_carries_its_year_on(published: date | None) -> None:
    found = _read(HISTORY, published)
    wanted = re.findall(r"\[(.*?)\|(.*?)\]", HISTORY)
    assert [pair for pair in wanted if pair not in found] == []


def test_what_is_written_out_stays_as_it_is_and_brackets_do_not_turn_the_story() -> None:
    text = (
        "In 1863 war came. In 1864 it went on (it was the worst since 1812). On [3 May|1864-05-03] it "
        "rained. In 1865, 1866 and 1867 there was peace."
    )
    assert ("3 May", "1864-05-03") in _read(text, PUBLISHED)


def test_a_year_far_back_is_only_compared_with() -> None:
    text = (
        "In 1863 war came. In 1864 it was like the war of 1812. On [3 May|1864-05-03] it rained. "
        "In 1865 and 1866 there was peace."
    )
    assert ("3 May", "1864-05-03") in _read(text, PUBLISHED)


@pytest.mark.parametrize("end", ["1880", "8 January 1880", "March 1881"])
def test_a_life_told_in_short_is_told_again_from_its_beginning(end: str) -> None:
    text = (
        f"She became a legend and died in {end}. She first went to sea in 1846, and by the autumn of 1849 "
        "she had a ship. On 17 September 1850 it sank. In October she bought one more. By 1852 she was rich."
    )
    found = _read(text, PUBLISHED)
    assert ("October", "1850-10") in found


@pytest.mark.parametrize("way", ["later", "afterwards"])
def test_years_are_counted_from_a_year_that_is_only_compared_with(way: str) -> None:
    text = (
        "In 1790 he was made a fellow. In May 1791 he was ill. In 1792 he went home. His first work had come "
        f"out in 1754. Two years {way} he found a law. On 3 June he died."
    )
    found = _read(text, PUBLISHED)
    assert (f"Two years {way}", "1756") in found
    assert ("3 June", "1792-06-03") in found


@pytest.mark.parametrize(
    "words", ["with the guns", "south of it", "the guard fell", "bombers came", "when it rained"]
)
def test_a_day_of_the_month_told_of(words: str) -> None:
    text = f"War came in 1863, 1864 and 1865. On 3 May 1866 it rained. They came on the 14th {words}."
    assert ("the 14th", "1866-05-14") in _read(text, PUBLISHED)


@pytest.mark.parametrize("words", ["floor of the tower", "birthday of the king"])
def test_what_is_counted_is_no_day_of_the_month(words: str) -> None:
    text = f"War came in 1863, 1864 and 1865. On 3 May 1866 it rained. They met on the 14th {words}."
    assert not any("14th" in found for found, _ in _read(text, PUBLISHED))


def test_a_feast_of_a_history_is_the_next_one() -> None:
    text = "War came in 1863, 1864 and 1865. On 12 May 1866 it rained. By Christmas all were home."
    assert ("Christmas", "1866-12-25") in _read(text, PUBLISHED)
    assert ("Christmas", "1865-12-25") in _read(text.replace("By Christ", "Since Christ"), PUBLISHED)


def test_a_division_is_no_day() -> None:
    text = (
        "War came in 1863 and 1864. In 1865 and 1866 it went on. On 7 June the 21st Division fled; "
        "on the 12th it came back."
    )
    found = _read(text, PUBLISHED)
    assert ("7 June", "1866-06-07") in found
    assert ("the 12th", "1866-06-12") in found
    assert not any("21st" in words for words, _ in found)


def test_after_a_year_alone_no_day_is_made_up() -> None:
    text = "It began in 1901. It went on in 1902 and 1903. In 1904 he fled. The next day he was seen."
    assert ("The next day", "XXXX-XX-XX") in _read(text, PUBLISHED)


@pytest.mark.parametrize("text", [NEWS, RECENT])
def test_news_is_read_against_its_publication(text: str) -> None:
    assert not tells_history(text, PUBLISHED)
    assert ("June 5", "2009-06-05") in _read(text, PUBLISHED)


def test_news_without_a_publication_date_gets_no_year_of_its_own() -> None:
    assert ("June 5", "XXXX-06-05") in _read(NEWS, None)


def test_the_anchor_is_the_date_that_the_story_has_come_to() -> None:
    text = re.sub(r"\[(.*?)\|.*?\]", r"\1", HISTORY)
    times, _ = find_times(NLP.make_doc(text), Article.from_text(text), Published())
    by_words = {time.exact: time for time in times}
    assert by_words["5 June"].anchor == by_words["1863"].id
    assert by_words["the next day"].anchor == by_words["5 June"].id
    assert by_words["5 June"].because == "June 5: told in order, the text has come to 1863"
