// Incidents over time as bars, with a brush that sets the days of the view.
import { fetchJson, make, svg } from "./dom";

interface Bin {
  bin: string;
  count: number;
  killed: number;
}

type Chosen = (since: string | null, until: string | null) => void;
const TOP = 14;
const FOOT = 20;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export class Timeline {
  private bins: Bin[] = [];
  private drag: { start: number; end: number } | null = null;

  constructor(private readonly box: HTMLElement, private readonly chosen: Chosen) {
    new ResizeObserver(() => this.draw()).observe(box);
  }

  async show(query: string): Promise<void> {
    const params = new URLSearchParams(query);
    const { bins } = await fetchJson<{ bins: Bin[] }>(`/api/v1/timeline?${query}`);
    this.bins = filled(bins);
    this.since = params.get("since");
    this.until = params.get("until");
    this.draw();
  }

  private since: string | null = null;
  private until: string | null = null;

  private inside(bin: Bin): boolean {
    const first = firstDay(bin.bin);
    const last = lastDay(bin.bin);
    return (!this.since || last >= this.since) && (!this.until || first <= this.until);
  }

  private draw(): void {
    const width = this.box.clientWidth - 32;
    const height = this.box.clientHeight - 12;
    if (width < 40) return;
    if (!this.bins.length) {
      this.box.replaceChildren(make("p", { class: "none" }, "No incident here has a date."));
      return;
    }
    const most = Math.max(...this.bins.map((b) => b.count));
    const step = width / this.bins.length;
    const bar = Math.min(26, Math.max(1, step - (step > 4 ? 2 : 0.5)));
    const tall = height - TOP - FOOT;
    const chart = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", tabindex: 0 });
    chart.setAttribute("aria-label", this.words());
    chart.append(svg("line", { class: "axis", x1: 0, x2: width, y1: height - FOOT, y2: height - FOOT }));
    this.bins.forEach((one, number) => {
      if (!one.count) return;
      const h = Math.max(2, (one.count / most) * tall);
      const rect = svg("rect", {
        class: this.inside(one) ? "bar" : "bar out",
        x: number * step + (step - bar) / 2, y: height - FOOT - h, width: bar, height: h, rx: Math.min(2, bar / 3),
      });
      rect.append(svg("title", {}, `${shown(one.bin)}: ${one.count} ${one.count === 1 ? "incident" : "incidents"}, ${one.killed} reported dead`));
      chart.append(rect);
    });
    chart.append(svg("text", { class: "peak", x: 0, y: 9 }, `up to ${most} a ${unit(this.bins[0]!.bin)}`));
    this.ticks(chart, step, height, width);
    if (this.since || this.until) this.brush(chart, step, height);
    this.listen(chart, step);
    this.box.replaceChildren(chart);
    this.box.dataset["ready"] = "yes";
  }

  private words(): string {
    const first = this.bins[0]!;
    const last = this.bins[this.bins.length - 1]!;
    const total = this.bins.reduce((sum, b) => sum + b.count, 0);
    return `${total} incidents with a date, ${shown(first.bin)} to ${shown(last.bin)}. Drag to choose days; arrow keys move by one bar, Shift makes the stretch longer, Escape clears it.`;
  }

  private ticks(chart: SVGElement, step: number, height: number, width: number): void {
    let last = -1000;
    this.bins.forEach((one, number) => {
      const words = tick(one.bin, number === 0);
      const x = number * step + step / 2;
      if (!words || x - last < 46 || x > width - 10) return;
      chart.append(svg("text", { class: "tick", x, y: height - 5, "text-anchor": number === 0 ? "start" : "middle" }, words));
      last = x;
    });
  }

  private brush(chart: SVGElement, step: number, height: number): void {
    const held = this.bins.map((b, i) => (this.inside(b) ? i : -1)).filter((i) => i >= 0);
    if (!held.length) return;
    const x = held[0]! * step;
    const wide = (held[held.length - 1]! + 1) * step - x;
    chart.append(svg("rect", { class: "brush", x, y: TOP - 6, width: wide, height: height - FOOT - TOP + 6 }));
    for (const edge of [x, x + wide]) chart.append(svg("line", { class: "edge", x1: edge, x2: edge, y1: TOP - 6, y2: height - FOOT }));
  }

  private listen(chart: SVGElement, step: number): void {
    const at = (event: PointerEvent): number => {
      const box = chart.getBoundingClientRect();
      return Math.max(0, Math.min(this.bins.length - 1, Math.floor((event.clientX - box.left) / step)));
    };
    chart.addEventListener("pointerdown", (event) => {
      this.drag = { start: at(event), end: at(event) };
      chart.setPointerCapture(event.pointerId);
    });
    chart.addEventListener("pointermove", (event) => {
      if (!this.drag) return;
      this.drag.end = at(event);
      const [a, b] = [Math.min(this.drag.start, this.drag.end), Math.max(this.drag.start, this.drag.end)];
      chart.querySelectorAll(".brush, .edge").forEach((one) => one.remove());
      chart.append(svg("rect", { class: "brush", x: a * step, y: TOP - 6, width: (b - a + 1) * step, height: chart.clientHeight - FOOT - TOP + 6 }));
    });
    chart.addEventListener("pointerup", () => {
      if (!this.drag) return;
      const { start, end } = this.drag;
      this.drag = null;
      this.choose(Math.min(start, end), Math.max(start, end));
    });
    chart.addEventListener("keydown", (event) => this.keyed(event));
    chart.addEventListener("dblclick", () => this.chosen(null, null));
  }

  private keyed(event: KeyboardEvent): void {
    if (event.key === "Escape") this.chosen(null, null);
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const held = this.bins.map((b, i) => (this.inside(b) ? i : -1)).filter((i) => i >= 0);
    const whole = held.length === this.bins.length;
    const move = event.key === "ArrowRight" ? 1 : -1;
    let [a, b] = whole ? [move > 0 ? 0 : this.bins.length - 1, move > 0 ? 0 : this.bins.length - 1] : [held[0] ?? 0, held[held.length - 1] ?? 0];
    if (!whole) {
      b += move;
      if (!event.shiftKey) a += move;
    }
    const top = this.bins.length - 1;
    this.choose(Math.max(0, Math.min(top, a)), Math.max(0, Math.min(top, b)));
    window.setTimeout(() => this.box.querySelector<SVGElement>("svg")?.focus(), 0);
  }

  private choose(a: number, b: number): void {
    const first = this.bins[a];
    const last = this.bins[b];
    if (first && last) this.chosen(firstDay(first.bin), lastDay(last.bin));
  }
}

/** Bins with the empty ones between them, so that time runs evenly. */
function filled(bins: Bin[]): Bin[] {
  if (bins.length < 2) return bins;
  const known = new Map(bins.map((b) => [b.bin, b]));
  const out: Bin[] = [];
  const last = bins[bins.length - 1]!.bin;
  for (let at = bins[0]!.bin, n = 0; at <= last && n < 2000; at = following(at), n += 1)
    out.push(known.get(at) ?? { bin: at, count: 0, killed: 0 });
  return out;
}

function following(bin: string): string {
  if (bin.length === 4) return String(Number(bin) + 1).padStart(4, "0");
  if (bin.length === 7) {
    const [year, month] = bin.split("-").map(Number) as [number, number];
    return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
  }
  const day = new Date(`${bin}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

function firstDay(bin: string): string {
  return bin.length === 4 ? `${bin}-01-01` : bin.length === 7 ? `${bin}-01` : bin;
}

function lastDay(bin: string): string {
  if (bin.length === 4) return `${bin}-12-31`;
  if (bin.length === 10) return bin;
  const [year, month] = bin.split("-").map(Number) as [number, number];
  return `${bin}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

function shown(bin: string): string {
  const [year, month, day] = bin.split("-");
  return [day ? String(Number(day)) : "", month ? MONTHS[Number(month) - 1] : "", year].filter(Boolean).join(" ");
}

function unit(bin: string): string {
  return bin.length === 4 ? "year" : bin.length === 7 ? "month" : "day";
}

function tick(bin: string, first: boolean): string {
  if (bin.length === 4) return bin;
  const [year, month, day] = bin.split("-");
  if (bin.length === 7) return month === "01" || first ? (year ?? "") : "";
  return day === "01" || first ? `${Number(day)} ${MONTHS[Number(month) - 1]}` : "";
}
