"""What the names of character sets mean on the web."""

from __future__ import annotations

from functools import cache

from annotate.support.yamlfile import packaged_yaml

_WHITE_SPACE = "\t\n\f\r \"'"


def charset_of(label: str | None) -> str | None:
    """The Python codec that decodes what browsers mean by a label.

    Args:
        label: As a page, a server or a mail declares it.

    Returns:
        The codec's name, or None for what the Encoding Standard does not know as a character set.
    """
    return _codecs().get(label.strip(_WHITE_SPACE).lower()) if label else None


@cache
def _codecs() -> dict[str, str]:
    charsets = packaged_yaml("annotate.reading.encodings", "charsets.yaml")["charsets"]
    return {label: codec for codec, labels in charsets.items() for label in labels}
