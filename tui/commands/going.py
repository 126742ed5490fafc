"""What the commands share that go somewhere: to an annotation, to an entry's place, back out of things."""

from __future__ import annotations

from tui.commands.context import Reading, Seeking
from tui.state.view_state import ViewState
from tui.text.marks import Mark


def leave_place(shell: Reading) -> None:
    """Remember the cursor's place in the jump list."""
    shell.session.places.leave(shell.article_view.cursor)


def go_to(shell: Reading, id: str, start: int) -> None:
    """Put the cursor on an annotation, so that it is the current one."""
    leave_place(shell)
    shell.change(preferred=id)
    shell.panes.show_panel_of(id)
    shell.article_view.go_to(start, centre=True)


def stands_at(marks: list[Mark]) -> int:
    """Where an annotation is looked for: at what is claimed, else at its first mark."""
    return next((mark for mark in marks if mark.part == "content"), marks[0]).start


def open_entry(shell: Reading) -> None:
    """Go from a panel's entry to its place in the text."""
    if shell.panes.unfold():
        return
    marks = shell.session.index.of(shell.panes.chosen or "")
    if not marks:
        shell.tell("This has no place in the text.")
        return
    shell.article_view.focus()
    go_to(shell, marks[0].id, stands_at(marks))
    # What was told of the list is not so of the text.
    shell.tell("")


def selected_range(shell: Reading) -> tuple[int, int] | None:
    """The range selected by keyboard, the character under the cursor included."""
    selection, cursor = shell.state.selection, shell.article_view.cursor
    if selection is None:
        return None
    return min(selection, cursor), shell.article_view.after(max(selection, cursor))


def back_out(shell: Seeking) -> None:
    """Leave the innermost thing that is open; after everything else let go of the pin, then of the filter."""
    state, panes = shell.state, shell.panes
    if state.selection is not None:
        shell.change(selection=None)
        shell.tell("Nothing is selected any more.")
    elif panes.focused:
        shell.searcher.leave_list()
        key = shell.table.key_of(f"panel_{panes.focused}")
        # Who has narrowed the lists looked for what is chosen; the next key is about that.
        found = shell.session.index.of(panes.chosen or "") if state.filter_text else []
        panes.to_text()
        if found:
            go_to(shell, found[0].id, stands_at(found))
        shell.tell(f"Back in the text; {key} goes to the list again{_further(state)}.")
    elif state.search.pattern:
        shell.searcher.stop()
        shell.tell("No search any more.")
    elif panes.detail_open:
        panes.toggle_detail()
    elif panes.zen:
        panes.toggle_zen()
    elif state.pinned is not None:
        shell.narrower.follow(None)
        shell.tell("Following nobody any more.")
    elif state.filter_text:
        shell.narrower.apply("")
        shell.tell("No filter any more.")


def _further(state: ViewState) -> str:
    """What backing out once more would do, where it takes away what narrows the lists."""
    if state.search.pattern or (state.pinned is None and not state.filter_text):
        return ""
    return f", Esc again {'follows nobody any more' if state.pinned is not None else 'ends the filter'}"
