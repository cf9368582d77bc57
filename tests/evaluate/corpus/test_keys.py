"""Keys as records."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked_cases import FILE, keyed

from dateline.errors import InputError
from dateline.evaluate.corpus.keys import Keyed, keyed_file, keyed_folder
from dateline.model.claim import SLOT_VALUES, Claim
from dateline.model.codec import from_file_form, to_file_form
from dateline.model.coding import CodedReport, Coding
from dateline.model.values import Actor, Casualty, DateValue, EventType, Place, Responsibility


@pytest.fixture
def bridge() -> Keyed:
    return keyed()[0]


def claims(key: Keyed, account: int, slot: str) -> tuple[Claim, ...]:
    return key.accounts[account].account.of(slot)


def test_a_report_has_its_facts(bridge: Keyed) -> None:
    assert (bridge.id, bridge.family, bridge.split, bridge.genre) == (
        "bridge-1", "bridge", "dev", "local_daily",
    )  # fmt: skip
    assert bridge.full
    assert bridge.report.published is not None
    assert bridge.report.published.day == "2021-03-10"
    assert keyed()[1].report.published is None


def test_accounts_of_a_family_may_tell_one_incident() -> None:
    words = FILE.replace("anchor=k2,k1", "anchor=k2,k1 incident=bridge").replace(
        "publisher: Lowland Courier\ngenre: feature",
        "seen: 2021-03-11T09:30:00Z\ncopy_of: bridge-1\npublisher: The Plain\ngenre: feature",
    )
    first, second = keyed(words)
    assert [one.incident for one in first.accounts] == ["bridge", None]
    assert (first.copy_of, second.copy_of) == (None, "bridge-1")
    assert (first.report.seen_at, second.report.seen_at) == (None, "2021-03-11T09:30:00Z")


def test_accounts_have_anchors_and_relations(bridge: Keyed) -> None:
    news, recalled = bridge.accounts
    assert [bridge.report.quote(span) for span in news.anchors] == ["opened fire", "ambush"]
    assert news.account.foreground
    assert not recalled.account.foreground
    assert recalled.account.told_as == "recalled"
    (relation,) = recalled.account.relations
    assert (relation.kind, relation.account) == ("same_series", news.account.id)


def test_every_quote_is_in_the_report(bridge: Keyed) -> None:
    for one in bridge.accounts:
        for claim in one.account.claims:
            if claim.evidence:
                assert bridge.report.quote(claim.evidence[0]) == claim.text
            assert isinstance(claim.value, (*SLOT_VALUES[claim.slot], type(None)))


def test_values(bridge: Keyed) -> None:
    (kind,) = claims(bridge, 0, "event_type")
    assert kind.value == EventType("battles", "armed_clash", ("attack",))
    assert kind.basis == "inferred"
    (when,) = claims(bridge, 1, "date")
    assert isinstance(when.value, DateValue)
    assert when.value.start is not None
    assert (when.value.start.earliest, when.value.precision) == ("2021-01-01", "month")
    (where,) = claims(bridge, 0, "place")
    assert isinstance(where.value, Place)
    assert (where.value.words, where.value.lat, where.value.relation) == (
        "the bridge of Doutchi", 13.3, "near",
    )  # fmt: skip
    (doer,) = claims(bridge, 0, "perpetrator")
    assert isinstance(doer.value, Actor)
    assert doer.value.form == "described_group"


def test_tolls_links_and_states(bridge: Keyed) -> None:
    four, hundred, six, unknown = claims(bridge, 0, "casualty")
    assert isinstance(four.value, Casualty)
    assert four.value.count is not None
    assert (four.value.count.low, four.value.count.form) == (4, "exact")
    assert isinstance(hundred.value, Casualty)
    assert hundred.value.count is not None
    assert (hundred.value.count.low, hundred.value.count.stated) == (101, 100)
    (target,) = claims(bridge, 0, "target")
    (victim,) = claims(bridge, 0, "victim")
    assert four.of == target.id
    assert victim.member_of == target.id
    assert six.alternative_to == four.id
    assert (unknown.value_state, unknown.status) == ("said_unknown", "unverified")


def test_speakers_and_their_chains(bridge: Keyed) -> None:
    _, hundred, six, unknown = claims(bridge, 0, "casualty")
    assert unknown.source is None
    assert hundred.source is not None
    assert (hundred.source.text, hundred.source.name, hundred.source.role) == (
        "He", "Issa Maman", "military",
    )  # fmt: skip
    assert hundred.source.medium == "press_conference"
    assert six.source is not None
    assert (six.source.text, six.source.named) == ("A trader", "anonymous")
    assert hundred.source.span is not None
    chain = bridge.chains[hundred.source.span]
    assert {bridge.report.quote(span) for span in chain} == {"He", "Colonel Issa Maman"}
    assert set(bridge.speakers) <= set(bridge.chains)


def test_who_takes_responsibility_stands_last_in_the_evidence(bridge: Keyed) -> None:
    (taken,) = claims(bridge, 0, "responsibility")
    assert isinstance(taken.value, Responsibility)
    assert taken.value.actor is not None
    assert taken.value.actor.name == "The Dawn Front"
    assert taken.self_
    assert bridge.report.quote(taken.evidence[-1]) == "The Dawn Front"


def test_several_speakers_and_those_behind_them() -> None:
    words = FILE.replace("casualty c4 killed total 6 by=s3", "casualty c4 killed total 6 by=s3,s1")
    words = words.replace("speaker s3 resident medium=phone", "speaker s3 resident via=s4 also=s2")
    source = claims(keyed(words)[0], 0, "casualty")[2].source
    assert source is not None
    assert [other.text for other in source.also] == ["Colonel Issa Maman", "He"]
    assert source.via is not None
    assert source.via.text == "The Dawn Front"


def test_a_key_is_a_coding_in_the_file_form(bridge: Keyed) -> None:
    accounts = tuple(one.account for one in bridge.accounts)
    coded = CodedReport(
        bridge.report, Coding(bridge.report.id, "person:a", True, None, None, accounts)
    )
    assert from_file_form(to_file_form(coded)) == coded


def test_a_file_that_is_not_sound_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(FILE.replace("{d2:In January}", "{d2:In January"))
    with pytest.raises(InputError, match=r"x\.txt:16: the mark d2 is never closed"):
        keyed_file(path)
    path.write_text(FILE.replace("battles/armed_clash", "battles/skirmish"))
    with pytest.raises(InputError, match="dateline corpus check"):
        keyed_file(path)


def test_a_folder_by_split(tmp_path: Path) -> None:
    for split in ("train", "dev"):
        (tmp_path / split).mkdir()
        (tmp_path / split / f"{split}-one.txt").write_text(FILE)
    assert [k.split for k in keyed_folder(tmp_path)] == ["dev", "dev", "train", "train"]
    assert {k.family for k in keyed_folder(tmp_path, "dev")} == {"dev-one"}
    with pytest.raises(InputError, match="no files"):
        keyed_folder(tmp_path, "test")
    with pytest.raises(InputError, match="no folder"):
        keyed_folder(tmp_path / "none")
