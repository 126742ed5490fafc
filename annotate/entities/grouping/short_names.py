"""Bodies that go by one word of their name, where the model takes that for somebody or a place.

"Roe" is short for "Roe Minerals", and "Selm" for the club "Sporting Selm", where nothing shows that a person
or a place is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from annotate.entities.grouping.names import Group
from annotate.entities.grouping.variants import join_groups
from annotate.entities.known.firms import TRADES
from annotate.entities.known.given_names import gender_of_given_name
from annotate.entities.known.lexicon import noun
from annotate.entities.known.names import COMPANY, TITLES, words_of
from annotate.entities.known.places import country_of, country_of_people
from annotate.entities.mentions.finding import Found
from annotate.entities.mentions.neighbours import is_called_firm
from annotate.support.patterns import lazily

BECAUSE = "a word of the body's name"
_TAKEN_FOR = frozenset({"PERSON", "GPE", "LOC", "MISC", "PRODUCT"})
# What clubs are called before the town that they are from.
_CLUBS = frozenset(
    {
        "ac", "ajax", "as", "athletic", "atletico", "atlético", "bayer", "borussia", "club", "deportivo",
        "dinamo", "dynamo", "fc", "hapoel", "inter", "lokomotiv", "maccabi", "olympique", "racing",
        "rapid", "real", "sc", "spartak", "sporting", "tottenham", "union", "werder",
    }
)  # fmt: skip
_IN_PLACE = lazily(
    r"\b(?:in|at|near|to|from|around|outside|across|through|leaving|visiting|reached|town of|city of) $", re.I
)
# What bodies have and do, and places do not.
_ACTS = lazily(
    r"(?:['’]s?)? (?:board|bid|shareholders?|investors?|directors?|executives?|chairman|chairwoman|president"
    r"|chief|boss|coach|captain|striker|defender|midfielder|fans|manager|spokes\w+|annual meeting|shares)\b"
    r"| (?:has |have |had )?(?:hired|bought|acquired|rejected|posted|offered|spurned|launched|recruited)\b"
    r"| (?:say|claim|have|are|were)\b|, (?:founded|owned|listed|headquartered) (?:in|by)\b"
    r"|, (?:who|which) (?:claim|say|makes?)\b"
)
_FOR = lazily(r"\b(?:[Ss]pokes\w+|[Aa]nalysts?|[Ll]awyers?|[Cc]hair\w*|[Dd]irectors?) (?:for|of|at) $")
_HIS = lazily(r"[^.!?,\"”\nA-Z]{0,60}\b(?:he|she|his|her|him|himself|herself|who is|aged)\b|, \d{2},")
_LEFT, _RIGHT = 40, 90
# Where two of these stand, clubs of footballers are spoken of.
_FOOTBALL = re.compile(
    r"\b(striker|midfielder|goalkeeper|winger|football|defender|forward|manager|league)s?\b", re.I
)
_FOOTBALL_LEAST = 2
# Of these one has to stand there: a firm has managers, and looks forward.
_OF_NOTHING_ELSE = frozenset({"striker", "midfielder", "goalkeeper", "winger", "football"})
_TEAMS = frozenset(
    {"city", "united", "town", "rovers", "athletic", "albion", "wanderers", "county", "rangers"}
)
_AGAINST = re.compile(
    r"\b(?:defeats?|wins?|draws?|victory|loss|lost|drew|match|game|tie|goals?|debut"
    r"|sent off|derby|out of favour)"
    r" (?:by|to|with|against|over|at|for) $"
    r"|\b(?:signed|joined|arrived|loaned|moved?|transfer(?:red)?|returned)(?: [\w’'.-]+){0,4} (?:from|to) $"
)
_HAS_PLAYER = re.compile(r"['’]s (?:[a-z]+ ){0,2}[A-Z][\w’'-]+ [A-Z]")
# A club may be "who have", nobody else.
_ONE = re.compile(rf"{_HIS.pattern}|, who (?:is|was|has)\b")
# A match, by its score or by what happens in one.
_SCORED = lazily(
    r"\b(?:beat|beaten|defeat(?:ed)?|won|win|lost|drew|draw|victory|thrashed|edged)\b[^.!?\n]{0,60}"
    r"\b\d{1,3}[-–]\d{1,3}\b"
    r"|\b(?:scored (?:twice|a (?:goal|hat-trick|penalty|try))|half-time|kick-off|stoppage time"
    r"|(?:semi|quarter)-finals?|relegation|relegated|transfer window|goalless|equali[sz]er)\b"
)
_STAFF = lazily(
    r"(?:['’]s?)? (?:[a-z]+ )?(?:head coach|coach|captain|striker|defender|midfielder|goalkeeper|keeper"
    r"|winger|forward|fans|supporters|manager|boss|skipper|full-back|centre-back|playmaker)\b"
)
_PLAYS = lazily(
    r" (?:beat|thrashed|edged|drew with|lost to|knocked out|travel to|host|face) (?:the )?[A-Z]"
    r"|['’]s? (?:[a-z]+ )?(?:win|defeat|victory|draw|loss) (?:over|against|by|to|at|with)\b"
    r"|,? (?:\d|one|two|three)[- ](?:nil|\d)\b| (?:won|lost|drew) \d"
)
_BEATEN = lazily(r"\b(?:beat|thrashed|edged|drew with|lost to|knocked out) (?:the )?$")
CLUB, TEAM = "spoken of as a club", "the last word of the club's name"


def join_short_names(text: str, groups: list[Group]) -> None:
    """Join what is called by one word of a body's name to the body, in place.

    Args:
        text: The article's text.
        groups: Entities with their names.
    """
    shorts = list(_shorts(groups))
    counts = Counter(word for word, _ in shorts)
    joined: list[Group] = []
    for word, body in shorts:
        for group in groups:
            if counts[word] > 1 or group in joined or group.type not in _TAKEN_FOR:
                continue
            if {words_of(m.exact) for m in group.mentions} != {(word,)} or _is_of_others(word, group, groups):
                continue
            if _is_body(text, group):
                for mention in group.mentions:
                    mention.type = "ORG"
                join_groups(body, group, BECAUSE)
                joined.append(group)
    football = {match[1].lower() for match in _FOOTBALL.finditer(text)}
    if len(football) >= _FOOTBALL_LEAST and not football.isdisjoint(_OF_NOTHING_ELSE):
        _clubs(text, groups)
        joined += _teams(groups)
    if football and _SCORED.search(text):
        _clubs_of_cities(text, groups)
    groups[:] = [group for group in groups if group not in joined]


def _clubs(text: str, groups: Sequence[Group]) -> None:
    """Make clubs of what the model takes for people: "the defeat by Lecce", "Feyenoord's Ana Roe"."""
    for group in groups:
        words = {words_of(mention.exact) for mention in group.mentions}
        if group.type != "PERSON" or len(words) > 1 or group.gender is not None:
            continue
        name = words.pop()
        if len(name) != 1 or _is_of_others(name[0], group, groups):
            continue
        beside = [_beside(text, mention) for mention in group.mentions]
        shown = any(_AGAINST.search(before) or _HAS_PLAYER.match(after) for before, after in beside)
        if shown and not any(_ONE.match(after) for _, after in beside):
            for mention in group.mentions:
                mention.type, mention.because = "ORG", CLUB
            group.type = "ORG"


def _clubs_of_cities(text: str, groups: list[Group]) -> None:
    """Make clubs of cities that play, and leave the city where one is: "Newcastle beat Roma in Rome"."""
    for city in list(groups):
        names = {" ".join(mention.exact.split()) for mention in city.mentions}
        if city.type != "GPE" or len(names) > 1 or country_of(name := names.pop()) or " " in name:
            continue
        beside = {id(mention): _beside(text, mention) for mention in city.mentions}
        shown = [
            bool(
                _STAFF.match(after)
                or _PLAYS.match(after)
                or _AGAINST.search(before)
                or _BEATEN.search(before)
            )
            for before, after in beside.values()
        ]
        club = [m for m in city.mentions if not _IN_PLACE.search(beside[id(m)][0])]
        if not any(shown) or not club:
            continue
        full = [g for g in groups if g.type == "ORG" and _is_club_of(name, g)]
        team = full[0] if len(full) == 1 else Group("ORG")
        for mention in club:
            mention.type = "ORG"
            team.add(mention, CLUB)
        team.mentions.sort(key=lambda mention: mention.start)
        city.mentions[:] = [mention for mention in city.mentions if mention not in club]
        if not full:
            groups.append(team)
    groups[:] = sorted((g for g in groups if g.mentions), key=lambda group: group.mentions[0].start)


def _is_club_of(name: str, group: Group) -> bool:
    """Tell whether a body is the club of a city by its name: "Newcastle United", "FC Porto"."""
    words = words_of(name)
    full = (words_of(exact) for exact in _exact(group))
    return any(
        (one[: len(words)] == words and set(one[len(words) :]) <= _TEAMS | _CLUBS)
        or (one[-len(words) :] == words and set(one[: -len(words)]) <= _CLUBS)
        for one in full
    )


def _teams(groups: Sequence[Group]) -> list[Group]:
    """Join "City" to "Manchester City", the only club of that name; return what was joined."""
    joined: list[Group] = []
    for short in groups:
        name, *others = {words_of(mention.exact) for mention in short.mentions}
        if others or len(name) != 1 or name[0] not in _TEAMS:
            continue
        last = name[0]
        full = [
            group
            for group in groups
            if group.type in {"ORG", "GPE", "FAC", "LOC"}
            and any(len(name) > 1 and name[-1] == last for name in map(words_of, _exact(group)))
        ]
        if len(full) == 1 and short.type in {"ORG", "GPE", "LOC"}:
            for mention in (*full[0].mentions, *short.mentions):
                mention.type = "ORG"
            full[0].type, full[0].country = "ORG", None
            join_groups(full[0], short, TEAM)
            joined.append(short)
    return joined


def _exact(group: Group) -> list[str]:
    return [mention.exact for mention in group.mentions if mention.kind == "name"]


def _shorts(groups: Sequence[Group]) -> Iterator[tuple[str, Group]]:
    """Yield the words that firms and clubs may go by, each with its group."""
    for group in groups:
        if group.type != "ORG":
            continue
        names = {words_of(m.exact) for m in group.mentions}
        firsts = {name[0] for name in names if len(name) in {2, 3} and set(name[1:]) <= TRADES | COMPANY}
        lasts = {name[1] for name in names if len(name) == 2 and name[0] in _CLUBS}
        for word in sorted(firsts | lasts):
            if noun(word)[0] == "thing" and country_of(word) is None and country_of_people(word) is None:
                yield word, group


def _is_of_others(word: str, group: Group, groups: Sequence[Group]) -> bool:
    """Tell whether somebody or something else in the article has a word in its name."""
    if gender_of_given_name(word) is not None:
        return True
    return any(
        word in words_of(mention.exact)
        for other in groups
        if other is not group and other.type == "PERSON"
        for mention in other.mentions
    )


def _is_body(text: str, group: Group) -> bool:
    """Tell whether a group's places show a body: no title, nobody's age, nowhere that one is or goes."""
    shown = 0
    for mention in group.mentions:
        before, after = _beside(text, mention)
        if group.type == "PERSON":
            words = before.lower().split()
            if (words and words[-1].strip(".") in TITLES) or _HIS.match(after):
                return False
        elif _IN_PLACE.search(before):
            return False
        shown += bool(
            _ACTS.match(after) or _FOR.search(before) or is_called_firm(text, mention.start, mention.end)
        )
    return group.gender is None and shown > 0


def _beside(text: str, mention: Found) -> tuple[str, str]:
    before = text[max(mention.start - _LEFT, 0) : mention.start]
    return before.replace("\n", " "), text[mention.end : mention.end + _RIGHT]
