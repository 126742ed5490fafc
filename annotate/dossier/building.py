"""From records to the dossier: the steps in their order."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.dossier.claims import join_claims
from annotate.dossier.decisions import of_entities, of_events
from annotate.dossier.entities import join_entities
from annotate.dossier.events import Decisions, join_events
from annotate.dossier.model import Decision, Dossier, DossierDocument
from annotate.dossier.origins import copies
from annotate.dossier.reading import Source
from annotate.dossier.versions import version_pairs
from annotate.errors import DatelineError
from annotate.record import Diagnostic


def build(sources: Sequence[Source], decisions: Sequence[Decision] = ()) -> Dossier:
    """Read several articles as one.

    Args:
        sources: Records with their texts; their order does not matter.
        decisions: What a reader decided about who and what is one; it is kept in the dossier.

    Raises:
        DatelineError: There is no article, or two have one id.
    """
    if not sources:
        raise DatelineError("a dossier needs an article")
    ids = [source.id for source in sources]
    if len(set(ids)) < len(ids):
        twice = next(id for id in ids if ids.count(id) > 1)
        raise DatelineError(f"two articles are called {twice}")
    sources = sorted(sources, key=lambda source: (source.published, source.id))
    origins = copies(sources)
    decided = of_entities(decisions, sources)
    entities, home = join_entities(sources, decided)
    claims = join_claims(sources, home)
    timeline = join_events(sources, home, Decisions(*of_events(decisions)))
    versions = version_pairs(sources, origins)
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
        diagnostics=tuple(map(_lost, decided.lost)),
    )


def _document(source: Source, origin: str | None) -> DossierDocument:
    known = source.record.document
    return DossierDocument(
        source.id, known.title, known.published, known.source, known.text, known.url, origin
    )


def _lost(decision: Decision) -> Diagnostic:
    words = ", ".join(f"“{place.exact}” in {place.document}" for place in decision.places)
    return Diagnostic("decision_lost", f"nothing is found any more where a reader decided: {words}")
