"""How words are told apart: spaCy's English rules, brought closer to the treebanks'.

The parser and the tagger learn from the English Web Treebank and GUM, and the
names from texts tokenised like them, so a word that spaCy divides otherwise is
lost to all of them. The rules follow the guidelines of the English Web Treebank
(Bies et al. 2012) where the treebanks do: "non-profit" is one word, "COVID-19"
three, "713-646-5847" one, "2019–20" three, "Capt." one.
"""

from __future__ import annotations

from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    HYPHENS,
    LIST_ELLIPSES,
    LIST_ICONS,
)
from spacy.lang.en import English, EnglishDefaults
from spacy.symbols import ORTH

# The English Web Treebank keeps them whole; spaCy makes a word of every sign.
RUNS = (
    r"[!?]{2,}",
    r"\*{2,}",
    r"={2,}",
    r"_{2,}",
    r"~{2,}",
    r"#{2,}",
    r"\+{2,}",
    r"-{3,}",
    r"<{2,}",
    r">{2,}",
    r"\${2,}",
    # spaCy would take the signs of a longer run off one by one, each time looking at all the rest.
    r"(?P<sign>[^\w\s])(?P=sign){7,}",
)

# Before a hyphen they are no words of their own: "non-profit", "mid-1980s". Names stay apart from
# them ("anti-China"), since corpora of names and readers want those alone.
AFFIXES = (
    *("anti", "bi", "bio", "co", "counter", "cross", "cyber", "de", "e", "eco", "ex", "extra", "inter"),
    *("intra", "macro", "mega", "micro", "mid", "mini", "mis", "multi", "non", "over", "post", "pre"),
    *("pro", "pseudo", "quasi", "re", "semi", "sub", "super", "tri", "ultra", "un", "under", "vice"),
)
_WHOLE = "".join(rf"(?<!\b[{affix[0].upper()}{affix[0]}]{affix[1:]}-)" for affix in AFFIXES)

# A third group of figures makes it a number or a date, and three figures before four a telephone's.
_AFTER_GROUP = "".join(rf"(?<!-\d{{{width}}})" for width in range(1, 5))
_RANGE = rf"(?<=[0-9]){_AFTER_GROUP}-(?!\d+-\d)(?!(?<=(?<!\d)\d{{3}}-)\d{{4}}(?!\d))(?=[0-9-])"

_DASHES = HYPHENS.removeprefix("-|")

INFIXES = (
    *LIST_ELLIPSES,
    *LIST_ICONS,
    _RANGE,
    r"(?<=[0-9])[+*^](?=[0-9-])",
    r"(?<=[0-9])[–—](?=[0-9])",
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    # Put together, since every set of letters takes two milliseconds to compile.
    rf"(?<=[{ALPHA}0-9])(?:(?:{_DASHES}|[:<>=/]|-{_WHOLE})(?=[{ALPHA}])|-(?=[{ALPHA_UPPER}]))",
    rf"(?<=[{ALPHA}])(?:,(?=[{ALPHA}])|-{_WHOLE}(?=[0-9]))",
)
SUFFIXES = (r"(?<=[0-9])(?:[ap]m|[AP]M)", r"(?<=[0-9])[kK]")

# Not among them are those that end sentences, too, such as "etc.", "No." and "Sun.".
ABBREVIATIONS = (
    *("Capt", "Lt", "Sgt", "Cpl", "Pvt", "Maj", "Col", "Cmdr", "Brig", "Insp", "Supt", "Det", "Msgr"),
    *("Hon", "Drs", "Profs", "Sens", "Reps", "Govs", "Gens", "Atty", "Assn", "Dept", "Univ", "Pte"),
    *("Pty", "Bhd", "Sdn", "Ave", "Blvd", "Ft", "Sr", "Esq", "Attn", "Tex", "Vt", "Wyo", "Mon", "Tue"),
    *("Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Nos", "Vol", "al", "approx", "ext", "cf"),
    *("viz", "pp", "vol"),
)
_SHORT = {"wanna": ("wan", "na"), "outta": ("out", "ta"), "dunno": ("du", "n", "no"), "lemme": ("lem", "me")}
_NOT_SPLIT = ("id", "Id", "idve", "Idve", "wed", "Wed", "wedve", "Wedve")
"""spaCy takes them for "I'd" and "we'd" without an apostrophe; a couple that wed is commoner in the news."""


def _exceptions() -> dict[str, list[dict[int, str]]]:
    found = {k: v for k, v in (EnglishDefaults.tokenizer_exceptions or {}).items() if k not in _NOT_SPLIT}
    del found["and/or"]
    for word in ABBREVIATIONS:
        found[f"{word}."] = [{ORTH: f"{word}."}]
    for word, parts in _SHORT.items():
        found[word] = [{ORTH: part} for part in parts]
        found[word.capitalize()] = [{ORTH: parts[0].capitalize()}, *({ORTH: part} for part in parts[1:])]
    found["Yahoo!"] = [{ORTH: "Yahoo!"}]
    return found


# A long run of mixed signs, "{}{}{}" or flags, is one word, too: spaCy would take off one after the other.
LONG_RUN = r"(?:[^\w\s]|_){24,}"


class NewsEnglish(English):  # type: ignore[no-untyped-call] # of spaCy's own hook for subclasses
    """Tells words apart as the treebanks do, where that is plain from the letters.

    A pipeline of this class is saved, and loaded again, as plain English with these rules.
    """

    class Defaults(EnglishDefaults):
        """The rules of the tokenizer, compiled once: compiling spaCy's own takes a fifth of a second."""

        prefixes = (LONG_RUN, *RUNS, *(EnglishDefaults.prefixes or ()))
        suffixes = (*RUNS, *SUFFIXES, *(EnglishDefaults.suffixes or ()))
        infixes = INFIXES  # type: ignore[assignment] # Any sequence will do for spaCy.
        tokenizer_exceptions = _exceptions()
