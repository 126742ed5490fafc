#!/usr/bin/env bash
# textual 8.2.8 (PyPI), with Python 3.11.
# A ListView draws one of its items as highlighted, and Enter chooses one. One would guess that they are the same. Where ListView.insert
# puts an item above, as a list of news does when news comes in, the highlight stays drawn on the item that had it, but the number of the
# place stays, too: Enter, and highlighted_child, give the item before it. The next key down shows no change. ListView.pop counts anew
# for an item that leaves.
# Seen: "popped above: drawn c, Enter c", "inserted above: drawn c, Enter b" and "then down: drawn c, Enter c".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet textual==8.2.8
cat >"$folder/look.py" <<'PY'
import asyncio
import sys

from textual.app import App
from textual.widgets import Label, ListItem, ListView


class News(App):
    chosen = ""

    def compose(self):
        yield ListView(*(ListItem(Label(name), id=name) for name in "abcd"), initial_index=2)

    def on_list_view_selected(self, event):
        self.chosen = event.item.id


async def try_out():
    app, found = News(), {}
    async with app.run_test() as pilot:
        items = app.query_one(ListView)

        async def see(when):
            await pilot.pause()
            drawn = [item.id for item in items.query(ListItem) if item.highlighted]
            await pilot.press("enter")
            await pilot.pause()
            found[when] = (*drawn, app.chosen)

        await items.pop(0)
        await see("popped above")
        await items.insert(0, [ListItem(Label("new"), id="new")])
        await see("inserted above")
        await pilot.press("down")
        await see("then down")
    return found


found = asyncio.run(try_out())
for when, (drawn, chosen) in found.items():
    print(f"{when}: drawn {drawn}, Enter {chosen}")
sys.exit(list(found.values()) != [("c", "c"), ("c", "b"), ("c", "c")])
PY
"$folder/venv/bin/python" "$folder/look.py"
