// The tolls that reports give, one line a fate, each figure where it was reported.
import { make, svg } from "./dom";

export interface Figure {
  claim: string;
  fate: string;
  who: string;
  part: boolean;
  low: number | null;
  best: number | null;
  high: number | null;
  shows: string;
  status: string;
  speaker: string;
  publisher: string;
  at: string | null;
}

const ROW = 24;

/** Figures over the time of their report when there are several days, else one under another. */
export function tollChart(box: HTMLElement, figures: Figure[], choose: (id: string, focus?: boolean) => void, light: (ids: string[]) => void): void {
  const shown = figures.filter((f) => !f.part && (f.best ?? f.low ?? f.high) !== null);
  if (shown.length < 2) {
    box.remove();
    return;
  }
  const rows = [...shown].sort((a, b) => a.fate.localeCompare(b.fate) * -1 || (a.at ?? "").localeCompare(b.at ?? ""));
  const fates = [...new Set(rows.map((r) => r.fate))].sort((a, b) => (a === "killed" ? -1 : b === "killed" ? 1 : 0));
  const ordered = fates.flatMap((fate) => rows.filter((r) => r.fate === fate));
  const width = Math.max(300, box.clientWidth || 420);
  const left = Math.min(190, width * 0.42);
  const most = Math.max(...ordered.map((f) => f.high ?? f.best ?? f.low ?? 0), 1);
  const top = niceTop(most);
  const height = ordered.length * ROW + fates.length * 18 + 26;
  const x = (n: number): number => left + (n / top) * (width - left - 26);
  const chart = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "list" });
  chart.setAttribute("aria-label", "Figures that the reports give");
  for (const tick of ticks(top)) {
    chart.append(svg("line", { class: "grid", x1: x(tick), x2: x(tick), y1: 4, y2: height - 20 }));
    chart.append(svg("text", { class: "num", x: x(tick), y: height - 6, "text-anchor": "middle" }, String(tick)));
  }
  let y = 0;
  for (const fate of fates) {
    y += 16;
    chart.append(svg("text", { class: "num", x: 0, y: y - 3 }, fate.replaceAll("_", " ")));
    for (const one of ordered.filter((f) => f.fate === fate)) {
      line(chart, one, y + ROW / 2, left, x, top, choose, light);
      y += ROW;
    }
    y += 2;
  }
  box.replaceChildren(chart, make("figcaption", {}, "Filled: said. Hollow: hedged or unverified. Dashes: no upper or lower end is given."));
}

function line(
  chart: SVGElement, one: Figure, y: number, left: number, x: (n: number) => number, top: number,
  choose: (id: string, focus?: boolean) => void, light: (ids: string[]) => void,
): void {
  const who = one.speaker === "the report itself" ? one.publisher || one.speaker : one.speaker;
  const most = Math.floor(left / 6.1);
  chart.append(svg("text", { class: "lab", x: 0, y: y + 4 }, who.length > most ? `${who.slice(0, most - 1)}…` : who));
  const low = one.low ?? (one.best !== null ? one.best : 0);
  const high = one.high ?? (one.best !== null && one.low !== null ? one.best : top);
  if (low !== high) {
    const open = one.low === null || one.high === null;
    chart.append(svg("line", { class: open ? "span open" : "span", x1: x(low), x2: x(high), y1: y, y2: y }));
  }
  const at = one.best ?? one.low ?? one.high ?? 0;
  const mark = svg("circle", { class: `mark ${one.status}`, cx: x(at), cy: y, r: 5.5, tabindex: 0, role: "listitem", "data-claim": one.claim });
  mark.setAttribute("aria-label", `${one.shows}, ${one.status}, says ${who}`);
  mark.append(svg("title", {}, `${one.shows} — ${one.status}, ${who}${one.publisher ? ` (${one.publisher})` : ""}`));
  mark.addEventListener("pointerenter", () => light([one.claim]));
  mark.addEventListener("pointerleave", () => light([]));
  mark.addEventListener("focus", () => light([one.claim]));
  mark.addEventListener("click", () => choose(one.claim, true));
  mark.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key === "Enter") choose(one.claim, true);
  });
  chart.append(mark);
  chart.append(svg("text", { class: "num", x: Math.min(x(at) + 10, x(top) + 8), y: y + 4 }, label(one)));
}

function label(one: Figure): string {
  if (one.best !== null) return String(one.best);
  if (one.low !== null && one.high !== null) return `${one.low}–${one.high}`;
  return one.low !== null ? `${one.low}+` : `≤${one.high}`;
}

function niceTop(most: number): number {
  for (const step of [1, 2, 5]) for (let p = 1; p <= 1e6; p *= 10) if (step * p >= most && step * p * 0.4 <= most) return step * p;
  return most;
}

function ticks(top: number): number[] {
  const step = top <= 5 ? 1 : top <= 10 ? 2 : top / 5;
  const out: number[] = [];
  for (let n = 0; n <= top; n += step) out.push(Math.round(n));
  return out;
}
