"""The speech act of a cue, from its words and its construction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from spacy.tokens import Span, Token

from annotate.claims.judging.faults import called_bad, dismissed_as
from annotate.claims.judging.wishes import WISHING, done_by_wishing, is_asked_of, is_felt, is_sought
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.lexicon import Lexicon
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import REFUSING
from annotate.language import syntax
from annotate.record import SpeechAct

QUESTION_WORDS = frozenset(
    {"whether", "if", "who", "what", "why", "how", "where", "when", "which", "whose", "whom"}
)
DEFAULT: SpeechAct = "say"
# Before a clause these tell what somebody holds: "was satisfied that he had lied".
PERSUADED = frozenset({"satisfied", "convinced", "persuaded"})
# Who does not accept that it was so denies it.
ACCEPTING = frozenset({"accept", "agree"})
# What stands between the parts of a phrase: "called on Friday for", "is deeply worried about".
_INSERTED = frozenset({"ADV", "PROPN", "NUM", "PUNCT"})
# "Long", "back" and "like" are verbs, but not in "has long opposed", "fired back", "like them".
_NO_VERB = frozenset({"ADV", "ADP", "SCONJ", "DET", "PRON", "NUM", "PUNCT"})
# "A statement regarding the plan" regards it as nothing.
_REGARDING = frozenset({"regarding", "concerning"})
# "Said when asked", "reported after it appeared".
_ASIDE = frozenset({"when", "after", "before", "while", "as", "because", "since", "if", "until"})
_NOT = frozenset({"not", "n't", "n’t"})
_EXPRESSING = frozenset({"express", "voice", "sign"})
_COURTS = frozenset({"court", "judge", "judges", "jury", "magistrate", "magistrates", "tribunal", "justices"})
# So many words at most stand between a cue and what it tells, and still belong to the cue.
_NEAR = 2
# "Ruled in favour of them" settles it.
_SETTLING = frozenset({"rule", "vote", "decide"})
_FAVOUR = frozenset({"favor", "favour"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})
_PUTTING = frozenset({"put", "puts", "putting"})
PLEADING = frozenset({"plead", "pleads", "pleaded", "pled", "pleading"})
PLEAS = frozenset({"plea", "pleas"})
# What a source does that is no person, whatever the cue: "Poll: ...".
_OF_INFINITIVES = frozenset(
    {"need", "necessity", "effort", "attempt", "bid", "ability", "right", "chance", "opportunity", "way",
     "move", "decision", "plan", "proposal", "failure", "readiness", "willingness", "desire", "intention",
     "commitment"}
)  # fmt: skip
_IN_WORDS: frozenset[SpeechAct | None] = frozenset({"say", "claim"})
_RECORDING: frozenset[SpeechAct] = frozenset({"report", "estimate"})


def speech_act(index: DocIndex, found: Attribution) -> SpeechAct:
    """Return the act that an attribution's cue performs.

    Phrases win over single words, a noun over the empty verb that it depends on
    ("issued a warning"), the construction of the content (infinitive, question,
    gerund) over the verb's usual act, and of several verbs in a cue ("appeared to
    suggest") the last, which carries the meaning.
    """
    chosen = index.words
    cue = found.cue_words(index)
    pieces = [index.tokens(*place) for place in found.content]
    verb = cue_verb(cue, chosen)
    speaker = index.tokens(*found.source[0]) if found.source else cue[0:0]
    if _is_persuaded(cue, pieces) or is_felt(cue, speaker, pieces, chosen):
        return "believe"
    if verb is not None and chosen.lemma(verb.lower_) in ACCEPTING and _is_disputed(cue, pieces):
        return "deny"
    plea = act_of_plea(cue, pieces)
    if plea is not None:
        return plea
    if len(cue) and cue[-1].lower_ in _PUTTING and _has_figure(pieces):
        return "estimate"
    refusing = verb is not None and chosen.lemma(verb.lower_) in REFUSING
    source = _head_noun(index, found)
    wins = _over_phrases(verb, pieces, source, chosen)
    if wins is not None:
        return wins
    by_phrase = None if refusing else _by_phrase(cue, _following(cue, pieces), chosen)
    if by_phrase == "report" and "announce" in {chosen.nouns.get(t) for t in (source, *_forms(cue))}:
        return "announce"  # "According to an announcement by the club"
    if by_phrase is not None:
        return by_phrase
    if verb is not None:
        lemma = chosen.lemma(verb.lower_)
        if lemma == "hear" and (not found.source or cue[-1].lower_ != verb.lower_):
            # A court "heard that ...", or "heard from Ann Lee that ...": others said it there.
            return DEFAULT
        if _records(source, chosen) and lemma in chosen.document:
            return chosen.document[lemma]
        if lemma in chosen.participle and _is_beside(verb):
            return chosen.participle[lemma]
        special = _by_object(lemma, verb, cue, pieces, chosen) or _by_construction(
            lemma, verb, pieces, source, chosen
        )
        return special or chosen.verbs[lemma]
    for token in reversed(list(cue)):
        by_word = chosen.nouns.get(token.lower_) or chosen.adjectives.get(token.lower_)
        if by_word is not None:
            return by_word
    return _without_word(cue, source, chosen)


def _over_phrases(
    verb: Token | None, pieces: Sequence[Span], source: str, words: Lexicon
) -> SpeechAct | None:
    """Return the act that no phrase changes: of a court that finds or holds, of who wishes to thank."""
    if verb is None:
        return None
    lemma = words.lemma(verb.lower_)
    if source in _COURTS and lemma in words.court:
        return words.court[lemma]
    if lemma in _SETTLING and any(token.lower_ in _FAVOUR for token in verb.doc[verb.i : verb.i + 4]):
        return "decide"
    if lemma in words.sought and pieces and _asks(pieces[0]) and is_sought(verb, pieces[0]):
        return "question"
    behind = next((piece for piece in pieces if len(piece) and piece.start > verb.i), None)
    # Who wanted to thank them may not have done so.
    if behind is None or lemma not in WISHING or verb.tag_ == "VBD":
        return None
    return done_by_wishing(behind[0], words)


def _following(cue: Span, pieces: Sequence[Span]) -> list[list[str]]:
    """Return the words right behind a cue, "look | forward to | it", and the first word of what is told."""
    if not pieces or not len(pieces[0]):
        return [[]]
    first = pieces[0].start
    between = cue.doc[cue.end : min(first, cue.end + _NEAR)] if len(cue) and first > cue.end else cue[0:0]
    forms = [token.lower_ for token in between]
    # "Clear that" may tell what somebody holds, "made clear that" says it.
    forms = forms[: forms.index("that")] if "that" in forms else forms
    return [forms, [pieces[0][0].lower_]] if forms else [[pieces[0][0].lower_]]


def _is_persuaded(cue: Span, pieces: Sequence[Span]) -> bool:
    """Tell "was satisfied that it fell" from "was satisfied with it" and "persuaded them"."""
    minds = [t for t in cue if t.lower_ in PERSUADED and (t.pos_ == "ADJ" or syntax.is_passive(t))]
    told = (token for piece in pieces for token in piece if syntax.is_clausal_complement(token))
    return bool(minds) and any(token.head.i == minds[-1].i for token in told)


def _is_disputed(cue: Span, pieces: Sequence[Span]) -> bool:
    """Tell "does not accept that" from "did not accept the offer" and "cannot accept that"."""
    if not any(token.lower_ in _NOT for token in cue) or any(token.tag_ == "MD" for token in cue):
        return False
    clause = bool(pieces) and len(pieces[0]) > 1 and pieces[0][0].lower_ == "that"
    return clause or cue[-1].lower_ == "with"


def act_of_plea(cue: Span, pieces: Sequence[Span]) -> Literal["admit", "deny"] | None:
    """Return the act of a plea: who pleads guilty admits, who pleads not guilty denies.

    Who says that somebody else has pleaded guilty, or refuses to, only says so.

    Args:
        cue: Its words.
        pieces: Of the content.
    """
    words = [token.lower_ for token in (*cue, *pieces[0][:3])] if pieces else []
    verbs = [token.lower_ for token in cue]
    entered = any(verb.startswith("enter") for verb in verbs)
    pleads = not (PLEADING | PLEAS).isdisjoint(verbs) or (entered and not PLEAS.isdisjoint(words))
    if "guilty" not in words or not pleads:
        return None
    return "deny" if "not" in words[: words.index("guilty")] else "admit"


def _has_figure(pieces: Sequence[Span]) -> bool:
    """Tell what is put at a figure: "the toll at 44", "its value at about $2bn"."""
    behind = (
        piece[token.i - piece.start + 1 :] for piece in pieces for token in piece if token.lower_ == "at"
    )
    return any(token.like_num or token.pos_ == "SYM" for words in behind for token in words[:4])


def cue_verb(cue: Span, words: Lexicon) -> Token | None:
    """Return the word of a cue that names the act: its last verb in the lexicon."""
    known = [
        t
        for t in cue
        if t.pos_ not in _NO_VERB
        and t.lower_ not in _REGARDING
        and words.lemma(t.lower_) in words.verbs
        # "His repeated questioning of it"
        and not (syntax.is_attribute(t) and cue.start <= t.head.i < cue.end)
    ]
    verbs = [token for token in known if token.pos_ == "VERB"]
    refusal = [token for token in known if words.lemma(token.lower_) in REFUSING]
    if refusal:
        return refusal[0]
    if verbs:
        return next((verb for verb in reversed(verbs) if not _is_aside(verb, cue, verbs[0])), verbs[0])
    nominal = any(token.lower_ in words.nouns and token.pos_ == "NOUN" for token in cue)
    return known[-1] if known and not nominal else None


def _is_beside(verb: Token) -> bool:
    """Tell a participle that goes with another verb ("..., citing it") from "is citing it"."""
    return verb.tag_ == "VBG" and not syntax.auxiliaries(verb)


def _is_aside(verb: Token, cue: Span, first: Token) -> bool:
    """Tell a verb that only tells when or why the first one was done: "said after it appeared"."""
    after = (child for child in verb.children if child.i >= cue.end)
    if any(not (child.is_punct or syntax.is_conjunct(child)) for child in after):
        return False
    above = verb
    while above.i > first.i:
        leads = {child.lower_ for child in above.children} & _ASIDE
        # "Was quoted as saying" says it.
        if syntax.is_adverbial_clause(above) and leads - ({"as"} if above.tag_ == "VBG" else set()):
            return True
        if not first.i < above.head.i < above.i:
            return False
        above = above.head
    return False


def _by_phrase(cue: Span, behind: Sequence[list[str]], words: Lexicon) -> SpeechAct | None:
    """Return the act of a phrase, with what may stand between its words left out step by step."""
    for inserted in (frozenset[str](), _INSERTED, _INSERTED | {"PRON"}):
        forms = [words.lemma(token.lower_) for token in cue if token.pos_ not in inserted]
        for after in behind:
            act = _phrase(forms, after, words)
            if act is not None:
                return act
    return None


def _phrase(forms: list[str], after: list[str], words: Lexicon) -> SpeechAct | None:
    """Return the act of the longest phrase in the cue, its last word perhaps the content's first."""
    line = [*forms, *after]
    for size in (4, 3, 2):
        for start in range(len(forms) - 1, -1, -1):
            act = words.phrases.get(tuple(line[start : start + size]))
            if act is not None and len(line[start : start + size]) == size:
                return act
    return words.phrases.get((forms[0],)) if len(forms) == 1 else None


def _by_object(
    lemma: str, verb: Token, cue: Span, pieces: Sequence[Span], words: Lexicon
) -> SpeechAct | None:
    """Return the act of the noun behind a verb that says little itself: "expressed concern"."""
    if lemma not in words.light:
        return None
    # "Expressed | his gratitude" does what "expressed gratitude | to them" does.
    told = {piece.root.i for piece in pieces if not piece[0].is_quote} if lemma in _EXPRESSING else set[int]()
    nouns = (token for token in syntax.objects(verb) if token.i < cue.end or token.i in told)
    return next((words.nouns[noun.lower_] for noun in nouns if noun.lower_ in words.nouns), None)


def _head_noun(index: DocIndex, found: Attribution) -> str:
    """Return the common noun that heads the source, in lower case, or nothing."""
    head = index.head_of(*found.source[0]) if found.source else None
    return head.lower_ if head is not None and head.pos_ == "NOUN" else ""


def _forms(cue: Span) -> list[str]:
    return [token.lower_ for token in cue]


def _asks(content: Span) -> bool:
    return content[0].lower_ in QUESTION_WORDS


def _records(source: str, words: Lexicon) -> bool:
    return words.nouns.get(source) == "report" or source in words.records


def _without_word(cue: Span, source: str, words: Lexicon) -> SpeechAct:
    """Return the act of a cue that names none: a colon after "poll", "to" before those who see it so."""
    by_source = words.nouns.get(source)
    if by_source is not None and by_source in _RECORDING:
        return by_source
    forms = [token.lower_ for token in cue]
    if "against" in forms:
        return "accuse" if by_source in {"accuse", "claim"} else "deny"
    if forms[:1] == ["under"]:
        return "demand"
    return "believe" if forms in (["to"], ["for"]) else DEFAULT


def _by_construction(
    lemma: str, verb: Token, pieces: Sequence[Span], source: str, words: Lexicon
) -> SpeechAct | None:
    # A theory and a letter want nothing and settle nothing.
    worded = words.nouns.get(source) in _IN_WORDS
    if not pieces or not len(pieces[0]):
        return None
    content = pieces[0]
    # "| The hall | was supposed | to open |": the second piece is what stands behind the verb.
    behind = next((piece for piece in pieces if piece.start > verb.i), content)
    first = content[0]
    opening = content if _asks(content) else behind
    whole = len(opening) > 1 or opening[0].lower_ in {"why", "how"}
    if _asks(opening) and whole and lemma in words.question:
        return words.question[lemma]
    quoted = first.is_quote
    if lemma == "ask" and not quoted and is_asked_of(verb, pieces):
        return "question"
    infinitive = not quoted and _has_infinitive(behind)
    if infinitive and lemma in words.infinitive:
        return words.infinitive[lemma]
    meant = not (quoted or worded)
    if meant and lemma in words.mandative and _is_subjunctive(content) and not _tells(verb, content):
        return words.mandative[lemma]
    if meant and lemma in words.advising and _is_advice(content):
        return words.advising[lemma]
    if lemma in words.judging and not _records(source, words) and _is_judgement(content):
        return words.judging[lemma]
    if first.tag_ == "VBG" and content.root.i == first.i and lemma in words.gerund:
        return words.gerund[lemma]
    if lemma in words.future and not quoted and (infinitive or _is_future(content)):
        return words.future[lemma]
    if lemma in words.clause and meant and _has_clause(content):
        return words.clause[lemma]
    if called_bad(lemma, pieces, words):
        return "accuse"
    if lemma in words.as_person and dismissed_as(pieces, words):
        return words.as_person[lemma]
    thing = content.root.pos_ in {"NOUN", "PROPN"} and not _has_figure(pieces)
    if lemma in words.thing and meant and thing and not infinitive:
        return words.thing[lemma]
    if lemma == "ask":
        asked = quoted or first.pos_ == "AUX" or first.tag_ == "MD"
        return "question" if asked or content.text.rstrip("\"”'’ ").endswith("?") else words.verbs[lemma]
    return None


def _has_infinitive(content: Span) -> bool:
    """Tell a content that is or begins with "to do": "to leave", "them to leave"."""
    if content[0].lower_ == "that" and content[0].tag_ == "IN":
        # "That the plan to leave had failed"
        return False
    for token in content[:6]:
        if token.lower_ == "to" and token.i + 1 < content.end and content.doc[token.i + 1].tag_ == "VB":
            return not _is_of_thing(content.doc[token.i + 1], content)
        if token.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _is_of_thing(verb: Token, content: Span) -> bool:
    """Tell the infinitive of "the need to act" and "a bid to win" from that of "them to act"."""
    noun = verb.head
    inside = content.start <= noun.i < verb.i
    return inside and syntax.is_adnominal_clause(verb) and noun.lower_ in _OF_INFINITIVES


def _tells(verb: Token, content: Span) -> bool:
    """Tell "insists they pay no tax", whose bare verb is the present, from "insisted that they pay"."""
    if verb.tag_ in {"VBD", "VBN"} or any(token.tag_ in syntax.FINITE for token in syntax.auxiliaries(verb)):
        return False
    subject = next(iter(syntax.subjects(content.root)), None)
    several = subject is not None and (
        subject.tag_ in {"NNS", "NNPS"} or subject.lower_ in {"they", "we", "you", "i"}
    )
    return several and content.root.lower_ != "be" and not syntax.auxiliaries(content.root)


def _is_subjunctive(content: Span) -> bool:
    """Tell a clause whose verb is bare although it has a subject: "that they leave"."""
    verb = content.root
    auxiliaries = syntax.auxiliaries(verb)
    if auxiliaries and [token.tag_ for token in auxiliaries] != ["VB"]:
        return False
    if verb.tag_ != "VB" and not auxiliaries:
        return False
    return bool(syntax.subjects(verb)) and not any(child.lower_ == "to" for child in verb.children)


def _is_advice(content: Span) -> bool:
    """Tell a clause that tells what should be done."""
    return any(modal.lower_ in {"should", "ought"} for modal in syntax.modals(content.root))


def _has_clause(content: Span) -> bool:
    """Tell a content that has a finite clause in it which its cue governs."""
    return any(syntax.is_clausal_complement(token) and syntax.subjects(token) for token in content)


def _is_future(content: Span) -> bool:
    """Tell a clause that tells what will be, or what would be as it was told."""
    return any(modal.lower_ in _FUTURE for modal in syntax.modals(content.root))


def _is_judgement(content: Span) -> bool:
    """Tell a thing with what it is held to be, and no finite verb: "it odd", "the plan compelling"."""
    if any(token.tag_ in syntax.FINITE for token in content):
        return False
    last = next((token for token in reversed(list(content)) if not token.is_punct), content[-1])
    return len(content) > 1 and (last.pos_ == "ADJ" or last.tag_ == "VBG")
