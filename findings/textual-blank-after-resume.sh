#!/usr/bin/env bash
# textual 8.2.8 (PyPI), Linux.
# A Textual application that is stopped by SIGTSTP and brought back (SIGCONT, as the shell's `fg` sends) takes the second
# screen of the terminal again, which is empty, and draws nothing on it until some widget changes: only what is new is drawn.
# One would guess that everything is drawn once, as App.suspend() does when its block ends.
# Seen: "before: drawn", "after it is brought back: second screen True, drawn False".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet textual==8.2.8
cat >"$folder/app.py" <<'PY'
from textual.app import App
from textual.widgets import Static

class Words(App):
    def compose(self):
        yield Static("seventeen herons")

Words().run()
PY
cat >"$folder/look.py" <<'PY'
import fcntl, os, pty, select, signal, struct, subprocess, sys, termios, time

folder = sys.argv[1]
outer, inner = pty.openpty()
fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
process = subprocess.Popen([sys.executable, f"{folder}/app.py"], stdin=inner, stdout=inner, stderr=inner,
                           env={**os.environ, "TERM": "xterm-256color"}, start_new_session=True)
os.close(inner)

def written(seconds):
    data, end = b"", time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([outer], [], [], 0.1)[0]:
            data += os.read(outer, 65536)
    return data

before = b"seventeen herons" in written(4)
process.send_signal(signal.SIGTSTP)
written(1)
process.send_signal(signal.SIGCONT)
after = written(3)
screen, drawn = b"\x1b[?1049h" in after, b"seventeen herons" in after
print(f"before: {'drawn' if before else 'not drawn'}")
print(f"after it is brought back: second screen {screen}, drawn {drawn}")
process.kill()
sys.exit((before, screen, drawn) != (True, True, False))
PY
"$folder/venv/bin/python" "$folder/look.py" "$folder"
