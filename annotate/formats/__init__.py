"""Forms in which a record is written and read: YAML, JSON, JSON lines, brat."""

from annotate.formats.forms import FORMATS, Format, format_of
from annotate.formats.loading import load_record, load_records

__all__ = ["FORMATS", "Format", "format_of", "load_record", "load_records"]
