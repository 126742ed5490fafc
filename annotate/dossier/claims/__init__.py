"""The same thing said by the same source, across articles: repeated, denied, retracted, counted otherwise."""

from annotate.dossier.claims.joining import contradicted, join_claims
from annotate.dossier.claims.said import Known

__all__ = ["Known", "contradicted", "join_claims"]
