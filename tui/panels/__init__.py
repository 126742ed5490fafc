"""What the panels list, one file a panel; the widget that shows it is ``tui.widgets.record_panel``."""
