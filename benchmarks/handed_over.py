"""What mail programs, feed writers, feed readers and text browsers hand over, for ``benchmarks.sources``.

Programs that are not installed are left out: mutt and formail (with faketime, for the day), feedgen,
feedgenerator, newsboat, w3m and lynx.
"""

from __future__ import annotations

import datetime
import email.policy
import html
import http.server
import os
import pty
import select
import subprocess
import tempfile
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from benchmarks.stories import Expected, Story, maker

_LONGEST = 60
_ADDRESS = "https://port.example/news/harbour"


def whole(story: Story, *, titled: bool = True, wrapped: bool = False) -> Expected:
    """Headline and paragraphs, with blank lines between them."""
    head = [story.title] if titled else []
    return Expected("\n\n".join([*head, *story.paragraphs]) + "\n", story.title, story.iso, wrapped)


@maker("Mail: Python, plain text in Windows-1252")
def _plain_mail(story: Story, path: Path) -> Expected:
    message = _message(story)
    message.set_content("\n\n".join(story.paragraphs) + "\n", charset="windows-1252", cte="quoted-printable")
    path.with_suffix(".eml").write_bytes(message.as_bytes())
    return whole(story, titled=False)


@maker("Mail: Python, newsletter in HTML alone")
def _newsletter(story: Story, path: Path) -> Expected:
    message = _message(story)
    message.set_content(_page(story), subtype="html", cte="base64")
    path.with_suffix(".eml").write_bytes(message.as_bytes())
    return whole(story)


@maker("Mail: Mutt, format=flowed")
def _mutt(story: Story, path: Path) -> Expected:
    _by_mutt(story, path.with_suffix(".mbox"))
    return whole(story, titled=False)


@maker("Mail: formail, mailbox of two")
def _formail(story: Story, path: Path) -> Expected:
    message = _message(story)
    message.set_content("\n\n".join(story.paragraphs) + "\n")
    other = _message(story)
    other.replace_header("Subject", "Another one")
    other.set_content("From the start it was another story.\n")
    mails = [each.as_bytes(policy=email.policy.default) for each in (message, other)]
    done = [
        subprocess.run(
            ["formail", "-b"], input=each, capture_output=True, check=True, timeout=_LONGEST
        ).stdout
        for each in mails
    ]
    path.with_suffix(".mbox").write_bytes(b"".join(done))
    return whole(story, titled=False)


@maker("RSS: feedgen")
def _rss(story: Story, path: Path) -> Expected:
    path.with_suffix(".xml").write_bytes(_feedgen(story).rss_str())
    return whole(story)


@maker("Atom: feedgen")
def _atom(story: Story, path: Path) -> Expected:
    path.with_suffix(".xml").write_bytes(_feedgen(story).atom_str(pretty=True))
    return whole(story)


@maker("RSS: feedgenerator")
def _feedgenerator(story: Story, path: Path) -> Expected:
    import feedgenerator

    feed = feedgenerator.Rss201rev2Feed("The Port", "https://port.example/", "News")
    feed.add_item(story.title, _ADDRESS, _body(story), pubdate=_time(story), author_name=story.author)
    path.with_suffix(".rss").write_text(feed.writeString("utf-8"), encoding="utf-8")
    return whole(story)


@maker("newsboat: its cache")
def _cache(story: Story, path: Path) -> Expected:
    with _newsboat(story) as folder:
        path.with_suffix(".db").write_bytes((folder / "cache.db").read_bytes())
    return whole(story)


@maker("newsboat: what its pager gets")
def _pager(story: Story, path: Path) -> Expected:
    with _newsboat(story) as folder:
        _in_newsboat(folder, path.with_suffix(".txt"))
    return whole(story, titled=False, wrapped=True)


for browser in (
    ["w3m", "-dump", "-T", "text/html"],
    ["w3m", "-dump", "-o", "display_link_number=1", "-T", "text/html"],
    ["lynx", "-dump", "-force_html", "-nomargins", "-stdin"],
):
    name = f"{browser[0]}: -dump{', link numbers' if 'lynx' in browser or '-o' in browser else ''}"

    def _dump(story: Story, path: Path, browser: list[str] = browser) -> Expected:
        done = subprocess.run(
            browser,
            input=_page(story, linked=True).encode(),
            capture_output=True,
            check=True,
            timeout=_LONGEST,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        path.with_suffix(".txt").write_bytes(done.stdout)
        head = [story.title, f"By {story.author}", story.day]
        return Expected("\n\n".join([*head, *story.paragraphs]) + "\n", story.title, story.iso, True)

    maker(name)(_dump)


def _time(story: Story) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{story.iso}T10:00:00+00:00")


def _body(story: Story, *, linked: bool = False) -> str:
    paragraphs = [html.escape(words, quote=False) for words in story.paragraphs]
    if linked:
        # A link around the last words of each.
        divided = (words.rpartition(" ") for words in paragraphs)
        paragraphs = [f'{begin} <a href="{_ADDRESS}">{last}</a>' for begin, _, last in divided]
    return "".join(f"<p>{words}</p>\n" for words in paragraphs)


def _page(story: Story, *, linked: bool = False) -> str:
    title = html.escape(story.title)
    head = f"<p>By {story.author}</p><p>{story.day}</p>" if linked else ""
    body = f"<h1>{title}</h1>{head}{_body(story, linked=linked)}"
    return f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'


def _message(story: Story) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{story.author} <news@port.example>"
    message["To"] = "desk@port.example"
    message["Subject"] = story.title
    message["Date"] = _time(story)
    message["Message-ID"] = "<story@port.example>"
    return message


def _by_mutt(story: Story, path: Path) -> None:
    # Lines that end in a space go on in the next.
    flowed = [" \n".join(textwrap.wrap(words, 70, break_on_hyphens=False)) for words in story.paragraphs]
    settings = (
        f'set copy=yes record="{path.absolute()}" sendmail="/bin/true" realname="{story.author}"'
        " from=news@port.example charset=utf-8 send_charset=utf-8 text_flowed=yes"
    )
    command = ["faketime", f"{story.iso} 10:00:00", "mutt", "-F", "/dev/null", "-e", settings]
    subprocess.run(
        [*command, "-s", story.title, "desk@port.example"],
        input=("\n\n".join(flowed) + "\n").encode(),
        capture_output=True,
        check=True,
        timeout=_LONGEST,
        env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
    )


def _feedgen(story: Story) -> Any:
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id("https://port.example/feed")
    feed.title("The Port")
    feed.description("News")
    feed.link(href="https://port.example/")
    entry = feed.add_entry()
    entry.id(_ADDRESS)
    entry.title(story.title)
    entry.link(href=_ADDRESS)
    entry.author(name=story.author, email="news@port.example")
    entry.published(_time(story))
    entry.summary(story.paragraphs[0][:80])
    entry.content(_body(story), type="CDATA")
    return feed


@contextmanager
def _newsboat(story: Story) -> Iterator[Path]:
    """A folder with newsboat's files, in whose cache a feed with the story is."""
    feed = _feedgen(story).rss_str()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(feed)))
            self.end_headers()
            self.wfile.write(feed)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "urls").write_text(
                f"http://127.0.0.1:{server.server_port}/feed.xml\n", encoding="utf-8"
            )
            (folder / "config").touch()
            command = [*_command(folder), "-x", "reload"]
            subprocess.run(command, capture_output=True, check=True, timeout=_LONGEST)
            yield folder
    finally:
        server.shutdown()
        server.server_close()


def _command(folder: Path) -> list[str]:
    files = {"-u": "urls", "-c": "cache.db", "-C": "config"}
    return ["newsboat", *(each for option, name in files.items() for each in (option, str(folder / name)))]


def _in_newsboat(folder: Path, target: Path) -> None:
    """Open the first article of the first feed, as with Enter and Enter, in a pager that keeps it."""
    (folder / "config").write_text(f'pager "cp %f {target.absolute()}"\n', encoding="utf-8")
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(LC_ALL="C.UTF-8", TERM="xterm", COLUMNS="80", LINES="24")
        command = _command(folder)
        os.execvp(command[0], command)
    try:
        ends = time.monotonic() + _LONGEST
        while not target.exists() and time.monotonic() < ends:
            _drain(terminal, 1.0)
            os.write(terminal, b"\r")
        _drain(terminal, 1.0)
        os.write(terminal, b"Q")
        _drain(terminal, 1.0)
    except OSError:
        # It has ended.
        pass
    finally:
        os.close(terminal)
        os.waitpid(child, 0)


def _drain(terminal: int, seconds: float) -> None:
    """Read what a program draws, for so long."""
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            os.read(terminal, 65536)
