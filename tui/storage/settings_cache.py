"""The settings as they were last read, so that opening an article need not load what reads YAML."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from annotate import settings as files
from annotate.settings import Settings
from tui.storage.state_file import read_state, write_state

_NAME = "settings-as-read"


def settings_in_force(config: str | Path | None = None) -> Settings:
    """The settings in force, as :func:`annotate.settings.load_settings` gives them.

    They are remembered together with the whole text of the files that they are from; when one of
    these is another, they are read again.

    Raises:
        SettingsError: When a file is missing, is no YAML or has a wrong key or value.
    """
    texts = _texts(config)
    known = read_state(_NAME) if texts else None
    if isinstance(known, dict) and known.get("texts") == texts:
        try:
            return _rebuilt(known["settings"])
        except (TypeError, KeyError, AttributeError):
            pass
    settings = files.load_settings(config)
    if texts:
        from annotate.support.plain import to_plain

        write_state(_NAME, {"texts": texts, "settings": to_plain(settings)})
    return settings


def _texts(config: str | Path | None) -> list[str | None]:
    """What the files say, from the lowest to the highest; nothing where one cannot be read."""
    own = files.user_config_path()
    try:
        return [
            files.default_config(),
            own.read_text(encoding="utf-8-sig") if own.is_file() else None,
            Path(config).read_text(encoding="utf-8-sig") if config is not None else None,
        ]
    except (OSError, UnicodeDecodeError):
        return []


def _rebuilt(plain: dict[str, dict[str, Any]]) -> Settings:
    """The settings from their plain form, in which a tuple is a list."""
    parts = {
        part.name: type(getattr(Settings(), part.name))(
            **{
                name: tuple(value) if isinstance(value, list) else value
                for name, value in plain[part.name].items()
            }
        )
        for part in fields(Settings)
    }
    return Settings(**parts)
