"""Where an article is from, as far as times depend on it: the country of its dateline or its address.

Seasons, fiscal years and some feasts are other days in other countries.
"""

from __future__ import annotations

import re
from functools import lru_cache

from annotate.entities.known.places import country_around, country_of, country_of_people
from annotate.support.patterns import lazily

_HEAD = 1500
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]*){0,3}"
_DATELINE = lazily(
    rf"^[ \t]*(?P<city>{_CAPITALS})(?:, (?P<region>[A-Z][\w.'’ -]{{1,25}}?))?"
    r"(?:,? [^\n—–]{0,30}?)?(?:\([^)\n]{2,40}\))?"
    r" ?(?:[—–:]|--| - )"
    r"|^[ \t]*(?P<city2>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}), [^\n—–()]{0,30}"
    r"\([^)\n]{2,40}\) ?(?:[—–:]|--|- )",
    re.MULTILINE,
)
# Several places are called so, or none that is large; over an article it is always this one.
_OVER_ARTICLES = {
    "Wellington": "NZ", "Christchurch": "NZ", "Dunedin": "NZ", "Hobart": "AU", "Suva": "FJ", "Rosario": "AR",
    "Valparaíso": "CL", "Valparaiso": "CL",
}  # fmt: skip
_SENTENCE = 160
_LEAD = 600
_SENTENCE_ENDS = lazily(r"[.!?]['\"”’)]?\s+(?=[A-Z“\"])|\n")
_NAMES = lazily(
    r"(?<![.\w])(?:the )?[A-Z][\w’'-]*[a-z](?:(?: of(?: the)?)? [A-Z][\w’'-]+)*|\bU\.[KS]\.|\bUSA?\b|\bUK\b"
)
_ADDRESS = lazily(r"https?://[^/\s]*\.([a-z]{2})(?::\d+)?(?:/|$)")
# Domains of countries that anybody uses.
_FREE = frozenset({"io", "co", "tv", "me", "ai", "cc", "ly", "fm", "gg", "to", "is", "eu", "ws"})
SOUTHERN = frozenset(
    {"AU", "NZ", "ZA", "AR", "CL", "UY", "PY", "BO", "PE", "BR", "NA", "BW", "ZW", "ZM", "MZ", "LS", "SZ",
     "MG", "MW", "MU", "FJ", "PG", "WS", "TO", "VU", "NC", "AO"}
)  # fmt: skip


def country(text: str, url: str | None) -> str | None:
    """Return the ISO code of the country that an article's dateline, else its address, tells.

    Args:
        text: The article.
        url: Where it is on the web.
    """
    for found in _DATELINE.finditer(text[:_HEAD]):
        city, region = (found["city"] or found["city2"]).title(), found["region"]
        code = (region and _code(region)) or _OVER_ARTICLES.get(city) or _code(city)
        if code:
            return code
    return _of_address(url)


def country_near(text: str, start: int, end: int) -> str | None:
    """Return the country that the sentence around an expression names, none where it names several or none.

    Args:
        text: The article.
        start: Of the expression.
        end: Of the expression.
    """
    before = _SENTENCE_ENDS.split(text[max(0, start - _SENTENCE) : start])[-1]
    after = _SENTENCE_ENDS.split(text[end : end + _SENTENCE])[0]
    codes = {code for part in (before, after) for name in _NAMES.findall(part) if (code := _code(name))}
    return codes.pop() if len(codes) == 1 else None


@lru_cache(maxsize=2)
def country_of_lead(text: str) -> str | None:
    """Return the country that the head of an article names, none where it names several or none.

    Args:
        text: The article.
    """
    codes = {code for name in _NAMES.findall(text[:_LEAD]) if (code := _code(name))}
    return codes.pop() if len(codes) == 1 else None


@lru_cache(maxsize=1024)
def _code(name: str) -> str | None:
    words = re.sub(r"['’]s(?: .*)?$", "", name.removeprefix("the "))
    return country_of(words) or country_around(words) or country_of_people(words)


def _of_address(url: str | None) -> str | None:
    found = _ADDRESS.match((url or "").lower())
    if found is None or found[1] in _FREE:
        return None
    return {"uk": "GB"}.get(found[1], found[1].upper())
