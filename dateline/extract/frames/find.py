"""All acts of a report with their roles, as mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.frames import phrases
from dateline.extract.frames.beside import beside
from dateline.extract.frames.blame import blamed
from dateline.extract.frames.roles import extent, roles
from dateline.extract.frames.setting import Backdrop, backdrop, setting, speaks_of_captives
from dateline.extract.frames.triggers import Trigger, triggers
from dateline.lexicons import table
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Phrase, Sentence
from dateline.model.span import Span
from dateline.values import nouns

_DEVICES = frozenset(
    {"mine", "landmine", "mines", "bomb", "bombs", "ied", "device", "explosive", "explosives"}
)
_INHERENT_RULE = "inherent:subject"
_INHERENT = frozenset({"unidentified armed group", "bomber", "criminal group"})


def frames(parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions of acts, stages, perpetrators, targets, victims and participants, in text order."""
    scene = backdrop(parsed)
    captives = speaks_of_captives(parsed)
    found = [triggers(s, captives) for s in parsed.sentences]
    rammed = any(t.act == "vehicle_ramming" and t.modality == "real" for ts in found for t in ts)
    out: list[Mention] = []
    for sentence, acts in zip(parsed.sentences, found, strict=True):
        out.extend(_sentence(parsed, sentence, acts, scene))
        if scene.genre is None:
            out.extend(_inherent(parsed, sentence, out, rammed))
            out.extend(_crowd_control(parsed, sentence, out))
            out.extend(_blamed(parsed, sentence, out))
            out.extend(beside(parsed, sentence, out))
    return tuple(m for m in out if not _pointing_back(m, out))


def _pointing_back(mention: Mention, found: list[Mention]) -> bool:
    """ "The attackers" that do something besides, where the report names doers more fully."""
    parts = mention.text.lower().split()
    if mention.rule != _INHERENT_RULE or len(parts) != 2 or parts[0] not in {"the", "these"}:
        return False
    return any(
        m.slot == "perpetrator" and m.rule != _INHERENT_RULE and m.modality == "real"
        and not nouns.is_state_force(m.text)
        for m in found
    )  # fmt: skip


def _sentence(
    parsed: Parsed, sentence: Sentence, acts: list[Trigger], scene: Backdrop
) -> Iterator[Mention]:
    seen: set[tuple[str, Span]] = set()
    for found in acts:
        trigger = _in_setting(parsed, sentence, found, scene)
        hook = sentence.span_of(trigger.start, trigger.end)
        yield _act(parsed, sentence, trigger, hook)
        if trigger.stage:
            yield Mention(
                "stage", hook, parsed.report.quote(hook), sentence.index,
                f"stage:{trigger.rule}", hook, trigger.stage,
            )  # fmt: skip
        for role in roles(sentence, trigger):
            span = sentence.span_of(*extent(sentence, role.phrase))
            if (role.slot, span) in seen or _is_device(sentence, role.slot, role.phrase):
                continue
            seen.add((role.slot, span))
            yield Mention(
                role.slot, span, parsed.report.quote(span), sentence.index, role.rule, hook,
                role.key, trigger.modality, certainty=role.certainty,
            )  # fmt: skip


def _is_device(sentence: Sentence, slot: str, phrase: Phrase) -> bool:
    """ "Their vehicle hit a mine": the mine is no target."""
    return slot == "target" and sentence.tokens[phrase.head].lower in _DEVICES


def _in_setting(parsed: Parsed, sentence: Sentence, trigger: Trigger, scene: Backdrop) -> Trigger:
    """The trigger with the modality that its surroundings leave it."""
    if trigger.modality != "real":
        return trigger
    modality = setting(parsed, sentence, trigger, scene)
    return trigger if modality == "real" else replace(trigger, modality=modality)


def _act(parsed: Parsed, sentence: Sentence, trigger: Trigger, hook: Span) -> Mention:
    rule = trigger.rule + (":plural" if trigger.plural else "")
    return Mention(
        "act", hook, parsed.report.quote(hook), sentence.index, rule, None, trigger.act,
        trigger.modality,
    )  # fmt: skip


def _inherent(
    parsed: Parsed, sentence: Sentence, before: list[Mention], rammed: bool
) -> Iterator[Mention]:
    """Gunmen, attackers and bombers that do something other than an act of the lexicon."""
    taken = {m.span for m in before if m.sentence == sentence.index and m.slot != "act"}
    for predicate in sentence.predicates:
        phrase = predicate.subject
        if phrase is None or not _is_attacker(sentence, phrase, rammed):
            continue
        span = sentence.span_of(*extent(sentence, phrase))
        if any(span.overlap(other) for other in taken):
            continue
        taken.add(span)
        yield Mention(
            "perpetrator", span, parsed.report.quote(span), sentence.index, _INHERENT_RULE,
            None, None, "real" if predicate.modality == "real" else predicate.modality,
        )  # fmt: skip


def _blamed(parsed: Parsed, sentence: Sentence, before: list[Mention]) -> Iterator[Mention]:
    """Those that the sentence blames and that are no doer in it already."""
    taken = [m.span for m in before if m.sentence == sentence.index and m.slot != "act"]
    for mention in blamed(parsed, sentence):
        if not any(mention.span.overlap(other) for other in taken):
            yield mention


def _crowd_control(parsed: Parsed, sentence: Sentence, before: list[Mention]) -> Iterator[Mention]:
    """Forces that use tear gas and the like, or disperse a crowd, intervene in what it does."""
    text = parsed.report.quote(sentence.span).lower()
    means = any(word in text for word in _guard("crowd_means"))
    taken = {m.span for m in before if m.sentence == sentence.index and m.slot != "act"}
    for p in sentence.predicates:
        if p.subject is None or p.modality != "real" or p.lemma not in _guard("crowd_verbs"):
            continue
        if not (means or p.lemma in {"disperse", "baton-charge", "lathi-charge"}):
            continue
        if not nouns.is_state_force(phrases.words_of(sentence, p.subject)):
            continue
        span = sentence.span_of(*extent(sentence, p.subject))
        if any(span.overlap(other) for other in taken):
            continue
        taken.add(span)
        yield Mention(
            "participant", span, parsed.report.quote(span), sentence.index, "crowd_control",
            None, "intervening_force",
        )  # fmt: skip


def _guard(name: str) -> frozenset[str]:
    return frozenset(table("contexts")["guards"][name])


def _is_attacker(sentence: Sentence, phrase: Phrase, rammed: bool) -> bool:
    kind = nouns.actor_kind(phrases.words_of(sentence, phrase))
    if kind is not None and rammed and kind.words == "driver":
        return True
    return kind is not None and kind.label in _INHERENT
