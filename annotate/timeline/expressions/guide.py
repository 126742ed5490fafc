"""Whether a text tells what is always so, as guides do, rather than what has happened.

There "in July" is every July, and "today" is nowadays. Guides speak to their readers, of visitors and of
the weather; news speaks of its day.
"""

from __future__ import annotations

import re

from annotate.timeline.expressions.narrative import words_of_the_day

# So many words of guides there are for each of the day, and at least so many, one in so many words.
FEWEST, TIMES_AS_MANY, ONE_IN = 3, 6, 150
FEWEST_OTHERS = 2
# A word of guides stands no oftener than in so many characters.
ONE_WORD_IN = 20
# A text of so many words that speaks of its day in fewer than one of so many is of no day.
LONG_ENOUGH, ONE_OF_THE_DAY_IN = 200, 400
# One word in so many is of the first person in a talk.
_SPEAKING, ONE_OF_A_TALK_IN = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b"), 100
# "The city is today larger than a hundred years ago."
_NOWADAYS = frozenset({"today", "ago"})
_OF_GUIDES = re.compile(
    r"\b(?:you|your|visit\w*|tourists?|travell?ers?|temperatures?|weather|rainy|rainfall|monsoons?|usually|often"
    r"|generally|typically|sometimes|summers|winters|(?:mon|tues|wednes|thurs|fri|satur|sun)days|weekdays|weekends|daily"
    r"|hotels?|restaurants?|beach(?:es)?|tours|ferr(?:y|ies)|museums?|festivals?|admission|entrance|sow|prune|bloom\w*"
    r"|harvest\w*|migrat\w*|breeds?|species|hikers?|trails?|sightseeing|popular|attractions?|hostels?|resorts?|nightlife|cafés?|cafes?)\b",
    re.IGNORECASE,
)


def told_of_no_day(text: str) -> tuple[bool, bool]:
    """Tell whether a text says what is always so, and whether it hardly speaks of a day of its own.

    In a text of no day "today" may be nowadays.

    Args:
        text: The article.
    """
    size = len(text.split())
    of_the_day = sum(1 for word in words_of_the_day(text) if word not in _NOWADAYS)
    guide = _has_words_of_guides(text, size, of_the_day)
    no_day = size >= LONG_ENOUGH and of_the_day * ONE_OF_THE_DAY_IN <= size
    if (guide or no_day) and is_talk(text, size):
        return False, False
    return guide, no_day


def _has_words_of_guides(text: str, size: int, of_the_day: int) -> bool:
    # Most news is done with here.
    most = of_the_day * TIMES_AS_MANY
    found = [word[0] for word in _OF_GUIDES.finditer(text)] if most * ONE_WORD_IN <= len(text) else []
    words = len(found)
    if sum(word.lower() not in {"you", "your"} for word in found) < FEWEST_OTHERS:
        # "When did you leave?" is asked in any interview.
        return False
    return words >= max(FEWEST, most) and words * ONE_IN >= size


def is_talk(text: str, size: int) -> bool:
    """Tell whether somebody speaks of himself, as in a talk or a diary, which has a day.

    Args:
        text: The article.
        size: How many words it has.
    """
    return sum(1 for _ in _SPEAKING.finditer(text)) * ONE_OF_A_TALK_IN > size
