"""All panels: every module in this folder is imported, and every listing there is known."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

from annotate.errors import SettingsError
from annotate.support.plain import nearest
from tui import panels
from tui.panels.base import KNOWN, Listing

for _module in iter_modules(panels.__path__, f"{panels.__name__}."):
    if _module.name != __name__:
        import_module(_module.name)

PANELS: tuple[type[Listing], ...] = tuple(sorted(KNOWN, key=lambda listing: listing.place))
BY_NAME: dict[str, type[Listing]] = {listing.name(): listing for listing in PANELS}


def chosen(names: Sequence[str] | None) -> list[type[Listing]]:
    """The panels that the settings name, in their order; all of them where they name none.

    Raises:
        SettingsError: When there is no panel of a name.
    """
    if names is None:
        return list(PANELS)
    unknown = [
        f'reader.panels: there is no panel "{name}"{nearest(name, BY_NAME)}'
        for name in names
        if name not in BY_NAME
    ]
    if unknown:
        raise SettingsError(*unknown)
    return [BY_NAME[name] for name in dict.fromkeys(names)]
