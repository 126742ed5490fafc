"""Names under which the encoder leaves its predictions on a spaCy ``Doc``.

All of them are ordinary span groups with plain lists in ``attrs``, so that
displaCy shows them and ``DocBin`` keeps them. Lists run parallel to the spans.

=====================  ==================================================
group                  ``attrs``
=====================  ==================================================
``ENTITIES``           ``confidence``: floats from 0 to 1
``SOURCES``            ``confidence``
``CUES``               ``confidence``; ``source``: index into ``SOURCES``, -1 for none
``CONTENTS``           ``confidence``; ``cue``: index into ``CUES``, -1 for none
``TIMES``              ``confidence``; the span's label is the TIMEX3 type
``EVENTS``             ``confidence``; ``dct``: BEFORE, AFTER, OVERLAP or NONE,
                       relation to the publication date; ``factuality``: float
                       from -3 (did not happen) to +3 (happened); the span's
                       label is the TimeML class
=====================  ==================================================

``MEANINGS`` stands in ``doc.user_data``: a row of numbers for every token, alike in direction for words
that mean alike where they stand. So do ``CONTEXTS``, with all that the encoder sees of a token, and
``ATTRIBUTING``, with what ``annotate.language.rankers.attributing`` tells of it; ``-FURTHEST`` stands for
white space.
"""

ENTITIES = "dateline_entities"
SOURCES = "dateline_sources"
CUES = "dateline_cues"
CONTENTS = "dateline_contents"
TIMES = "dateline_times"
EVENTS = "dateline_events"
MEANINGS = "dateline_meanings"
CONTEXTS = "dateline_contexts"
ATTRIBUTING = "dateline_attributing"
