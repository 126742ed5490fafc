"""The speech act of a cue, from its words and its construction."""

from __future__ import annotations

from spacy.tokens import Span, Token

from annotate.claims.index import DocIndex
from annotate.claims.lexicon import Lexicon
from annotate.claims.parts import Attribution
from annotate.language import syntax
from annotate.record import SpeechAct

QUESTION_WORDS = frozenset(
    {"whether", "if", "who", "what", "why", "how", "where", "when", "which", "whose", "whom"}
)
DEFAULT: SpeechAct = "say"
# What stands between the parts of a phrase: "called on Friday for", "is deeply worried about".
_INSERTED = frozenset({"ADV", "PROPN", "NUM", "PUNCT"})
# "Long", "back" and "like" are verbs, but not in "has long opposed", "fired back", "like them".
_NO_VERB = frozenset({"ADV", "ADP", "SCONJ", "DET", "PRON", "NUM", "PUNCT"})


def speech_act(index: DocIndex, found: Attribution) -> SpeechAct:
    """Return the act that an attribution's cue performs.

    Phrases win over single words, the construction of the content (infinitive,
    question, gerund) over the verb's usual act, and of several verbs in a cue
    ("appeared to suggest") the last, which carries the meaning.
    """
    chosen = index.words
    cue = found.cue_words(index)
    content = index.tokens(*found.content[0]) if found.content else None
    forms = [chosen.lemma(token.lower_) for token in cue]
    after = [content[0].lower_] if content is not None and len(content) else []
    plain = [form for form, token in zip(forms, cue, strict=True) if token.pos_ not in _INSERTED]
    by_phrase = _phrase(forms, after, chosen) or _phrase(plain, after, chosen)
    if by_phrase is not None:
        return by_phrase
    verb = cue_verb(cue, chosen)
    if verb is not None:
        lemma = chosen.lemma(verb.lower_)
        special = _by_construction(lemma, content, chosen)
        return special or chosen.verbs[lemma]
    for token in reversed(list(cue)):
        by_word = chosen.nouns.get(token.lower_) or chosen.adjectives.get(token.lower_)
        if by_word is not None:
            return by_word
    return DEFAULT


def cue_verb(cue: Span, words: Lexicon) -> Token | None:
    """Return the word of a cue that names the act: its last verb in the lexicon."""
    known = [t for t in cue if t.pos_ not in _NO_VERB and words.lemma(t.lower_) in words.verbs]
    verbs = [token for token in known if token.pos_ == "VERB"]
    refusal = [token for token in known if words.lemma(token.lower_) in {"refuse", "decline"}]
    if refusal:
        return refusal[0]
    if verbs:
        return verbs[-1]
    nominal = any(token.lower_ in words.nouns and token.pos_ == "NOUN" for token in cue)
    return known[-1] if known and not nominal else None


def _phrase(forms: list[str], after: list[str], words: Lexicon) -> SpeechAct | None:
    """Return the act of the longest phrase in the cue, its last word perhaps the content's first."""
    line = [*forms, *after]
    for size in (4, 3, 2):
        for start in range(len(forms) - 1, -1, -1):
            act = words.phrases.get(tuple(line[start : start + size]))
            if act is not None and len(line[start : start + size]) == size:
                return act
    return words.phrases.get((forms[0],)) if len(forms) == 1 else None


def _by_construction(lemma: str, content: Span | None, words: Lexicon) -> SpeechAct | None:
    if content is None or not len(content):
        return None
    first = content[0]
    if first.lower_ in QUESTION_WORDS and len(content) > 1 and lemma in words.question:
        return words.question[lemma]
    quoted = first.is_quote
    if not quoted and lemma in words.infinitive and _has_infinitive(content):
        return words.infinitive[lemma]
    if not quoted and lemma in words.mandative and _is_subjunctive(content):
        return words.mandative[lemma]
    if lemma in words.judging and _is_judgement(content):
        return words.judging[lemma]
    if first.tag_ == "VBG" and lemma in words.gerund:
        return words.gerund[lemma]
    if lemma == "ask":
        asked = quoted or first.pos_ == "AUX" or first.tag_ == "MD"
        return "question" if asked or content.text.rstrip("\"”'’ ").endswith("?") else words.verbs[lemma]
    return None


def _has_infinitive(content: Span) -> bool:
    """Tell a content that is or begins with "to do": "to leave", "them to leave"."""
    for token in content[:6]:
        if token.lower_ == "to" and token.i + 1 < content.end and content.doc[token.i + 1].tag_ == "VB":
            return True
        if token.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _is_subjunctive(content: Span) -> bool:
    """Tell a clause whose verb is bare although it has a subject: "that they leave"."""
    verb = content.root
    auxiliaries = syntax.auxiliaries(verb)
    if auxiliaries and [token.tag_ for token in auxiliaries] != ["VB"]:
        return False
    if verb.tag_ != "VB" and not auxiliaries:
        return False
    return bool(syntax.subjects(verb)) and not any(child.lower_ == "to" for child in verb.children)


def _is_judgement(content: Span) -> bool:
    """Tell a thing with what it is held to be, and no finite verb: "it odd", "the plan compelling"."""
    if any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in content):
        return False
    last = next((token for token in reversed(list(content)) if not token.is_punct), content[-1])
    return len(content) > 1 and (last.pos_ == "ADJ" or last.tag_ == "VBG")
