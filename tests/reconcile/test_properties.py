"""What holds for any accounts: order, no claim lost, parts, officials, readings, verdicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.desk.effective import reading_id
from dateline.model.claim import Claim
from dateline.model.incident import Heard, Incident
from dateline.model.values import Actor, Casualty, Responsibility, Speaker
from dateline.reconcile import POLICIES, reconcile
from dateline.values import counts
from tests.told import ARMY, MAYOR, POLICE, REBELS, WITNESS, claim, dead, heard, kind, scene, when

CASES = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
BEGAN = date(2026, 3, 2)
SPEAKERS = (None, POLICE, ARMY, REBELS, MAYOR, WITNESS, replace(REBELS, party="A"),
            replace(ARMY, party="B"), Speaker("Okoro", name="Okoro", named="name"))  # fmt: skip
WORDS = ("3", "7", "12", "at least 12", "about 20", "dozens", "up to 40", "none", "nearly 20",
         "more than 5", "10 to 15", "half")  # fmt: skip
ACTORS = (
    Actor("Northern Front", "armed group", "named_organisation", "rebel_group", actor_id="nf"),
    Actor("River Army", "armed group", "named_organisation", "rebel_group", side="A"),
    Actor(label="gunmen", form="described_group"),
    Actor(label="police", form="described_group", class_="police", side="B"),
    Actor(name="Jon Bo", label="person", form="named_person"),
)


@st.composite
def figure(draw: st.DrawFn, key: str, others: tuple[Claim, ...]) -> Claim:
    return dead(
        draw(st.sampled_from(WORDS)),
        key,
        draw(st.sampled_from(SPEAKERS)),
        fate=draw(st.sampled_from(("killed", "injured"))),
        who=draw(st.sampled_from(("total", "total", "civilians", "state_forces", "unknown"))),
        age=draw(st.sampled_from((None, None, "child"))),
        scope=draw(st.sampled_from(("this_incident",) * 4 + ("since_date",))),
        polarity=draw(st.sampled_from(("affirmed",) * 5 + ("denied", "retracted"))),
        certainty=draw(st.sampled_from(("stated",) * 4 + ("hedged", "unverified"))),
        value_state=draw(st.sampled_from(("given",) * 7 + ("said_unknown",))),
        part_of=draw(st.sampled_from((None, None, *(o.id for o in others)))),
        alternative_to=draw(st.sampled_from((None, None, None, *(o.id for o in others)))),
    )


@st.composite
def told(draw: st.DrawFn, name: str) -> Heard:
    claims: tuple[Claim, ...] = ()
    for n in range(draw(st.integers(0, 4))):
        claims = (*claims, draw(figure(f"{name}.{n}", claims)))
    denied = draw(st.sampled_from(("affirmed", "affirmed", "denied")))
    who, claimed = draw(st.sampled_from(ACTORS)), draw(st.sampled_from(ACTORS))
    state = draw(st.sampled_from(("claimed", "denied", "none_reported")))
    more = (
        when(str(BEGAN + timedelta(draw(st.integers(0, 1)))), f"{name}.d"),
        scene(draw(st.sampled_from(("Oruba", "Kenda"))), f"{name}.p", draw(st.floats(0, 4))),
        kind(draw(st.sampled_from(("attack", "sexual_violence"))), f"{name}.e"),
        claim("perpetrator", who, f"{name}.w", polarity=denied),
        claim("responsibility", Responsibility(state, claimed), f"{name}.r"),  # type: ignore[arg-type]
        claim("act", draw(st.sampled_from(("shooting", "other"))), f"{name}.a"),
        claim("place", None, f"{name}.u", value_state="said_unknown"),
    )
    day = draw(st.sampled_from((None, *(str(BEGAN + timedelta(n)) for n in range(4)))))
    return heard(
        name, day, (*claims, *more), draw(st.sampled_from((None, "Daily", "daily.example.com"))),
        draw(st.sampled_from(("news", "news", "follow_up", "recalled"))),
        draw(st.sampled_from(("single",) * 5 + ("aggregate",))),
        voice=draw(st.sampled_from((None, "v1", "v2"))),
        newest=draw(st.sampled_from((True, True, True, False))),
    )  # fmt: skip


@st.composite
def accounts(draw: st.DrawFn) -> list[Heard]:
    return [draw(told(str(n))) for n in range(draw(st.integers(1, 5)))]


POLICY = st.sampled_from(POLICIES)


@CASES
@given(accounts(), POLICY, st.randoms())
def test_order_does_not_matter(many: list[Heard], policy: str, random: object) -> None:
    mixed = list(many)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert reconcile(mixed, policy) == reconcile(many, policy)


def standings(incident: Incident) -> list[str]:
    """Every claim of every list of the fields that share no claims with others."""
    own = [f for f in incident.fields if f.name not in ("sides", "losses")]
    listed = [c for f in own for c in (*f.claims, *f.vague, *f.against)]
    return listed + [a.claim for f in own for a in f.aside]


@CASES
@given(accounts(), POLICY)
def test_every_claim_is_listed_with_its_standing(many: list[Heard], policy: str) -> None:
    incident = reconcile(many, policy)
    expected = {c.id for h in many for c in h.account.claims}
    found = standings(incident)
    assert set(found) == expected
    # a rival named by another report stands for its own value and against the other's
    twice = {c for c in found if found.count(c) > 1}
    rivals = {c for f in incident.of("perpetrators") for c in f.against}
    assert twice <= rivals


def count_of(incident: Incident, key: str) -> counts.Range | None:
    found = incident.field("casualties", key)
    value = found.value if found is not None else None
    return value.count if isinstance(value, Casualty) else None


@CASES
@given(accounts(), POLICY)
def test_a_total_is_never_below_the_least_of_its_parts(many: list[Heard], policy: str) -> None:
    incident = reconcile(many, policy)
    for fate in ("killed", "injured"):
        total = count_of(incident, fate)
        kinds = [count_of(incident, f"{fate}/{who}") for who in ("civilians", "state_forces")]
        leasts = [k.low or 0 for k in kinds if k is not None]
        assert not leasts or (total is not None and (total.low or 0) >= max(leasts))
        if total is not None and total.low is not None and total.high is not None:
            assert total.low <= total.high


@CASES
@given(accounts(), POLICY, st.sampled_from((POLICE, MAYOR)))
def test_a_later_higher_official_figure_leaves_no_first_hour_number_standing(
    many: list[Heard], policy: str, official: Speaker
) -> None:
    final = heard("z", "2026-03-06", [dead("99", "final", official), when("2026-03-03", "zd")])
    # of what nobody dated nobody can say that it was the first hour's
    early = [h for h in many if h.account.told_as != "recalled" and h.published]
    found = count_of(reconcile([*early, final], policy), "killed")
    assert found is not None
    assert (found.low, found.best, found.high) == (99, 99, 99)


@CASES
@given(accounts(), POLICY)
def test_a_reading_weighs_what_its_speaker_weighs(many: list[Heard], policy: str) -> None:
    """A person's reading of the same value changes the names of claims, and nothing else."""
    first = many[0].account
    read = tuple(
        replace(c, id=reading_id(c.id), supersedes=c.id, produced_by="person")
        if c.slot == "casualty" else c
        for c in first.claims
    )  # fmt: skip
    renamed = {c.supersedes: c.id for c in read if c.supersedes}
    read = tuple(
        replace(c, part_of=renamed.get(c.part_of, c.part_of),
                alternative_to=renamed.get(c.alternative_to, c.alternative_to))
        for c in read
    )  # fmt: skip
    again = [replace(many[0], account=replace(first, claims=read)), *many[1:]]
    one, other = reconcile(many, policy), reconcile(again, policy)
    assert [(f.name, f.key, f.value, f.rule) for f in one.fields] == [
        (f.name, f.key, f.value, f.rule) for f in other.fields
    ]


@CASES
@given(accounts(), POLICY)
def test_a_verdict_outranks_all(many: list[Heard], policy: str) -> None:
    judged = [
        dead("33", "v1", basis="judgement", evidence=()),
        when("2026-03-01", "v2", basis="judgement", evidence=()),
        scene("Kenda", "v3", basis="judgement", evidence=()),
    ]
    incident = reconcile(many, policy, verdicts=judged)
    assert count_of(incident, "killed") == counts.exact(33)
    for name, verdict in (("date", judged[1]), ("place", judged[2])):
        found = incident.field(name)
        assert found is not None
        assert (found.value, found.rule) == (verdict.value, "verdict")
        assert verdict.id in found.claims
    everything = {c.id for h in many for c in h.account.claims} | {v.id for v in judged}
    assert set(standings(incident)) == everything
