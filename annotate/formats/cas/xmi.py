"""A CAS as XMI, and its type system as XML."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from annotate.errors import ArticleError, Problem, RecordError
from annotate.formats.cas.types import SOFA, TYPES, Ref, Structure
from annotate.reading.documents.package import Package, xml_tree

_XMI = "http://www.omg.org/XMI"
_CAS = "http:///uima/cas.ecore"
_CALLED = "a CAS (XMI)"
_ZIP = b"PK\x03\x04"


def is_xmi(beginning: bytes) -> bool:
    """Whether a file begins as XMI does, or is a package with such a file in it."""
    return _XMI.encode() in beginning or (beginning.startswith(_ZIP) and b".xmi" in beginning)


def dump_xmi(structures: Sequence[Structure]) -> str:
    """Return feature structures as XMI.

    Args:
        structures: All of one view; the first is its text.
    """
    # Wanted for this form only, and takes a while to import.
    from lxml import etree

    spaces = dict.fromkeys(_namespace(each.type)[0] for each in structures if each.type != SOFA)
    prefixes = {"xmi": _XMI, "cas": _CAS} | {_prefix(number): space for number, space in enumerate(spaces)}
    root = etree.Element(f"{{{_XMI}}}XMI", {f"{{{_XMI}}}version": "2.0"}, nsmap=prefixes)
    etree.SubElement(root, f"{{{_CAS}}}NULL", {f"{{{_XMI}}}id": "0"})
    sofa, *others = structures
    for each in (*others, sofa):
        space, name = _namespace(each.type)
        own = {f"{{{_XMI}}}id": str(each.id)}
        if each is not sofa:
            own["sofa"] = str(sofa.id)
        values = {
            key: str(value.id if isinstance(value, Ref) else value) for key, value in each.features.items()
        }
        etree.SubElement(root, f"{{{space}}}{name}", {**own, **values})
    members = " ".join(str(each.id) for each in others)
    etree.SubElement(root, f"{{{_CAS}}}View", {"sofa": str(sofa.id), "members": members})
    written = io.BytesIO()
    root.getroottree().write(written, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written.getvalue().decode()


def _prefix(number: int) -> str:
    return "type" if number == 0 else f"type{number + 1}"


def _namespace(type_: str) -> tuple[str, str]:
    package, _, name = type_.rpartition(".")
    return f"http:///{package.replace('.', '/')}.ecore", name


def load_xmi(data: bytes) -> list[list[Structure]]:
    """Return the feature structures of each XMI file: of the file itself, or of those in a package.

    Args:
        data: XMI, or a package (zip) in which INCEpTION exports it.

    Raises:
        RecordError: When it is damaged or something else.
    """
    try:
        if not data.startswith(_ZIP):
            return [_structures(data)]
        package = Package(data, "an export of INCEpTION (zip)")
        parts = [package.read(name) for name in package.names if name.lower().endswith(".xmi")]
        return [_structures(part) for part in parts if part is not None]
    except ArticleError as error:
        raise RecordError([Problem("", str(error))]) from error


def _structures(data: bytes) -> list[Structure]:
    tree = xml_tree(data, _CALLED)
    if tree.getroottree().docinfo.internalDTD is not None:
        raise RecordError(
            [Problem("", f"is {_CALLED} with definitions of its own (DTD), which are not read")]
        )
    if tree.tag != f"{{{_XMI}}}XMI":
        raise RecordError([Problem("", f"is XML, but not {_CALLED}")])
    return [found for element in tree if (found := _structure(element)) is not None]


def _structure(element: Any) -> Structure | None:
    if not isinstance(element.tag, str) or not element.tag.startswith("{http:///"):
        return None
    space, _, name = element.tag[1:].partition("}")
    package = space.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
    id = element.get(f"{{{_XMI}}}id", "")
    if not (id.isascii() and id.isdecimal()):
        return None
    features: dict[str, str | int | Ref] = {
        str(key): str(value) for key, value in element.attrib.items() if not key.startswith("{")
    }
    return Structure(int(id[:12]), f"{package}.{name}", features)


def dump_type_system() -> str:
    """Return the types in the form in which INCEpTION imports layers."""
    from lxml import etree

    space = "http://uima.apache.org/resourceSpecifier"
    root = etree.Element(f"{{{space}}}typeSystemDescription", nsmap={None: space})
    etree.SubElement(root, f"{{{space}}}name").text = "Dateline"
    types = etree.SubElement(root, f"{{{space}}}types")

    def add(parent: Any, name: str, parts: Iterable[tuple[str, str]]) -> Any:
        element = etree.SubElement(parent, f"{{{space}}}{name}")
        for key, value in parts:
            etree.SubElement(element, f"{{{space}}}{key}").text = value
        return element

    for name, type_ in TYPES.items():
        told = (("name", name), ("description", ""), ("supertypeName", type_.parent))
        element = add(types, "typeDescription", told)
        features = etree.SubElement(element, f"{{{space}}}features")
        for feature, range_ in type_.features.items():
            own = (("name", feature), ("description", ""), ("rangeTypeName", range_))
            add(features, "featureDescription", own)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written.decode()
