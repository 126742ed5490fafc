"""From marked sources, cues and contents to attributions: links, and what the model left out."""

from __future__ import annotations

import pytest

from annotate.claims.spans.attribution import model_attributions
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.linking import choose
from tests.annotate.claims.parses import parse, said

LINKED = [
    # Source, verb, content.
    (
        "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 it/PRP/4/nsubj rained/VBD/2/ccomp } .",
        ["Roe | said | it rained"],
    ),
    # Content first, the order turned, with an apposition.
    (
        "{c1 It/PRP/2/nsubj rained/VBD/0/root } , {q1 said/VBD/2/parataxis } "
        "{s1 Roe/NNP/4/nsubj , chief/NN/5/appos of/IN/9/case police/NN/7/nmod } .",
        ["Roe, chief of police | said | It rained"],
    ),
    # A content that the cue interrupts is one claim of two pieces.
    (
        "{c1 “ It/PRP/3/nsubj rained/VBD/0/root , ” } {s1 he/PRP/7/nsubj } {q1 said/VBD/3/parataxis } , "
        "{c1 “ and/CC/11/cc snowed/VBD/3/conj . ” }",
        ["he | said | “It rained,” + “and snowed.”"],
    ),
    # Two sentences of one quotation around the cue are one as well.
    (
        "{c1 “ It/PRP/3/nsubj rained/VBD/0/root , ” } {s1 he/PRP/7/nsubj } {q1 said/VBD/3/parataxis } .\n"
        "{c1 “ It/PRP/3/nsubj snowed/VBD/0/root . ” }",
        ["he | said | “It rained,” + “It snowed.”"],
    ),
    # Coordinated cues share their subject.
    (
        "{s1 He/PRP/2/nsubj } {q1 said/VBD/0/root } {c1 it/PRP/4/nsubj rained/VBD/2/ccomp } and/CC/6/cc "
        "{q2 added/VBD/2/conj } {c2 it/PRP/8/nsubj snowed/VBD/6/ccomp } .",
        ["He | said | it rained", "He | added | it snowed"],
    ),
    # Cues that are no verbs.
    (
        "{q1 According/VBG/3/case to/IN/1/fixed } {s1 police/NNS/6/obl } , {c1 "
        "it/PRP/6/nsubj rained/VBD/0/root } .",
        ["police | According to | it rained"],
    ),
    (
        "{s1 Roe/NNP/0/root } {q1 : } {c1 Taxes/NNS/4/nsubj fell/VBD/1/parataxis }",
        ["Roe | : | Taxes fell"],
    ),
    (
        "{s1 His/PRP$/2/nmod:poss } {q1 claim/NN/6/nsubj } {c1 that/IN/5/mark "
        "it/PRP/5/nsubj rained/VBD/2/acl } "
        "spread/VBD/0/root",
        ["His | claim | that it rained"],
    ),
    # Where a parse takes who says it for an object; what stands behind the object is none.
    (
        "{c1 “ It/PRP/3/nsubj rained/VBD/7/ccomp , ” } {q1 officially/RB/7/advmod announced/VBD/0/root } "
        "the/DT/9/det university/NN/7/iobj .",
        ["the university | officially announced | “It rained,”"],
    ),
    (
        "{c1 “ It/PRP/3/nsubj rained/VBD/7/ccomp , ” } {s1 she/PRP/7/nsubj } {q1 told/VBD/0/root } "
        "the/DT/9/det board/NN/7/iobj .",
        ["she | told | “It rained,”"],
    ),
    # A participle that tells what somebody feels or means is no passive; others are.
    (
        "Roe/NNP/3/nsubj:pass {q1 is/VBZ/3/aux:pass prepared/VBN/0/root } "
        "{c1 to/TO/5/mark leave/VB/3/xcomp }",
        ["Roe | is prepared | to leave"],
    ),
    (
        "Roe/NNP/3/nsubj:pass {q1 is/VBZ/3/aux:pass thrilled/VBN/0/root } "
        "{c1 it/PRP/5/nsubj rained/VBD/3/ccomp }",
        ["Roe | is thrilled | it rained"],
    ),
    (
        "Roe/NNP/3/nsubj:pass {q1 is/VBZ/3/aux:pass ordered/VBN/0/root } {c1 to/TO/5/mark leave/VB/3/xcomp }",
        [" | is ordered | to leave"],
    ),
    # A passive with its agent, and one without.
    (
        "{c1 The/DT/2/det death/NN/4/nsubj:pass } was/VBD/4/aux:pass {q1 confirmed/VBN/0/root } by/IN/6/case "
        "{s1 officials/NNS/4/obl:agent } .",
        ["officials | confirmed | The death"],
    ),
    (
        "{c1 He/PRP/3/nsubj:pass } {q1 is/VBZ/3/aux:pass said/VBN/0/root } {c1 "
        "to/TO/5/mark rest/VB/3/xcomp } .",
        [" | is said | He + to rest"],
    ),
    # "It" fills the place of a subject, and says nothing.
    (
        "{s1 It/PRP/3/expl } {q1 was/VBD/3/aux:pass recalled/VBN/0/root } {c1 that/IN/6/mark rain/NN/6/nsubj "
        "fell/VBD/3/csubj:pass } .",
        [" | was recalled | that rain fell"],
    ),
    (
        "{c1 It/PRP/3/nsubj:pass } {q1 was/VBD/3/aux:pass noted/VBN/0/root } {c1 that/IN/6/mark "
        "rain/NN/6/nsubj fell/VBD/3/ccomp } .",
        [" | was noted | that rain fell"],
    ),
    # A council that says something, and a house of which it is said, are not that "it".
    (
        "{s1 It/PRP/2/nsubj } {q1 recalled/VBD/0/root } {c1 that/IN/5/mark "
        "rain/NN/5/nsubj fell/VBD/2/ccomp } .",
        ["It | recalled | that rain fell"],
    ),
    (
        "{c1 It/PRP/3/nsubj:pass } {q1 is/VBZ/3/aux:pass said/VBN/0/root } "
        "{c1 to/TO/5/mark lean/VB/3/xcomp } .",
        [" | is said | It + to lean"],
    ),
    (
        "{s1 It/PRP/3/nsubj } {q1 has/VBZ/3/aux recalled/VBN/0/root } {c1 the/DT/5/det cars/NNS/3/obj } .",
        ["It | has recalled | the cars"],
    ),
    # A verb of saying and its source without words of it: somebody said something.
    ("{s Roe/NNP/2/nsubj } {q spoke/VBD/0/root } .", ["Roe | spoke | "]),
    # Another verb without a content, or a verb of saying without a source, is nothing.
    ("{s Roe/NNP/2/nsubj } {q waited/VBD/0/root } .", []),
    ("Then/RB/2/advmod {q spoke/VBD/0/root } .", []),
    ("It/PRP/2/nsubj rained/VBD/0/root .", []),
]


@pytest.mark.parametrize(("marked", "wanted"), LINKED, ids=[m[:50] for m, _ in LINKED])
def test_links(marked: str, wanted: list[str]) -> None:
    doc = parse(marked)
    assert said(doc, model_attributions(DocIndex(doc))) == wanted


def test_the_nearest_fitting_parts_link_where_the_model_gives_no_link() -> None:
    doc = parse(
        "{s Roe/NNP/2/nsubj } {q said/VBD/0/root } {c it/PRP/4/nsubj rained/VBD/2/ccomp } .\n"
        "{s Lee/NNP/2/nsubj } {q denied/VBD/0/root } {c it/PRP/2/obj } ."
    )
    assert said(doc, model_attributions(DocIndex(doc))) == ["Roe | said | it rained", "Lee | denied | it"]


def test_a_content_does_not_run_over_its_own_cue() -> None:
    doc = parse(
        "{s1 Polls/NNS/2/nsubj } {c1 Most/JJS/3/nsubj {q1 indicated/VBD/0/root } that/IN/5/mark "
        "it/PRP/5/nsubj rained/VBD/2/ccomp } ."
    )
    assert said(doc, model_attributions(DocIndex(doc))) == ["Polls | indicated | that it rained"]


def test_a_mark_is_no_content() -> None:
    doc = parse("{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } : {c1 “ } it/PRP/6/nsubj rained/VBD/2/ccomp . ”")
    assert said(doc, model_attributions(DocIndex(doc))) == ["Roe | said | it rained"]


APART = [
    # A noun phrase before the verb is no first piece of the clause after it.
    (
        "Talks/NNS/4/nsubj on/IN/3/case {c tax/NN/1/nmod } failed/VBD/0/root as/IN/7/mark "
        "{s1 experts/NNS/7/nsubj } {q1 know/VBP/4/advcl } {c1 who/WP/9/nsubj pays/VBZ/7/ccomp } .",
        "experts | know | who pays",
    ),
    # Nor are words of another sentence a piece of a quotation.
    (
        "They/PRP/2/nsubj saw/VBD/0/root {c the/DT/4/det fire/NN/2/obj } .\n"
        "{c1 “ It/PRP/3/nsubj spread/VBD/0/root , ” } {s1 Roe/NNP/7/nsubj } {q1 said/VBD/3/parataxis } .",
        "Roe | said | “It spread,”",
    ),
]


@pytest.mark.parametrize(("marked", "wanted"), APART, ids=[m[:40] for m, _ in APART])
def test_contents_that_are_not_one(marked: str, wanted: str) -> None:
    doc = parse(marked)
    assert wanted in said(doc, model_attributions(DocIndex(doc)))


def test_an_unquoted_content_after_a_quoted_one_is_another_claim() -> None:
    doc = parse(
        "{c1 “ It/PRP/3/nsubj rained/VBD/0/root . ” } {s1 Roe/NNP/7/nsubj } {q1 blamed/VBD/0/root } "
        "{c1 Lee/NNP/7/obj }"
    )
    found = said(doc, model_attributions(DocIndex(doc)))
    assert len(found) == 1
    assert "+" not in found[0]


RECOVERED = [
    # A cue without its content takes the clause that it governs ...
    (
        "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } it/PRP/4/nsubj rained/VBD/2/ccomp .",
        "Roe | said | it rained",
        "content",
    ),
    # ... a content without its cue the verb of saying above it, with its auxiliaries ...
    (
        "{s Roe/NNP/3/nsubj } has/VBZ/3/aux said/VBN/0/root {c that/IN/6/mark "
        "it/PRP/6/nsubj rained/VBD/3/ccomp } .",
        "Roe | has said | that it rained",
        "cue",
    ),
    # ... be it an object or behind a preposition, if the verb's subject is known to be a source ...
    (
        "{s Roe/NNP/3/nsubj } has/VBZ/3/aux denounced/VBN/0/root {c the/DT/5/det plan/NN/3/obj } .",
        "Roe | has denounced | the plan",
        "cue",
    ),
    (
        "{s Roe/NNP/2/nsubj } called/VBD/0/root for/IN/4/case {c calm/NN/2/obl } .",
        "Roe | called for | calm",
        "cue",
    ),
    # A participle has the subject of its main clause.
    (
        "{q1 Claiming/VBG/6/advcl } {c1 it/PRP/3/nsubj rained/VBD/1/ccomp } , Roe/NNP/6/nsubj "
        "left/VBD/0/root",
        "Roe | Claiming | it rained",
        "source",
    ),
    # A preposition for a cue has its source behind it.
    (
        "{q1 In/IN/3/case } the/DT/3/det poll/NN/5/obl Roe/NNP/5/nsubj {c1 led/VBD/0/root Lee/NNP/5/obj }",
        "the poll | In | led Lee",
        "source",
    ),
    # ... and a cue without its source its subject, or the agent of a passive.
    (
        "Police/NNS/2/nsubj {q1 said/VBD/0/root } {c1 it/PRP/4/nsubj rained/VBD/2/ccomp } .",
        "Police | said | it rained",
        "source",
    ),
    (
        "{c1 Rain/NN/3/nsubj:pass } {q1 was/VBD/3/aux:pass reported/VBN/0/root } "
        "by/IN/5/case police/NNS/3/obl:agent",
        "police | was reported | Rain",
        "source",
    ),
]


@pytest.mark.parametrize(("marked", "wanted", "part"), RECOVERED, ids=[m[:50] for m, *_ in RECOVERED])
def test_what_the_model_left_out(marked: str, wanted: str, part: str) -> None:
    doc = parse(marked)
    found = model_attributions(DocIndex(doc))
    assert said(doc, found) == [wanted]
    assert f"the {part} was found from the sentence's structure" in found[0].because
    assert 0 < found[0].confidence < 0.9


NOT_RECOVERED = [
    # A participle on a noun is not the subject's.
    "Roe/NNP/2/nsubj read/VBD/0/root a/DT/4/det note/NN/2/obj {q1 saying/VBG/4/acl } {c1 it/PRP/7/nsubj "
    "rained/VBD/5/ccomp }",
    # "It" and "there" say nothing, a passive's subject is not its source.
    "It/PRP/2/nsubj {q1 says/VBZ/0/root } {c1 that/IN/5/mark it/PRP/5/nsubj rained/VBD/2/ccomp } .",
    "{q1 There/EX/2/expl was/VBD/0/root concern/NN/2/nsubj } {c1 that/IN/6/mark "
    "it/PRP/6/nsubj rained/VBD/3/acl }",
    "Roe/NNP/3/nsubj:pass {q1 was/VBD/3/aux:pass told/VBN/0/root } {c1 it/PRP/5/nsubj rained/VBD/3/ccomp }",
]


@pytest.mark.parametrize("marked", NOT_RECOVERED)
def test_no_source_is_made_up(marked: str) -> None:
    found = model_attributions(DocIndex(parse(marked)))
    assert [one.source for one in found] == [[]]


def test_a_content_under_a_verb_that_says_nothing_is_left_out() -> None:
    doc = parse("Roe/NNP/2/nsubj ate/VBD/0/root {c what/WP/5/obj he/PRP/5/nsubj cooked/VBD/2/ccomp } .")
    assert model_attributions(DocIndex(doc)) == []


def test_an_object_of_a_verb_whose_subject_is_no_source_is_left_out() -> None:
    doc = parse("Roe/NNP/2/nsubj denounced/VBD/0/root {c the/DT/4/det plan/NN/2/obj } .")
    assert model_attributions(DocIndex(doc)) == []


ADDRESSED = [
    ("{q1 Asked/VBN/5/advcl } {c1 why/WRB/1/ccomp } , {s1 Roe/NNP/5/nsubj } left/VBD/0/root", [[]]),
    (
        "{s1 Roe/NNP/3/nsubj:pass } was/VBD/3/aux:pass {q1 told/VBN/0/root } {c1 it/PRP/5/nsubj "
        "rained/VBD/3/ccomp }",
        [[]],
    ),
    # Who asks, and who is said to have told, although the tag is that of a participle.
    (
        "{q1 Asked/VBN/6/advcl } by/IN/3/case {s1 Roe/NNP/1/obl:agent } {c1 why/WRB/1/ccomp } "
        "Lee/NNP/6/nsubj left/VBD/0/root",
        [["Roe"]],
    ),
    ("{s1 Roe/NNP/2/nsubj } {q1 told/VBN/0/root } Lee/NNP/2/obj {c1 why/WRB/2/ccomp }", [["Roe"]]),
    ("{s1 Roe/NNP/2/nsubj } {q1 asked/VBD/0/root } {c1 why/WRB/2/ccomp }", [["Roe"]]),
]


@pytest.mark.parametrize(("marked", "sources"), ADDRESSED, ids=[m[:40] for m, _ in ADDRESSED])
def test_who_is_asked_is_not_the_source(marked: str, sources: list[list[str]]) -> None:
    doc = parse(marked)
    found = model_attributions(DocIndex(doc))
    assert [[doc.text[a:b] for a, b in one.source] for one in found] == sources


@pytest.mark.parametrize(
    ("rest", "wanted"),
    [
        ("and/CC/6/cc blamed/VBD/2/conj Lee/NNP/6/obj", ["Roe | denied | it", "Roe | blamed | Lee"]),
        (
            "but/CC/6/cc warned/VBD/2/conj it/PRP/8/nsubj rained/VBD/6/ccomp",
            ["Roe | denied | it", "Roe | warned | it rained"],
        ),
        # Another verb, one with a subject of its own, and one that says nothing.
        ("and/CC/6/cc hit/VBD/2/conj", ["Roe | denied | it"]),
        ("and/CC/6/cc left/VBD/2/conj town/NN/6/obj", ["Roe | denied | it"]),
        ("and/CC/7/cc Lee/NNP/7/nsubj blamed/VBD/2/conj Roe/NNP/7/obj", ["Roe | denied | it"]),
    ],
)
def test_coordinated_verbs_share_the_source(rest: str, wanted: list[str]) -> None:
    doc = parse("{s1 Roe/NNP/2/nsubj } {q1 denied/VBD/0/root } {c1 it/PRP/2/obj } , " + rest)
    assert said(doc, model_attributions(DocIndex(doc))) == wanted


def test_let_us_say_says_nothing() -> None:
    marked = "Let/VB/0/root {s1 us/PRP/1/obj } {q1 say/VB/1/xcomp } {c1 it/PRP/5/nsubj rained/VBD/3/ccomp }"
    assert model_attributions(DocIndex(parse(marked))) == []


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("a/DT/4/det medal/NN/2/obj", False),
        ("five/CD/4/nummod lives/NNS/2/obj", False),
        ("bronze/NN/2/obj", False),
        ("the/DT/4/det right/NN/2/obj", True),
        ("victory/NN/2/obj", True),
        ("it/PRP/4/nsubj rained/VBD/2/ccomp", True),
    ],
)
def test_claiming_a_medal_says_nothing(words: str, stands: bool) -> None:
    doc = parse("{s1 Roe/NNP/2/nsubj } {q1 claimed/VBD/0/root } {c1 " + words + " } .")
    assert bool(model_attributions(DocIndex(doc))) is stands


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        # What a cue and its source close, whole sentence or quotation ...
        (
            "The/DT/2/det river/NN/3/nsubj rose/VBD/0/root fast/RB/3/advmod , {s1 Roe/NNP/7/nsubj } "
            "{q1 said/VBD/3/dep } .",
            "Roe | said | The river rose fast",
        ),
        (
            "“ It/PRP/3/nsubj rained/VBD/0/root . \nIt/PRP/2/nsubj snowed/VBD/0/root , ” "
            "{s1 Roe/NNP/6/nsubj } {q1 said/VBD/2/dep } Tuesday/NNP/6/obl .",
            "Roe | said | “It rained. It snowed,”",
        ),
        # ... and not where the sentence goes on, or nothing is set off before them.
        (
            "The/DT/2/det river/NN/3/nsubj rose/VBD/0/root fast/RB/3/advmod , {s1 Roe/NNP/7/nsubj } "
            "{q1 said/VBD/3/dep } and/CC/9/cc left/VBD/7/conj .",
            "Roe | said | ",
        ),
        ("Then/RB/3/advmod {s1 Roe/NNP/3/nsubj } {q1 spoke/VBD/0/root } .", "Roe | spoke | "),
    ],
)
def test_what_a_cue_closes(marked: str, wanted: str) -> None:
    doc = parse(marked)
    assert said(doc, model_attributions(DocIndex(doc))) == [wanted]


@pytest.mark.parametrize(
    ("rest", "wanted"),
    [
        ("of/IN/4/case rain/NN/2/obl", "Roe | spoke | of rain"),
        ("to/TO/4/case Lee/NNP/2/obl", "Roe | spoke | "),
        ("in/IN/4/case Riga/NNP/2/obl", "Roe | spoke | "),
    ],
)
def test_only_what_was_spoken_of_is_a_content(rest: str, wanted: str) -> None:
    doc = parse("{s1 Roe/NNP/2/nsubj } {q1 spoke/VBD/0/root } " + rest)
    assert said(doc, model_attributions(DocIndex(doc))) == [wanted]


def test_without_a_parse_the_models_links_are_enough() -> None:
    doc = parse("{s1 Roe } {q1 said } {c1 it rained }")
    assert said(doc, model_attributions(DocIndex(doc))) == ["Roe | said | it rained"]


def test_choose_prefers_the_best_option_or_none() -> None:
    weights = {"near": 2.0, "far": -3.0, "none": 0.0}
    best, odds = choose([{"far": 1.0}, {"near": 1.0}], weights)
    assert best == 1
    assert 0.5 < odds < 1
    assert choose([{"far": 1.0}], weights)[0] is None
    assert choose([], weights)[0] is None
