"""The lexicon of speech acts: which words and phrases tell which act, in every inflected form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args

from annotate.record import SpeechAct
from annotate.support.yamlfile import packaged_yaml

Section = Mapping[str, Iterable[str]]
"""Words by speech act."""
SAYING: frozenset[SpeechAct] = frozenset(get_args(SpeechAct)) - {"estimate", "decide", "believe", "want"}
"""The acts that take words; the others may be in the mind alone."""
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Speech acts by word form; ``verbs`` and ``lemmas`` know every inflected form."""

    verbs: dict[str, SpeechAct]
    lemmas: dict[str, str]
    phrases: dict[tuple[str, ...], SpeechAct]
    infinitive: dict[str, SpeechAct]
    gerund: dict[str, SpeechAct]
    question: dict[str, SpeechAct]
    mandative: dict[str, SpeechAct]
    advising: dict[str, SpeechAct]
    participle: dict[str, SpeechAct]
    judging: dict[str, SpeechAct]
    clause: dict[str, SpeechAct]
    future: dict[str, SpeechAct]
    thing: dict[str, SpeechAct]
    as_person: dict[str, SpeechAct]
    document: dict[str, SpeechAct]
    court: dict[str, SpeechAct]
    light: frozenset[str]
    records: frozenset[str]
    condemning: frozenset[str]
    feeling: frozenset[str]
    sought: frozenset[str]
    nouns: dict[str, SpeechAct]
    adjectives: dict[str, SpeechAct]

    def lemma(self, form: str) -> str:
        """Return the base form of a verb of the lexicon, or the form itself."""
        return self.lemmas.get(form, form)

    def act_of(self, form: str) -> SpeechAct | None:
        """Return what a verb does by itself, in any of its forms; none for a verb that reports nothing."""
        return self.verbs.get(self.lemma(form))


def inflections(verb: str, doubled: bool = False) -> list[str]:
    """Return the regular forms of an English verb, the base form first.

    Args:
        verb: The base form.
        doubled: Whether its last consonant doubles (admit, admitted).
    """
    stem = verb + verb[-1] if doubled else verb
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return [verb, third, stem + "ed", stem + "ing"]


@cache
def lexicon() -> Lexicon:
    """Read the lexicon that ships with the package."""
    return build_lexicon(packaged_yaml("annotate.claims.spans", "speech_acts.yaml"))


def lexicon_with(own: Mapping[str, Section]) -> Lexicon:
    """Return the shipped lexicon with a user's words, which win over its own.

    Args:
        own: ``verbs``, ``phrases`` and ``nouns``, each with words by speech act.
    """
    if not any(own.values()):
        return lexicon()
    return build_lexicon(packaged_yaml("annotate.claims.spans", "speech_acts.yaml"), own)


def build_lexicon(data: Mapping[str, Any], own: Mapping[str, Section] | None = None) -> Lexicon:
    """Build a lexicon from the keys of ``speech_acts.yaml``; the first mention of a word counts.

    Args:
        data: The keys and their words.
        own: Words that come before those of the same key.
    """
    layers: list[Mapping[str, Any]] = [own or {}, data]
    doubled = set(data.get("doubled", ()))
    lemmas: dict[str, str] = {}
    # "Accused of" begins with a form of "accuse", which is no verb of its own.
    for words in (_listed(layers, "verbs"), [p.split()[0] for p in _listed(layers, "phrases")]):
        new = sorted(set(words) - lemmas.keys())
        for verb in new:
            forms = inflections(verb, verb in doubled)
            if verb.endswith("l"):
                # "Labelled" here, "labeled" there.
                forms += inflections(verb)
            for form in (*forms, *data["irregular"].get(verb, ())):
                lemmas.setdefault(form, verb)
        lemmas.update((verb, verb) for verb in new)

    def acts(section: str) -> dict[str, SpeechAct]:
        table: dict[str, SpeechAct] = {}
        for layer in layers:
            for act, found in layer.get(section, {}).items():
                for word in found:
                    table.setdefault(word, cast(SpeechAct, act))
        return table

    def constructions(section: str) -> dict[str, SpeechAct]:
        mine = set(_listed(layers[:1], "verbs"))
        return {verb: act for verb, act in acts(section).items() if verb not in mine}

    return Lexicon(
        verbs=acts("verbs"),
        lemmas=lemmas,
        phrases=_by_lemma(acts("phrases"), lemmas),
        infinitive=constructions("infinitive"),
        gerund=constructions("gerund"),
        question=constructions("question"),
        mandative=constructions("mandative"),
        advising=constructions("advising"),
        participle=constructions("participle"),
        judging=constructions("judging"),
        clause=constructions("clause"),
        future=constructions("future"),
        thing=constructions("thing"),
        as_person=constructions("as_person"),
        document=constructions("document"),
        court=constructions("court"),
        light=frozenset(data.get("light", ())) - set(_listed(layers[:1], "verbs")),
        records=frozenset(data.get("records", ())),
        condemning=frozenset(data.get("condemning", ())),
        feeling=frozenset(data.get("feeling", ())),
        sought=frozenset(data.get("sought", ())),
        nouns=_with_plurals(acts("nouns")),
        adjectives=acts("adjectives"),
    )


def _by_lemma(
    phrases: Mapping[str, SpeechAct], lemmas: Mapping[str, str]
) -> dict[tuple[str, ...], SpeechAct]:
    """Return phrases as words, the first one in its base form; of phrases alike the first counts."""
    table: dict[tuple[str, ...], SpeechAct] = {}
    for phrase, act in phrases.items():
        first, *rest = phrase.split()
        table.setdefault((lemmas.get(first, first), *rest), act)
    return table


def _listed(layers: Iterable[Mapping[str, Any]], section: str) -> Iterable[str]:
    """Return all words of a section."""
    return [word for layer in layers for found in layer.get(section, {}).values() for word in found]


def _with_plurals(nouns: dict[str, SpeechAct]) -> dict[str, SpeechAct]:
    """Add the regular plural of every noun."""
    plurals = {inflections(noun)[1]: act for noun, act in nouns.items() if not noun.endswith("s")}
    return {**plurals, **nouns}
