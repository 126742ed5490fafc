"""Firms and bodies that are known: whose names end in "'s", or have an "&", or are nobody else's."""

from __future__ import annotations

import re
from functools import cache

from annotate.support.patterns import lazily
from annotate.support.yamlfile import packaged_yaml

# Firms whose own name ends so: "McDonald's opened a shop".
WITH_S = frozenset(
    {
        "applebee", "arby", "ben & jerry", "bloomingdale", "chili", "christie", "claire", "denny", "dillard",
        "domino", "hardee", "kohl", "levi", "lloyd", "lowe", "macy", "mcdonald", "moody", "nando",
        "papa john", "sainsbury", "sotheby", "standard & poor", "trader joe", "wendy", "zaxby",
    }
)  # fmt: skip
# What two names with "&" or "and" between them are, whoever else is called so.
HOUSES = frozenset(
    {
        "Abercrombie Fitch", "Allen Overy", "Arnold Porter", "Bang Olufsen", "Barnes Noble", "Black Decker",
        "Crate Barrel", "Dolce Gabbana", "Dun Bradstreet", "Ernst Young", "Fortnum Mason", "Holland Barrett",
        "Johnson Johnson", "Kirkland Ellis", "Latham Watkins", "Marks Spencer", "Marsh McLennan",
        "Ogilvy Mather", "Pratt Whitney", "Procter Gamble", "Simon Schuster", "Slaughter May", "Smith Nephew",
        "Smith Wesson", "Sullivan Cromwell", "Tate Lyle",
    }
)  # fmt: skip
# And what others are, who sing, play, or are told of.
DUOS = frozenset(
    {
        "Abbott Costello", "Adam Eve", "Ant Dec", "Antony Cleopatra", "Bonnie Clyde", "Brooks Dunn",
        "Cagney Lacey", "Cheech Chong", "Dungeons Dragons", "Gilbert Sullivan", "Hall Oates", "Key Peele",
        "Laurel Hardy", "Lewis Clark", "Lilo Stitch", "Penn Teller", "Rodgers Hammerstein", "Romeo Juliet",
        "Siegfried Roy", "Simon Garfunkel", "Sonny Cher", "Starsky Hutch", "Thelma Louise", "Tom Jerry",
        "Turner Hooch",
    }
)  # fmt: skip
# What departments, fields and sections are called after.
FIELD = lazily(
    r"\b\w+(?:tion|ment|ity|ics|ical|ology|ness|ture)s?\b|\b(?:Arts|Beverages?|Data|Drinks?|Drugs?|Finance"
    r"|Foods?|Gas|Health|Marketing|Oil|Research|Safety|Sales|Sciences?|Services?|Sports?|Style|Travel|Wine)\b"
)
OFFICE = lazily(
    r"\b(?:Ministry|Minister|Department|Secretary|School|College|Institute|Board|Cent(?:er|re)|Office|Faculty"
    r"|Bureau|Committee|Council) (?:of|for) $",
    re.IGNORECASE,
)
# What is told of those who sing, play, marry or are made up.
SHOWN = lazily(
    r"\b(?:s[aiu]ng|sings?|singing|singers?|songs?|albums?|duos?|duets?|bands?|concerts?|tour(?:s|ed|ing)?"
    r"|perform(?:s|ed|ing|ers?|ances?)?|films?|movies?|series|sitcom|shows?|comed(?:y|ies|ians?)|musicals?"
    r"|operas?|cartoons?|episodes?|novels?|characters?|couples?|wed|weddings?|married|star(?:s|red|ring)"
    r"|magic|magicians?|detectives?|screenwriters?|songwriters?|podcasts?|radio|hosts?|hosted)\b",
    re.IGNORECASE,
)
# What firms do or dig stands behind their own name: "Selm Minerals".
TRADES = frozenset(
    {
        "airlines", "airways", "aluminium", "aluminum", "biotech", "breweries", "brewery", "cement",
        "chemical", "chemicals", "coal", "copper", "cruises", "dairies", "diamonds", "electric",
        "electronics", "energy", "ferries", "fisheries", "foods", "gold", "industries", "iron", "lines",
        "lithium", "logistics", "metals", "minerals", "mines", "mining", "motor", "motors", "nickel",
        "oil", "petroleum", "pharma", "pharmaceuticals", "plastics", "power", "rail", "railways",
        "resources", "robotics", "semiconductor", "shipping", "shipyard", "solar", "steel", "stores",
        "telecom", "textiles", "therapeutics", "timber", "tyres", "uranium", "wind",
    }
)  # fmt: skip


@cache
def _bodies() -> dict[str, str]:
    data = packaged_yaml("annotate.entities.known", "bodies.yaml")
    return {name: kind for kind, names in data.items() for name in names}


def kind_of_body(name: str) -> str | None:
    """Return what the one body is that a name stands for: "party" for "Sinn Féin"; none for other names.

    Args:
        name: As the text has it, perhaps with an article.
    """
    return _bodies().get(" ".join(name.split()).removeprefix("the ").removeprefix("The "))
