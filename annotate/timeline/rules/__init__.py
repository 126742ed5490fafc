"""The rules that read time expressions, one kind a file.

Every module in this folder and below it is loaded with the package and registers
its rules (``annotate.timeline.values.rule``), so that a new rule needs no list.
"""

from importlib import import_module
from pkgutil import walk_packages

for _module in walk_packages(__path__, f"{__name__}."):
    import_module(_module.name)
