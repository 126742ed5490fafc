"""Sentences that end with an abbreviation, and abbreviations that end none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from annotate import Article
from tests import pipelines


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipelines.pipeline()


def sentences(nlp: Language, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in nlp(text).sents]


@pytest.mark.parametrize(
    "marked",
    [
        "The firm moved from the U.S.| Judge Emma Rusk said it must pay.",
        "Talks began at 9 a.m.| Mayor Ann Roe said they would go on until 5 p.m.| Workers waited outside.",
        "Lt. Col. Asim Khan said on Sept. 5 that 300 troops had left Ft. Dunn, Calif.| They went home.",
        "The road was shut at 10 a.m.| Police said a lorry had hit a bridge.",
        "She was born in Washington, D.C.| Her father taught there.",
        "He sold the company to Halden Inc.| The buyer paid $3 million.",
        "The group has offices in the U.K.| Chief executive Tom Lund said more would follow.",
        "The shop opens at 8 a.m.| Senator Paul Reyes will cut the ribbon.",
        "They want to leave the U.N.| President Ortega called it a farce.",
        "The fire began at 3 p.m.| Residents fled to the roof.",
        "The suspect fled to Tucson, Ariz.| Detectives found him there.",
        "The train left Boston, Mass.| It arrived late.",
        "He worked for Brandt & Co.| Prosecutors say he stole $2 million.",
        "The plant is owned by Norland Steel Ltd.| Union leader Bo Dahl said workers had not been told.",
        "It happened at 6 p.m.| Witnesses heard two shots.",
        # The letter of an amount is none, but its full stop ends a sentence as well.
        "Analysts had expected £67m.| Dawn Rafferty called it a betrayal.",
        "Debts had risen to £400m.| Crusty & Co declined to comment.",
        "It cost $4bn.| The bank paid half of it.",
        "The bank belongs to Toral Corp.| Analysts expect a sale.",
        "It will move its headquarters to the U.S.| Shares rose 4 percent.",
        "They met at the White House at 11 a.m.| Prime Minister Anna Berg left an hour later.",
        "The law applies only in the U.S.| Courts elsewhere have refused it.",
        "She married Tom Lund Jr.| He died in 2001.",
        "He studied in Cambridge, Mass.| Lund moved to London in 1999.",
        "They landed at 4:30 p.m.| A crowd was waiting.",
        "Prices fell in the U.K.| Bank shares rose in Paris.",
        "The trial begins at 10 a.m.| Lawyers for the firm said they were ready.",
        "The court sits in St. Paul, Minn.| Judge Lena Ortiz will hear the case.",
        "It was bought by Halden Corp.| Investors cheered.",
        "The ship docked at 7:15 p.m.| Captain Bo Dahl refused to speak.",
        "The storm reached Biloxi, Miss.| Power was out for hours.",
        "The ban covers the whole of the U.S.| Importers are angry.",
        "The treaty was signed at the U.N.| Foreign Minister Carla Mendes praised it.",
        "The hearing ended at 4 p.m.| Rudd left by a side door.",
        "The judge fined Dillon Brandt Inc.| Brandt fell 3 percent.",
        "A court closed a plant of Roe Foods Ltd.| Lindqvist will appeal.",
        "The fire gutted a mill of Toral Corp.| Lund blamed old wires.",
        "He grew up in Albany, N.Y.| Nobody there remembers him.",
        "The deal was struck with Brandt & Lowe Inc.| Shareholders will vote in May.",
        "She is the widow of Martin Bell Jr.| Her son lives abroad.",
        "The vote starts at 9 a.m.| Opposition leader Jana Kral urged people to stay at home.",
    ],
)
def test_a_sentence_begins(marked: str, nlp: Language) -> None:
    """Where the mark stands."""
    assert sentences(nlp, marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate voted on Monday.",
        "The U.S. President said so.",
        "The U.S. Department of Justice sued the firm.",
        "U.S. Judge Emma Rusk said it must pay.",
        "U.S. Senator Paul Reyes voted no.",
        "Former U.S. Ambassador Joan Pike met Marsh.",
        "The road to St. Marys was shut.",
        "Lt. Col. Asim Khan said that 300 troops had left.",
        "Police said a lorry had hit a bridge near No. 4 Mill Lane.",
        "Troops left Ft. Dunn on Monday.",
        "She met Dr. Roe and Mr. Lund.",
        "The U.K. Supreme Court ruled on it.",
        "At 9 a.m. Monday the talks began.",
        "At 5 p.m. GMT the ship left.",
        "The U.N. Security Council met.",
        "Halden Inc. Chairman Marco Rudd resigned.",
        "The Washington, D.C. Council voted.",
        "Gen. Mark Lowe and Sen. Ann Roe met.",
        "J. Edgar Hoover ran the FBI.",
        "The meeting on Nov. 5 was short.",
        "In Portland, Ore. Mayor Ted Wells resigned.",
        "U.S. Secretary of State Ann Roe met him.",
        "The U.S. Attorney General Paul Reyes said no.",
        "The U.S. Supreme Court judge Emma Rusk said no.",
        "The U.S. Army said it would close the base.",
        "U.S. Steel shares rose.",
        "The U.S. Marines left.",
        "U.S. Officials said the base would close.",
        "The 9 a.m. Eastern start was moved.",
        "Sgt. Maj. Lowe left.",
        "He flew to the U.S. Virgin Islands.",
        "St. Paul and Mt. Hood are far.",
        "He said the U.S. Embassy was shut.",
        "Halden Ltd. Director Tom Lund resigned.",
        "She said Toral Corp. Finance lost money.",
        "It sued Toral Co. Lund of Selm, who knew the firm.",
        "Ms. Berg of Toral Corp. Finance was there.",
        "Officials at the U.S. Treasury said nothing.",
        "She told the U.S. Congress that it was over.",
        "He works for the U.S. Postal Service and said so.",
        "It was the U.S. Open that he won.",
        "Troops from U.S. Central Command left.",
        "She flew from the U.S. Air Force base that was attacked.",
        "They went to the U.S. Department of State and protested.",
        "It opens at 9 a.m. Pacific and closes at noon.",
        "It closes at 9 p.m. Tuesday and opens again on Friday.",
        "He was hired by Halden Inc. Chief Executive Tom Lund said to be generous.",
        "He saw Dr. King speak in Memphis.",
        "She said that Brig. Gen. Paul Reyes was ill.",
        "She read from the U.S. Constitution when she was sworn in.",
        "They said the U.S. President had lied.",
        "He praised U.S. Senator Ann Roe who had voted no.",
        "It was sold to Toral Co. Holdings, which paid in cash.",
        "She visited St. Louis and Ft. Worth before she left for Mt. Hood.",
        "He lost to John Bell Jr. Tuesday and left.",
        "A £5m. Selm Bank loan was repaid.",
        "The fee of £67m. to be paid in May was too high.",
    ],
)
def test_a_sentence_goes_on(text: str, nlp: Language) -> None:
    assert sentences(nlp, text) == [text]


def test_sources_and_contents_end_with_their_sentence() -> None:
    annotator = pipelines.annotator()

    def claims(text: str) -> list[tuple[str, str]]:
        found = annotator.annotate(Article.from_text(text, published="2025-06-10")).claims
        return [(c.source.spans[0].exact if c.source else "", c.content[0].exact) for c in found]

    assert claims("The firm moved from the U.S. Judge Emma Rusk said it must pay.") == [
        ("Judge Emma Rusk", "it must pay")
    ]
    assert claims(
        "Talks began at 9 a.m. Mayor Ann Roe said they would go on until 5 p.m. Workers waited outside."
    ) == [("Mayor Ann Roe", "they would go on until 5 p.m.")]
