"""Pages of print (PDF): from glyphs at places to paragraphs in the order in which they are read.

``glyphs`` knows the library, ``columns`` the order, ``furniture`` what is no part of the text,
``hyphens`` and ``paragraphs`` how lines become paragraphs again; ``pdf`` puts them together, and
``apart`` does it in a process of its own.
"""
