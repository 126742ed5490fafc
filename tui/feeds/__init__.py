"""Feeds by address: what they brought is kept on disk, and asked for again on a key."""
