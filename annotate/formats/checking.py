"""What is wrong with a record, as precisely as it can be said.

The JSON Schema tells form; the rest is what a schema cannot say: offsets that
lie in the text and fit their words, ids that are there and there once, an
order that names every event, and a text that is still the one annotated.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotate.errors import Problem
from annotate.formats.plain_record import wrong_kind
from annotate.formats.schema import SCHEMA_FILE, SCHEMA_FILE_1, load_schema
from annotate.formats.upgrading import is_of_version_1, upgraded
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations, Claim, Event, EventMention, Mention
from annotate.record.order import broken
from annotate.record.walk import (
    PREFIXES,
    Kind,
    Steps,
    all_references,
    all_spans,
    items_of,
    items_with_steps,
    kind_of,
    record_of,
    unplaced_items,
)
from annotate.support.files import LARGEST_FILE
from annotate.support.plain import dotted, from_plain

if TYPE_CHECKING:
    import jsonschema
    from jsonschema.protocols import Validator

# Another kind of file of ours, which is taken for a record where one is asked for.
_DOSSIER = "dateline.dossier"
_HASH = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9:.+\-Z]{1,30})?)?)?")
# Ids are counted on, so their numbers have an end.
_NUMBER = "[1-9][0-9]{0,11}"
_IDS = {
    kind: re.compile(form)
    for kind, form in {
        "entity": f"e{_NUMBER}",
        "mention": rf"e{_NUMBER}\.m{_NUMBER}",
        "claim": f"c{_NUMBER}",
        "time": f"t{_NUMBER}",
        "event": f"ev{_NUMBER}",
        "mention of an event": rf"ev{_NUMBER}\.m{_NUMBER}",
    }.items()
}


def check_data(data: Any) -> tuple[Annotations | None, list[Problem]]:
    """Check loaded data against the types, the JSON Schema and the rules of the record.

    Returns:
        The record, where its form is right, and everything that is wrong.
    """
    if isinstance(data, dict) and data.get("schema") == _DOSSIER:
        return None, [Problem("", "is a dossier, not the record of an article")]
    problems: list[Problem] = []
    annotations = from_plain(Annotations, upgraded(data, problems), problems)
    if annotations is None:
        return None, problems
    problems += wrong_kind(annotations)
    if not problems:
        problems += check_schema(data)
        problems += check_record(annotations)
        problems += _check_sequence(annotations)
    return annotations, problems


def check_schema(data: Any) -> list[Problem]:
    """What the shipped JSON Schema of its version has against the data."""
    return schema_problems(data, SCHEMA_FILE_1 if is_of_version_1(data) else SCHEMA_FILE)


def schema_problems(data: Any, name: str, package: str = "annotate.formats") -> list[Problem]:
    """What a shipped JSON Schema has against the data.

    Args:
        data: What was loaded.
        name: The file of the schema.
        package: Where it is shipped.
    """
    validator = _validator(name, package)
    return [
        Problem(dotted(tuple(error.absolute_path)), _in_words(error))
        for error in sorted(
            validator.iter_errors(data), key=lambda error: list(map(str, error.absolute_path))
        )
    ]


def check_record(annotations: Annotations) -> list[Problem]:
    """What is wrong in a record that has the right form."""
    return [
        *_check_ranges(annotations),
        *_check_sections(annotations),
        *_check_ids(annotations),
        *_check_references(annotations),
        *_check_order(annotations),
        *_check_unplaced(annotations),
    ]


def check_loaded(annotations: Annotations) -> list[Problem]:
    """What is wrong in a record from anybody that somebody is about to work with.

    It takes a small part of the time of :func:`check_schema`, and finds whatever code may stumble over.
    """
    document = annotations.document
    problems = [
        *_check_text_info(annotations),
        *(
            problem
            for name in ("value", "earliest", "latest")
            for problem in _check_date(f"document.published.{name}", getattr(document.published, name), _DAY)
        ),
        *_check_parts(annotations),
    ]
    # Whatever else there is rests on these.
    return problems or check_record(annotations)


def _check_text_info(annotations: Annotations) -> Iterator[Problem]:
    text = annotations.document.text
    yield from _check_form("document.text.sha256", text.sha256, _HASH, "a SHA-256 in hexadecimal")
    if not 0 <= text.length <= LARGEST_FILE:
        yield Problem("document.text.length", "is no length that a text can have")


def _check_parts(annotations: Annotations) -> Iterator[Problem]:
    """Ids and dates that have no such form, negative offsets, and what has no place in the text."""
    for place in all_spans(annotations):
        if place.span.start < 0:
            yield Problem(dotted((*place.steps, "start")), "is less than 0")
    for i, entity in enumerate(annotations.entities):
        yield from _check_id(f"entities[{i}].id", entity.id, "entity")
        if not entity.mentions:
            yield Problem(f"entities[{i}].mentions", "is empty; there should be at least one")
        for j, mention in enumerate(entity.mentions):
            yield from _check_id(f"entities[{i}].mentions[{j}].id", mention.id, "mention")
    for i, claim in enumerate(annotations.claims):
        yield from _check_id(f"claims[{i}].id", claim.id, "claim")
        if not claim.content:
            yield Problem(f"claims[{i}].content", "is empty; there should be at least one")
    for i, time in enumerate(annotations.timeline.times):
        path = f"timeline.times[{i}]"
        yield from _check_id(f"{path}.id", time.id, "time")
        yield from _check_date(f"{path}.interval.earliest", time.interval.earliest, _MOMENT)
        yield from _check_date(f"{path}.interval.latest", time.interval.latest, _MOMENT)
    for i, event in enumerate(annotations.timeline.events):
        path = f"timeline.events[{i}]"
        yield from _check_id(f"{path}.id", event.id, "event")
        yield from _check_date(f"{path}.time.earliest", event.time.earliest, _MOMENT)
        yield from _check_date(f"{path}.time.latest", event.time.latest, _MOMENT)
        if not event.mentions:
            yield Problem(f"{path}.mentions", "is empty; there should be at least one")
        for j, told in enumerate(event.mentions):
            yield from _check_id(f"{path}.mentions[{j}].id", told.id, "mention of an event")


def _check_id(path: str, id: str, kind: str) -> Iterator[Problem]:
    return _check_form(path, id, _IDS[kind], f"the id of {'an' if kind[0] == 'e' else 'a'} {kind}")


def _check_date(path: str, value: str | None, form: re.Pattern[str]) -> Iterator[Problem]:
    if value is not None:
        yield from _check_form(path, value, form, "a date like 2025-06-10")


def _check_form(path: str, value: str, form: re.Pattern[str], what: str) -> Iterator[Problem]:
    if not form.fullmatch(value):
        yield Problem(path, f"{value[:60]!a} is not {what}")


def check_text(annotations: Annotations, text: str) -> list[Problem]:
    """Whether the record is about this text and every span stands in it."""
    if text_sha256(text) != annotations.document.text.sha256:
        return [Problem("document.text.sha256", "the article's text has changed since it was annotated")]
    return [
        Problem(
            dotted((*place.steps, "exact")),
            f"the text has {_quoted(text[span.start : span.end])} there, not {_quoted(span.exact)}",
        )
        for place in all_spans(annotations)
        if text[(span := place.span).start : span.end] != span.exact
    ]


@functools.cache
def _validator(name: str, package: str) -> Validator:
    # Only who validates waits for it.
    import jsonschema

    return jsonschema.Draft202012Validator(load_schema(name, package))


def _in_words(error: jsonschema.ValidationError) -> str:
    limit = error.validator_value
    match error.validator:
        case "minimum":
            return f"is {error.instance}; it cannot be less than {limit}"
        case "maximum":
            return f"is {error.instance}; it cannot be more than {limit}"
        case "minItems":
            return "is empty; there should be at least one"
        case "required":
            missing = error.message.partition("' is")[0].strip("'")
            return f'the key "{missing}" is missing'
        case "pattern":
            return f"{_quoted(str(error.instance))} is not written as it should be ({limit})"
    return error.message


def _check_ranges(annotations: Annotations) -> Iterator[Problem]:
    length = annotations.document.text.length
    for place in all_spans(annotations):
        span = place.span
        if span.end <= span.start:
            words = f"ends at {span.end:,}, which is not after its start at {span.start:,}"
            yield Problem(dotted(place.steps), words)
        elif span.end > length:
            words = f"is {span.end:,}, but the text has only {length:,} characters"
            yield Problem(dotted((*place.steps, "end")), words)
        elif len(span.exact) != span.end - span.start:
            wanted = span.end - span.start
            words = f"has {len(span.exact):,} characters where the offsets say {wanted:,}"
            yield Problem(dotted((*place.steps, "exact")), words)


def _check_sections(annotations: Annotations) -> Iterator[Problem]:
    position = 0
    for index, section in enumerate(annotations.document.sections):
        path = f"document.sections[{index}]"
        if section.end <= section.start:
            yield Problem(path, f"ends at {section.end:,}, which is not after its start at {section.start:,}")
        elif section.end > annotations.document.text.length:
            yield Problem(f"{path}.end", f"is {section.end:,}, beyond the end of the text")
        elif section.start < position:
            yield Problem(f"{path}.start", f"is {section.start:,}, inside the section before it")
        position = max(position, section.end)


def _check_ids(annotations: Annotations) -> Iterator[Problem]:
    names = [(steps, item.id) for steps, item in items_with_steps(annotations)]
    names += [
        (place.steps, place.span.id)
        for place in all_spans(annotations)
        if isinstance(place.span, Mention | EventMention)
    ]
    seen: dict[str, Steps] = {}
    for steps, name in names:
        if name in seen:
            first = dotted((*seen[name], "id"))
            yield Problem(dotted((*steps, "id")), f'the id "{name}" is taken by {first} already')
        seen.setdefault(name, steps)


def _check_references(annotations: Annotations) -> Iterator[Problem]:
    known: dict[Kind, set[str]] = {kind: set() for kind in PREFIXES}
    for item in items_of(annotations):
        known[kind_of(item)].add(item.id)
    for reference in all_references(annotations):
        owner = reference.item
        # An entity that is related to itself does no harm.
        among_its_own = isinstance(owner, Claim | Event) and kind_of(owner) == reference.kind
        is_own = among_its_own and owner is not None and owner.id == reference.id
        if is_own or reference.id not in known[reference.kind]:
            kind = f"other {reference.kind}" if among_its_own else reference.kind
            yield Problem(dotted(reference.steps), f'there is no {kind} "{reference.id}" in this record')


def _check_order(annotations: Annotations) -> Iterator[Problem]:
    order = Counter(annotations.timeline.order)
    for name in dict.fromkeys(event.id for event in annotations.timeline.events):
        if order[name] != 1:
            times = "is missing from the order" if not order[name] else "stands in the order more than once"
            yield Problem("timeline.order", f'the event "{name}" {times}')


def _check_sequence(annotations: Annotations) -> Iterator[Problem]:
    """Events whose place in the order contradicts their days, or what they come after."""
    timeline = annotations.timeline
    days = {event.id: (event.time.earliest, event.time.latest) for event in timeline.events}
    after = ((link.event, event.id) for event in timeline.events for link in event.after)
    for first, second in broken(timeline.order, days, after):
        words = f'"{second}" stands before "{first}", which is earlier by its days or comes first'
        yield Problem("timeline.order", words)


def _check_unplaced(annotations: Annotations) -> Iterator[Problem]:
    """The same for what has no place in this text: it points into another one."""
    for i, each in enumerate(annotations.unplaced):
        path = f"unplaced[{i}]"
        given = unplaced_items(each)
        if len(given) != 1:
            yield Problem(path, f"should have one of {', '.join(PREFIXES)}, not {len(given)}")
            continue
        (kind,) = given
        elsewhere = replace(annotations, document=replace(annotations.document, text=each.text))
        alone = record_of(elsewhere, given.values())
        for problem in (*_check_text_info(alone), *_check_parts(alone), *_check_ranges(alone)):
            head, found, inside = problem.path.partition("[0]")
            where = f".{kind}{inside}" if found else head.removeprefix("document")
            yield replace(problem, path=f"{path}{where}")


def _quoted(text: str) -> str:
    short = text if len(text) <= 60 else text[:57] + "..."
    return f'"{short}"'
