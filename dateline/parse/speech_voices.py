"""From what the patterns find in a unit to stretches with their speakers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dateline.model.parsed import Stretch
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Speaker
from dateline.parse import speech_cues as cues
from dateline.parse import speech_phrases as phrases
from dateline.parse import speech_resolve as resolve
from dateline.parse import speech_setting as setting
from dateline.parse import speech_speakers as speakers
from dateline.parse import speech_verbs as verbs
from dateline.parse.speech_drafts import Draft, content_of
from dateline.parse.speech_found import Found
from dateline.parse.speech_items import Unit

_Named = tuple[Speaker | None, Span | None]


@dataclass(frozen=True, slots=True)
class Voices:
    """The speakers of one field: its text, and the memory of all who spoke so far.

    `seen` holds the person who is the subject of a unit in which nobody speaks, by its number.
    """

    report: Report
    text: str
    memory: resolve.Memory
    seen: dict[int, Speaker] = field(default_factory=dict)

    def drafts(self, unit: Unit, number: int, found: list[Found]) -> list[Draft]:
        """The stretches of one unit, speakers resolved."""
        self._issued(unit)
        self._acted(unit, found)
        out: list[Draft] = []
        last: _Named = (None, None)
        cited: Speaker | None = None
        for one in found:
            if one.way == "aside":
                cited = self._cited(unit, one)
                if out:
                    _via(cited, out)
                    cited = None
                continue
            speaker, said_by = self._speaker(unit, one, last)
            if cited is not None and speaker is not None:
                speaker, cited = replace(cited, via=speaker), None
            if speaker is None and one.way != "hedge" and one.rule != "noun":
                continue
            relative = one.subject is not None and unit.codes[one.subject.end - 1] == "W"
            if speaker is not None and not relative:
                last = (speaker, said_by)
            out.append(self._draft(unit, number, one, speaker, said_by))
        if not out:
            person = resolve.see(self.text, unit, self.memory)
            if person is not None:
                self.seen[number] = person
        return out

    def _draft(
        self, unit: Unit, number: int, one: Found, speaker: Speaker | None, said_by: Span | None
    ) -> Draft:
        """The stretch of one attribution."""
        spans, manner = content_of(self.text, unit, one)
        cue = Span(unit.field, unit.items[one.cue_start].start, unit.items[one.cue_end - 1].end)
        if speaker is not None:
            speaker = setting.completed(speaker, self.report, unit, one)
        certainty = "unverified" if setting.doubted(unit, one) else one.certainty
        stretch = Stretch(
            (), speaker, cue, manner, certainty, one.polarity, one.rule, said_by=said_by
        )
        quoted = manner in ("direct", "mixed")
        draft = Draft(stretch, unit.paragraph, number, quoted, one.awaits)
        draft.parts.extend(spans)
        return draft

    def _speaker(self, unit: Unit, one: Found, last: _Named) -> _Named:
        """The speaker of an attribution, and the words that stand for them in this clause."""
        one.medium = setting.medium(unit, one)
        if one.subject is None:
            if one.inherits:
                return last if last[0] is not None else self._main_subject(unit, one)
            return None, None
        if resolve.is_own_voice(unit, one.subject):
            return None, None
        said_by = _words_here(self.text, unit, one)
        speaker = resolve.build(self.text, unit, one.subject, one.medium, self.memory)
        if one.via is not None:
            via = resolve.build(self.text, unit, one.via, "unspecified", self.memory)
            speaker = replace(speaker, via=via)
        return speaker, said_by

    def _main_subject(self, unit: Unit, one: Found) -> _Named:
        """The subject of the main verb, for "He issued a statement saying that ..."."""
        for at in range(one.edge):
            if unit.codes[at] in "VM":
                subject = phrases.before(unit, at)
                if subject is None or resolve.is_own_voice(unit, subject):
                    continue
                if unit.codes[subject.end - 1] != "W":
                    words = resolve.words_of(self.text, unit, subject.start, subject.shown)[1]
                    speaker = resolve.build(self.text, unit, subject, one.medium, self.memory)
                    return speaker, words
        return None, None

    def _cited(self, unit: Unit, one: Found) -> Speaker | None:
        """Who is cited, if the words after "citing" name somebody who can speak."""
        if one.subject is None:
            return None
        items = unit.items[one.subject.start : one.subject.shown]
        if not speakers.in_lexicon(items) and speakers.read(items).named != "name":
            return None
        return resolve.build(self.text, unit, one.subject, one.medium, self.memory)

    def _issued(self, unit: Unit) -> None:
        """Remember who issued a statement: "the ministry issued a statement"."""
        things = cues.media_words("speaking_things")
        for at, item in enumerate(unit.items):
            if item.code != "V" or item.lower not in cues.media_words("issue"):
                continue
            if not any(i.lower in things for i in unit.items[at + 1 : at + 5]):
                continue
            subject = phrases.before(unit, verbs.group(unit, at).start)
            if subject is not None:
                issuer = resolve.build(self.text, unit, subject, "statement", self.memory)
                self.memory.issuer = issuer

    def _acted(self, unit: Unit, found: list[Found]) -> None:
        """Remember who did something before "he said" in the same sentence."""
        later = [f.subject for f in found if f.subject is not None and f.subject.start > 0]
        pronoun = any(unit.codes[s.start] == "O" and s.shown - s.start == 1 for s in later)
        theirs = any(unit.items[s.start].lower in ("its", "their") for s in later)
        if pronoun or theirs:
            last = max(s.start for s in later)
            resolve.see(self.text, unit, self.memory, before=last, body=theirs)


def _words_here(text: str, unit: Unit, one: Found) -> Span | None:
    """The words that stand for the speaker in the clause: a relative pronoun, or the phrase."""
    subject = one.subject
    if subject is None:
        return None
    if unit.codes[subject.end - 1] == "W":
        return resolve.words_of(text, unit, subject.end - 1, subject.end)[1]
    return resolve.words_of(text, unit, subject.start, subject.shown)[1]


def _via(cited: Speaker | None, out: list[Draft]) -> None:
    """ "..., the radio reported, citing police": police, via the radio."""
    if cited is not None:
        outer = out[-1].stretch
        via = replace(cited, via=outer.speaker)
        out[-1].stretch = replace(outer, speaker=via, said_by=cited.span)
