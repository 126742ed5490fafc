"""How the article looks, the help, and the other articles."""

from __future__ import annotations

from annotate.names import STANDARD_INPUT
from annotate.settings import MARGINS, MEASURES
from tui.commands.requests import Chosen
from tui.screens.articles import ArticlesScreen, Choice
from tui.screens.command_line import CommandLine
from tui.screens.help import HelpScreen
from tui.screens.legend import legend
from tui.screens.words import WIDEST, WordsScreen
from tui.state.question import Question
from tui.storage.files import paths_like, whole_name
from tui.storage.recent import called, recent_articles


class Looks(CommandLine):
    """What the commands do that change how one reads, or what."""

    def toggle_zen(self) -> None:
        """Only the text, or everything again."""
        self.toggle_class("-zen")
        if self.panel_in_focus:
            self.to_article()

    def change_measure(self, cells: int) -> None:
        """Make the lines of the article longer or shorter."""
        view = self.article_view
        view.set_measure(min(view.measure, view.text_width) + cells)
        self.tell(f"Lines of {view.text_width} characters.")

    def set_measure(self, typed: str) -> None:
        """Set the longest line of the article."""
        number = _number(typed, MEASURES)
        if number is not None:
            self.article_view.set_measure(number)
        elif typed:
            self.tell(f"A line has {MEASURES[0]} to {MEASURES[-1]} characters.")
            return
        self.tell(f"Lines of {self.article_view.text_width} characters.")

    def set_margins(self, typed: str) -> None:
        """Set the empty columns on both sides of the article."""
        number = _number(typed, MARGINS)
        if number is not None:
            self.article_view.set_margins(number)
        elif typed:
            self.tell(f"Margins have {MARGINS[0]} to {MARGINS[-1]} columns.")
            return
        self.tell(f"Margins of {self.article_view.margins} columns.")

    def show_help(self) -> None:
        """All keys; what can be done in a panel first, where one has the focus."""
        panel, dotted = self.panel_in_focus, self.has_class("-dotted")
        if panel is None:
            self.app.push_screen(HelpScreen(self.keys, self.commands, dotted=dotted))
        else:
            about = (f"In the list “{panel.title}”", panel.about)
            self.app.push_screen(
                HelpScreen(self.keys, self.commands, first=("Panels",), about=about, dotted=dotted)
            )

    def show_legend(self) -> None:
        """What the colours and signs mean."""
        width = min(self.size.width - 6, WIDEST)
        self.app.push_screen(
            WordsScreen("Colours and signs", legend(width, dotted=self.has_class("-dotted")))
        )

    # Other articles

    def ask_open(self) -> None:
        """Ask for the path or address of an article."""
        self.prompt.ask(Question("open", self.open_article, words=paths_like, hint="path or address"))

    def open_article(self, typed: str) -> None:
        """Open an article; this one stays open."""
        if typed.strip() and typed.strip() != STANDARD_INPUT:
            self.send(Chosen(typed.strip()))

    def show_articles(self) -> None:
        """List the open articles and those read last; go to the one that is chosen."""
        mine = whole_name(self.session.article)
        opened = {
            name: called(article)
            for article in getattr(self.app, "open_articles", [])
            if (name := whole_name(article) or article.source)
        }
        choices = [Choice(name, title, "open" if name != mine else "here") for name, title in opened.items()]
        choices += [
            Choice(each.name, each.title, "") for each in recent_articles() if each.name not in opened
        ]
        self.app.push_screen(ArticlesScreen(choices), self._to_article_named)

    def _to_article_named(self, name: str | None) -> None:
        if name is not None:
            self.send(Chosen(name))


def _number(typed: str, allowed: range) -> int | None:
    """A typed number that is allowed."""
    digits = typed.strip()
    return int(digits) if digits.isdecimal() and int(digits) in allowed else None
