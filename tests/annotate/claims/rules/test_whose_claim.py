"""Who says what, what is a deed and no claim, and what a denial holds; by the shipped model."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.claims.rules.others.beside_relatives import sources_before_relatives
from annotate.claims.rules.whose.expressed import expressed
from annotate.claims.rules.whose.subjects import with_subjects
from tests import pipelines
from tests.annotate.claims.in_lines import told
from tests.annotate.claims.parses import attribution, parse, said


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


CASES = [
    # Who is told something does not tell it, and who meets with shouts does not shout.
    (
        "For every three people told that they would get it, one never did, Dr Ana Ruiz said.",
        [
            "Dr Ana Ruiz | said | "
            "For every three people told that they would get it, one never did | say CT+",
            " | told | they would get it | say CT+",
        ],
    ),
    ("Villagers told to leave refused.", [" | told | to leave refused | demand Uu"]),
    ("Residents told to boil water", [" | told | to boil water | demand Uu"]),
    ("Parents urged to keep children at home", [" | urged | to keep children at home | demand Uu"]),
    ("Staff told they will lose their jobs", [" | told | they will lose their jobs | say CT+"]),
    ("The court ordered to free him.", ["The court | ordered | to free him | demand Uu"]),
    ("The number of people confirmed dead reached 11.", []),
    ("The doctor confirmed that he was dead.", ["The doctor | confirmed | that he was dead | confirm CT+"]),
    ("Bo Lind told her that it was late.", ["Bo Lind | told | that it was late | say CT+"]),
    (
        "To shouts of “shame” from the gallery, the chairman, Keith Rudge, threatened to clear the room.",
        [
            "the gallery | shouts of | “shame” | say CT+",
            "the chairman, Keith Rudge, | threatened | to clear the room | warn PR+",
        ],
    ),
    ("He answered calls for calm with shouts of “never”.", ["He | answered | “never” | say CT-"]),
    # Who is quoted as saying it says it, and who quotes them passes it on.
    (
        "The owners were quoted by the paper as saying the gas was stored safely.",
        [
            "The owners | were quoted as saying | the gas was stored safely | say CT+",
            "the paper | were quoted | the gas was stored safely | report CT+",
        ],
    ),
    (
        "The paper quoted the chairman as saying that the mill would close.",
        [
            "The paper | quoted | that the mill would close | report CT+",
            "the chairman | as saying | that the mill would close | say CT+",
        ],
    ),
    (
        "“We will not sell,” the chairman was quoted as saying.",
        ["the chairman | was quoted as saying | “We will not sell,” | say CT-"],
    ),
    (
        "The bank was quoted at 3 per cent, saying that rates would fall.",
        ["The bank | saying | that rates would fall | say CT+"],
    ),
    # Who gets a warning gives none.
    (
        "The firm received a warning from the police that its licence would lapse.",
        ["the police | received a warning | that its licence would lapse | warn CT+"],
    ),
    ("The bank drew criticism for the delay.", [" | criticism for | the delay | accuse CT+"]),
    (
        "The mine drew complaints from villagers about dust.",
        ["villagers | complaints | about dust | accuse CT+"],
    ),
    ("The mayor made a call for calm.", ["The mayor | made a call for | calm | demand Uu"]),
    # Who mocks a claim does not make it.
    (
        "The minister mocked the claim that the bank had failed.",
        [
            "The minister | mocked | the claim that the bank had failed | accuse CT+",
            " | claim | the bank had failed | claim CT+",
        ],
    ),
    # Who does it may stand behind what is told; a day does nothing.
    (
        "She was accused of theft by her former partner.",
        ["her former partner | was accused of | She + theft | accuse CT+"],
    ),
    (
        "The mayor was accused of being swayed by lobbyists.",
        [" | was accused | The mayor + of being swayed by lobbyists | accuse CT+"],
    ),
    ("Families were promised new homes by June.", [" | were promised | Families | promise PR+"]),
    # Who says no to it refuses it.
    ("The union said no to the offer.", ["The union | said no to | the offer | deny CT-"]),
    ("He said no tax would rise.", ["He | said | no tax would rise | say CT-"]),
    # Who alleges something beside what they refuse, and what somebody says of a thing.
    (
        "The coach refused to apologise and alleged bias by the referee.",
        [
            "The coach | refused | to apologise and alleged bias by the referee | deny CT-",
            "The coach | alleged | bias by the referee | claim CT+",
        ],
    ),
    ("Police looked into fraud and alleged bribes.", [" | alleged | bribes | claim CT+"]),
    (
        "The union blames a broken crane that it says was reported three times.",
        [
            "The union | blames | a broken crane that it says was reported three times | accuse CT+",
            "it | says | was reported three times | say CT+",
        ],
    ),
    # A whole sentence before the verb is what is said, and who stands behind it says it.
    (
        "It was the minister, Paulo Reis, who leaked it, said the party's treasurer, Inês Couto.",
        [
            "the party's treasurer, Inês Couto | said | "
            "It was the minister, Paulo Reis, who leaked it | say CT+"
        ],
    ),
    (
        "Paulo Reis, who leaked it, claimed the party's treasurer, Inês Couto, as a friend.",
        ["Paulo Reis | claimed | the party's treasurer, Inês Couto, as a friend | claim CT+"],
    ),
    # So does who stands behind the verb in a headline, and before what else happens.
    (
        "Hansen ‘ready to talk’, says union as ferries stand still / Lars Hansen left.",
        ["union | says | Hansen ‘ready to talk’ | say CT+"],
    ),
    ("Lund to quit, claims paper / Ada Lund left.", ["paper | claims | Lund to quit | claim CT+"]),
    (
        "Benfica deny bid, say Silva will stay / Benfica spoke on Friday.",
        ["Benfica | say | Silva will stay | say CT+"],
    ),
    (
        "Lund loses vote, vows to fight on / Ada Lund lost.",
        ["Lund | vows | to fight on | promise PR+"],
    ),
    # The subject of the next sentence says nothing in this one, and "not" and "no" are told.
    (
        "Not everyone liked her. Ravi Sen, a former roads minister, once accused her of lying.",
        [
            "Not everyone | liked | her | praise CT-",
            "Ravi Sen, a former roads minister, | once accused | her of lying | accuse CT+",
        ],
    ),
    (
        "The crews said that they no longer expected to find anybody.",
        [
            "The crews | said | that they no longer expected to find anybody | say PR-",
            "they | no longer expected | to find anybody | predict PR-",
        ],
    ),
    # Who plainly asks for something, asks somebody to do it, or warns of it.
    (
        "The Red Cross appealed for tents. The union pressed for a new vote.",
        [
            "The Red Cross | appealed for | tents | demand Uu",
            "The union | pressed for | a new vote | demand Uu",
        ],
    ),
    (
        "The premier has invited both sides to meet.",
        ["The premier | has invited | both sides to meet | demand Uu"],
    ),
    (
        "Analysts, who had warned of a second cut in a note two weeks ago, were not surprised.",
        ["Analysts who | had warned of | a second cut | warn CT+"],
    ),
    (
        "Talks went on all night, with both sides stressing the importance of peace.",
        ["both sides | stressing | the importance of peace | say CT+"],
    ),
    (
        "The king spoke for an hour, reiterating that the road was safe.",
        ["The king | reiterating | that the road was safe | say CT+"],
    ),
    ("The storm hit the coast, prompting the army to act. The road runs down, stressing the pipes.", []),
    ("Ms Lund appealed to the Supreme Court. He pressed the button to open the gate.", []),
    # Who says something on one day goes on to tell more on another.
    (
        "Bea Holm told us on Friday that the strike had failed and on Monday accused the owner of lying.",
        [
            "Bea Holm | told | that the strike had failed | say CT+",
            "Bea Holm | accused | the owner of lying | accuse CT+",
        ],
    ),
    (
        "Joan Peel said last week that the dam had leaked and on Tuesday warned that it could burst.",
        [
            "Joan Peel | said | that the dam had leaked | say CT+",
            "Joan Peel | warned | it could burst | warn PS+",
        ],
    ),
    # But not who is said to have told it, nor what is only told of.
    (
        "Lea Marr said on Monday that Hugo had left and that on Friday he had told her he was ill.",
        [
            "Lea Marr | said | that Hugo had left and that on Friday he had told her he was ill | say CT+",
            "he | had told | he was ill | say CT+",
        ],
    ),
    (
        "The minister said on Monday that the army had crossed the river and on Friday took the town.",
        [
            "The minister | said | that the army had crossed the river and on Friday took the town | say CT+",
        ],
    ),
    # Whoever is dismissed or called home is told nothing.
    ("Ms Grant dismissed her chief of staff on Friday.", []),
    ("The coach Ivan Mraz was dismissed by the club after nine games.", []),
    ("Kenya recalled its envoy from Mogadishu. The carmaker recalled 40,000 vans.", []),
    (
        "Ms Grant dismissed the report as fiction.",
        ["Ms Grant | dismissed | the report as fiction | deny CT-"],
    ),
    ("The judge dismissed the appeal.", ["The judge | dismissed | the appeal | deny CT-"]),
    (
        "Ms Grant recalled that the door had been open.",
        ["Ms Grant | recalled | that the door had been open | say CT+"],
    ),
    # What somebody refers to or is known for is not said.
    (
        "Ms Okafor said it had failed, referring to the new pump.",
        ["Ms Okafor | said | it had failed | say CT+"],
    ),
    ("The singer is known for her charity work in Lagos.", []),
    # A court is where others say it.
    (
        "The jury heard that Mark Lowe withdrew £9,000 in three days.",
        [" | heard | that Mark Lowe withdrew £9,000 in three days | say CT+"],
    ),
    (
        "The inquest was told that the alarm had been switched off.",
        [" | was told | that the alarm had been switched off | say CT+"],
    ),
    (
        "The inquest heard from Dr Lena Marsh that the drug had been given twice.",
        ["Dr Lena Marsh | heard from | that the drug had been given twice | say CT+"],
    ),
    ("The inquiry heard evidence from 40 nurses.", []),
    (
        "Mark Lowe withdrew £9,000 in three days, the jury heard.",
        [" | heard | Mark Lowe withdrew £9,000 in three days | say CT+"],
    ),
    (
        "The pump had been broken since May, the inquest heard.",
        [" | heard | The pump had been broken since May | say CT+"],
    ),
    ("The appeal that the court heard in May was long.", []),
    (
        "Ms Okafor heard that the road was shut.",
        ["Ms Okafor | heard | that the road was shut | believe CT+"],
    ),
    # What is denied was not planned, promised or said.
    (
        "Nadia Orr denied that she had planned to flee the country.",
        ["Nadia Orr | denied | that she had planned to flee the country | deny CT-"],
    ),
    (
        "The minister did not say that he wanted to resign.",
        ["The minister | did not say | that he wanted to resign | say Uu"],
    ),
    (
        "Nadia Orr said that she had planned to flee the country.",
        [
            "Nadia Orr | said | that she had planned to flee the country | say CT+",
            "she | had planned | to flee the country | decide PR+",
        ],
    ),
    # What is not denied stands.
    (
        "Nadia Orr did not deny that she had planned to flee the country.",
        [
            "Nadia Orr | did not deny | that she had planned to flee the country | deny Uu",
            "she | had planned | to flee the country | decide PR+",
        ],
    ),
    (
        "The judge accepted that Ms Rao had known nothing about the payments.",
        ["The judge | accepted | that Ms Rao had known nothing about the payments | decide CT-"],
    ),
    # Nor has anybody said what he may say.
    (
        "\"Let her say, 'I was wrong',\" Mr Bode told the paper.",
        ["Mr Bode | told | \"Let her say, 'I was wrong',\" | say Uu"],
    ),
    # A figure that somebody gives is an estimate that they are sure of; a cup is put on a table.
    (
        "The governor, Luis Prado, put the number of dead at 12.",
        ["The governor, Luis Prado | put | the number of dead at 12 | estimate CT+"],
    ),
    ("Ms Kone put the loss at R1.2 billion.", ["Ms Kone | put | the loss at R1.2 billion | estimate CT+"]),
    ("She put the cup on the table at 9. Mr Lund put the price tag at the back.", []),
    ("Investors put her stake at 10 Downing Street in doubt.", []),
    # A clause about something can judge it.
    (
        "The row is over a report that the mayor, Ida Holm, dismissed as nonsense.",
        ["the mayor, Ida Holm | dismissed | that + as nonsense | deny CT-"],
    ),
    # Who leaves a request to speak without an answer will not speak; a call may be about anything.
    (
        "The ministry did not respond to requests for comment.",
        ["The ministry | did not respond to | requests for comment | say CT-"],
    ),
    ("The ministry did not return calls on Friday.", []),
    # "It" may want something.
    ("Leeds lost again. It wants to keep the coach.", ["It | wants | to keep the coach | want Uu"]),
    # Who is asked does not ask, and who says nothing tells nothing.
    (
        "Mr Kerr left early. Asked if he would run, Mr Kerr smiled. Ms Tan said nothing.",
        [" | Asked | if he would run | question Uu"],
    ),
    # How many voted for it are nobody's words; what a share of people believe is theirs.
    (
        "Two thirds voted to leave, the union said.",
        ["the union | said | Two thirds voted to leave | say CT+"],
    ),
    (
        "A survey found that 61% of people believe the economy is shrinking.",
        [
            "A survey | found | that 61% of people believe the economy is shrinking | report CT+",
            "61% of people | believe | the economy is shrinking | believe PR+",
        ],
    ),
    # A participle behind its noun has only a "by" for a source, and who flies somewhere to urge it urges it.
    (
        "A banker accused of stealing pensions walked free after a jury decided that the files were fake.",
        [
            " | accused of | stealing pensions | accuse CT+",
            "a jury | decided | that the files were fake | decide CT+",
        ],
    ),
    (
        "Envoy Clara Weiss flew to Quito to urge President Vega to sign the deal.",
        ["Envoy Clara Weiss | to urge | President Vega to sign the deal | demand Uu"],
    ),
    # Whose a plan is stands behind it; who defends a decision need not have made it, who announces it has.
    (
        "The commitment of the ministry to build the road pleased the village.",
        ["the ministry | commitment | to build the road | promise PR+"],
    ),
    ("The loss of the team to Brazil was a shock.", []),
    (
        "Rodney Pike defended the decision to buy eight more ships.",
        [
            "Rodney Pike | defended | the decision to buy eight more ships | praise CT+",
            " | decision | to buy eight more ships | decide CT+",
        ],
    ),
    (
        "Rodney Pike announced the decision to buy eight more ships.",
        [
            "Rodney Pike | announced | the decision to buy eight more ships | announce CT+",
            "Rodney Pike | decision | to buy eight more ships | decide CT+",
        ],
    ),
    # "A charge" behind what somebody says is that.
    (
        "The opposition alleged that the report had been suppressed, a charge the minister denied.",
        [
            "The opposition | alleged | that the report had been suppressed | claim CT+",
            "the minister | denied | that the report had been suppressed | deny CT-",
        ],
    ),
    (
        "The union alleged that the report had been suppressed, and the minister denied a charge of theft.",
        [
            "The union | alleged | that the report had been suppressed | claim CT+",
            "the minister | denied | a charge of theft | deny CT-",
        ],
    ),
    # Who goes on to say something after "and" says it in another tense than what is told.
    (
        "She said the firm is closing and told staff to leave.",
        ["She | said | the firm is closing | say CT+", "She | told | staff to leave | demand Uu"],
    ),
    (
        "The report said the bank has cheated its clients and proved them wrong.",
        ["The report | said | the bank has cheated its clients and proved them wrong | report CT+"],
    ),
    (
        "“Nobody said that it was late,” he told them.",
        ["he | told | “Nobody said that it was late,” | say CT-"],
    ),
    # By a participle the speaker goes on to tell, outside a quotation; the one of whom it is told may, too.
    (
        "Park said the end of the party is due to “greed,” vowing to treat thieves with “no mercy.”",
        [
            "Park | said | the end of the party is due to “greed,” | say CT+",
            "Park | vowing | to treat thieves with “no mercy.” | promise PR+",
        ],
    ),
    (
        "“We signed the deal, hoping that it would last,” Ana Ruiz said.",
        [
            "Ana Ruiz | said | “We signed the deal, hoping that it would last,” | say CT+",
            "We | hoping | it would last | want Uu",
        ],
    ),
    (
        "The agency reported that the minister noted the delay, stressing that it would be short.",
        [
            "The agency | reported | that the minister noted the delay, stressing that it would be short"
            " | report CT+",
            "the minister | noted | the delay | say CT+",
            "the minister | stressing | that it would be short | say CT+",
        ],
    ),
    # In which speech it is told is no part of that; a letter may be where it is so.
    (
        "The minister said the road would open in May in his speech to the council.",
        ["The minister | said | the road would open in May | say CT+"],
    ),
    (
        "She said there were six mistakes in the letter.",
        ["She | said | there were six mistakes in the letter | say CT+"],
    ),
    # What happens to somebody, what is only done or called so, and by what it is measured, nobody says.
    ("The board met to discuss the plan.", []),
    ("The board discussed the plan.", ["The board | discussed | the plan | say CT+"]),
    ("She refused to discuss the case.", ["She | refused to discuss | the case | deny Uu"]),
    ("The show proved to be a success, and Lund has proved himself.", []),
    ("The firm has seen strong growth.", []),
    ("She sees the ruling as a threat.", ["She | sees | the ruling as a threat | believe PR+"]),
    ("A child named Mim left the school.", []),
    ('The lecture, entitled "The end of the sea", begins at noon.', []),
    ("The shirts are sold according to size.", []),
    (
        "Ana Ruiz said the road seems to be safe.",
        ["Ana Ruiz | said | the road seems to be safe | say PR+"],
    ),
    (
        "Ana Ruiz said the ministry needs to build a road.",
        ["Ana Ruiz | said | the ministry needs to build a road | say Uu"],
    ),
    (
        "Commenting on the results, the chairman, Lee Hong, said the year was good.",
        ["the chairman, Lee Hong, | said | the year was good | say CT+"],
    ),
    (
        "The firm signed an agreement with Peru to supply gas.",
        ["The firm | signed an agreement with Peru | to supply gas | promise PR+"],
    ),
    # Who is ordered to say something has not said it so far.
    (
        "The judge ordered the police to say who had opened the gate.",
        ["The judge | ordered | the police to say who had opened the gate | demand Uu"],
    ),
    ("The mayor told staff that he would say why.", ["The mayor | told | that he would say why | say CT+"]),
    # Of what somebody is informed is told, and not whom.
    ("Mim informed Eva's brother about her death.", ["Mim | informed | her death | say CT+"]),
    ("The minister informed the journalists.", []),
    ("The minister informed them that it rained.", ["The minister | informed | that it rained | say CT+"]),
    # What happened to what somebody denies or announces is not told by them.
    ("A charge that the minister denied was dropped.", ["the minister | denied | A charge | deny CT-"]),
    ("The plan he announced is good.", ["he | announced | The plan | announce CT+"]),
    (
        "A man who testified that he saw the fire was arrested.",
        ["A man who | testified | that he saw the fire | claim CT+"],
    ),
    # What is said of all that somebody said does not tell it.
    ("Everything he claimed was false.", []),
    ("All she wants is to go home.", ["she | wants | All + to go home | want Uu"]),
    (
        "The boy was hit by what locals said was a stray bullet.",
        ["locals | said | was a stray bullet | say CT+"],
    ),
    (
        "In May, the minister promised $2m a year, of which, according to the auditor Ana Ruiz, less "
        "than half has been paid.",
        ["the auditor Ana Ruiz | according to | of which + less than half has been paid | report CT+"],
    ),
    (
        "Ana Ruiz spoke on Monday. She did not rule out selling the ferry.",
        ["She | did not rule out | selling the ferry | say PS+"],
    ),
    ("Injury ruled Lund out of the final.", []),
    (
        "As per the latest reports, the government has sold six ships.",
        ["the latest reports | As per | the government has sold six ships | report CT+"],
    ),
    ("The firm paid its staff as per the contract.", []),
    # Under an "if" nobody has told anything so far; what was promised under one was promised.
    (
        "He told the senate that the agent had promised cash if they rejected the treaty.",
        [
            "He | told | that the agent had promised cash if they rejected the treaty | say CT+",
            "the agent | had promised | cash if they rejected the treaty | promise PR+",
            "they | rejected | the treaty | deny Uu",
        ],
    ),
    (
        "\"I won't pretend that passengers haven't noticed,\" Ms Hale said.",
        [
            "Ms Hale | said | \"I won't pretend that passengers haven't noticed,\" | say CT-",
            "I | won't pretend | passengers haven't noticed | claim CT+",
        ],
    ),
    ("The boy was afraid the dog would bite.", ["The boy | was afraid | the dog would bite | warn PS+"]),
    # A quotation in another ends with its own mark.
    (
        "\"Then Toni shouted, 'Everybody get out,' and he broke the window,\" Ms Neri said.",
        [
            "Ms Neri | said | \"Then Toni shouted, 'Everybody get out,' and he broke the window,\" | say CT+",
            "Toni | shouted | 'Everybody get out,' | say CT+",
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_what_is_told_and_by_whom(annotator: Annotator, text: str, rows: list[str]) -> None:
    assert told(annotator, text) == rows


def test_a_statement_that_another_reads(annotator: Annotator) -> None:
    rows = told(
        annotator,
        "Her sister read a statement on behalf of Mrs Bell. “Nothing will bring Tom back,” it said.",
    )
    assert rows[-1] == "Bell | said | “Nothing will bring Tom back,” | say CT-"
    rows = told(annotator, "The council issued a statement. “We will appeal,” it said.")
    assert rows[-1] == "it | said | “We will appeal,” | say CT+"


def test_who_denies_a_claim_did_not_make_it(annotator: Annotator) -> None:
    rows = told(annotator, "Ms Lovell denied a suggestion by Mr Loveday that she had made up her mind.")
    assert rows[1:] == ["Mr Loveday | suggestion | she had made up her mind | claim CT+"]


def test_whoever_disagrees_vouches_for_what_he_quotes(annotator: Annotator) -> None:
    rows = told(
        annotator,
        'Mr Whitlow, an analyst, disagreed: "Pieter says it is final, and I think he may regret it."',
    )
    assert any(row.startswith("Pieter | says |") for row in rows), rows


def test_what_a_rule_means_for_somebody(annotator: Annotator) -> None:
    assert told(annotator, "Under the panel's rules he is now stuck with it.") == []
    rows = told(annotator, "Under the rules, clubs must pay the fee within a week.")
    assert [row.split(" | ")[0] for row in rows] == ["the rules"]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        (
            "Roe/NNP/2/nsubj voiced/VBD/0/root {s1 his/PRP$/4/nmod:poss } {q1 readiness/NN/2/obj } "
            "{c1 to/TO/6/mark pay/VB/4/acl }",
            ["Roe | voiced his readiness | to pay"],
        ),
        (
            "They/PRP/2/nsubj left/VBD/0/root , reaffirming/VBG/2/advcl {s1 their/PRP$/6/nmod:poss } "
            "{q1 aim/NN/4/obj } {c1 to/TO/8/mark pay/VB/6/acl }",
            ["They | reaffirming their aim | to pay"],
        ),
        # Whoever bemoans the aim of another has none.
        (
            "Roe/NNP/2/nsubj doubted/VBD/0/root {s1 his/PRP$/4/nmod:poss } {q1 readiness/NN/2/obj } "
            "{c1 to/TO/6/mark pay/VB/4/acl }",
            ["his | readiness | to pay"],
        ),
        (
            "{s1 His/PRP$/2/nmod:poss } {q1 readiness/NN/5/nsubj } {c1 to/TO/4/mark pay/VB/2/acl } "
            "grew/VBD/0/root",
            ["His | readiness | to pay"],
        ),
    ],
)
def test_who_expresses_it(marked: str, wanted: list[str]) -> None:
    index, one = attribution(parse(marked))
    assert said(index.doc, list(expressed(index, [one]))) == wanted


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        # A source of another sentence gives way to the subject of the cue's own.
        (
            "{s1 Roe/NNP/2/nsubj } left/VBD/0/root .\n"
            "Holm/NNP/2/nsubj stayed/VBD/0/root and/CC/4/cc {q1 vowed/VBD/2/conj } "
            "{c1 to/TO/6/mark pay/VB/4/xcomp }",
            ["Holm | vowed | to pay"],
        ),
        (
            "{s1 Roe/NNP/2/nsubj } left/VBD/0/root .\n"
            "Holm/NNP/2/nsubj stayed/VBD/0/root , {q1 vowing/VBG/2/advcl } {c1 to/TO/6/mark pay/VB/4/xcomp }",
            ["Holm | vowing | to pay"],
        ),
        # A thing vows nothing.
        (
            "{s1 Roe/NNP/2/nsubj } left/VBD/0/root .\n"
            "Time/NN/2/nsubj passed/VBD/0/root , {q1 vowing/VBG/2/advcl } {c1 to/TO/6/mark pay/VB/4/xcomp }",
            ["Roe | vowing | to pay"],
        ),
        # Nothing but a passive in its own sentence.
        (
            "{s1 Roe/NNP/2/nsubj } left/VBD/0/root .\n"
            "Holm/NNP/3/nsubj:pass was/VBD/3/aux:pass {q1 told/VBN/0/root } "
            "{c1 to/TO/5/mark pay/VB/3/xcomp }",
            ["Roe | told | to pay"],
        ),
        (
            "{s1 Roe/NNP/2/nsubj } left/VBD/0/root and/CC/4/cc {q1 vowed/VBD/2/conj } "
            "{c1 to/TO/6/mark pay/VB/4/xcomp }",
            ["Roe | vowed | to pay"],
        ),
    ],
)
def test_the_subject_in_the_sentence_of_the_cue(marked: str, wanted: list[str]) -> None:
    index, one = attribution(parse(marked))
    assert said(index.doc, list(with_subjects(index, [one]))) == wanted


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        # A clause about somebody is not the source, who stands before it.
        (
            "Old/JJ/2/amod Ghana/NNP/7/nsubj , {s which/WDT/5/nsubj calls/VBZ/2/acl:relcl it/PRP/5/obj } , "
            "{q says/VBZ/0/root } {c that/IN/10/mark he/PRP/10/nsubj pays/VBZ/8/ccomp }",
            "Old Ghana",
        ),
        # "Which" alone stands for it, and without a noun before it there is nobody.
        (
            "Ghana/NNP/0/root , {s which/WDT/4/nsubj } {q says/VBZ/1/acl:relcl } "
            "{c that/IN/7/mark he/PRP/7/nsubj pays/VBZ/4/ccomp }",
            "which",
        ),
        (
            "{s Which/WDT/3/det clerk/NN/3/nsubj } {q says/VBZ/0/root } "
            "{c that/IN/6/mark he/PRP/6/nsubj pays/VBZ/3/ccomp }",
            "Which clerk",
        ),
    ],
)
def test_a_clause_about_the_source_is_not_the_source(marked: str, source: str) -> None:
    index, one = attribution(parse(marked))
    rows = said(index.doc, list(sources_before_relatives(index, [one])))
    assert [row.split(" | ")[0] for row in rows] == [source]
