"""What is denied, befalls a relative, or is one more of its kind is no event with what happened."""

from __future__ import annotations

from functools import cache

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines


@cache
def _annotator() -> Annotator:
    return pipelines.annotator()


def _owner(text: str, word: str, after: str = "") -> str:
    """Return the id of the event of a word, the first one behind some words."""
    events = _annotator().annotate(Article.from_text(text, published="2026-11-27")).timeline.events
    start = text.index(after)
    found = ((m.start, e.id) for e in events for m in e.mentions if m.exact == word and m.start >= start)
    return min(found)[1]


@pytest.mark.parametrize(
    ("text", "one", "other", "after"),
    [
        # Denied of something else, or of one more charge.
        ("A carer stole £11,000. She denied stealing a diamond ring.", "stole", "stealing", ""),
        ("Ms Carr denied walking away from the deal.", "denied", "walking", ""),
        ("The clerk denied a third charge, of stealing a ring.", "denied", "stealing", ""),
        (
            "The firm paid £6.2m for the site in 2023. He denied that it had offered to pay for a pavilion.",
            "paid",
            "pay",
            "offered",
        ),
        # What somebody stops short of saying.
        (
            "Critics said the minister misled the house. They stopped short of saying that she had lied.",
            "misled",
            "lied",
            "",
        ),
        # Befalls a relative.
        ("Dame Eleanor died on Sunday. Her father was killed when she was seven.", "died", "killed", ""),
        ("Peter Roe resigned on Monday. His brother resigned in 2019.", "resigned", "resigned", "His"),
        ("Anna Lloyd was shot on Friday. Her sister was shot a year ago.", "shot", "shot", "Her"),
        (
            "Brother dies in crash\n\nJim Orr died on Tuesday. His father, who died in May, taught.",
            "dies",
            "died",
            "who",
        ),
        # A day of its own behind "and", and the next of its kind.
        ("The peso fell after the vote, and on Friday it touched 21.40.", "fell", "touched", ""),
        (
            "Investors welcomed the decision. The next decision is due soon.",
            "decision",
            "decision",
            "next",
        ),
        ("His brother was acquitted of conspiracy but convicted of theft.", "acquitted", "convicted", ""),
        # One more of its kind.
        ("Drivers began a strike on Monday. A second strike is planned.", "strike", "strike", "A second"),
        (
            "A bid was rejected last week. Rovers had hoped for more. Another bid is expected.",
            "bid",
            "bid",
            "Another",
        ),
        ("Police arrested a man, 34. A second man was arrested in Leeds.", "arrested", "arrested", "second"),
        # At another hour, once and again and again, done and not to be done, held and done.
        ("The jet took off at 5:46 p.m. and climbed. It plummeted at 6:19 p.m.", "took", "plummeted", ""),
        ("The thief tried the door at 2 a.m. At 4 a.m. he tried the window.", "tried", "tried", "At 4"),
        (
            "Rosa Meng went down every spring and came back with nothing. In June she came back with a jar.",
            "came",
            "came",
            "In June",
        ),
        ("Each week the mayor met farmers. On Friday he met the minister.", "met", "met", "On Friday"),
        ("Petra Holm had bought pills, he said. Her coach told her never to buy them.", "bought", "buy", ""),
        # In another phrase, and done and still to come.
        ("The vote took place in May. A young engineer took over the firm.", "took", "took", "engineer"),
        ("The yard has built 300 ships. A ferry will be built in Gdynia.", "built", "built", "ferry"),
        ("Clerks will begin a strike. A strike of nurses began on Monday.", "begin", "began", ""),
        # The last of two is taken up.
        (
            "The suit of 1980 was settled in 1981. That of 1989 was settled in 1991. The settlement held.",
            "settled",
            "settlement",
            "",
        ),
        (
            "Rebels attacked Dunmore on 3 May. They attacked Holt on 9 May. The attack killed nine.",
            "attacked",
            "attack",
            "The attack",
        ),
        # What was done for or over something.
        ("The firm was sued on Tuesday for the collapse of a bridge.", "sued", "collapse", ""),
        ("Pupils marched on Friday against the demolition of their school.", "marched", "demolition", ""),
        # Called off.
        (
            "Drivers walked out on Monday over pay. The union called off a walkout in October.",
            "walked",
            "walkout",
            "",
        ),
        (
            "Rovers rejected a second bid on Friday. The club had rejected a first bid from City.",
            "rejected",
            "rejected",
            "The club",
        ),
    ],
)
def test_two_happenings_are_two(text: str, one: str, other: str, after: str) -> None:
    assert _owner(text, one) != _owner(text, other, after)


@pytest.mark.parametrize(
    ("text", "one", "other", "after"),
    [
        (
            "Anna Lloyd was shot on Friday. Her sister said that Ms Lloyd was shot at home.",
            "shot",
            "shot",
            "Ms Lloyd",
        ),
        ("Drivers began a strike on Monday. The strike will last a week.", "strike", "strike", "The strike"),
        ("A second man was arrested in Leeds. He was arrested at home.", "arrested", "arrested", "He"),
        # Right behind the only one, and with what tells which.
        ("Rebels attacked Holt on 9 May. The attack killed nine.", "attacked", "attack", "The attack"),
        (
            "Rebels attacked Dunmore on 3 May. They attacked Holt on 9 May. The Dunmore attack killed nine.",
            "attacked",
            "attack",
            "The Dunmore",
        ),
        ("The union called off a walkout.", "called", "walkout", ""),
        ("The mine exploded at 4 p.m. The blast, at 4:01 p.m., killed six.", "exploded", "blast", ""),
        (
            "Prosecutors charge ex-minister in hospital scandal\n\nThe state's attorney on Tuesday charged a"
            " former health minister, his sister and four others with theft.",
            "charge",
            "charged",
            "",
        ),
        (
            "Voters oust mayor\n\nResidents of Pine Hollow ousted Dale Kittredge on Saturday.",
            "oust",
            "ousted",
            "",
        ),
    ],
)
def test_one_happening_is_one(text: str, one: str, other: str, after: str) -> None:
    assert _owner(text, one) == _owner(text, other, after)
