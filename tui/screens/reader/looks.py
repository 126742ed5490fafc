"""How the article looks, the help, and the other articles."""

from __future__ import annotations

from functools import cached_property

from tui.commands.requests import Chosen
from tui.screens.boxes.articles import ArticlesScreen, Choice
from tui.screens.boxes.help import HelpScreen
from tui.screens.boxes.legend import legend
from tui.screens.boxes.words import WIDEST, WordsScreen
from tui.screens.reader.command_line import CommandLine
from tui.screens.reader.saving import Saving
from tui.storage.files import whole_name
from tui.storage.recent import called, recent_articles


class Looks(Saving):
    """What the commands do that change how one reads, or what."""

    @cached_property
    def command_line(self) -> CommandLine:
        """Takes what is typed after the colon."""
        return CommandLine(self)

    def ask_command(self) -> None:
        """Ask for a command by name."""
        self.command_line.ask()

    def toggle_zen(self) -> None:
        """Only the text, or everything again."""
        self.toggle_class("-zen")
        if self.panel_in_focus:
            self.to_article()

    def show_help(self) -> None:
        """All keys; what can be done in a panel first, where one has the focus."""
        panel, dotted = self.panel_in_focus, self.has_class("-dotted")
        if panel is None:
            self.app.push_screen(HelpScreen(self.keys, self.commands, dotted=dotted))
        else:
            about = (f"In the list “{panel.title}”", panel.listing.about)
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
