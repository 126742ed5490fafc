"""Claims inside claims: which inner ones are plain enough to be told."""

from __future__ import annotations

import pytest

from annotate.article import Article
from annotate.claims import find_claims
from annotate.claims.rules.nested import nested_attributions
from tests.annotate.claims.parses import attribution, parse, said

OUTER = "{s1 Roe/NNP/2/nsubj } {q1 says/VBZ/0/root } "
FOUND = [
    (
        "{c1 police/NNS/4/nsubj told/VBD/2/ccomp him/PRP/4/obj that/IN/8/mark it/PRP/8/nsubj "
        "rained/VBD/4/ccomp }",
        ["police | told | it rained"],
    ),
    (
        "{c1 an/DT/4/det inquiry/NN/5/nsubj shows/VBZ/2/ccomp nobody/NN/8/nsubj has/VBZ/8/aux "
        "paid/VBN/5/ccomp }",
        ["an inquiry | shows | nobody has paid"],
    ),
    (
        "{c1 an/DT/4/det inquiry/NN/6/nsubj has/VBZ/6/aux shown/VBN/2/ccomp nobody/NN/9/nsubj has/VBZ/9/aux "
        "paid/VBN/6/ccomp }",
        ["an inquiry | has shown | nobody has paid"],
    ),
    (
        "{c1 “ She/PRP/6/nsubj flatly/RB/6/advmod denied/VBD/2/ccomp she/PRP/9/nsubj had/VBD/9/aux "
        "paid/VBN/6/ccomp . ” }",
        ["She | flatly denied | she had paid"],
    ),
    # Who is told does not speak: of a passive, the agent does, if there is one.
    (
        "{c1 they/PRP/5/nsubj:pass were/VBD/5/aux:pass told/VBN/2/ccomp it/PRP/7/nsubj rained/VBD/5/ccomp "
        "hard/RB/7/advmod }",
        [" | were told | it rained hard"],
    ),
    # Unless the participle says what somebody means to do, or feels.
    (
        "{c1 “ We/PRP/6/nsubj:pass are/VBP/6/aux:pass prepared/VBN/2/ccomp to/TO/8/mark leave/VB/6/xcomp "
        "Riga/NNP/8/obj ” }",
        ["We | are prepared | to leave Riga"],
    ),
    (
        "{c1 “ We/PRP/6/nsubj:pass were/VBD/6/aux:pass ordered/VBN/2/ccomp to/TO/8/mark leave/VB/6/xcomp "
        "Riga/NNP/8/obj ” }",
        [" | were ordered | to leave Riga"],
    ),
    # Wishes, plans and beliefs, the speaker's own as well.
    (
        "{c1 they/PRP/4/nsubj think/VBP/2/ccomp it/PRP/6/nsubj rains/VBZ/4/ccomp too/RB/6/advmod }",
        ["they | think | it rains too"],
    ),
    (
        "{c1 “ We/PRP/5/nsubj want/VBP/2/ccomp to/TO/7/mark leave/VB/5/xcomp Riga/NNP/7/obj ” }",
        ["We | want | to leave Riga"],
    ),
    (
        "{c1 “ I/PRP/5/nsubj want/VBP/2/ccomp them/PRP/5/obj to/TO/8/mark "
        "leave/VB/5/xcomp Riga/NNP/8/obj ” }",
        ["I | want | them to leave Riga"],
    ),
]
NOT_FOUND = [
    # What the speaker says or means, whoever is spoken to, what only seems or is tried.
    "{c1 they/PRP/4/nsubj seem/VBP/2/ccomp to/TO/6/mark know/VB/4/xcomp too/RB/6/advmod }",
    "{c1 they/PRP/4/nsubj tried/VBD/2/ccomp to/TO/6/mark leave/VB/4/xcomp Riga/NNP/6/obj }",
    "{c1 “ I/PRP/6/nsubj always/RB/6/advmod say/VBP/2/ccomp it/PRP/8/nsubj rains/VBZ/6/ccomp "
    "too/RB/8/advmod ” }",
    "{c1 “ you/PRP/5/nsubj say/VBP/2/ccomp it/PRP/7/nsubj rains/VBZ/5/ccomp too/RB/7/advmod ” }",
    "{c1 it/PRP/4/nsubj means/VBZ/2/ccomp it/PRP/6/nsubj rains/VBZ/4/ccomp too/RB/6/advmod }",
    # Supposed, possible or denied saying.
    "{c1 they/PRP/5/nsubj may/MD/5/aux say/VB/2/ccomp it/PRP/7/nsubj rains/VBZ/5/ccomp too/RB/7/advmod }",
    "{c1 they/PRP/6/nsubj did/VBD/6/aux not/RB/6/advmod say/VB/2/ccomp it/PRP/8/nsubj rains/VBZ/6/ccomp "
    "too/RB/8/advmod }",
    "{c1 he/PRP/4/nsubj left/VBD/2/ccomp if/IN/7/mark they/PRP/7/nsubj said/VBD/4/advcl it/PRP/9/nsubj "
    "rained/VBD/7/ccomp too/RB/9/advmod }",
    # No clause, or one that its relative pronoun stands outside of.
    "{c1 police/NNS/4/nsubj told/VBD/2/ccomp him/PRP/4/obj everything/NN/4/obj }",
    "{c1 rain/NN/2/obj that/WDT/7/nsubj they/PRP/6/nsubj say/VBP/3/acl:relcl ruined/VBD/6/ccomp the/DT/9/det "
    "crop/NN/7/obj }",
]


@pytest.mark.parametrize(("content", "wanted"), FOUND, ids=[c[:40] for c, _ in FOUND])
def test_found_inside(content: str, wanted: list[str]) -> None:
    index, known = attribution(parse(OUTER + content))
    assert said(index.doc, list(nested_attributions(index, [known]))) == wanted


@pytest.mark.parametrize("content", NOT_FOUND)
def test_not_found_inside(content: str) -> None:
    index, known = attribution(parse(OUTER + content))
    assert list(nested_attributions(index, [known])) == []


def test_nothing_outside_a_content_and_nothing_twice() -> None:
    marked = "{c1 it/PRP/4/nsubj rained/VBD/2/ccomp } and/CC/7/cc police/NNS/7/nsubj told/VBD/2/conj "
    index, known = attribution(parse(OUTER + marked + "him/PRP/7/obj it/PRP/10/nsubj rained/VBD/7/ccomp"))
    assert list(nested_attributions(index, [known])) == []
    index, known = attribution(parse(OUTER + FOUND[0][0]))
    inner = list(nested_attributions(index, [known, known]))
    assert len(inner) == 1
    assert list(nested_attributions(index, [known, *inner])) == []


def test_an_inner_claim_points_to_the_one_around_it() -> None:
    doc = parse(OUTER + FOUND[0][0])
    outer, inner = find_claims(doc, Article.from_text(doc.text), (), ())
    assert (outer.within, inner.within) == (None, outer.id)
    assert inner.by == "rule"
    assert inner.because
