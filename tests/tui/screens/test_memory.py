"""What a dossier that was left leaves in memory."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import ref

from tests.tui.sample import TEXT
from tests.tui.screens.test_dossier import dossier, made
from tui.screens.library import LibraryScreen


async def test_a_dossier_that_was_left_is_not_kept(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    try:
        async with dossier(folder) as reader:
            kept = ref(await made(reader))
            assert gc.get_freeze_count()
            await reader.press("q")
            await reader.until(lambda: isinstance(reader.app.screen, LibraryScreen))

            def is_gone() -> bool:
                gc.collect()
                return kept() is None

            await reader.until(is_gone)
    finally:
        gc.unfreeze()
