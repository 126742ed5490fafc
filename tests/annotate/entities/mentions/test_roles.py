"""Who is a person by the role that stands after the name, and what is no person by it."""

from __future__ import annotations

import pytest

from tests.annotate.entities.marked import marked_entities


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[Marta Salas|ORG], a nurse, was there.", "PERSON"),
        ("[Marta Salas|GPE], the goalkeeper of the team, was there.", "PERSON"),
        ("[Marta Salas|ORG], former mayor.", "PERSON"),
        # What somebody else is for it.
        ("[Selmaru Ferries|ORG], its managing director, Ann Hale, and others face a trial.", "ORG"),
        ("[Selmaru Ferries|ORG], whose director, Ann Hale, faces a trial, is closed.", "ORG"),
        ("[Selmaru Ferries|ORG], their lawyer, and a nurse came.", "ORG"),
        # What firms are, too, and what stands for no person.
        ("[Selmaru Ferries|ORG], the operator, is closed.", "ORG"),
        ("[Selmaru City|GPE], a port, is closed.", "GPE"),
    ],
)
def test_a_role_after_a_name(marked: str, kind: str) -> None:
    assert marked_entities(marked)[0].type == kind
