"""What goes along when a mention is parted from an entity, and what the two are called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.formats.checking import check_record, check_text
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations, Entity, Mention, Timeline
from annotate.record.walk import items_of
from annotate.review.carry_over import carry
from annotate.review.edits import find
from annotate.review.regrouping import merge, split
from tests.tui.sample import Maker, sample_record

TEXT = """Mayor Ana Ruiz closed the bridge. She said it was unsafe.

Ruiz, a lawyer, said nobody had asked her. “I never signed,” Ruiz said, and Leo Ruiz agreed. \
He added: “We had no say.” Her office declined. The mayor left.
"""
_SPOKEN = "“I” in the words of “Ana Ruiz”"
# Words, which time they occur, kind, reason.
_MENTIONS = (
    ("Mayor", 0, "nominal", "title before “Ana Ruiz”"),
    ("Ana Ruiz", 0, "name", None),
    ("She", 0, "pronoun", "back to “Ana Ruiz”"),
    ("Ruiz", 1, "name", "surname match"),
    ("her", 0, "pronoun", "back to “Ruiz”"),
    ("I", 0, "pronoun", _SPOKEN),
    ("Ruiz", 2, "name", "surname match"),
    ("Leo Ruiz", 0, "name", None),
    ("He", 0, "pronoun", "back to “Leo Ruiz”"),
    ("Her", 0, "pronoun", "back to “Ruiz”"),
    ("The mayor", 0, "nominal", "back to “Mayor”"),
)


def record() -> Annotations:
    """One person too few: everything is said to be Ana Ruiz."""
    sample = sample_record()
    make = Maker(TEXT)
    mentions = []
    for number, (words, nth, kind, because) in enumerate(_MENTIONS, start=1):
        span = make.span(words, nth)
        place = f"e1.m{number}", span.start, span.end, span.exact
        mentions.append(Mention(*place, kind, "model", 0.9, because))  # type: ignore[arg-type]
    entity = Entity("e1", "PERSON", "Ana Ruiz", tuple(mentions), ("Ruiz", "Leo Ruiz"), 0.9)
    claims = (
        make.claim(1, "say", ("She", 0), "e1", ("said", 0), ("it was unsafe", 0)),
        make.claim(2, "say", ("Ruiz", 1), "e1", ("said", 1), ("nobody had asked her", 0)),
        make.claim(3, "say", ("Ruiz", 2), "e1", ("said", 2), ("“I never signed,”", 0), quotation="direct"),
        make.claim(4, "say", ("He", 0), "e1", ("added", 0), ("“We had no say.”", 0), quotation="direct"),
    )
    text = replace(sample.document.text, sha256=text_sha256(TEXT), length=len(TEXT))
    document = replace(sample.document, text=text, sections=())
    return replace(
        sample, document=document, entities=(entity,), claims=claims, timeline=Timeline(), diagnostics=()
    )


def _parted(mention: str, before: Annotations | None = None) -> tuple[Annotations, Entity, Entity]:
    after = split(before or record(), "e1", mention)
    assert check_record(after) == []
    assert check_text(after, TEXT) == []
    old, own = find(after, "e1"), after.entities[-1]
    assert isinstance(old, Entity)
    return after, old, own


@pytest.mark.parametrize(
    ("mention", "goes", "claims"),
    [
        ("e1.m2", ["Mayor", "Ana Ruiz", "She"], {"c1"}),
        ("e1.m4", ["Ruiz", "her"], {"c2"}),
        ("e1.m7", ["I", "Ruiz", "Her"], {"c3"}),
        ("e1.m8", ["Leo Ruiz", "He"], {"c4"}),
        ("e1.m1", ["Mayor"], set()),
        ("e1.m3", ["She"], {"c1"}),
        ("e1.m5", ["her"], set()),
        ("e1.m6", ["I"], set()),
        ("e1.m11", ["The mayor"], set()),
    ],
)
def test_what_hangs_on_a_mention_goes_along(mention: str, goes: list[str], claims: set[str]) -> None:
    after, old, own = _parted(mention)
    assert [each.exact for each in own.mentions] == goes
    assert {claim.id for claim in after.claims if claim.source and claim.source.entity == own.id} == claims
    assert len(old.mentions) + len(own.mentions) == len(_MENTIONS)
    assert own.salience == pytest.approx(0.9 * len(goes) / len(_MENTIONS), abs=0.001)


def test_what_somebody_is_said_to_be_goes_along() -> None:
    before = record()
    entity = before.entities[0]
    said = replace(entity.mentions[-1], because="copula: “He”")
    told = replace(before, entities=(replace(entity, mentions=(*entity.mentions[:-1], said)),))
    assert [each.exact for each in _parted("e1.m8", told)[2].mentions] == ["Leo Ruiz", "He", "The mayor"]
    assert "The mayor" not in [each.exact for each in _parted("e1.m4", told)[2].mentions]


@pytest.mark.parametrize(
    ("mention", "name", "own_name", "aliases"),
    [
        ("e1.m8", "Ana Ruiz", "Leo Ruiz", ("Ruiz",)),
        ("e1.m2", "Leo Ruiz", "Ana Ruiz", ("Ruiz",)),
        ("e1.m4", "Ana Ruiz", "Ruiz", ("Ruiz", "Leo Ruiz")),
        ("e1.m3", "Ana Ruiz", "She", ("Ruiz", "Leo Ruiz")),
    ],
)
def test_nobody_keeps_a_name_that_went_away(
    mention: str, name: str, own_name: str, aliases: tuple[str, ...]
) -> None:
    _, old, own = _parted(mention)
    assert (old.name, old.aliases, own.name) == (name, aliases, own_name)


def test_a_name_that_is_left_elsewhere_stays() -> None:
    before = record()
    (entity,) = before.entities
    plain = replace(before, entities=(replace(entity, name="Ruiz", aliases=("Ana Ruiz",)),))
    _, old, own = _parted("e1.m4", plain)
    assert (old.name, own.name) == ("Ruiz", "Ruiz")


def test_what_would_leave_nothing_takes_the_mention_alone() -> None:
    before = record()
    (entity,) = before.entities
    few = replace(before, entities=(replace(entity, mentions=entity.mentions[:3]),), claims=before.claims[:1])
    _, old, own = _parted("e1.m2", few)
    assert [each.exact for each in own.mentions] == ["Ana Ruiz"]
    assert [each.exact for each in old.mentions] == ["Mayor", "She"]


@given(st.sampled_from([f"e1.m{number}" for number in range(1, len(_MENTIONS) + 1)]))
def test_splitting_and_merging_loses_nothing(mention: str) -> None:
    before = record()
    after, _, own = _parted(mention, before)
    places = sorted((each.start, each.end) for item in after.entities for each in item.mentions)
    assert places == sorted((each.start, each.end) for each in before.entities[0].mentions)
    again = merge(after, own.id, "e1")
    assert [item.id for item in items_of(again)] == [item.id for item in items_of(before)]
    assert [claim.source for claim in again.claims] == [claim.source for claim in before.claims]


@given(st.sampled_from([f"e1.m{number}" for number in range(1, len(_MENTIONS) + 1)]))
def test_another_run_of_the_engine_leaves_claims_with_those_who_make_them(mention: str) -> None:
    after, _, own = _parted(mention)
    said = {claim.id: claim.source and claim.source.entity == own.id for claim in after.claims}
    again = carry(after, record(), old_text=TEXT, new_text=TEXT)
    assert check_record(again) == []
    parted = next(item for item in again.entities if [m.start for m in item.mentions] == _starts(own))
    assert {claim.id: claim.source and claim.source.entity == parted.id for claim in again.claims} == said


def _starts(entity: Entity) -> list[int]:
    return [each.start for each in entity.mentions]
