"""Who and what is one across articles: names first, then what stands around them; silent when unsure."""

from annotate.dossier.entities.index import Known
from annotate.dossier.entities.joining import join_entities
from annotate.dossier.entities.writing import Home

__all__ = ["Home", "Known", "join_entities"]
