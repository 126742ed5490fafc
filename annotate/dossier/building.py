"""From records to the dossier: the steps in their order."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from threading import Event, Lock

from annotate.dossier.claims import Known as Claimed
from annotate.dossier.claims import contradicted, join_claims
from annotate.dossier.decisions import of_entities, of_events, of_statements
from annotate.dossier.entities import Known, join_entities
from annotate.dossier.events import Decisions, Kept, join_events
from annotate.dossier.model import Decision, Dossier, DossierDocument
from annotate.dossier.origins import Runs, copies
from annotate.dossier.reading import Near, Nearness, Source
from annotate.dossier.sayings import with_sayings
from annotate.dossier.versions import Known as Versioned
from annotate.dossier.versions import version_pairs
from annotate.errors import DatelineError
from annotate.record import Diagnostic

_ONE_AT_A_TIME = Lock()
_MMAP_THRESHOLD = -3
_FROZEN = Event()


class Index:
    """What is known of articles and of pairs of them, kept from one dossier to the next.

    The dossier is the same with it and without; with it an article more is compared with those near it, and
    nothing is worked out twice. It belongs to one dossier at a time.
    """

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.forget()

    def forget(self) -> None:
        """Know nothing any more; the next dossier is made anew."""
        self.entities = Known()
        self.claims = Claimed()
        self.events = Kept()
        self.near: Near = {}
        self.origins = Runs()
        self.versions: Versioned = {}


def build(
    sources: Sequence[Source], decisions: Sequence[Decision] = (), index: Index | None = None
) -> Dossier:
    """Read several articles as one.

    Args:
        sources: Records with their texts; their order does not matter.
        decisions: What a reader decided about who and what is one; it is kept in the dossier.
        index: What is known from an earlier dossier of the same objects; it takes in what is new.

    Raises:
        DatelineError: There is no article, or two have one id.
    """
    # Articles that several dossiers have know what they tell, numbered for the one that is made.
    index = index or Index()
    _give_back_arrays()
    with _ONE_AT_A_TIME, _without_collecting():
        try:
            return _built(sources, decisions, index)
        except BaseException:
            # What was taken in may be half of something.
            index.forget()
            raise


@cache
def _give_back_arrays() -> None:
    """Have the C library give arrays of a megabyte and more back once they are not needed any more.

    glibc does so only until the first of them is given back; then it keeps places for others of that size
    (M_MMAP_THRESHOLD in mallopt(3)), an eighth of all memory for 1,000 articles. Other libraries have no such
    call.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, 1 << 20)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let nobody look for circles: nearly all that is made stays, and to look through it takes seconds."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if not _is_frozen():
                # What is new goes to what is old, and is looked through with that.
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _is_frozen() -> bool:
    """Whether somebody has put objects out of the search for circles, who would get them back here.

    Python counts them one by one, half a second for six million: it is asked until there are some.
    """
    if not _FROZEN.is_set() and gc.get_freeze_count():
        _FROZEN.set()
    return _FROZEN.is_set()


def _built(sources: Sequence[Source], decisions: Sequence[Decision], index: Index) -> Dossier:
    if not sources:
        raise DatelineError("a dossier needs an article")
    ids = [source.id for source in sources]
    if len(set(ids)) < len(ids):
        twice = next(id for id in ids if ids.count(id) > 1)
        raise DatelineError(f"two articles are called {twice}")
    sources = sorted(sources, key=lambda source: (source.published, source.id))
    origins = copies(sources, index.origins)
    decided = of_entities(decisions, sources)
    near = Nearness(sources, index.near)
    entities, home = join_entities(sources, decided, near, index.entities)
    said = of_statements(decisions, sources)
    told = join_events(sources, home, Decisions(*of_events(decisions)), index.events)
    claims = contradicted(
        join_claims(sources, home.of, said, near, index.claims),
        [each for event in told.events for each in event.conflicts],
    )
    timeline = with_sayings(sources, claims, told, index.events.written.reached)
    versions = version_pairs(sources, origins, index.versions)
    of = {id: origin.id for origin in origins for id in origin.documents}
    documents = tuple(_document(source, of.get(source.id)) for source in sources)
    return Dossier(
        generator=sources[0].record.generator,
        documents=documents,
        entities=tuple(entities),
        claims=tuple(claims),
        timeline=timeline,
        origins=tuple(origins),
        versions=tuple(versions),
        decisions=tuple(decisions),
        diagnostics=tuple(map(_lost, (*decided.lost, *said.lost))),
    )


def _document(source: Source, origin: str | None) -> DossierDocument:
    known = source.record.document
    return DossierDocument(
        source.id, known.title, known.published, known.source, known.text, known.url, origin
    )


def _lost(decision: Decision) -> Diagnostic:
    words = ", ".join(f"“{place.exact}” in {place.document}" for place in decision.places)
    return Diagnostic("decision_lost", f"nothing is found any more where a reader decided: {words}")
