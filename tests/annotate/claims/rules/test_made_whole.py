"""What belongs to a claim and was left out: whom it is asked of or said of, its noun, who said it first."""

from __future__ import annotations

import pytest

from annotate.claims.rules.hearsay import hearsay, without_hearsay
from annotate.claims.rules.whole.accounts import from_the_source_on, up_to_a_clause
from annotate.claims.rules.whole.announced import with_what_it_announces, without_the_occasion
from annotate.claims.rules.whole.clauses import with_what_goes_on
from annotate.claims.rules.whole.nouns import by_their_nouns
from annotate.claims.rules.whole.passed_on import with_who_said_it
from annotate.claims.rules.whole.quotations import with_the_quotation_behind
from annotate.claims.rules.whole.sentences import whole_before_the_cue
from annotate.claims.rules.whole.speakers import by_who_goes_on
from annotate.claims.rules.whole.subjects import with_its_own_subject, with_subject
from annotate.claims.rules.whole.whom import with_whom
from annotate.claims.spans.index import offsets_of
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import Changes
from tests.annotate.claims.parses import attribution, parse, said

CASES: list[tuple[Changes, str, list[str]]] = [
    # Whom somebody asks to do it.
    (
        with_whom,
        "{s1 She/PRP/2/nsubj } {q1 asked/VBD/0/root } her/PRP$/4/nmod:poss staff/NN/2/obj "
        "{c1 not/RB/7/advmod to/TO/7/mark speak/VB/2/xcomp } .",
        ["She | asked | her staff not to speak"],
    ),
    (
        with_whom,
        "{s1 Critics/NNS/2/nsubj } {q1 see/VBP/0/root } the/DT/4/det dam/NN/2/obj "
        "{c1 as/IN/7/case a/DT/7/det threat/NN/2/obl } .",
        ["Critics | see | the dam as a threat"],
    ),
    (
        with_whom,
        "{s1 She/PRP/2/nsubj } {q1 praised/VBD/0/root } the/DT/4/det staff/NN/2/obj {c1 for/IN/6/mark "
        "staying/VBG/2/advcl } .",
        ["She | praised | the staff for staying"],
    ),
    # When it was asked is no part of it.
    (
        with_whom,
        "{s1 She/PRP/2/nsubj } {q1 asked/VBD/0/root } them/PRP/2/obj on/IN/5/case Monday/NNP/2/obl "
        "{c1 to/TO/7/mark leave/VB/2/xcomp } .",
        ["She | asked | them + to leave"],
    ),
    # What no person is to do belongs to the thing.
    (
        with_whom,
        "{s1 She/PRP/2/nsubj } {q1 sought/VBD/0/root } leave/NN/2/obj from/IN/5/case court/NN/2/obl "
        "{c1 to/TO/7/mark sell/VB/2/xcomp } .",
        ["She | sought | leave from court to sell"],
    ),
    # To whom it was said, and who was to have it.
    (
        with_whom,
        "{s1 She/PRP/2/nsubj } {q1 told/VBD/0/root } them/PRP/2/obj {c1 to/TO/5/mark leave/VB/2/xcomp } .",
        ["She | told | to leave"],
    ),
    (
        with_whom,
        "{s1 She/PRP/2/nsubj } {q1 asked/VBD/0/root } them/PRP/2/obj for/IN/5/case time/NN/2/obl "
        "{c1 to/TO/7/mark think/VB/5/acl } .",
        ["She | asked | to think"],
    ),
    # Of whom something is said.
    (
        with_subject,
        "The/DT/2/det vote/NN/4/nsubj:pass {q1 is/VBZ/4/aux:pass expected/VBN/0/root } "
        "{c1 to/TO/6/mark fail/VB/4/xcomp } .",
        [" | is expected | The vote + to fail"],
    ),
    (
        with_subject,
        "Of/IN/2/case birds/NNS/7/obl {q1 known/VBN/2/acl } {c1 to/TO/5/mark sing/VB/3/xcomp } , "
        "four/CD/0/root left/VBD/7/acl .",
        [" | known | birds + to sing"],
    ),
    (
        with_subject,
        "The/DT/2/det mill/NN/4/nsubj:pass {q1 is/VBZ/4/aux:pass considered/VBN/0/root } "
        "{c1 unsafe/JJ/4/xcomp } .",
        [" | is considered | The mill + unsafe"],
    ),
    # Who is spoken to is not, and neither is what something is for, or who it stands for.
    (
        with_subject,
        "Staff/NN/3/nsubj:pass {q1 were/VBD/3/aux:pass told/VBN/0/root } {c1 to/TO/5/mark go/VB/3/xcomp } .",
        [" | were told | to go"],
    ),
    (
        with_subject,
        "The/DT/2/det money/NN/0/root {q1 required/VBN/2/acl } {c1 to/TO/5/mark build/VB/3/xcomp } it",
        [" | required | to build"],
    ),
    (
        with_subject,
        "It/PRP/3/nsubj:pass {q1 is/VBZ/3/aux:pass expected/VBN/0/root } "
        "{c1 to/TO/5/mark rain/VB/3/xcomp } .",
        [" | is expected | to rain"],
    ),
    # A relative clause parts the subject from the verb.
    (
        with_its_own_subject,
        "The/DT/2/det mill/NN/8/nsubj , which/WDT/5/nsubj burnt/VBD/2/acl:relcl , {c1 may/MD/8/aux "
        "reopen/VB/11/ccomp } , {s1 she/PRP/11/nsubj } {q1 wrote/VBD/0/root } .",
        ["she | wrote | The mill, which burnt, may reopen"],
    ),
    (
        with_its_own_subject,
        "{s1 Roe/NNP/3/nsubj } , {q1 said/VBD/0/root } Lund/NNP/3/obj , {c1 may/MD/7/aux stay/VB/3/ccomp } .",
        ["Roe | said | may stay"],
    ),
    # A noun that says what the verb does not.
    (
        by_their_nouns,
        "{s1 They/PRP/2/nsubj } {q1 signed/VBD/0/root } {c1 a/DT/4/det memorandum/NN/2/obj of/IN/6/case "
        "understanding/NN/4/nmod to/TO/8/mark build/VB/4/acl it/PRP/8/obj } .",
        ["They | signed a memorandum of understanding | to build it"],
    ),
    (
        by_their_nouns,
        "{s1 They/PRP/2/nsubj } {q1 signed/VBD/0/root } {c1 a/DT/4/det deal/NN/2/obj with/IN/6/case "
        "Lund/NNP/4/nmod to/TO/8/mark buy/VB/4/acl oil/NN/8/obj } .",
        ["They | signed a deal with Lund | to buy oil"],
    ),
    (
        by_their_nouns,
        "{s1 Roe/NNP/2/nsubj } {q1 voiced/VBD/0/root } {c1 a/DT/4/det complaint/NN/2/obj about/IN/7/case "
        "the/DT/7/det noise/NN/4/nmod } .",
        ["Roe | voiced a complaint about | the noise"],
    ),
    # A verb that tells, a thing that tells nothing, and what is somebody else's.
    (
        by_their_nouns,
        "{s1 Roe/NNP/2/nsubj } {q1 rejected/VBD/0/root } {c1 a/DT/4/det complaint/NN/2/obj about/IN/7/case "
        "the/DT/7/det noise/NN/4/nmod } .",
        ["Roe | rejected | a complaint about the noise"],
    ),
    (
        by_their_nouns,
        "{s1 Roe/NNP/2/nsubj } {q1 published/VBD/0/root } {c1 photos/NNS/2/obj of/IN/5/case "
        "it/PRP/3/nmod } .",
        ["Roe | published | photos of it"],
    ),
    (
        by_their_nouns,
        "{s1 Roe/NNP/2/nsubj } {q1 voiced/VBD/0/root } {c1 Lund/NNP/5/nmod:poss 's/POS/3/case "
        "concern/NN/2/obj about/IN/7/case it/PRP/5/nmod } .",
        ["Roe | voiced | Lund's concern about it"],
    ),
    # Who said it, and who passes it on.
    (
        with_who_said_it,
        "{c1 “ It/PRP/3/nsubj fell/VBD/8/ccomp , ” } the/DT/7/det mayor/NN/8/nsubj said/VBD/0/root , "
        "{q1 according/VBG/13/case to/IN/10/fixed } {s1 the/DT/13/det Mail/NNP/8/obl } .",
        ["the Mail | according to | “It fell,”", "the mayor | said | “It fell,”"],
    ),
    (
        with_who_said_it,
        "{c1 “ It/PRP/3/nsubj fell/VBD/0/root , ” } {q1 according/VBG/9/case to/IN/6/fixed } "
        "{s1 the/DT/9/det Mail/NNP/3/obl } .",
        ["the Mail | according to | “It fell,”"],
    ),
    # The clause that an "it" stands for.
    (
        with_what_it_announces,
        "{c1 It/PRP/3/nsubj:pass } {q1 was/VBD/3/aux:pass revealed/VBN/0/root } Roe/NNP/5/nsubj "
        "paid/VBD/3/ccomp .",
        [" | was revealed | Roe paid"],
    ),
    (
        with_what_it_announces,
        "{s1 Roe/NNP/2/nsubj } paid/VBD/6/ccomp , {c1 it/PRP/6/nsubj:pass } "
        "{q1 was/VBD/6/aux:pass stated/VBN/0/root } .",
        [" | was stated | Roe paid"],
    ),
    (
        with_what_it_announces,
        "{c1 It/PRP/3/nsubj:pass } {q1 is/VBZ/3/aux:pass said/VBN/0/root } {c1 to/TO/6/mark be/VB/6/cop "
        "cursed/JJ/3/xcomp } .",
        [" | is said | It + to be cursed"],
    ),
    (
        with_what_it_announces,
        "{s1 Roe/NNP/2/nsubj } {q1 rejected/VBD/0/root } {c1 it/PRP/2/obj } .",
        ["Roe | rejected | it"],
    ),
    # What is told of a clause goes on in a relative one; behind a thing, that is as often the article's.
    (
        with_what_goes_on,
        "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 it/PRP/4/nsubj fell/VBD/2/ccomp to/IN/6/case "
        "ten/CD/4/obl } , most/JJS/11/nsubj of/IN/10/case which/WDT/8/nmod left/VBD/6/acl:relcl .",
        ["Roe | said | it fell to ten, most of which left"],
    ),
    (
        with_what_goes_on,
        "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 it/PRP/4/nsubj fell/VBD/2/ccomp } and/CC/8/cc "
        "that/IN/8/mark nobody/NN/8/nsubj came/VBD/4/conj .",
        ["Roe | said | it fell and that nobody came"],
    ),
    (
        with_what_goes_on,
        "{s1 Roe/NNP/2/nsubj } {q1 rejected/VBD/0/root } {c1 the/DT/4/det plan/NN/2/obj } , "
        "which/WDT/7/nsubj failed/VBD/4/acl:relcl .",
        ["Roe | rejected | the plan"],
    ),
    (
        with_what_goes_on,
        "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 it/PRP/4/nsubj fell/VBD/2/ccomp } , which/WDT/8/obj "
        "Lund/NNP/8/nsubj denies/VBZ/4/acl:relcl .",
        ["Roe | said | it fell"],
    ),
    # An apposition and a participle that tells nothing are told as well, a thing's only where it lists them.
    (
        with_what_goes_on,
        "{s1 Roe/NNP/2/nsubj } {q1 blamed/VBD/0/root } {c1 Lund/NNP/2/obj } , a/DT/6/det nurse/NN/3/appos "
        "from/IN/8/case Oslo/NNP/6/nmod .",
        ["Roe | blamed | Lund, a nurse from Oslo"],
    ),
    (
        with_what_goes_on,
        "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 it/PRP/4/nsubj fell/VBD/2/ccomp } , "
        "leaving/VBG/4/advcl ten/CD/8/nummod homeless/JJ/6/obj .",
        ["Roe | said | it fell, leaving ten homeless"],
    ),
    (
        with_what_goes_on,
        "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 it/PRP/4/nsubj fell/VBD/2/ccomp } , "
        "adding/VBG/4/advcl that/IN/8/mark ten/CD/9/nsubj left/VBD/6/ccomp .",
        ["Roe | said | it fell"],
    ),
    (
        with_what_goes_on,
        "{s1 Roe/NNP/2/nsubj } {q1 praised/VBD/0/root } {c1 the/DT/4/det nurses/NNS/2/obj } , "
        "leaving/VBG/4/acl at/IN/8/case noon/NN/6/obl .",
        ["Roe | praised | the nurses"],
    ),
    (
        with_what_goes_on,
        "{s1 Roe/NNP/2/nsubj } {q1 praised/VBD/0/root } {c1 ten/CD/4/nummod people/NNS/2/obj } , "
        "including/VBG/4/acl two/CD/8/nummod nurses/NNS/6/obj .",
        ["Roe | praised | ten people, including two nurses"],
    ),
    # A list goes on, but not with who does something else.
    (
        with_what_goes_on,
        "{s1 Roe/NNP/2/nsubj } {q1 wants/VBZ/0/root } {c1 tents/NNS/2/obj } , food/NN/3/conj and/CC/7/cc "
        "water/NN/3/conj .",
        ["Roe | wants | tents, food and water"],
    ),
    (
        with_what_goes_on,
        "{s1 Roe/NNP/2/nsubj } {q1 blamed/VBD/0/root } {c1 Lund/NNP/2/obj } , Holm/NNP/3/conj "
        "agreed/VBD/2/conj .",
        ["Roe | blamed | Lund"],
    ),
    (
        with_what_goes_on,
        "{s1 Roe/NNP/2/nsubj } {q1 explained/VBD/0/root } {c1 the/DT/4/det plan/NN/2/obj } and/CC/8/cc "
        "that/IN/8/mark it/PRP/8/nsubj failed/VBD/4/conj .",
        ["Roe | explained | the plan and that it failed"],
    ),
    # On what occasion "this" was said.
    (
        without_the_occasion,
        "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 this/DT/2/obj while/IN/5/mark opening/VBG/2/advcl "
        "it/PRP/5/obj } .",
        ["Roe | said | this"],
    ),
    (
        without_the_occasion,
        "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 this/DT/7/nsubj in/IN/5/case part/NN/7/obl "
        "had/VBD/7/aux changed/VBN/2/ccomp } .",
        ["Roe | said | this in part had changed"],
    ),
    # A joined clause is no part of a source: it is told, or speaks against it.
    (
        up_to_a_clause,
        "{c1 It/PRP/2/nsubj works/VBZ/0/root } , {q1 according/VBG/6/case to/IN/4/fixed } "
        "{s1 Roe/NNP/2/obl , although/IN/9/mark others/NNS/6/nmod } doubt/VBP/2/advcl it/PRP/10/obj .",
        ["Roe | according to | It works"],
    ),
    (
        up_to_a_clause,
        "{q1 According/VBG/3/case to/IN/1/fixed } {s1 Roe/NNP/9/obl , who/WP/6/nsubj "
        "left/VBD/3/acl:relcl } , {c1 it/PRP/9/nsubj fell/VBD/0/root } .",
        ["Roe, who left | According to | it fell"],
    ),
    (
        from_the_source_on,
        "{q1 According/VBG/3/case to/IN/1/fixed } {s1 Roe/NNP/10/obl } , although/IN/7/mark it/PRP/7/nsubj "
        "held/VBD/10/advcl , {c1 walls/NNS/10/nsubj fell/VBD/0/root } .",
        ["Roe | According to | although it held, walls fell"],
    ),
    (
        from_the_source_on,
        "{q1 According/VBG/3/case to/IN/1/fixed } {s1 Roe/NNP/8/obl } , the/DT/6/det mayor/NN/3/appos , "
        "{c1 walls/NNS/9/nsubj fell/VBD/0/root } .",
        ["Roe | According to | walls fell"],
    ),
    # The verb that the content hangs on, and the cue beside it.
    (
        whole_before_the_cue,
        "It/PRP/4/nsubj does/VBZ/4/aux not/RB/4/advmod show/VB/0/root {c1 that/IN/7/mark fish/NNS/7/nsubj "
        "hear/VBP/4/ccomp } , {s1 Roe/NNP/10/nsubj } {q1 stressed/VBD/4/parataxis } .",
        ["Roe | stressed | It does not show that fish hear"],
    ),
    (
        whole_before_the_cue,
        "It/PRP/2/nsubj showed/VBD/0/root {c1 “ fish/NNS/5/nsubj hear/VBP/2/ccomp ” } , "
        "{s1 Roe/NNP/9/nsubj } {q1 stressed/VBD/2/parataxis } .",
        ["Roe | stressed | “fish hear”"],
    ),
]


@pytest.mark.parametrize(("rule", "marked", "wanted"), CASES, ids=[wanted[-1] for *_, wanted in CASES])
def test_a_claim_is_made_whole(rule: Changes, marked: str, wanted: list[str]) -> None:
    doc = parse(marked)
    index, one = attribution(doc)
    assert said(doc, list(rule(index, [one]))) == wanted


def test_hearsay_before_a_verb_of_telling_is_a_claim_around_it() -> None:
    doc = parse(
        "{s1 Roe/NNP/3/nsubj } {q1 allegedly/RB/3/advmod asked/VBD/0/root } "
        "{c1 them/PRP/3/obj to/TO/6/mark leave/VB/3/xcomp } ."
    )
    index, one = attribution(doc)
    found = [one, *hearsay(index, [one])]
    assert said(doc, list(without_hearsay(index, found))) == [
        "Roe | asked | them to leave",
        " | allegedly | Roe + asked them to leave",
    ]
    assert said(doc, list(without_hearsay(index, [one]))) == ["Roe | allegedly asked | them to leave"]


@pytest.mark.parametrize(
    ("cue", "between", "joined"),
    [("said", "", True), ("said", "\n", False), ("denied", "", False)],
    ids=["the same paragraph", "a paragraph of its own", "what is denied"],
)
def test_a_quotation_behind_what_its_speaker_says(cue: str, between: str, joined: bool) -> None:
    doc = parse(
        f"{{s1 Roe/NNP/2/nsubj }} {{q1 {cue}/VBD/0/root }} {{c1 it/PRP/4/nsubj fell/VBD/2/ccomp }} .\n"
        f"{between}“ It/PRP/3/nsubj hurts/VBZ/0/root . ”"
    )
    index, one = attribution(doc)
    place = doc.text.index("“"), len(doc.text)
    alone = Attribution(list(one.source), [], [place], "rule", 0.5, inferred=True)
    found = list(with_the_quotation_behind(index, [one, alone]))
    assert [len(each.content) for each in found] == ([2] if joined else [1, 1])


def _told_further(subject: str, cue: str, outer: str = "Roe/NNP/2/nsubj") -> list[str]:
    """Return who tells what in "Roe said | it fell but | urged us to go"."""
    doc = parse(
        f"{{s {outer} }} {{q said/VBD/0/root }} {{c {subject}/4/nsubj fell/VBD/2/ccomp but/CC/6/cc "
        f"{cue}/VBD/4/conj us/PRP/6/obj to/TO/9/mark go/VB/6/xcomp }} ."
    )
    index, one = attribution(doc)
    source, cues, told = ([offsets_of(part)] for part in (doc[2:3], doc[5:6], doc[6:9]))
    return said(doc, list(by_who_goes_on(index, [one, Attribution(source, cues, told, "rule", 0.5)])))


def test_who_tells_goes_on_to_tell() -> None:
    assert _told_further("it/PRP", "urged") == ["Roe | said | it fell", "Roe | urged | us to go"]
    assert _told_further("Lund/NNP", "urged") == ["Roe | said | Lund fell", "Roe | urged | us to go"]


@pytest.mark.parametrize(
    ("subject", "cue", "outer"),
    [("Lund/NNP", "wanted", "Roe/NNP/2/nsubj"), ("she/PRP", "urged", "He/PRP/2/nsubj")],
)
def test_of_whom_it_is_told_goes_on_to_do(subject: str, cue: str, outer: str) -> None:
    name = subject.partition("/")[0]
    assert _told_further(subject, cue, outer)[1] == f"{name} | {cue} | us to go"
