#!/usr/bin/env bash
# textual 8.2.8 (PyPI), Linux.
# Textual draws on standard error, but asks standard output for the size of the terminal. Where standard output goes to a
# file (`app > log`), an application in a terminal of 100 columns and 30 lines is laid out for 80 by 24, and window
# changes do not reach it either. One would guess that the size is asked of what is drawn on.
# Seen: "standard output in the terminal: 100x30", "standard output in a file: 80x24".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet textual==8.2.8
cat >"$folder/app.py" <<'PY'
import sys
from textual.app import App

class Sized(App):
    def on_mount(self) -> None:
        self.set_timer(0.5, self.tell)

    def tell(self) -> None:
        with open(sys.argv[1], "w") as told:
            told.write(f"{self.size.width}x{self.size.height}")
        self.exit()

Sized().run()
PY
cat >"$folder/look.py" <<'PY'
import fcntl, os, pty, struct, subprocess, sys, termios, threading

folder = sys.argv[1]

def size(output):
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    stdout = inner if output is None else output
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    process = subprocess.Popen(
        [sys.executable, f"{folder}/app.py", f"{folder}/size"], stdin=inner, stderr=inner, stdout=stdout,
        env={**environment, "TERM": "xterm-256color"}, start_new_session=True)
    os.close(inner)
    def drain():
        try:
            while os.read(outer, 65536):
                pass
        except OSError:
            pass
    threading.Thread(target=drain, daemon=True).start()
    process.wait(30)
    return open(f"{folder}/size").read()

in_terminal = size(None)
with open(f"{folder}/log", "w") as log:
    in_file = size(log)
print(f"standard output in the terminal: {in_terminal}")
print(f"standard output in a file: {in_file}")
sys.exit((in_terminal, in_file) != ("100x30", "80x24"))
PY
"$folder/venv/bin/python" "$folder/look.py" "$folder"
