"""config.yaml: its defaults, what is laid over them, and what is said about a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from annotate.errors import SettingsError
from annotate.settings import Settings, default_config, load_settings, settings_from_text
from annotate.support.plain import to_plain


@pytest.fixture
def user_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "user" / "config.yaml"
    path.parent.mkdir()
    monkeypatch.setattr("annotate.settings.user_config_path", lambda: path)
    return path


def test_the_shipped_file_holds_every_setting_with_its_default() -> None:
    def as_lists(value: object) -> object:
        return yaml.safe_load(yaml.safe_dump(value))

    assert yaml.safe_load(default_config()) == as_lists(to_plain(Settings()))


def test_every_setting_has_a_word_of_explanation() -> None:
    lines = default_config().splitlines()
    for number, line in enumerate(lines):
        if line and not line.startswith((" ", "#")):
            assert lines[number + 1].lstrip().startswith("#"), line


def test_without_any_file_the_defaults_are_in_force(user_file: Path) -> None:
    assert load_settings() == Settings()


def test_files_are_laid_over_each_other_key_by_key(user_file: Path, tmp_path: Path) -> None:
    user_file.write_text(
        "reader: {measure: 60, theme: nord, keys: {next: n, quit: x}}\nlibrary: {folders: [a, b]}\n"
    )
    named = tmp_path / "named.yaml"
    named.write_text("reader:\n  measure: 90\n  keys: {next: j}\nlibrary:\n  folders: [c]\n")
    settings = load_settings(named)
    assert settings.reader.measure == 90
    assert settings.reader.theme == "nord"
    assert settings.reader.margins == Settings().reader.margins
    assert settings.reader.keys == {"next": "j", "quit": "x"}
    assert settings.library.folders == ("c",)


@pytest.mark.parametrize("text", ["", "# nothing\n", "{}\n", "reader: {}\n"])
def test_a_file_without_settings_changes_nothing(text: str) -> None:
    assert settings_from_text(text) == Settings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("readr: {}\n", 'own.yaml:1: readr: there is no key "readr" here; did you mean "reader"?'),
        (
            "reader:\n  theme: nord\n  mesure: 60\n",
            'own.yaml:3: reader.mesure: there is no key "mesure" here; did you mean "measure"?',
        ),
        ("reader:\n  measure: wide\n", 'own.yaml:2: reader.measure: should be a whole number, not "wide"'),
        ("reader:\n  measure: 5\n", 'own.yaml:2: reader.measure: "5" is out of range; it can be 20 to 400'),
        ("reader: {mouse: maybe}\n", 'own.yaml:1: reader.mouse: should be true or false, not "maybe"'),
        ("reader: {mouse: 1}\n", 'own.yaml:1: reader.mouse: should be true or false, not "1"'),
        (
            "export:\n  format: ymal\n",
            'own.yaml:2: export.format: "ymal" is not known here; did you mean "yaml"?',
        ),
        (
            "reader:\n  panels:\n  - claims\n  - 3\n",
            'own.yaml:4: reader.panels[1]: should be text, not "3"',
        ),
        (
            "dates: {day_first: sometimes}\n",
            'dates.day_first: "sometimes" is not known here; it is one of auto, true, false',
        ),
        (
            "claims:\n  verbs:\n    acuse: [torch]\n",
            'own.yaml:3: claims.verbs.acuse: there is no speech act "acuse"; did you mean "accuse"?',
        ),
        (
            "claims:\n  verbs: {accuse: [hit out]}\n",
            'own.yaml:2: claims.verbs.accuse[0]: should be one word in small letters, not "hit out"',
        ),
        (
            "claims:\n  phrases: {accuse: [torch]}\n",
            'claims.phrases.accuse[0]: should be 2 to 4 words in small letters, not "torch"',
        ),
        (
            "claims:\n  nouns: {accuse: [Broadside]}\n",
            'claims.nouns.accuse[0]: should be one word in small letters, not "Broadside"',
        ),
        ("claims: {verbs: {accuse: torch}}\n", 'claims.verbs.accuse: should be a list, not "torch"'),
        ("claims: {verbs: {accuse: [3]}}\n", 'claims.verbs.accuse[0]: should be text, not "3"'),
        ("library: {folders: news}\n", 'own.yaml:1: library.folders: should be a list, not "news"'),
        (
            "pipeline: dateline\n",
            'own.yaml:1: pipeline: should be a mapping of keys to values, not "dateline"',
        ),
        ("pipeline:\n", "own.yaml:1: pipeline: should be a mapping of keys to values, not empty"),
        ("- a\n", "should be a mapping of keys to values, not a list"),
        ("reader: {measure: 1\n", "is not YAML"),
        ("a: 1\n---\nb: 2\n", "should be one YAML document"),
        ("a: &x 1\nb: *x\n", "own.yaml:2: YAML aliases (*name) are not allowed here"),
    ],
)
def test_mistakes_are_named_with_their_line_and_the_nearest_name(text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings_from_text(text, name="own.yaml")
    assert message in str(caught.value)


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        settings_from_text("reader: {mouse: 3}\nexport: {format: x}\nexprt: 1\n", name="own.yaml")
    assert [line.split(":")[1] for line in str(caught.value).splitlines()] == ["1", "2", "3"]


def test_true_and_auto_are_different_answers() -> None:
    assert settings_from_text("dates: {day_first: yes}").dates.day_first is True
    assert settings_from_text("dates: {day_first: auto}").dates.day_first == "auto"


def test_a_file_that_cannot_be_used(tmp_path: Path, user_file: Path) -> None:
    for path, data in (("missing.yaml", None), ("latin.yaml", b"a: \xe9\n")):
        if data:
            (tmp_path / path).write_bytes(data)
        with pytest.raises(SettingsError, match=path):
            load_settings(tmp_path / path)
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path)


def test_only_what_changes_annotations_changes_the_hash() -> None:
    plain = Settings().sha256
    assert len(plain) == 64
    assert settings_from_text("reader: {theme: nord}\nexport: {format: json}\n").sha256 == plain
    assert settings_from_text("pipeline: {name: en_core_web_sm}\n").sha256 != plain
    assert settings_from_text("dates: {day_first: true}\n").sha256 != plain
    assert settings_from_text("events: {reporting: true}\n").sha256 != plain
    assert settings_from_text("claims: {verbs: {accuse: [torch]}}\n").sha256 != plain
