"""The settings of ``config.yaml`` as typed, frozen dataclasses.

The file at the top of the repository is shipped in the package and holds every
setting with its default. The user's own file (in the platform's configuration
folder) and the one named by ``--config`` are laid over it, key by key. A wrong
key or value is reported with its name, its line and the nearest valid one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

import platformdirs

from annotate.errors import Problem, RecordError, SettingsError

MEASURES = range(20, 401)
MARGINS = range(0, 41)
LONGEST_PHRASE = 4


@dataclass(frozen=True, slots=True)
class PipelineSettings:
    """Which spaCy pipeline finds entities and syntax.

    Attributes:
        name: ``dateline`` for the shipped one, or the name of an installed
            pipeline such as ``en_core_web_sm``, or a path to one.
    """

    name: str = "dateline"


@dataclass(frozen=True, slots=True)
class DatesSettings:
    """How dates are understood.

    Attributes:
        day_first: Whether 4/6/2025 is the fourth of June; ``auto`` goes by the
            article's other dates, then by how it writes months out and by the
            country of its address; the month comes first where nothing tells.
    """

    day_first: Literal["auto", True, False] = "auto"


@dataclass(frozen=True, slots=True)
class EventsSettings:
    """Which events the timeline has.

    Attributes:
        reporting: Whether verbs that only report ("said") are events too.
    """

    reporting: bool = False


@dataclass(frozen=True, slots=True)
class ClaimsSettings:
    """Words of the user's own for speech acts; they win over the shipped ones.

    Attributes:
        verbs: Verbs in their base form, by speech act.
        phrases: Two to four words, the first a verb in its base form, by speech act.
        nouns: Nouns in the singular, by speech act.
    """

    verbs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    nouns: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """How the reader looks and which keys it listens to.

    Attributes:
        theme: ``auto`` or the name of a Textual theme.
        measure: Longest line of the article, in terminal cells.
        margins: Empty cells left and right of the article.
        mouse: Whether the mouse is used.
        panels: The panels at the right by name, in order; every one there is where none are named.
        keys: Keys that replace the default ones, by the command's name, several with commas.
    """

    theme: str = "auto"
    measure: int = 72
    margins: int = 2
    mouse: bool = True
    panels: tuple[str, ...] | None = None
    keys: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckingSettings:
    """How claims are checked.

    Attributes:
        verdicts: What a checked claim can be; the reader may type others.
    """

    verdicts: tuple[str, ...] = ("true", "false", "misleading", "unproven")


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """Where and how annotations are written.

    Attributes:
        folder: Where the reader writes; null is beside the article.
        format: Name of the form of the file.
    """

    folder: str | None = None
    format: str = "yaml"


@dataclass(frozen=True, slots=True)
class LibrarySettings:
    """Folders of articles that open when no article is named."""

    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting; the defaults are those of the shipped ``config.yaml``."""

    pipeline: PipelineSettings = field(default_factory=PipelineSettings)
    dates: DatesSettings = field(default_factory=DatesSettings)
    events: EventsSettings = field(default_factory=EventsSettings)
    claims: ClaimsSettings = field(default_factory=ClaimsSettings)
    reader: ReaderSettings = field(default_factory=ReaderSettings)
    checking: CheckingSettings = field(default_factory=CheckingSettings)
    export: ExportSettings = field(default_factory=ExportSettings)
    library: LibrarySettings = field(default_factory=LibrarySettings)

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 over the settings that change annotations, and no others."""
        import hashlib
        import json

        from annotate.support.plain import to_plain

        parts = {name: to_plain(getattr(self, name)) for name in ("pipeline", "dates", "events", "claims")}
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def default_config() -> str:
    """The shipped ``config.yaml``, with its comments."""
    # A checkout that is installed in place has it at its top, a package inside.
    packaged, checkout = (folder / "config.yaml" for folder in Path(__file__).parents[:2])
    return (packaged if packaged.is_file() else checkout).read_text(encoding="utf-8")


def user_config_path() -> Path:
    """Where the user's own settings are looked for; the file need not exist."""
    return platformdirs.user_config_path("dateline", appauthor=False) / "config.yaml"


def load_settings(config: str | Path | None = None) -> Settings:
    """The settings in force: shipped defaults, then the user's file, then ``config``.

    Args:
        config: File named by ``--config``.

    Raises:
        SettingsError: When a file is missing, is no YAML or has a wrong key or value.
    """
    settings = settings_from_text(default_config())
    own = user_config_path()
    if _is_there(own):
        settings = _overlaid(settings, own)
    if config is not None:
        settings = _overlaid(settings, Path(config))
    return settings


def settings_from_text(text: str, *, name: str = "config.yaml", base: Settings | None = None) -> Settings:
    """Lay the settings of a YAML text over others.

    Args:
        text: YAML; an empty one changes nothing.
        name: What to call the file in errors.
        base: The settings underneath; the defaults if none are given.

    Raises:
        SettingsError: With one line for each wrong key or value.
    """
    # The reader remembers its settings, and opens without loading what reads them.
    from annotate.support.plain import dotted, from_plain, to_plain
    from annotate.support.yamlfile import line_numbers, load_yaml

    try:
        documents = load_yaml(text)
    except RecordError as error:
        raise _settings_error(name, error.problems, {}) from error
    if len(documents) > 1:
        raise SettingsError(f"{name}: should be one YAML document")
    data = documents[0] if documents and documents[0] is not None else {}
    base = base or Settings()
    problems: list[Problem] = []
    merged = from_plain(Settings, _merged(to_plain(base), data), problems)
    problems += _unknown_form(data)
    if merged is not None:
        problems += [*_out_of_range(merged), *_unfit_words(merged.claims)]
        if not problems:
            return merged
    raise _settings_error(name, problems, {dotted(path): line for path, line in line_numbers(text).items()})


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # In a folder that cannot be looked into; reading it will tell.
        return True


def _overlaid(base: Settings, path: Path) -> Settings:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsError(f"{path}: no such file") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 text") from error
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}") from error
    return settings_from_text(text, name=str(path), base=base)


def _merged(below: Any, above: Any) -> Any:
    """Mappings are merged key by key; anything else is replaced."""
    if isinstance(below, Mapping) and isinstance(above, Mapping):
        return {**below, **{key: _merged(below.get(key), value) for key, value in above.items()}}
    return above


def _out_of_range(settings: Settings) -> list[Problem]:
    bounded = {
        "reader.measure": (settings.reader.measure, MEASURES),
        "reader.margins": (settings.reader.margins, MARGINS),
    }
    return [
        Problem(path, f'"{value}" is out of range; it can be {limit[0]} to {limit[-1]}')
        for path, (value, limit) in bounded.items()
        if value not in limit
    ]


def _unfit_words(claims: ClaimsSettings) -> Iterator[Problem]:
    """Yield what is wrong with the user's words for speech acts."""
    from annotate.record import SpeechAct
    from annotate.support.plain import nearest, to_plain

    known = get_args(SpeechAct)
    for section, acts in to_plain(claims).items():
        lengths = range(2, LONGEST_PHRASE + 1) if section == "phrases" else range(1, 2)
        for act, words in acts.items():
            path = f"claims.{section}.{act}"
            if act not in known:
                yield Problem(path, f'there is no speech act "{act}"{nearest(act, known)}')
            for number, word in enumerate(words):
                if len(word.split()) not in lengths or not _is_lower(word):
                    wanted = f"2 to {LONGEST_PHRASE} words" if section == "phrases" else "one word"
                    yield Problem(f"{path}[{number}]", f'should be {wanted} in small letters, not "{word}"')


def _unknown_form(data: Any) -> Iterator[Problem]:
    """Yield what is wrong with the name of the export's form."""
    export = data.get("export") if isinstance(data, dict) else None
    name = export.get("format") if isinstance(export, dict) else None
    if not isinstance(name, str) or name == ExportSettings().format:
        return
    from annotate.support import extensions
    from annotate.support.plain import nearest

    known = extensions.names(extensions.FORMATS)
    if name not in known:
        message = f'"{name}" is not known here{nearest(name, known)}'
        yield Problem("export.format", message)


def _is_lower(words: str) -> bool:
    return all(character.islower() or character in " -'’" for character in words)


def _settings_error(name: str, problems: list[Problem], lines: dict[str, int]) -> SettingsError:
    placed = [(problem.line or lines.get(problem.path), problem) for problem in problems]
    placed.sort(key=lambda one: one[0] or 0)
    return SettingsError(
        *(f"{name}:{line}: {problem}" if line else f"{name}: {problem}" for line, problem in placed)
    )
