"""Who and what an article names: mentions, grouped into entities."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.entities.coreference.chains import add_references
from annotate.entities.coreference.titles import add_titles
from annotate.entities.coreference.told.authors import add_author, author_of, settle_writer
from annotate.entities.coreference.told.elders import settle_elders
from annotate.entities.coreference.told.initials import settle_initials
from annotate.entities.coreference.words import words_of_doc
from annotate.entities.grouping.aliases import BORN, join_aliases
from annotate.entities.grouping.bynames import BYNAME, add_bynames, with_whole_names
from annotate.entities.grouping.calendar_names import settle_calendar_words
from annotate.entities.grouping.compounds import add_compounds, add_inner_places
from annotate.entities.grouping.names import PLACES, Group, group_names
from annotate.entities.grouping.repeats import add_repeats
from annotate.entities.grouping.short_names import join_short_names
from annotate.entities.grouping.variants import add_scripts, join_variants
from annotate.entities.known.names import comma_head, core
from annotate.entities.known.places import country_around, country_of_people
from annotate.entities.mentions.bodies.halves import with_halves
from annotate.entities.mentions.bodies.whole import with_bodies
from annotate.entities.mentions.companies import with_companies
from annotate.entities.mentions.contacts import contact_ranges
from annotate.entities.mentions.finding import Found, name_mentions
from annotate.entities.mentions.neighbours import with_neighbours
from annotate.entities.mentions.numbers import find_amounts
from annotate.entities.mentions.people import with_people
from annotate.entities.mentions.vessels import with_vessels
from annotate.entities.salience import saliences
from annotate.record import Entity, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.article import Article

AMOUNT_CONFIDENCE = 0.9


def find_entities(doc: Doc, article: Article) -> tuple[Entity, ...]:
    """Find the entities of an article.

    Args:
        doc: The pipeline's ``Doc`` over exactly the article's text.
        article: For its text and sections.

    Returns:
        Entities in the order of their first mention, ids ``e1``, ``e2``, ...
    """
    groups = [group for group in _of_article(grouped_entities(doc, article), article) if not _is_money(group)]
    named = [mention for group in groups for mention in group.mentions if mention.kind == "name"]
    amounts = _of_article(_amounts(doc, article, named), article)
    scores = saliences(groups, doc, article.sections)
    made = [*zip(groups, scores, strict=True), *((g, 0.0) for g in amounts)]
    made.sort(key=lambda pair: (pair[0].mentions[0].start, pair[0].mentions[0].end))
    ids = {id(group): f"e{number}" for number, (group, _) in enumerate(made, start=1)}
    countries = {g.country: ids[id(g)] for g, _ in made if g.country}
    return tuple(_entity(group, score, ids, countries) for group, score in made)


def _of_article(groups: list[Group], article: Article) -> list[Group]:
    """Leave out what only boilerplate names, "Share this: Facebook", and whom one is told to call."""
    parts = [(s.start, s.end) for s in article.sections if s.kind == "boilerplate"]
    parts += contact_ranges(article.text)
    return [
        group
        for group in groups
        if not all(any(start <= m.start < end for start, end in parts) for m in group.mentions)
    ]


def _is_money(group: Group) -> bool:
    """Tell whether all that an entity is called is a sum: "3.2m rand" is nobody."""
    exact = [m.exact for m in group.mentions if m.kind != "pronoun"]
    return bool(exact) and all(
        name[0].isdigit()
        and any(a.type == "MONEY" and a.end - a.start == len(name) for a in find_amounts(name))
        for name in exact
    )


def grouped_entities(doc: Doc, article: Article) -> list[Group]:
    """Return the entities of an article, amounts left out, with their mentions in text order.

    Args:
        doc: The pipeline's ``Doc`` over exactly the article's text.
        article: For its text and sections.
    """
    groups = _without_nationals(doc, named_groups(doc, article.text, _datelines(article)))
    title = max((s.end for s in article.sections if s.kind == "title"), default=0)
    heading = doc.char_span(0, title, alignment_mode="expand") if title else None
    before = heading.end if heading is not None else 0
    apart = [(s.start, s.end) for s in article.sections if s.kind in {"dateline", "boilerplate"}]
    settle_elders(article.text, groups)
    settle_initials(doc, article.text, groups)
    by_lines = [(s.start, s.end) for s in article.sections if s.kind == "dateline"]
    author = author_of(groups, by_lines)
    if author is not None:
        settle_writer(doc, article.text, author)
    groups += add_references(doc, article.text, groups, before, apart, by_lines)
    if author is not None:
        add_author(doc, article.text, words_of_doc(doc), author)
    add_titles(doc, article.text, groups)
    add_bynames(doc, article.text, groups)
    add_compounds(doc, article.text, groups)
    add_inner_places(doc, article.text, groups)
    for group in groups:
        group.mentions.sort(key=lambda mention: (mention.start, mention.end))
    return groups


def _without_nationals(doc: Doc, groups: Sequence[Group]) -> list[Group]:
    """Leave out where a people's name is what one person is called: "the Czech apologised"."""
    words = words_of_doc(doc)
    for group in groups:
        if group.type == "NORP":
            group.mentions[:] = [m for m in group.mentions if not words.is_national(m.last)]
    return [group for group in groups if group.mentions]


_TOWN = 0.8


def _datelines(article: Article) -> frozenset[int]:
    """Return where the datelines of an article begin: with a place, and in the line of what is told."""
    lines = (part for part in article.sections if part.kind == "dateline")
    return frozenset(part.start for part in lines if article.text[part.end : part.end + 2].strip())


def named_groups(doc: Doc, text: str, datelines: Collection[int] = ()) -> list[Group]:
    """Return the entities that a text names, with their names.

    Args:
        doc: The pipeline's ``Doc`` over exactly ``text``.
        text: The article's text.
        datelines: Where its datelines begin; what is named there is a place.
    """
    found = [
        replace(each, type="GPE", by="rule", confidence=_TOWN, because="a dateline begins with a place")
        if each.start in datelines and each.type not in PLACES
        else each
        for each in name_mentions(doc, text)
    ]
    named = with_bodies(doc, text, with_people(doc, text, with_halves(doc, text, found)))
    named = with_whole_names(doc, text, with_companies(doc, text, named))
    named = with_vessels(doc, text, with_neighbours(doc, text, named))
    groups = group_names(named, [_word_before(doc, mention) for mention in named], text)
    join_variants(text, groups)
    join_short_names(text, groups)
    join_aliases(doc, text, groups)
    add_repeats(doc, text, groups)
    add_scripts(doc, text, groups)
    return settle_calendar_words(doc, text, groups)


def _word_before(doc: Doc, mention: Found) -> str:
    return doc[mention.token - 1].text if mention.token else ""


def _amounts(doc: Doc, article: Article, named: list[Found]) -> list[Group]:
    """Amounts outside names, one entity each: equal amounts need not be the same thing."""
    taken = {offset for m in named for offset in range(m.start, m.end)}
    groups: list[Group] = []
    for amount in find_amounts(article.text):
        if any(offset in taken for offset in range(amount.start, amount.end)):
            continue
        exact = article.text[amount.start : amount.end]
        tokens = doc.char_span(amount.start, amount.end, alignment_mode="expand")
        found = Found(
            amount.start,
            amount.end,
            exact,
            amount.type,
            "name",
            "rule",
            AMOUNT_CONFIDENCE,
            tokens.start if tokens is not None else 0,
            tokens.end - 1 if tokens is not None else 0,
        )
        group = AmountGroup(amount.type, value=amount.value, unit=amount.unit)
        group.add(found)
        groups.append(group)
    return groups


class AmountGroup(Group):
    """An amount with its value."""

    __slots__ = ("unit", "value")

    def __init__(self, kind: str, value: str | None, unit: str | None) -> None:
        super().__init__(kind)  # type: ignore[arg-type]
        self.value = value
        self.unit = unit


def _country(group: Group) -> str | None:
    """Return the country that a place lies in, where all that its names tell is one."""
    if group.type != "GPE":
        return None
    found = {code for m in group.mentions if m.kind == "name" and (code := country_around(m.exact))}
    return found.pop() if len(found) == 1 else None


def _is_shouted(name: str, names: Sequence[str]) -> bool:
    """Tell whether a place is named in capitals, as datelines have it, and elsewhere as it is written."""
    place = comma_head(name) or name
    return place.isupper() and any(other != place and other.casefold() == place.casefold() for other in names)


def _entity(group: Group, salience: float, ids: dict[int, str], countries: dict[str, str]) -> Entity:
    number = ids[id(group)]
    names = [m.exact for m in group.mentions if m.kind == "name"]
    names = names or [m.exact for m in group.mentions if m.kind == "nominal"]
    own = [m.exact for m in group.mentions if m.kind == "name" and m.because not in {BYNAME, BORN}] or names
    # "Cllr Hale" tells less than "Ann Hale".
    of_name = {n: len(core(n, group.type)) for n in own} if group.type == "PERSON" else {}
    shouted = {n for n in own if group.type == "GPE" and _is_shouted(n, own)}
    name = max(
        own, key=lambda n: (of_name.get(n, 0), n not in shouted, len(n.split()), len(n), -own.index(n))
    )
    flat = " ".join(name.split())
    aliases = tuple(dict.fromkeys(" ".join(n.split()) for n in names if " ".join(n.split()) != flat))
    related = tuple(ids[id(part)] for part in group.parts if id(part) in ids)
    if group.type == "NORP":
        code = next((c for m in group.mentions if (c := country_of_people(m.exact))), None)
        if code in countries:
            related = (countries[code],)
    return Entity(
        id=number,
        type=group.type,
        name=flat,
        mentions=tuple(
            Mention(
                f"{number}.m{place}", m.start, m.end, m.exact, m.kind, m.by, round(m.confidence, 3), m.because
            )
            for place, m in enumerate(group.mentions, start=1)
        ),
        aliases=aliases,
        salience=salience,
        country=group.country or _country(group),
        related=related,
        value=getattr(group, "value", None),
        unit=getattr(group, "unit", None),
    )
