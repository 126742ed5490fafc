"""Who does it, behind "by": "was accused of theft | by her partner", "| it | was welcomed by | unions"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, offsets_of
from annotate.claims.spans.parts import Attribution, verb_of
from annotate.claims.spans.recovery import phrase
from annotate.claims.spans.rule import settles
from annotate.claims.spans.speaking import is_speaker
from annotate.language import syntax


@settles(rank=34)
def with_agents(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what a passive cue tells without a source as theirs who stand behind it with "by".

    "Of being swayed by lobbyists" tells who swayed them, and "by June" when it is. A cue may end with "by".

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        agent = _agent_behind(index, one)
        if agent is None:
            yield _by_whom(index, one)
            continue
        source, (start, _) = phrase(agent), one.content[-1]
        lead = index.doc[source.start - 1]
        content = [*one.content[:-1], (start, index.doc[lead.i - 1].idx + len(index.doc[lead.i - 1]))]
        because = [*one.because, "who did it stands behind what is told"]
        yield replace(one, source=[offsets_of(source)], content=content, because=because)


def _by_whom(index: DocIndex, one: Attribution) -> Attribution:
    """Return an attribution, what stands right behind a cue with "by" at its end as its source."""
    cue = one.cue_words(index)
    if one.source or len(one.content) < 2 or len(cue) < 2 or cue[-1].lower_ != "by":
        return one
    by, behind = cue[-1], index.tokens(*one.content[-1])
    noun = by.head
    if not (behind.start == cue.end <= noun.i < behind.end and is_speaker(noun) and _hangs_on(noun, cue[-2])):
        return one
    because = [*one.because, "who did it stands behind “by”"]
    own = [(one.cue[0][0], by.nbor(-1).idx + len(by.nbor(-1)))]
    return replace(one, source=[one.content[-1]], cue=own, content=one.content[:-1], because=because)


def _agent_behind(index: DocIndex, one: Attribution) -> Token | None:
    """Return the noun of "by her partner" at the end of what is told."""
    verb = verb_of(one.cue_words(index)) if one.cue and not one.source else None
    if verb is None or not syntax.is_passive(verb) or one.content[-1][0] < one.cue[-1][1]:
        return None
    content = index.tokens(*one.content[-1])
    for token in content[2:]:
        if not any(lead.lower_ == "by" and lead.i > content.start for lead in syntax.leads(token)):
            continue
        span = phrase(token)
        ends = span.end >= content.end or content.doc[span.end].is_punct
        if ends and span.start - 1 > content.start and is_speaker(token) and _hangs_on(token, verb):
            return token
    return None


def _hangs_on(token: Token, verb: Token) -> bool:
    """Tell whether no other verb stands between: "accused of being swayed by lobbyists"."""
    head = token.head
    return head.i == verb.i or (head.head.i == verb.i and not syntax.is_predicate(head))
