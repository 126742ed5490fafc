"""Whether something happened, from how far it is told as a fact and when."""

from __future__ import annotations

from annotate.record.values import EventStatus, Factuality

_STATUS: dict[Factuality, EventStatus] = {
    "CT+": "happened",
    "PR+": "planned",
    "PS+": "hypothetical",
    "CTu": "hypothetical",
    "Uu": "hypothetical",
    "CT-": "denied",
    "PR-": "denied",
    "PS-": "denied",
}


_PAST = frozenset({"past", "perfect", "past perfect"})
_STILL_SO = frozenset({"perfect", "present", "noun"})
_TO_BE_DONE = frozenset({"infinitive", "ing"})


def event_status(
    factuality: Factuality,
    *,
    relation: str,
    ref: str | None,
    earliest: str | None,
    published: str | None,
    form: str = "",
) -> EventStatus:
    """Return the status of an event.

    Args:
        factuality: How far it is told as a fact.
        relation: Of the event to what its time is counted from.
        ref: What that is: a time's id or ``published``.
        earliest: The first moment that it can be at.
        published: The day of publication, where it is known.
        form: Tense and form of the words that tell it, as ``sequence.form_of`` names them. What is told as
            past is no plan ("she was reportedly sentenced"), and what somebody is to do is one ("asked to
            leave"); what is told as present, or with since when, goes on ("has been closed since May").
    """
    status = _STATUS[factuality]
    if factuality == "PR+" and form in _PAST:
        status = "happened"
    elif factuality == "Uu" and form in _TO_BE_DONE:
        status = "planned"
    elif factuality == "Uu" and form == "noun" and relation == "IS_INCLUDED" and published and earliest:
        # "The annual meeting on 30 October" has a day that is still to come.
        status = "planned" if earliest[:10] > published else status
    if status != "happened":
        return status
    if relation == "ENDS" and published and earliest and earliest[:10] == published:
        # Only what is told as still to come ends by a day and begins no sooner than with the publication.
        return "planned"
    to_publication = relation if ref == "published" else None
    if to_publication == "AFTER" or (published and earliest and earliest[:10] > published):
        return "planned"
    goes_on = form == "present" and ref != "published"
    since = relation == "BEGINS" and form in _STILL_SO
    return "ongoing" if to_publication == "INCLUDES" or goes_on or since else status
