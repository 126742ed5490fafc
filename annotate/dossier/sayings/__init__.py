"""Acts of saying: what people did on a day by saying something, beside what else happened."""

from annotate.dossier.sayings.timeline import with_sayings

__all__ = ["with_sayings"]
