"""The rules over claims, one kind a file.

Every module in this folder and below it is loaded with the package and registers
its rules (``annotate.claims.spans.rule``), so that a new rule needs no list.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from pkgutil import walk_packages

from annotate.claims.spans.attribution import model_attributions
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import Changes, adds, bounds, mends, nests, settles, speaks

for _module in walk_packages(__path__, f"{__name__}."):
    import_module(_module.name)


def attributions(index: DocIndex, without: Collection[Changes] = ()) -> list[Attribution]:
    """Return what the language model finds, mended and completed by all rules.

    Args:
        index: The document.
        without: Rules over what is told inside what was found that are left out.
    """
    apart = [one for speak in speaks.in_order() for one in speak(index)]
    found = model_attributions(index)
    for mend in mends.in_order():
        found = list(mend(index, found))
    for bound in bounds.in_order():
        found = list(bound(index, found, apart))
    for add in adds.in_order():
        found += add(index, [*found, *apart])
    found += apart
    for nest in (rule for rule in nests.in_order() if rule not in without):
        # It goes over what it adds as well.
        found += nest(index, found)
    for settle in settles.in_order():
        found = list(settle(index, found))
    return found
