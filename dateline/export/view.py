"""A coded report as a piece of HTML, for notebooks: the article with its quotes marked, and beside
it the claims. One piece that needs nothing else: no script, no request, its own style."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence

from dateline.export import terminal, wording
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.span import Span

# What a slot is about. The words, the colour and the line of each kind are in the style below:
# colours that are told apart by nearly everybody (after Okabe and Ito), lines for all others.
_KINDS = {
    "what": ("act", "event_type", "stage", "occurrence", "weapon", "context"),
    "when": ("date",),
    "where": ("place",),
    "doer": ("perpetrator", "perpetrator_count", "responsibility"),
    "harm": ("target", "victim", "casualty", "damage"),
    "more": ("participant", "response", "motive", "demand", "statement"),
}
_NAMES = {
    "what": "what happened", "when": "when", "where": "where", "doer": "who did it",
    "harm": "whom or what it hit", "more": "more that is said",
}  # fmt: skip
_KIND_OF = {slot: kind for kind, slots in _KINDS.items() for slot in slots}
_FIELDS = ("title", "text")
_STYLE = """
.dl-view{--ink:#1a1a1a;--paper:#fff;--faint:#595959;--line:#c8c8c8;
--what:#e8d9f0;--when:#cfe8f7;--where:#cdeee0;--doer:#fbdcc8;--harm:#fdf3b0;--more:transparent;
color:var(--ink);background:var(--paper);font:15px/1.55 system-ui,sans-serif;padding:.8em;
border:1px solid var(--line);max-width:80em}
@media (prefers-color-scheme:dark){.dl-view{--ink:#ececec;--paper:#161616;--faint:#b4b4b4;
--line:#4a4a4a;--what:#4f3a5c;--when:#12425e;--where:#0f4a38;--doer:#663415;--harm:#544a00}}
.dl-view .dl-two{display:flex;flex-wrap:wrap;gap:1.5em}
.dl-view .dl-text{flex:3 1 24em;white-space:pre-wrap;unicode-bidi:plaintext;overflow-wrap:anywhere}
.dl-view .dl-claims{flex:2 1 20em;overflow-wrap:anywhere}
.dl-view h3,.dl-view h4{margin:.2em 0 .5em;font-size:1.05em;color:inherit;unicode-bidi:plaintext}
.dl-view ul{list-style:none;margin:0 0 1em;padding:0}
.dl-view li{margin:0;padding:.35em 0;border-top:1px solid var(--line)}
.dl-view .dl-faint{color:var(--faint)}
.dl-view a{color:inherit}
.dl-view mark,.dl-view .dl-kind{color:inherit;padding:0 .1em;border-radius:2px;
text-decoration-thickness:2px;text-underline-offset:3px}
.dl-view mark:target{outline:3px solid currentColor}
.dl-view .dl-what{background:var(--what);text-decoration:underline solid}
.dl-view .dl-when{background:var(--when);text-decoration:underline dotted}
.dl-view .dl-where{background:var(--where);text-decoration:underline dashed}
.dl-view .dl-doer{background:var(--doer);text-decoration:underline double}
.dl-view .dl-harm{background:var(--harm);text-decoration:underline wavy}
.dl-view .dl-more{background:var(--more);text-decoration:none;border-bottom:1px solid currentColor}
""".strip()


def page(report: Report, accounts: Sequence[Account], reason: str | None = None) -> str:
    """The HTML of a report with some of its accounts; `reason` tells why there are none."""
    claims = [c for account in accounts for c in account.claims]
    uid = "dl-" + "-".join(_plain_id(x) for x in (report.id, *(a.id for a in accounts[:1])))
    spans = _spans(claims)
    title = _marked(report, "title", spans, uid) if report.title else "(no title)"
    parts = [
        f'<div class="dl-view"><style>{_STYLE}</style>',
        f"<h3>{title}</h3>", _facts(report), _legend(),
        f'<div class="dl-two"><div class="dl-text">{_marked(report, "text", spans, uid)}</div>',
        '<div class="dl-claims">',
        *(_account(account, spans, uid) for account in accounts),
        "" if accounts else f"<p>No account of an incident{_why_none(reason)}.</p>",
        "</div></div></div>",
    ]  # fmt: skip
    return "".join(parts)


def _plain_id(name: str) -> str:
    return "".join(c for c in name if c.isascii() and c.isalnum())


def _why_none(reason: str | None) -> str:
    return f" ({escaped(wording.spaced(reason))})" if reason else ""


def escaped(words: str) -> str:
    """Words for HTML: nothing is a tag, and no mark turns the writing round."""
    return html.escape(terminal.clean(words), quote=True)


def _facts(report: Report) -> str:
    stamp = report.published
    when = f"published {stamp.value}" if stamp else "date of publication not known"
    facts = [report.publisher, when, report.input_id or report.id]
    shown = " · ".join(f"<bdi>{escaped(fact)}</bdi>" for fact in facts if fact)
    return f'<p class="dl-faint">{shown}</p>'


def _legend() -> str:
    kinds = (f'<span class="dl-kind dl-{k}">{escaped(n)}</span>' for k, n in _NAMES.items())
    return f'<p class="dl-faint">{" ".join(kinds)}</p>'


# --- the article ---------------------------------------------------------------------------------


def _spans(claims: Sequence[Claim]) -> dict[Span, tuple[int, list[str]]]:
    """The first quotes of the claims, in the text's order: the number and the slots of each."""
    slots: dict[Span, list[str]] = {}
    for claim in claims:
        if claim.evidence and claim.evidence[0].field in _FIELDS:
            held = slots.setdefault(claim.evidence[0], [])
            if claim.slot not in held:
                held.append(claim.slot)
    ordered = sorted(
        (s for s in slots if s.end > s.start),
        key=lambda s: (_FIELDS.index(s.field), s.start, -s.end),
    )
    return {span: (number, slots[span]) for number, span in enumerate(ordered)}


def _marked(
    report: Report, field: str, spans: Mapping[Span, tuple[int, list[str]]], uid: str
) -> str:
    """A field with its quotes in `mark` elements.

    Quotes inside quotes are nested. Where two cross, the later one is closed and opened anew, so
    that a quote may have several pieces; the pieces of one have the same `data-quote`.
    """
    text = report.field(field)
    here = [s for s in spans if s.field == field]
    starts = {at: [s for s in here if s.start == at] for at in {s.start for s in here}}
    cuts = sorted({0, len(text), *starts, *(s.end for s in here)})
    out: list[str] = []
    inside: list[Span] = []
    begun: set[Span] = set()
    for at, until in zip(cuts, [*cuts[1:], len(text)], strict=True):
        still = [s for s in inside if s.end > at]
        kept = next((i for i, s in enumerate(inside) if s.end <= at), len(inside))
        out.extend("</mark>" for _ in inside[kept:])
        opening = [*still[kept:], *starts.get(at, ())]
        out.extend(_opened(s, *spans[s], uid, s not in begun) for s in opening)
        begun.update(opening)
        inside = [*still[:kept], *opening]
        out.append(escaped(text[at:until]))
    out.extend("</mark>" for _ in inside)
    return "".join(out)


def _opened(span: Span, number: int, slots: list[str], uid: str, first: bool) -> str:
    kinds = sorted({_KIND_OF[slot] for slot in slots}, key=list(_KINDS).index)
    anchor = f' id="{uid}-{number}"' if first else ""
    names = escaped(", ".join(wording.spaced(slot) for slot in slots))
    return f'<mark{anchor} class="dl-{kinds[0]}" data-quote="{number}" title="{names}">'


# --- the claims ----------------------------------------------------------------------------------


def _account(account: Account, spans: Mapping[Span, tuple[int, list[str]]], uid: str) -> str:
    notes = [] if account.foreground else ["recalled"]
    notes += [account.kind] if account.kind != "single" else []
    noted = f' <span class="dl-faint">({escaped(", ".join(notes))})</span>' if notes else ""
    items = "".join(_item(claim, spans, uid) for claim in _in_order(account.claims))
    return f"<section><h4>{escaped(account.title)}{noted}</h4><ul>{items}</ul></section>"


def _in_order(claims: Sequence[Claim]) -> Iterator[Claim]:
    for slots in _KINDS.values():
        yield from (claim for claim in claims if claim.slot in slots)


def _item(claim: Claim, spans: Mapping[Span, tuple[int, list[str]]], uid: str) -> str:
    kind = _KIND_OF[claim.slot]
    name = escaped(wording.spaced(claim.slot))
    said = wording.speaker(claim.source)
    how = f"inferred: {claim.rule}" if claim.basis == "inferred" else f"{claim.status}, {said}"
    quote = f"<br>{_quoted(claim, spans, uid)}" if claim.text else ""
    return (
        f'<li><span class="dl-kind dl-{kind}">{name}</span> <bdi>{escaped(wording.show(claim))}'
        f'</bdi> <span class="dl-faint">(<bdi>{escaped(how)}</bdi>)</span>{quote}</li>'
    )


def _quoted(claim: Claim, spans: Mapping[Span, tuple[int, list[str]]], uid: str) -> str:
    words = f"“<bdi>{escaped(claim.text or '')}</bdi>”"
    held = spans.get(claim.evidence[0]) if claim.evidence else None
    return words if held is None else f'<a href="#{uid}-{held[0]}">{words}</a>'


# --- tables --------------------------------------------------------------------------------------


def table(rows: Sequence[Mapping[str, object]], more: bool) -> str:
    """Records as a table; columns that are empty in all rows are left out."""
    names = [n for n in (rows[0] if rows else ()) if any(_filled(row[n]) for row in rows)]
    head = "".join(f'<th scope="col">{escaped(name)}</th>' for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(row[name])}</td>" for name in names) + "</tr>"
        for row in rows
    )
    note = "<p>… and more.</p>" if more else "" if rows else "<p>Nothing.</p>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


def _filled(value: object) -> bool:
    return value is not None and value != "" and value != [] and value != ()


def _cell(value: object) -> str:
    if not _filled(value):
        return ""
    words = str(value)
    return f"<bdi>{escaped(words if len(words) <= 90 else words[:89] + '…')}</bdi>"
