"""Forms in which a record is written and read: YAML, JSON, JSON lines, brat, and what packages add."""

from annotate.formats.forms import FORMATS, format_of
from annotate.formats.loading import load_record, load_records
from annotate.formats.writers import Format

__all__ = ["FORMATS", "Format", "format_of", "load_record", "load_records"]
