"""The screens of several articles: the dossier, and two articles side by side."""
