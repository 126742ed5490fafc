"""Exports of archives of newspapers."""
