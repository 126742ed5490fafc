"""A dossier as it is read: pages of rows, each with the places in the articles that it stands for."""
