"""The planned and the dated events of all articles as a calendar (iCalendar, RFC 5545).

Every entry is a whole day, or several where only a window is known. The same records give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from annotate.formats.writers import Format, Recorded
from annotate.record import Annotations, Event
from annotate.record.walk import review_of
from annotate.review.wording import window
from annotate.review.words import one_line

# Bytes of a line, without its end.
WIDTH = 75
# Stands where no publication date is known; a property that every entry must have.
_NO_DATE = date(1970, 1, 1)
_STATUS = {
    "happened": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "planned": "TENTATIVE",
    "hypothetical": "TENTATIVE",
}


def dump_calendar(records: Sequence[Recorded]) -> bytes:
    """One calendar of all records; of two records of one id the later counts.

    An event is in it if its day is known, or if it is planned and first and last day are. Denied and
    rejected events are not.
    """
    last = {each.annotations.document.id: each.annotations for each in records}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Dateline//EN", "CALSCALE:GREGORIAN"]
    for record in last.values():
        for event in record.timeline.events:
            lines += _entry(event, record)
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _entry(event: Event, record: Annotations) -> Iterator[str]:
    first, last = _day(event.time.earliest), _day(event.time.latest)
    if review_of(event) == "rejected" or event.status not in _STATUS or not first or not last:
        return
    if (first != last and event.status != "planned") or not first <= last < date.max:
        return
    document = record.document
    key = f"{document.id}\n{event.id}".encode("utf-8", "surrogatepass")
    made = _day(document.published.value) or _NO_DATE
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(key).hexdigest()[:32]}@dateline"
    yield f"DTSTAMP:{_digits(made)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(first)}"
    # The day after the last, as the standard counts.
    yield f"DTEND;VALUE=DATE:{_digits(last + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(event.headline.exact)}"
    told = "\\n".join(map(_escaped, _told(event, record)))
    yield f"DESCRIPTION:{told}"
    yield f"STATUS:{_STATUS[event.status]}"
    yield "TRANSP:TRANSPARENT"
    url = document.url or ""
    if url.startswith(("http://", "https://")) and url.isascii() and url.isprintable() and " " not in url:
        yield f"URL:{url}"
    yield "END:VEVENT"


def _told(event: Event, record: Annotations) -> Iterator[str]:
    time, names = event.time, {entity.id: entity.name for entity in record.entities}
    yield f"{event.status}: {window(time.earliest, time.latest, time.granularity)}"
    who = ", ".join(one_line(names[id]) for id in event.participants if id in names)
    yield from (line for line in (who, record.document.title or record.document.id, event.note) if line)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(words: str) -> str:
    line = "".join(sign for sign in one_line(words) if sign.isprintable() or sign == " ")
    return line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> bytes:
    """A line as several of at most 75 bytes, no sign cut in two; all but the first begin with a space."""
    parts, part = [], b""
    for sign in line:
        more = sign.encode("utf-8", "replace")
        if len(part) + len(more) > WIDTH:
            parts.append(part)
            part = b" "
        part += more
    return b"\r\n".join([*parts, part]) + b"\r\n"


FORMAT = Format(suffix=".ics", collect=dump_calendar)
