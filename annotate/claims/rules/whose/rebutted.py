"""Who denies in passing what somebody else tells: "took a bribe, which he denies", "contested that claim".

What is denied stands before it: the words of the clause or the noun that "which" goes back to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.recovery import group, phrase, trimmed
from annotate.claims.spans.rule import settles
from annotate.claims.spans.speaking import is_speaker
from annotate.language import syntax

REBUTTED = 0.6
_DENYING = frozenset({"deny", "dispute", "reject", "refute", "rebut", "contest"})
_WHICH = "which"
_POINTING = frozenset({"this", "that"})
_SAID = frozenset(
    {"claim", "allegation", "accusation", "charge", "suggestion", "assertion", "version", "account"}
)
_BECAUSE = "somebody denies what stands before it"


@dataclass(frozen=True, slots=True)
class _Denial:
    """A verb of denying, who denies, and what.

    Attributes:
        verb: Its word.
        who: The word for who denies.
        which: The "which" that stands for what is denied, if any.
        what: The words for what is denied.
    """

    verb: Token
    who: Token
    which: Token | None
    what: Offsets


@settles(rank=3)
def rebutted(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, and who denies something beside it, with what is denied.

    Args:
        index: The document.
        found: Attributions.
    """
    denials = [denial for verb in index.words_in_order if (denial := _denial(index, verb, found)) is not None]
    by_verb = {denial.verb.i: denial for denial in denials}
    for one in found:
        denial = next((by_verb[t.i] for t in one.cue_words(index) if t.i in by_verb), None)
        yield _with_antecedent(index, one, denial) if denial else _without_denial(one, denials)
    cues = cue_tokens(index, found)
    for denial in denials:
        if denial.verb.i not in cues:
            first = group(denial.verb)[0]
            cue = first.idx, denial.verb.idx + len(denial.verb)
            source = offsets_of(phrase(denial.who))
            yield Attribution([source], [cue], [denial.what], "rule", REBUTTED, [_BECAUSE])


def _with_antecedent(index: DocIndex, one: Attribution, denial: _Denial) -> Attribution:
    """Return a denial with what its "which" goes back to."""
    content = [place for place in one.content if not _is_which(index, place)]
    if content == one.content:
        return one
    return replace(one, content=content or [denial.what], because=[*one.because, _BECAUSE])


def _without_denial(one: Attribution, denials: Sequence[_Denial]) -> Attribution:
    """Return what somebody tells without the "which" of who denies it, and without that one as its source."""
    which = next((d for d in denials if d.which is not None and _place(d.which) in one.content), None)
    if which is None or len(one.content) < 2:
        return one
    content = [place for place in one.content if place != _place(which.which)]
    source = [place for place in one.source if not place[0] <= which.who.idx < place[1]]
    return replace(one, content=content, source=source)


def _place(token: Token | None) -> Offsets | None:
    return None if token is None else (token.idx, token.idx + len(token))


def _is_which(index: DocIndex, place: Offsets) -> bool:
    return index.text[slice(*place)].lower() == _WHICH


def _denial(index: DocIndex, verb: Token, found: Sequence[Attribution]) -> _Denial | None:
    """Return who denies what with a verb, where that is somebody and it goes back to words before it."""
    if verb.pos_ != "VERB" or index.words.lemma(verb.lower_) not in _DENYING or syntax.modals(verb):
        return None
    passive = syntax.is_passive(verb)
    if passive:
        who = syntax.agent(verb)
        below: Sequence[Token] = [child for child in verb.children if syntax.is_passive_subject(child)]
    else:
        who = next(iter(syntax.subjects(verb)), None)
        below = [child for child in syntax.objects(verb) if syntax.is_direct_object(child)]
    what = next(iter(below), None)
    if who is None or what is None or who.tag_ in {"WDT", "WP"} or not is_speaker(who):
        return None
    joined = syntax.is_relative_clause(verb) or syntax.is_conjunct(verb)
    if what.lower_ == _WHICH and joined and verb.head.i < what.i:
        place = _antecedent(index, verb.head, what, found)
        return None if place is None else _Denial(verb, who, what, place)
    pointing = what.lower_.removesuffix("s") in _SAID and _POINTING & {c.lower_ for c in what.children}
    ends = not any(child.i > what.i for child in what.children)
    return _Denial(verb, who, None, offsets_of(syntax.noun_phrase(what))) if pointing and ends else None


def _antecedent(index: DocIndex, head: Token, which: Token, found: Sequence[Attribution]) -> Offsets | None:
    """Return what "which" goes back to: what somebody tells up to it, else the noun before it."""
    told = [
        (start, end)
        for one in found
        for start, end in one.content
        if start < which.idx and not _is_which(index, (start, end))
        if start <= head.idx < end or head.i in {token.i for token in one.cue_words(index)}
    ]
    last = which.i
    if told:
        start, _ = min(told, key=lambda place: place[1] - place[0])
        return trimmed(index, index.token_at(start), last)
    if head.pos_ not in {"NOUN", "PROPN"}:
        return None
    return trimmed(index, syntax.noun_phrase(head).start, last)
