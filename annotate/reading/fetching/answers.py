"""What a server answers, in words and values of our own; nothing of the web is loaded for it."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.errors import ArticleError

# What led to an address that a saved page names: a page may claim any address as its own.
SAVED_PAGE = ""


@dataclass(frozen=True, slots=True)
class State:
    """By what a server knows a state of a page again.

    Attributes:
        etag: Its own word for it.
        modified: When it was changed, as the server writes it.
    """

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent.

    Attributes:
        data: The body, unpacked.
        url: Where it really came from, after redirections; without user and password.
        charset: Encoding that the server declares.
        is_markup: Whether the server says that it is HTML or XML.
        state: By what the server knows this state of it again.
        rests: For how many seconds the server does not want to be asked again, where it says so.
        is_unchanged: Whether it is as it was; there is no body then.
    """

    data: bytes
    url: str
    charset: str | None
    is_markup: bool
    state: State = State()
    rests: float | None = None
    is_unchanged: bool = False


class FeedError(ArticleError):
    """What was fetched is no article but a feed, or a list of feeds.

    Attributes:
        page: What came.
        address: The feed's own, where a page announced it.
    """

    def __init__(self, words: str, page: Fetched, address: str | None = None) -> None:
        super().__init__(words)
        self.page = page
        self.address = address


class LaterError(ArticleError):
    """The server wants to be asked later; ``rests`` says in how many seconds, where it does."""

    def __init__(self, words: str, rests: float | None) -> None:
        super().__init__(words)
        self.rests = rests
