"""Who and what is one across articles: names first, then what stands around them; silent when unsure."""

from annotate.dossier.entities.joining import Placed, join_entities

__all__ = ["Placed", "join_entities"]
