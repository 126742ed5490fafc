"""What a source does by its words, and how sure of them it is, in whole sentences; by the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from annotate.annotator import Annotator
from tests import pipelines
from tests.annotate.claims.in_lines import told


@cache
def _annotator() -> Annotator:
    return pipelines.annotator()


def _judged(text: str) -> list[str]:
    """Return the cue and the judgement of each claim."""
    lines = (line.split(" | ") for line in told(_annotator(), text))
    return [f"{cue}: {judged}" for _, cue, _, judged in lines]


ACTS = [
    # What stands right behind the cue belongs to it.
    ("We look forward to a long season, the captain said.", "said: say CT+"),
    ("The drivers agreed to a rise of 3 per cent.", "agreed to: promise PR+"),
    ("Both clubs agreed on sharing the ground.", "agreed on: promise PR+"),
    ("Both clubs agreed on the need to share the ground.", "agreed on: say Uu"),
    ("Both clubs agree with the referee.", "agree with: say CT+"),
    # Who would like to thank somebody thanks him; who wanted to may not have done so.
    ("“I would like to thank the nurses,” she said.", "would like: praise CT+"),
    ("“We wish to express our gratitude to the divers,” the firm said.", "wish: praise CT+"),
    ("“I want to take this opportunity to thank the choir,” she said.", "want: praise CT+"),
    ("He would like to build a mill.", "would like: want Uu"),
    ("She wanted to thank the choir.", "wanted: want Uu"),
    # The noun tells the act, in the cue and behind it.
    ("The minister expressed his gratitude to the crews.", "expressed his gratitude to: praise CT+"),
    ("The bishop expressed doubts about the tax.", "expressed doubts about: question Uu"),
    # A court decides what others only find.
    ("The judge found that the clerk had lied.", "found: decide CT+"),
    ("The court held that the tax was lawful.", "held: decide CT+"),
    ("Researchers found that sleep helps.", "found: report CT+"),
    # A plan is found fault with, a claim is denied.
    ("She dismissed the plan as a gimmick.", "dismissed: accuse CT+"),
    ("She dismissed her rival as a clown.", "dismissed: accuse CT+"),
    ("She dismissed the rumour as nonsense.", "dismissed: deny CT-"),
    ("She dismissed his speech as lies.", "dismissed: deny CT-"),
    # Whoever calls something shameful finds fault; other names are only names.
    ("He called the vote a sham.", "called: accuse CT+"),
    ("She described the raid as cowardly.", "described: accuse CT+"),
    ("She described the raid as a success.", "described: say CT+"),
    ("She described the claim as absurd nonsense.", "described: deny CT-"),
    ("She called Ann Orr a woman who fought corrupt judges.", "called: say CT+"),
    # Whoever votes decides.
    ("Most members voted for the merger.", "voted for: decide CT+"),
    ("Most members voted against the merger.", "voted against: decide CT-"),
    # The present of several is no subjunctive.
    ("The tenants insist they pay no rent.", "insist: claim CT-"),
    ("The union insisted that he pay more rent.", "insisted: demand Uu"),
    ("Counsel submitted that the clause was void.", "submitted: claim CT+"),
    # Of oneself one tells what one feels; of others the article tells what they like.
    ("“I am delighted that the school will reopen,” Ms Carr said.", "delighted: believe CT+"),
    ("“We are proud to sponsor the race,” the brewery said.", "proud: believe CT+"),
    ("The mayor was pleased that the ferry runs again.", "was pleased: praise CT+"),
    ("“We are happy with the verdict,” he said.", "happy with: praise CT+"),
    # What a thing is meant to do is wished; what it means is explained.
    ("The fence was meant to keep foxes out.", "was meant: want Uu"),
    # Whoever wants to be told asks.
    ("The judge asked why.", "asked: question Uu"),
    ("An officer asked her name and age.", "asked: question Uu"),
    ("The boy asked his mother for money.", "asked: demand Uu"),
    ("Officials were asked whether the vote was fair.", "were asked: question Uu"),
    ("The widow wants to know why the doctor left.", "know: question Uu"),
    ("He knows when the train leaves.", "knows: believe CT+"),
    ("The survey will find out whether people like the bus.", "will find out: question Uu"),
    ("They found out that he had lied.", "found out: report CT+"),
    # A thing that somebody suggests is put forward; a theory puts nothing forward, a letter settles nothing.
    ("The committee suggested a series of cuts.", "suggested: propose Uu"),
    ("She suggested a fault had caused the crash.", "suggested: claim PR+"),
    ("The theory suggests the planet should be cooling.", "suggests: claim Uu"),
    ("The letter concludes that the club is at fault.", "concludes: say CT+"),
    ("The board concluded that the club was at fault.", "concluded: decide CT+"),
    # Who rules or votes in favour of it settles it, who speaks in favour of it does not.
    ("The court ruled in favour of the tenants.", "ruled in favour of: decide CT+"),
    ("The mayor refused calls to resign.", "refused calls: deny CT-"),
    ("The mayor put the damage at $2m.", "put: estimate CT+"),
    ("The union has called off its strike.", "has called off: decide CT-"),
    ("The bishop spoke in favour of the tax.", "spoke in favour of: praise CT+"),
    ("The airlines signed a pact that opens new routes.", "signed: promise CT+"),
    ("The president signed the bill into law.", "signed: decide CT+"),
    ("The minister advocates for a cut in fuel duty.", "advocates for: propose Uu"),
]


@pytest.mark.parametrize(("text", "judged"), ACTS, ids=[text[:60] for text, _ in ACTS])
def test_acts(text: str, judged: str) -> None:
    assert judged in _judged(text)


CERTAINTY = [
    ("The minister said it was too early to say whether the bridge would reopen.", "Uu"),
    ("Ms Vane said it was too soon to tell how many jobs would go.", "Uu"),
    ("The council said it was not yet clear whether the roof would be mended.", "Uu"),
    ("The doctor said it remained to be seen whether he would walk.", "Uu"),
    ("The mayor said it was early in the season.", "CT+"),
    ("She said it was clear that he had lied.", "CT+"),
    ("She said it was too early to plant beans.", "CT+"),
    ("Mr Reed said he doubted that the firm had paid.", "PR-"),
    ("“I doubt that he ever read it,” she said.", "PR-"),
    ("Mr Reed said he had no doubt that the firm had paid.", "CT+"),
    ("The envoy said there was a need to cut waste.", "Uu"),
    ("The envoy said it was necessary to move the school.", "Uu"),
    ("The envoy said there was no need to hurry.", "CT-"),
    ("The coach said it was the first time that he had won.", "CT+"),
    ("Police did not specify the number of arrests.", "Uu"),
    ("The spokesman said nothing about the money.", "Uu"),
    ("The king said there was nothing to hide.", "CT-"),
    ("The critics did not praise the play.", "CT-"),
    ("The firm said the launch was not without problems.", "CT+"),
    ("The airline said the delay had to do with a faulty valve.", "CT+"),
    ("The airline said pilots had to wear ties.", "Uu"),
    ("“We are thrilled to open the hall,” the firm said.", "CT+"),
    ("The coach said that not all of the players were fit.", "CT-"),
    ("“Nothing could be further from the truth,” she said.", "CT-"),
    # What was never more so is so, and what is called untrue is denied, whoever tells it.
    ("“The need has never been greater,” the doctor said.", "CT+"),
    ("The doctor said the name had never been more fitting.", "CT+"),
    ("He said the lake was never bigger than a pond.", "CT-"),
    ("“He has never paid more than ten euros,” she said.", "CT-"),
    ("Reports that the bridge fell are false, according to the mayor.", "CT-"),
    # A short answer is one.
    ("“No,” she said.", "CT-"),
    ("Mr Hale said: “Certainly not.”", "CT-"),
    ("“Of course not,” said the mayor.", "CT-"),
    ("“No. We paid in full,” the firm said.", "CT+"),
    ("“Not only that,” she said.", "CT+"),
    # What somebody is only likely to say has not been said.
    ("The union is likely to reject the deal.", "PR-"),
    ("Mr Reed is unlikely to accept the offer.", "PR-"),
    ("The clerk, likely a Dane, rejected the deal.", "CT-"),
    # What is not ruled out is possible, and what nobody is saying is left open.
    ("The minister said it could not be excluded that the pilot was ill.", "PS+"),
    ("It cannot be ruled out that the fire was set, police said.", "PS+"),
    ("The firm did not exclude that it would close the plant.", "PS+"),
    ("The doctor said it was impossible to exclude a second infection.", "PS+"),
    ("She said that children could not be excluded from the club.", "CT-"),
    ("“I am not saying that he lied,” she said.", "Uu"),
    ("“Nobody is suggesting that the vote was rigged,” the clerk said.", "Uu"),
    ("The porter said he did not say that the door was shut.", "CT-"),
    ("Officials said it was unlikely that the school would reopen.", "PR-"),
    # A condition without "if" is one, and one of what somebody promised is none of the promise.
    ("“Had we wanted to stop the case, we would have done so,” he said.", "Uu"),
    ("“Were he to leave, the club would fold,” she said.", "Uu"),
    ("She said that had he known, he would have paid.", "Uu"),
    ("“Had he any money?” she asked. “He had none.”", "Uu"),
    ("He said the mayor had promised to resign if the dam failed.", "CT+"),
    ("He said the dam had failed.", "CT+"),
    # What is so in somebody's opinion is only probable.
    ("“The striker came first, in my opinion,” the coach said.", "PR+"),
    ("The lawyer said that in her view the bank had not paid.", "PR-"),
    ("“The view from the roof is good,” he said.", "CT+"),
    ("“The dam is safe, I think,” he said.", "PR+"),
    ("“I think about the dam,” he said.", "CT+"),
    # What somebody wishes others, and what is needed, is not there yet.
    ("“I wish the new team all the best,” she said.", "Uu"),
    ("“He wished me luck,” she said.", "CT+"),
    ("The minister said a new bridge was needed.", "Uu"),
    ("He said no permit is required.", "CT-"),
    ("The firm said the parts were needed in Poland.", "CT+"),
    # What looks so is probable, and of what there is a chance it is possible.
    ("“It looks as if the deal is dead,” he said.", "PR+"),
    ("“We looked at the dam,” he said.", "CT+"),
    ("“There is a chance that we will sell,” the owner said.", "PS+"),
    ("“There is little chance that we will sell,” the owner said.", "PR-"),
    ("“There is a risk of floods,” he said.", "CT+"),
    # What nobody has done yet, and what not one did.
    ("“We have yet to decide,” the mayor said.", "CT-"),
    ("“Yet they have to pay,” the mayor said.", "Uu"),
    ("“Not a single ship has left the port,” the harbour master said.", "CT-"),
    ("The minister rubbished the claim that the bank had failed.", "CT-"),
    # What somebody stops short of is left open, whatever stands between.
    ("The minister stopped short, however, of promising to pay the farmers.", "Uu"),
    ("The bank fell short yesterday of accusing the auditor of fraud.", "Uu"),
    ("The report stopped well short of blaming the airline for the crash.", "Uu"),
    ("The plan fell short, and the minister was accused of hiding the cost.", "CT+"),
]


@pytest.mark.parametrize(("text", "factuality"), CERTAINTY, ids=[text[:60] for text, _ in CERTAINTY])
def test_certainty(text: str, factuality: str) -> None:
    assert _judged(text)[0].split()[-1] == factuality


UNSAID = [
    ("The minister said it was too early to say whether the bridge would reopen.", 1),
    ("It was for the minister to say whether the bridge would reopen.", 1),
    ("“Will the minister confirm that no school will close?” Ms Park asked.", 1),
    ("“Did he say that the roof would fall?” she asked.", 1),
    ("“Why did he say that the roof would fall?” she asked.", 2),
    ("“Has she confirmed that no school will close?” Ms Park asked. “She said that none would.”", 3),
    # What is done to a thing is not said.
    ("Nordfjell cuts dividend as shares fall", 0),
    ("The mayor turned down a request for comment.", 0),
    ("The bank wrote down its debts.", 0),
    ("He wrote down that she had called.", 1),
    ("The firm presented its results on Friday.", 0),
    ("The ministers reviewed the latest talks.", 1),
    ("The bill was passed on Monday.", 0),
    ("The suspect was seen leaving the house at noon.", 0),
    ("The dam is seen as a threat.", 1),
    ("It was announced that the mill would close.", 1),
    ("Jane Hart, defending Mr Roe, told the court that he was ill.", 1),
    ("Ministers, defending the tax, said that prices would fall.", 2),
    # What another is to say is not said so far.
    ("Peter Holm wants the officer to admit that he hid the letter.", 1),
    ("“I want the clerk who lost the file in a cellar to tell the family why he did it,” Ms Holm said.", 2),
    ("The clerk told the family why he did it.", 1),
    ("The letter forced the officer to admit that he hid it.", 1),
    # Of what is partly wrong it is not told what it was.
    ("Not everything she believed turned out to be right.", 0),
    ("Not all that the general said was a lie.", 0),
    ("Not everyone believes that the dam is safe.", 1),
    ("He does not believe everything they say.", 1),
]


@pytest.mark.parametrize(("text", "count"), UNSAID, ids=[text[:60] for text, _ in UNSAID])
def test_what_nobody_says_is_no_claim(text: str, count: int) -> None:
    assert len(_judged(text)) == count


SEMICOLONS = [
    (
        "The firm argues that the cut saved money; the union disputes that.",
        ["that the cut saved money", "that"],
    ),
    ("He said that prices rose; that rents fell.", ["that prices rose; that rents fell"]),
    ("The firm said it lost money; its shares fell.", ["it lost money"]),
]
NAMED = [
    (
        "Ida Berg met Tom Holm, her Danish counterpart. Norway has accepted the plan, according to Berg's "
        "spokesman, Per Dahl; Holm said he saw no need for it.",
        "Holm",
    ),
    (
        "Oslo backs the plan, according to the mayor's spokesman, Per Dahl; he said it would cost little.",
        "he",
    ),
    (
        "The drivers' union was ready, said its leader, Ida Berg; the railway said that it was not.",
        "the railway",
    ),
]


@pytest.mark.parametrize(("text", "source"), NAMED, ids=[text[:60] for text, _ in NAMED])
def test_who_is_named_behind_a_semicolon_speaks_there(text: str, source: str) -> None:
    found = [line.split(" | ") for line in told(_annotator(), text)]
    assert [who for who, cue, *_ in found if cue == "said"][-1] == source


@pytest.mark.parametrize(("text", "contents"), SEMICOLONS, ids=[text[:60] for text, _ in SEMICOLONS])
def test_who_speaks_behind_a_semicolon_speaks_for_himself(text: str, contents: list[str]) -> None:
    found = [line.split(" | ")[2] for line in told(_annotator(), text)]
    assert found[: len(contents)] == contents
