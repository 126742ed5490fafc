"""Descriptions that mean somebody or something named before, by their kind; and those that mean another."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.entities.known.lexicon import (
    class_of_noun,
    classes,
    noun,
    noun_in,
    seems_plural,
    type_of_noun,
    with_word_before,
)
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def meant(annotator: Annotator, text: str, words: str) -> str | None:
    """Return the name of the entity that some words are a mention of."""
    for entity in annotator.annotate(Article.from_text(text, published="2025-09-23")).entities:
        for mention in entity.mentions:
            if mention.exact == words and mention.kind == "nominal":
                assert mention.because
                return entity.name
    return None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Botswana held a vote on Monday. The country has two million people.", "The country", "Botswana"),
        ("Kampala was flooded on Monday. The city has four million people.", "The city", "Kampala"),
        (
            "Siemens cut 200 jobs on Monday. The company said that it had no choice.",
            "The company",
            "Siemens",
        ),
        (
            "Mayor Ann Hale opened the bridge on Monday. The mayor thanked the builders.",
            "The mayor",
            "Ann Hale",
        ),
    ],
)
def test_a_description_means_who_is_of_its_kind(
    annotator: Annotator, text: str, words: str, name: str
) -> None:
    assert meant(annotator, text, words) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ann Hale became the first woman officer in the army.", "the first woman officer", "Ann Hale"),
        ("Tom Hale remains a member of the board.", "a member", "Tom Hale"),
        ("Ann Hale, who is a nurse, lives in Kampala.", "a nurse", "Ann Hale"),
        ("As head of the agency, Tom Hale signed the letter on Monday.", "head", "Tom Hale"),
        (
            "It was a hard year. “As the head of the agency, Ann Hale led us well,” it said.",
            "the head",
            "Ann Hale",
        ),
        (
            "He was there. “As the head of the board, Ann Hale led the inquiry,” Tom Roe said.",
            "the head",
            "Ann Hale",
        ),
        (
            "He wrote to Tom Roe, the Selm lawyer Bo Lind and two others on Monday.",
            "the Selm lawyer",
            "Bo Lind",
        ),
        ("He wrote to Tom Roe, the Selm lawyer, on Monday. Bo Lind did not.", "the Selm lawyer", "Tom Roe"),
        ("Kampala was flooded on Monday. Kampala later became a port.", "a port", "Kampala"),
        ("Siemens cut 200 jobs on Monday. It is a big company in Munich.", "a big company", "Siemens"),
        ("The shares of the Dutch brewer Heineken fell.", "the Dutch brewer", "Heineken"),
        ("Meta cut 200 jobs. The tech giant Google cut none.", "The tech giant", "Google"),
        (
            "Tom Roe met Kenyan Minister of Roads and Transport Ann Hale. The Kenyan minister wept.",
            "The Kenyan minister",
            "Ann Hale",
        ),
        (
            "Ann Hale was elected in May. She served as mayor for years.",
            "mayor",
            "Ann Hale",
        ),
        ("Tom Roe was elected as the chairman on Monday.", "the chairman", "Tom Roe"),
        ("Tom Hale works as a nurse beside Ann Roe.", "a nurse", "Tom Hale"),
        ("The members chose Tom Roe as their leader on Monday.", "their leader", "Tom Roe"),
        ("During his term as director, Tom Roe lost money.", "director", "Tom Roe"),
        ("Tom Roe left. Ann Hale spoke of his success as director.", "director", "Tom Roe"),
        ("Siemens, which was founded as a workshop, serves as a supplier.", "a supplier", "Siemens"),
        ("Nora Berg was born in Oslo and is a member of the board.", "a member", "Nora Berg"),
        ("Tom Roe is a founder and owner of the mill.", "owner", "Tom Roe"),
        (
            "It was led by the chairman of the Selm Rail Board, Mr Bo Lind. The chairman left early.",
            "The chairman",
            "Bo Lind",
        ),
    ],
)
def test_what_somebody_is_or_becomes_is_said_of_them(
    annotator: Annotator, text: str, words: str, name: str
) -> None:
    assert meant(annotator, text, words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Hale described Bo Lind as a liar on Monday.", "a liar"),
        ("Tom Roe might serve as a judge in Selm.", "a judge"),
        ("Tom Roe wept as a judge left the hall.", "a judge"),
        ("Tom Roe spoke to guests such as the mayor.", "the mayor"),
        ("Tom Roe is a founder, and no owner, of the mill.", "no owner"),
        ("Germany fell behind as a result of the war.", "a result"),
    ],
)
def test_what_somebody_is_not_said_to_be_is_nobodys(annotator: Annotator, text: str, words: str) -> None:
    assert meant(annotator, text, words) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A 61-year-old man died on Monday. The fire began in his kitchen.\n\n"
            "“The house was old,” police chief Tom Hale said.",
            "Tom Hale",
        ),
        (
            "A student was arrested in Kampala on Monday.\n\n"
            "Education Minister Samir Haddad visited the school.",
            "Samir Haddad",
        ),
        (
            "The victim was found by a neighbour.\n\nPaul Okello said that he had heard a cry.",
            "Paul Okello",
        ),
        (
            "The country held a vote on Monday. Guests came from Norway. In Botswana the polls closed at "
            "nine. Botswana has two million people, and Botswana counts fast.",
            "Norway",
        ),
    ],
)
def test_who_is_spoken_of_is_not_whoever_is_named_next(annotator: Annotator, text: str, name: str) -> None:
    entities = annotator.annotate(Article.from_text(text, published="2025-09-23")).entities
    (named,) = (entity for entity in entities if entity.name == name)
    assert all("is named after it" not in (mention.because or "") for mention in named.mentions)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The Congolese woman was found guilty on Monday.\n\nAbi Basha, 53, had lived in Kampala.",
            "The Congolese woman",
            "Abi Basha",
        ),
        (
            "The country held a vote on Monday. In Botswana the polls closed at nine. Botswana has two "
            "million people.",
            "The country",
            "Botswana",
        ),
    ],
)
def test_a_name_may_come_after_a_description(annotator: Annotator, text: str, words: str, name: str) -> None:
    assert meant(annotator, text, words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Hale left on Monday. It was a shame that she left.", "a shame"),
        ("Ann Hale could become a minister.", "a minister"),
        ("Ann Hale never became a minister.", "a minister"),
        ("Tom Hale described Ann Roe as a thief.", "a thief"),
        ("Ann Hale remains a problem.", "a problem"),
        ("Tom Hale called Ann Roe a coward.", "a coward"),
        ("Nobody made Ann Hale a minister to make her a friend.", "a friend"),
    ],
)
def test_what_nobody_is_or_may_only_become_is_said_of_nobody(
    annotator: Annotator, text: str, words: str
) -> None:
    assert meant(annotator, text, words) not in {"Ann Hale", "Tom Hale", "Ann Roe"}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Botswana held a vote on Monday. The company was late.", "The company", "Botswana"),
        ("Ann Hale opened the bridge on Monday. Another mayor stayed away.", "Another mayor", "Ann Hale"),
        ("Ann Hale opened the bridge on Monday. The bridge is new.", "The bridge", "Ann Hale"),
        ("Siemens cut 200 jobs on Monday. The countries met.", "The countries", "Siemens"),
    ],
)
def test_a_description_of_another_kind_means_nobody_named(
    annotator: Annotator, text: str, words: str, name: str
) -> None:
    assert meant(annotator, text, words) != name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ann Hale is a nurse, a poet and mother of two.", "a poet", "Ann Hale"),
        ("Ann Hale is a nurse, a poet and mother of two.", "mother", "Ann Hale"),
        ("Fans dubbed Bo Roe a hero.", "a hero", "Bo Roe"),
        ("Egypt was declared a republic in 1953.", "a republic", "Egypt"),
    ],
)
def test_what_somebody_is_besides_or_is_made(annotator: Annotator, text: str, words: str, name: str) -> None:
    assert meant(annotator, text, words) == name


MARCH = "Thousands joined the demonstration in Selm on Monday. "


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (MARCH + "Police said that the protest was peaceful.", "the protest", "the demonstration"),
        (MARCH + "The rally ended at noon.", "The rally", "the demonstration"),
        ("The survey asked 900 farmers in May. The poll is out.", "The poll", "The survey"),
        (
            "The regime closed two papers on Monday. Editors said that the dictatorship feared the vote.",
            "the dictatorship",
            "the dictatorship",
        ),
    ],
)
def test_a_description_means_what_is_near_to_it_in_meaning(
    annotator: Annotator, text: str, words: str, name: str
) -> None:
    assert meant(annotator, text, words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (MARCH + "Another protest is planned for Friday.", "Another protest"),
        (MARCH + "The hospital stayed open.", "The hospital"),
        ("The survey asked 900 farmers in May. The harvest was poor.", "The harvest"),
    ],
)
def test_a_description_of_something_else_stays_alone(annotator: Annotator, text: str, words: str) -> None:
    assert meant(annotator, text, words) is None


@pytest.mark.parametrize(
    ("word", "closest"),
    [
        ("carmaker", "company"),
        ("drug-maker", "company"),
        ("premier", "minister"),
        ("policewoman", "woman"),
        ("tremor", "quake"),
        ("table", None),
        ("men", None),
    ],
)
def test_nouns_have_a_closer_class(word: str, closest: str | None) -> None:
    assert class_of_noun(word) == closest
    assert closest is None or closest in classes()


@pytest.mark.parametrize(
    ("word", "kind"),
    [("undersecretary", "person"), ("vice-chairman", "person"), ("ex-minister", "person"), ("exit", "thing")],
)
def test_a_prefix_leaves_the_kind(word: str, kind: str) -> None:
    assert noun(word)[0] == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The old mill burned down on Sunday. The company said it was insured.", "The company"),
        ("A bridge in Velsk fell on Monday. The government sent soldiers.", "The government"),
        ("The firm lost money in May. The warehouse was empty by then.", "The warehouse"),
        ("Kampala was flooded on Monday. The old bridge is closed.", "The old bridge"),
    ],
)
def test_what_acts_is_no_building_and_a_building_no_town(annotator: Annotator, text: str, words: str) -> None:
    for entity in annotator.annotate(Article.from_text(text, published="2025-09-23")).entities:
        shown = [mention.exact for mention in entity.mentions]
        assert words not in shown or {each.lower() for each in shown} <= {words.lower(), "it", "its"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A hotel collapsed on Monday. The building was old.", "The building"),
        ("The town's only school burned on Sunday. The building was new.", "The building"),
        ("A steel company closed on Monday. The firm had 200 workers.", "The firm"),
    ],
)
def test_what_is_built_may_be_a_building_and_what_acts_a_body(
    annotator: Annotator, text: str, words: str
) -> None:
    assert any(
        len({mention.exact for mention in entity.mentions}) > 1
        for entity in annotator.annotate(Article.from_text(text, published="2025-09-23")).entities
        if any(mention.exact == words for mention in entity.mentions)
    )


@pytest.mark.parametrize(("word", "plural"), [("presidents", True), ("president", False), ("news", False)])
def test_a_plural_that_was_taken_for_a_lemma(word: str, plural: bool) -> None:
    assert seems_plural(word) is plural


@pytest.mark.parametrize(
    "text",
    [
        "HAMBURG, June 12 (Reuters) - Two bodies were found, the health ministry said.",
        "KYIV (AP) — Two mines were closed. The firm said that it was sorry.",
        "LIMA, 3 May (AFP) – A bridge fell. The agency for roads had closed it.",
    ],
)
def test_the_agency_of_a_dateline_is_nobody_that_is_told_of(annotator: Annotator, text: str) -> None:
    for entity in annotator.annotate(Article.from_text(text, published="2025-06-13")).entities:
        words = {mention.exact for mention in entity.mentions}
        assert not words & {"Reuters", "AP", "AFP"} or len(words) == 1


def test_an_agency_that_is_told_of_is_meant(annotator: Annotator) -> None:
    text = "Reuters cut 20 jobs on Monday. The agency said that it had no choice."
    assert meant(annotator, text, "The agency") == "Reuters"


@pytest.mark.parametrize("title", ["Engineer", "Senator", "Professor", "Coach"])
def test_two_people_of_one_title_stay_two_and_keep_their_pronouns(annotator: Annotator, title: str) -> None:
    text = (
        f"{title} Ruth Adeyemi told the panel that she had seen the fault. “Nobody called,” she said.\n\n"
        f"{title} Helen Marsh told the panel that the bridge was safe."
    )
    record = annotator.annotate(Article.from_text(text, published="2025-06-11"))
    words = {entity.name: [mention.exact for mention in entity.mentions] for entity in record.entities}
    ruth = next(words[name] for name in words if "Ruth Adeyemi" in name)
    helen = next(words[name] for name in words if "Helen Marsh" in name)
    assert ruth.count("she") == 2
    assert "she" not in helen
    assert "Helen Marsh" not in ruth


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        (
            "The coast guard found 17 people. The coast guard has two boats.\n\n"
            "Luis Brandt, the harbour master of Selm, thanked them.",
            "The coast guard",
            "ORG",
        ),
        (
            "The national guard came on Tuesday. The national guard has two boats.\n\nMayor Ann Hale left.",
            "The national guard",
            "ORG",
        ),
        ("The security guard was hurt on Tuesday.\n\nThe mayor thanked him.", "The security guard", "PERSON"),
        ("The guard was hurt on Tuesday.\n\nThe mayor thanked him.", "The guard", "PERSON"),
    ],
)
def test_a_guard_of_coasts_is_a_body(annotator: Annotator, text: str, words: str, kind: str) -> None:
    (owner,) = (
        entity
        for entity in annotator.annotate(Article.from_text(text, published="2025-09-23")).entities
        if any(mention.exact == words for mention in entity.mentions)
    )
    assert (owner.type, owner.name) == (kind, words)


@pytest.mark.parametrize(
    ("word", "lemma", "plural", "meant"),
    [
        ("protesters", "protest", True, "protester"),
        ("beneficiaries", "beneficiarie", True, "beneficiary"),
        ("accused", "accuse", False, "accused"),
        ("people", "person", True, "person"),
        ("presidents", "presidents", False, "presidents"),
        ("tables", "table", True, "table"),
    ],
)
def test_a_noun_is_no_form_of_the_verb_beside_it(word: str, lemma: str, plural: bool, meant: str) -> None:
    assert noun_in(word, lemma, plural=plural) == meant


def test_only_two_words_that_are_known_as_one_are_one_noun() -> None:
    assert with_word_before("guard", "coast") == "coast-guard"
    assert with_word_before("guard", "prison") == "guard"
    assert with_word_before("master", "harbour") == "master"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("trawler", "PRODUCT"),
        ("drone", "PRODUCT"),
        ("vaccine", "PRODUCT"),
        ("film", "WORK_OF_ART"),
        ("report", "WORK_OF_ART"),
        ("treaty", "LAW"),
        ("bill", "LAW"),
        ("company", "ORG"),
        ("bridge", "FAC"),
        ("driver", "PERSON"),
        ("town", "GPE"),
        ("war", "EVENT"),
        ("price", "MISC"),
        ("idea", "MISC"),
    ],
)
def test_what_a_noun_stands_for_is_its_type(word: str, kind: str) -> None:
    assert type_of_noun(word) == kind


def test_a_thing_without_a_name_has_its_type(annotator: Annotator) -> None:
    text = "A trawler was seized off Vigo on Monday. The trawler had left Porto. It was old."
    record = annotator.annotate(Article.from_text(text, published="2025-09-23"))
    (ship,) = [e for e in record.entities if any(m.exact == "The trawler" for m in e.mentions)]
    assert ship.type == "PRODUCT"


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The dam burst on Friday. The town was flooded, and the dam is gone.", "The dam", "The town"),
        (
            "The old mill burned down. The fire killed two men. The mill stood empty.",
            "The old mill",
            "The fire",
        ),
        (
            "Some 3,100 people fled. Helicopters lifted 112 people from roofs.",
            "Some 3,100 people",
            "112 people",
        ),
        ("Two managers left in May. Three managers left in June.", "Two managers", "Three managers"),
    ],
)
def test_what_is_built_is_no_town_and_other_numbers_are_others(
    annotator: Annotator, text: str, one: str, other: str
) -> None:
    record = annotator.annotate(Article.from_text(text, published="2025-09-23"))
    homes = {mention.exact: entity.id for entity in record.entities for mention in entity.mentions}
    assert homes.get(one, one) != homes.get(other, other)


def test_the_same_number_may_be_the_same_people(annotator: Annotator) -> None:
    text = "Police arrested three managers on Monday. The three managers were freed on Tuesday."
    record = annotator.annotate(Article.from_text(text, published="2025-09-23"))
    homes = {mention.exact: entity.id for entity in record.entities for mention in entity.mentions}
    assert homes["three managers"] == homes["The three managers"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Rosie, a six-year-old Labrador, found the boy. The dog was given a medal.",
            "a six-year-old Labrador",
            "Rosie",
        ),
        (
            "Rex, a four-year-old Rottweiler, bit him. The dog was killed.",
            "a four-year-old Rottweiler",
            "Rex",
        ),
    ],
)
def test_one_of_many_is_called_by_its_name(annotator: Annotator, text: str, words: str, name: str) -> None:
    assert meant(annotator, text, words) == name
