"""Pairs of versions of one article, made by changing it in known ways."""

# ruff: noqa: E501 (articles have long lines)

from __future__ import annotations

from dataclasses import dataclass

ARTICLES = {
    "dam": """Dam above Orley holds after night of rain

Engineers worked through the night to save the Karsk dam above the town of Orley, officials said.

Water rose by 40 centimetres in six hours. Some 1,200 people were taken to schools in the valley on Monday.

“The wall is sound,” said Ida Brandt, who heads the regional water board. She said the spillway might be opened on Tuesday.

A union representative said the board had ignored two reports about cracks. The board denied that.

Three bridges below the dam remain closed. The army has sent 80 soldiers with sandbags.
""",
    "vote": """Parliament of Selmia backs harbour sale

Parliament in Selmia voted on Thursday to sell the harbour of Port Ander to a foreign company, the speaker said.

The bill passed by 61 votes to 38. Finance Minister Olav Ren said the sale would bring in 2 billion crowns.

“We are selling a debt, not a harbour,” Ren told reporters. Opposition leader Marta Quist said the price was too low.

Dock workers went on strike in the morning. Police said the protest was peaceful.

The buyer, Nordmark Holding, plans to invest 300 million crowns by 2027. The president will sign the law next week.
""",
}


@dataclass(frozen=True)
class Edit:
    """One change.

    Attributes:
        article: Name of the article.
        kind: What the change is; none for one that says nothing new.
        before: Words of the older version; empty where the newer ones come at the end.
        after: What stands there in the newer one.
    """

    article: str
    kind: str | None
    before: str
    after: str

    def newer(self) -> str:
        """The changed text."""
        text = ARTICLES[self.article]
        if not self.before:
            return f"{text}\n{self.after}\n"
        assert text.count(self.before) == 1, self.before
        return text.replace(self.before, self.after)


EDITS = [
    Edit("dam", "number", "40 centimetres", "55 centimetres"),
    Edit("dam", "number", "Some 1,200 people", "Some 1,900 people"),
    Edit("dam", "number", "ignored two reports", "ignored four reports"),
    Edit("dam", "number", "sent 80 soldiers", "sent 120 soldiers"),
    Edit("vote", "number", "61 votes to 38", "63 votes to 36"),
    Edit("vote", "number", "2 billion crowns", "3 billion crowns"),
    Edit("vote", "number", "300 million crowns", "450 million crowns"),
    Edit("dam", "time", "in the valley on Monday", "in the valley on Sunday"),
    Edit("dam", "time", "be opened on Tuesday", "be opened on Friday"),
    Edit("vote", "time", "voted on Thursday", "voted on Wednesday"),
    Edit("vote", "time", "by 2027", "by 2030"),
    Edit("vote", "time", "the law next week", "the law next month"),
    Edit("dam", "hardened", "might be opened", "will be opened"),
    Edit("dam", "softened", "“The wall is sound,” said", "“The wall is probably sound,” said"),
    Edit("vote", "softened", "would bring in", "could bring in"),
    Edit(
        "dam",
        "softened",
        "Three bridges below the dam remain",
        "Three bridges below the dam reportedly remain",
    ),
    Edit("vote", "softened", "Dock workers went on strike", "Dock workers apparently went on strike"),
    Edit("vote", "softened", "the price was too low", "the price was possibly too low"),
    Edit("dam", "source_named", "A union representative said", "Union secretary Jon Falk said"),
    Edit(
        "dam",
        "source_hidden",
        "said Ida Brandt, who heads the regional water board",
        "said a senior official of the regional water board",
    ),
    Edit("vote", "source_hidden", "Opposition leader Marta Quist said", "An opposition politician said"),
    Edit("vote", "source_hidden", "Finance Minister Olav Ren said", "A person familiar with the talks said"),
    Edit("vote", "source_named", "Police said the protest", "Police chief Erik Dahl said the protest"),
    Edit("dam", "speech_act", "A union representative said", "A union representative admitted"),
    Edit("vote", "speech_act", "Marta Quist said the price", "Marta Quist warned the price"),
    Edit("vote", "speech_act", "Olav Ren said the sale", "Olav Ren promised the sale"),
    Edit("vote", "contradicted", "the price was too low", "the price was not too low"),
    Edit("dam", "contradicted", "the board had ignored", "the board had not ignored"),
    Edit("dam", "added", "", "A helicopter from the coast joined the search in the evening."),
    Edit("vote", "added", "", "Shares of Nordmark Holding rose after the vote."),
    Edit("dam", "added", "", "The mayor thanked volunteers who had filled sandbags."),
    Edit("dam", "dropped", " The board denied that.", ""),
    Edit("vote", "dropped", "Dock workers went on strike in the morning. ", ""),
    Edit("dam", "dropped", "Three bridges below the dam remain closed. ", ""),
    Edit(
        "dam",
        "retracted",
        "",
        "Correction: an earlier version of this article gave the wrong name of the dam.",
    ),
    Edit("vote", "retracted", "", "This article was corrected after the speaker withdrew his figures."),
    Edit("dam", "elaborated", "The army has sent", "The army and the navy of the republic have sent"),
    Edit(
        "vote",
        "elaborated",
        "Police said the protest was peaceful.",
        "Police said the protest outside the customs house was peaceful.",
    ),
    Edit(
        "dam",
        None,
        "Engineers worked through the night to save",
        "Engineers worked, through the night, to save",
    ),
    Edit("vote", None, "Parliament in Selmia voted", "Parliament in Selmia, voted"),
    Edit("vote", None, "The bill passed by 61 votes to 38.", "The bill passed, by 61 votes to 38."),
    Edit(
        "dam",
        None,
        "The army has sent 80 soldiers with sandbags.",
        "The army has sent 80 soldiers with sandbags !",
    ),
]
