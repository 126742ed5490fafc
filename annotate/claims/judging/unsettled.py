"""What is not known, done, said or ruled out, and what is so only under a condition or in one's opinion."""

from __future__ import annotations

from spacy.tokens import Span, Token

from annotate.claims.judging.degrees import Degree, words
from annotate.claims.spans.lexicon import Lexicon
from annotate.entities.known.lexicon import noun
from annotate.language import syntax
from annotate.language.clauses.turned import TURNED, turned_clause
from annotate.record import SpeechAct

NEEDS = frozenset({"need", "necessity", "urgency"})
"""What should be and is not yet: "stressed the need for rain"."""
_NECESSARY = frozenset({"necessary", "imperative"})
_REQUIRED = frozenset({"needed", "required"})
_NOW = frozenset({"is", "are", "be", "’s", "'s"})
_THEN = frozenset({"was", "were"})
_TIME = frozenset({"time"})
_SOON = frozenset({"early", "soon"})
_TELLING = frozenset(
    {"say", "tell", "know", "judge", "determine", "predict", "speculate", "conclude", "assess"}
)
_UNKNOWN = frozenset({"unclear", "unknown", "uncertain"})
_KNOWN = frozenset({"clear", "known", "certain"})
_REMAINING = frozenset({"remains", "remained"})
_IMPOSSIBLE = frozenset({"impossible", "hard", "difficult", "early", "soon"})
_LIKELY = frozenset({"likely", "unlikely"})
_ABLE = frozenset({"can", "ca", "could"})
_CHANCES = frozenset({"possibility", "chance", "risk", "likelihood", "option", "idea", "prospect"})
_SMALL = frozenset({"little", "small", "slim", "scant"})
_LOOKING = frozenset({"look", "looks", "looked", "sound", "sounds", "sounded"})
_OWN = frozenset({"i", "we"})
# "May have to pay": a duty that may come.
_MAY = frozenset({"may", "might", "could"})
_SAID: frozenset[SpeechAct | None] = frozenset({"say", "claim"})
_COUPLING = frozenset({"because", "since", "so", "although", "though", "even", "as", "or"})
_OFFERING = frozenset({"promise", "offer", "pledge", "guarantee"})
_HELD = frozenset({"opinion", "view", "mind", "estimation", "judgment", "judgement"})
# "Unclear how it fell" takes for granted that it did.
_ASKING = frozenset({"whether", "if"})


def is_unsettled(clause: Token) -> bool:
    """Tell a clause that says that nobody knows: "it is not clear whether it fell", "it is too soon to tell".

    Args:
        clause: The predicate of a content's main clause.
    """
    if not syntax.parsed(clause) or not _has_it(clause):
        return False
    behind = [child for child in clause.children if child.i > clause.i]
    if clause.lower_ in _SOON and any(child.lower_ == "too" for child in clause.children):
        return any(child.lemma_.lower() in _TELLING for child in behind)
    if clause.lower_ in _REMAINING:
        return any(child.lower_ == "seen" for child in behind)
    known = clause.lower_ in _KNOWN and any(syntax.negations(clause))
    return (known or clause.lower_ in _UNKNOWN) and any(map(_asks, behind))


def foretold(verb: Token) -> tuple[Token, bool] | None:
    """Return the word by which somebody is only likely to say it, and whether it is unlikely.

    "Is likely | to reject | the deal", "is not likely to": nobody has said so yet.

    Args:
        verb: The verb of a cue.
    """
    odds = verb.head
    if verb.tag_ != "VB" or odds.lower_ not in _LIKELY or not odds.i < verb.i:
        return None
    if any(child.lower_ in {"more", "less"} for child in odds.children):
        return None  # Who is "more likely to say so" has said so.
    return odds, (odds.lower_ == "unlikely") ^ bool(syntax.negations(odds))


def is_left_open(verb: Token, known: Lexicon) -> bool:
    """Tell what is not ruled out: "it could not be excluded that it fell", but not "was excluded from it".

    Args:
        verb: A predicate.
        known: The words of acts.
    """
    if verb.lower_ in _IMPOSSIBLE:
        below = (child for child in verb.children if child.tag_ == "VB")
        return any(_excludes(child, known, able=True) and not syntax.negations(child) for child in below)
    able = any(modal.lower_ in _ABLE for modal in syntax.modals(verb))
    return bool(syntax.negations(verb)) and _excludes(verb, known, able=able)


def _excludes(verb: Token, known: Lexicon, *, able: bool) -> bool:
    """Tell "rule out" and, of a clause, a chance or, in what can be, a thing that happens, "exclude"."""
    behind = [child for child in verb.children if child.i > verb.i]
    if verb.lemma_.lower() == "rule":
        return "out" in {child.lower_ for child in behind} and verb.nbor(2).lower_ != "of"
    if verb.lemma_.lower() != "exclude":
        return False
    clauses = (mark for child in behind if (mark := syntax.mark(child)) is not None)
    if any(mark.lower_ == "that" for mark in clauses):
        return True
    things = syntax.subjects(verb) if syntax.is_passive(verb) else syntax.objects(verb)
    sent = any(lead.lower_ == "from" for child in behind for lead in syntax.leads(child))
    able = able and not sent
    return any(thing.lower_ in _CHANCES or (able and _happens(thing, known)) for thing in things)


def _happens(thing: Token, known: Lexicon) -> bool:
    """Tell "arson" and "a second infection" from "the evidence" and "children"."""
    kind = noun(thing.lemma_.lower())[0]
    return kind == "event" or (kind == "thing" and thing.lower_ not in known.nouns)


def is_unsaid(verb: Token, known: Lexicon) -> bool:
    """Tell "I am not saying that it fell", which leaves it open, from "he did not say that it fell".

    Args:
        verb: A predicate.
        known: The words of acts.
    """
    if known.act_of(verb.lower_) not in _SAID or syntax.modals(verb):
        return False
    now = verb.tag_ == "VBG" or any(other.lower_ in {"do", "does"} for other in syntax.auxiliaries(verb))
    by_nobody = any(subject.lower_ in {"nobody", "one", "none"} for subject in syntax.subjects(verb))
    told = any(syntax.is_clausal_complement(child) and child.i > verb.i for child in verb.children)
    return told and now and (by_nobody or bool(syntax.negations(verb)))


def is_needed(clause: Token) -> bool:
    """Tell a clause that says what is to be done: "there is a need to act", "it is necessary to act".

    Args:
        clause: The predicate of a content's main clause.
    """
    if not syntax.parsed(clause) or syntax.negations(clause):
        return False
    if clause.lower_ in _REQUIRED:
        # "More rain is needed"; "was needed in Poland" may be no more than told.
        forms = {other.lower_ for other in syntax.auxiliaries(clause)}
        placed = any(map(syntax.is_oblique, clause.children))
        return not forms.isdisjoint(_NOW if placed else _NOW | _THEN)
    subjects = syntax.subjects(clause)
    there = any(child.lower_ == "there" for child in clause.children)
    if there and any(noun.lower_ in NEEDS for noun in subjects):
        return not any(child.lower_ == "no" for noun in subjects for child in noun.children)
    done = [child for child in clause.children if child.i > clause.i and _is_to_be_done(child)]
    told = {child.lower_ for child in clause.children}
    time = clause.lower_ in _TIME and told.isdisjoint({"a", "the", "first", "last"})
    return bool(done) and "it" in told and (clause.lower_ in _NECESSARY or time)


def _has_it(clause: Token) -> bool:
    return any(child.lower_ == "it" and child.i < clause.i for child in clause.children)


def _asks(clause: Token) -> bool:
    return any(word.lower_ in _ASKING for word in clause.doc[clause.left_edge.i : clause.i + 1])


def _is_to_be_done(clause: Token) -> bool:
    """Tell "to act", "for them to act" and "that they act" from a clause of time."""
    infinitive = clause.tag_ == "VB" and any(child.lower_ == "to" for child in clause.children)
    return infinitive or syntax.is_complement_clause(clause) or syntax.is_adnominal_clause(clause)


def is_condition(marker: Token, clause: Token) -> bool:
    """Tell the "if" that a main clause stands under from "whether or not", "even if", "because if".

    Args:
        marker: What opens a clause.
        clause: The head of that clause.
    """
    if marker.lower_ not in words().conditions - {"whether"} or syntax.is_complement(clause):
        return False
    coupled = marker.i > 0 and marker.nbor(-1).lower_ in _COUPLING
    return not coupled and not is_look(marker)


def is_look(marker: Token) -> bool:
    """Tell "if you look at it", "if anything", after which something is told all the same.

    Args:
        marker: The "if".
    """
    following = [token.lower_ for token in marker.doc[marker.i + 1 : marker.i + 5]]
    if following[:1] == ["anything"]:
        return len(following) > 1 and not following[1].isalpha()
    return following[:1] == ["you"] and not words().looking.isdisjoint(following)


def is_inside(clause: Token, verb: Token) -> bool:
    """Tell the condition of what is threatened from one of the threat: "had threatened to go unless it paid".

    "Had promised them cash if they left" tells of a promise that was made.

    Args:
        clause: The head of the condition.
        verb: The predicate that it hangs on in the tree.
    """
    if syntax.modals(verb) or syntax.tense(verb) not in {"past", "past perfect", "perfect"}:
        return False
    told = [child for child in verb.children if verb.i < child.i < clause.i]
    if verb.lemma_.lower() in _OFFERING and any(map(syntax.is_object, told)):
        return True
    return any(syntax.is_complement_clause(child) and child.lower_ not in words().looking for child in told)


def is_own_view(word: Token) -> bool:
    """Tell "in my opinion" and "in his view", by which somebody gives something as no more than that.

    Args:
        word: What hangs on a predicate.
    """
    if word.lower_ not in _HELD or not syntax.is_oblique(word):
        return False
    whose = any(child.tag_ == "PRP$" for child in word.children)
    return whose and any(lead.lower_ in {"in", "to"} for lead in syntax.leads(word))


def turned_opener(content: Span, clause: Token) -> Token | None:
    """Return the "had" of "had he known, he would have paid", under which the rest stands.

    Args:
        content: What is told.
        clause: The predicate of its main clause.
    """
    first = next((t for t in content if not t.is_quote and t.lower_ != "that"), content[0])
    before = content.doc[first.i : max(clause.i, first.i)]
    turned = first.lower_ in TURNED and any(turned_clause(token) == "open" for token in before)
    return first if turned else None


def still_to_do(verb: Token) -> Token | None:
    """Return the "yet" of "have yet to decide", which tells that nobody has.

    Args:
        verb: Of having or being.
    """
    yet = verb.nbor() if verb.i + 2 < len(verb.doc) else verb
    return yet if yet.lower_ == "yet" and verb.nbor(2).lower_ == "to" else None


def softened(verb: Token) -> Degree | None:
    """Return what "there is a chance that" and "looks as if" leave of what they tell.

    Args:
        verb: A predicate.
    """
    behind = [child for child in verb.children if child.i > verb.i]
    if verb.lower_ in _LOOKING:
        clauses = ({lead.lower_ for lead in child.children} for child in behind)
        seems = any(syntax.is_open_complement(child) and child.pos_ == "ADJ" for child in behind)
        return "probable" if seems or any(leads & {"as", "like"} for leads in clauses) else None
    if not any(child.lower_ == "there" and child.i < verb.i for child in verb.children):
        return None
    for chance in (child for child in behind if child.lower_ in _CHANCES):
        told = any(syntax.is_clause(child) for child in chance.children)
        small = {child.lower_ for child in chance.children} & _SMALL
        return None if not told else "doubtful" if small else "possible"
    return None


def musing_aside(content: Span) -> Token | None:
    """Return the verb of an aside that takes back what is told: "it is safe, I think".

    Args:
        content: What is told.
    """
    for token in content[2:]:
        after = token.nbor() if token.i + 1 < len(token.doc) else token
        aside = token.nbor(-1).lower_ in _OWN and token.nbor(-2).text == ","
        if aside and token.lower_ in words().musing and (after.is_punct or after.is_quote):
            return token
    return None


def is_duty(verb: Token) -> bool:
    """Tell "they have to pay" from "they have had to pay", "may have to", "do not have to", "the need to".

    Args:
        verb: Of having, needing or the like.
    """
    if verb.lower_ not in words().duties or verb.pos_ == "NOUN" or not has_infinitive(verb):
        return False
    if (
        syntax.negations(verb)
        or still_to_do(verb) is not None
        or any(modal.lower_ in _MAY for modal in syntax.modals(verb))
    ):
        return False
    if any(child.lemma_.lower() == "do" and _is_with(child) for child in verb.children):
        return False
    # "Had a plan to leave", "needed an hour to leave", but not "needs somebody to leave".
    had = verb.lower_ in {"have", "has", "had", "got"}
    if any(had or noun(t.lemma_.lower())[0] == "time" for t in syntax.objects(verb) if t.i > verb.i):
        return False
    perfect = any(token.lower_ in {"have", "has", "had", "'ve", "’ve"} for token in syntax.auxiliaries(verb))
    return not (perfect and verb.lower_ == "had")


def _is_with(verb: Token) -> bool:
    """Tell the "to do with" of "has to do with his temper"."""
    following = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]]
    return following[:1] == ["with"] or following[1:] == ["with"]


def has_infinitive(verb: Token) -> bool:
    """Tell whether "to" with a verb follows, in the parse or right behind.

    Args:
        verb: Any verb.
    """
    following = verb.doc[verb.i + 1 : verb.i + 3]
    if [token.lower_ for token in following][:1] == ["to"] and following[-1].tag_ == "VB":
        return True
    return any(
        syntax.is_open_complement(child) and any(word.lower_ == "to" for word in child.children)
        for child in verb.children
    )
