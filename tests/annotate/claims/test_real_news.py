"""Claims of a whole article by the shipped model: only what any good model must get right."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Annotations, Claim
from annotate.settings import ClaimsSettings, Settings
from tests import pipelines

TEXT = """Harbour bridge to close for repairs

WELLINGTON — The harbour bridge will close for six weeks in May, Mayor Anna Roe said on Tuesday.

“The steel is tired,” Roe told reporters. “We have to replace 40 bolts before the winter.”

The opposition leader, Tom Lee, denied that the bridge was unsafe and accused the mayor of wasting money.

According to a report by the city's engineers, traffic has doubled since 1998.

“It may cost 12 million dollars,” said Lee, who voted against the plan. “Nobody has asked the drivers.”

The “Grand Old Lady”, as the bridge is known, opened in 1932. Its designer, Robert “Bob” Hall, wrote \
the novel “The Iron River”.

Roe warned that the ferries could not carry all commuters. The ferry company declined to comment.

She urged the government to pay half of the cost. Ministers promised to decide by Friday."""


@pytest.fixture(scope="module")
def record() -> Annotations:
    return pipelines.annotator().annotate(Article.from_text(TEXT))


def claim_with(record: Annotations, words: str) -> Claim:
    """Return the one outermost claim whose content or cue has some words."""
    found = [
        c for c in record.claims if c.within is None and any(words in s.exact for s in (*c.content, *c.cue))
    ]
    assert len(found) == 1, [[s.exact for s in c.content] for c in found]
    return found[0]


@pytest.mark.parametrize(
    ("words", "source", "act", "quotation"),
    [
        ("will close for six weeks", "Anna Roe", "say", "indirect"),
        ("The steel is tired", "Roe", "say", "direct"),
        ("the bridge was unsafe", "Tom Lee", "deny", "indirect"),
        ("traffic has doubled", "engineers", "report", "indirect"),
        ("It may cost 12 million", "Lee", "say", "direct"),
        ("could not carry all commuters", "Roe", "warn", "indirect"),
        ("to pay half of the cost", "She", "demand", "indirect"),
    ],
)
def test_who_says_what_and_how(
    record: Annotations, words: str, source: str, act: str, quotation: str
) -> None:
    claim = claim_with(record, words)
    assert claim.source is not None
    assert source in " ".join(span.exact for span in claim.source.spans)
    assert (claim.speech_act, claim.quotation) == (act, quotation)
    assert all(TEXT[s.start : s.end] == s.exact for s in (*claim.cue, *claim.content, *claim.source.spans))


def test_a_quotation_that_its_cue_interrupts_is_one_claim(record: Annotations) -> None:
    claim = claim_with(record, "The steel is tired")
    assert "40 bolts" in claim.content[-1].exact
    assert len(claim.content) == 2


def test_how_sure_they_are(record: Annotations) -> None:
    assert claim_with(record, "the bridge was unsafe").polarity == "negative"
    assert claim_with(record, "the bridge was unsafe").factuality == "CT-"
    assert claim_with(record, "to pay half of the cost").factuality == "Uu"
    assert claim_with(record, "It may cost 12 million").factuality.startswith("PS")
    assert "may" in {hedge.exact for hedge in claim_with(record, "It may cost 12 million").hedges}


def test_who_declined_to_comment(record: Annotations) -> None:
    declined = claim_with(record, "to comment")
    assert [span.exact for span in declined.cue] == ["declined"]
    assert (declined.speech_act, declined.factuality) == ("deny", "CT-")


def test_names_in_marks_are_nobodys_words(record: Annotations) -> None:
    contents = [span.exact.strip("“”,.") for claim in record.claims for span in claim.content]
    assert not {"Grand Old Lady", "Bob", "The Iron River"} & set(contents)


def test_what_is_worth_checking(record: Annotations) -> None:
    counted = claim_with(record, "traffic has doubled").check_worthiness
    asked = claim_with(record, "to pay half of the cost").check_worthiness
    assert counted is not None
    assert asked is not None
    assert counted.score > asked.score
    assert any("1998" in reason or "doubled" in reason for reason in counted.reasons)


def test_every_claim_can_be_explained(record: Annotations) -> None:
    assert record.claims
    assert all(0 < claim.confidence <= 1 for claim in record.claims)
    assert all(claim.because for claim in record.claims if claim.by == "rule")


def test_a_word_of_the_users_own_changes_the_act() -> None:
    article = Article.from_text("Mayor Anna Roe said the bridge was old. Tom Lee quipped that it was a joke.")
    own = Settings(claims=ClaimsSettings(verbs={"accuse": ("quip",)}))
    acts = [
        {claim.speech_act for claim in Annotator.from_settings(settings).annotate(article).claims}
        for settings in (Settings(), own)
    ]
    assert "accuse" not in acts[0]
    assert "accuse" in acts[1]
