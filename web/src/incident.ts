// One incident: values light up their words, words show their claims, and a person acts on them.
import { act, may } from "./acts";
import { all, fetchJson, find, make, toast } from "./dom";
import { correct, decideField, joinAccounts, mergeIncident, moveClaim, partIncident, rejectClaim } from "./editors";
import { dialog, typing } from "./frame";
import { showTimes } from "./times";
import { tollChart, type Figure } from "./toll";
import type { Spot } from "./minimap";

const dossier = (): HTMLElement => find<HTMLElement>(".dossier")!;
let current: string | null = null;

export function start(): void {
  document.addEventListener("pointerover", (event) => hover(event.target as Element));
  document.addEventListener("pointerleave", () => letGo());
  document.addEventListener("focusin", (event) => focused(event.target as Element));
  document.addEventListener("click", (event) => void clicked(event.target as Element));
  document.addEventListener("keydown", keyed);
  const back = find<HTMLAnchorElement>("#back");
  if (back && document.referrer.startsWith(location.origin + "/?")) back.href = document.referrer;
  dress();
}

/** What the script adds to a page that the server wrote. */
function dress(): void {
  showTimes(dossier());
  const box = find<HTMLElement>("#mini-map");
  const spots = JSON.parse(dossier().dataset["map"] ?? "[]") as Spot[];
  if (box && spots.length)
    import("./minimap")
      .then((m) => m.miniMap(box, spots, (claims) => select(claims[0] ?? null)))
      .catch(() => (box.hidden = true));
  const chart = find<HTMLElement>("#toll");
  if (chart) tollChart(chart, JSON.parse(dossier().dataset["toll"] ?? "[]") as Figure[], select, light);
}

// --- light -----------------------------------------------------------------------------------------

function light(ids: string[]): void {
  const wanted = new Set(ids);
  for (const mark of all<HTMLElement>(".w")) {
    const on = (mark.dataset["c"] ?? "").split(" ").some((id) => wanted.has(id));
    mark.classList.toggle("lit", on);
  }
  for (const value of all<HTMLElement>(".value-shows")) {
    const on = ids.length > 0 && (value.dataset["lights"] ?? "").split(" ").some((id) => wanted.has(id));
    value.classList.toggle("lit", on);
  }
  for (const mark of all<SVGElement>(".toll-chart .mark")) mark.classList.toggle("lit", wanted.has(mark.dataset["claim"] ?? ""));
  for (const article of all<HTMLElement>(".article")) article.classList.toggle("lighting", !!article.querySelector(".w.lit"));
}

function letGo(): void {
  light(current ? [current] : []);
}

function hover(at: Element): void {
  const value = at.closest<HTMLElement>("[data-lights]");
  const word = at.closest<HTMLElement>(".w");
  if (value) light((value.dataset["lights"] ?? "").split(" "));
  else if (word) light((word.dataset["c"] ?? "").split(" "));
  else if (!at.closest(".claim-acts")) letGo();
}

function focused(at: Element): void {
  const value = at.closest<HTMLElement>("[data-lights]");
  if (!value || !value.matches(":focus-visible")) return;
  light((value.dataset["lights"] ?? "").split(" "));
  reveal();
}

/** Scrolls the first words that are lit into sight, if none is. */
function reveal(): void {
  const lit = all<HTMLElement>(".w.lit");
  const seen = lit.some((mark) => {
    const box = mark.getBoundingClientRect();
    return box.top > 60 && box.bottom < window.innerHeight;
  });
  if (!seen && window.matchMedia("(min-width: 901px)").matches) lit[0]?.scrollIntoView({ block: "center", behavior: "smooth" });
}

// --- choosing a claim ------------------------------------------------------------------------------

const claimOf = (id: string): HTMLElement | null => find<HTMLElement>(`.claim[data-claim="${CSS.escape(id)}"]`);

function select(id: string | null, focus = false): void {
  current = id;
  for (const one of all<HTMLElement>(".claim")) {
    const on = one.dataset["claim"] === id;
    one.classList.toggle("at", on);
    find<HTMLElement>(".claim-face", one)?.setAttribute("aria-expanded", String(on));
    const acts = find<HTMLElement>(".claim-acts", one);
    if (acts) acts.hidden = !on;
  }
  light(id ? [id] : []);
  const row = id ? claimOf(id) : null;
  if (!row) return;
  row.scrollIntoView({ block: "nearest" });
  if (focus) find<HTMLElement>(".claim-face", row)?.focus({ preventScroll: true });
  reveal();
}

async function clicked(at: Element): Promise<void> {
  const undo = at.closest<HTMLElement>("[data-undo]");
  if (undo) return done(await act({ kind: "undo", act: Number(undo.dataset["undo"]) }), "Undone");
  const button = at.closest<HTMLElement>("[data-do]");
  if (button) return perform(button.dataset["do"] ?? "", button);
  const word = at.closest<HTMLElement>(".w");
  if (word && !window.getSelection()?.toString()) {
    const ids = (word.dataset["c"] ?? "").split(" ");
    const next = ids[(ids.indexOf(current ?? "") + 1) % ids.length] ?? null;
    return select(next, true);
  }
  const face = at.closest<HTMLElement>(".claim-face");
  if (face) return select(current === face.dataset["lights"] ? null : (face.dataset["lights"] ?? null));
  const value = at.closest<HTMLElement>(".value-shows");
  if (value) {
    select((value.dataset["lights"] ?? "").split(" ")[0] ?? null);
    reveal();
  }
}

function keyed(event: KeyboardEvent): void {
  if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const claims = all<HTMLElement>(".claim");
  const now = claims.findIndex((one) => one.dataset["claim"] === current);
  if (event.key === "j" || event.key === "k") {
    const next = claims[Math.max(0, Math.min(claims.length - 1, now + (event.key === "j" ? 1 : -1)))];
    return select(next?.dataset["claim"] ?? null, true);
  }
  if (event.key === "Escape") return select(null);
  const keys: Record<string, string> = { a: "accept", c: "correct", x: "reject", m: "move", w: "why", u: "undo" };
  const what = keys[event.key];
  if (!what) return;
  if (what === "undo" || current) {
    event.preventDefault();
    void perform(what, null);
  }
}

// --- acting ----------------------------------------------------------------------------------------

async function perform(what: string, button: HTMLElement | null): Promise<void> {
  const row = button?.closest<HTMLElement>(".claim") ?? (current ? claimOf(current) : null);
  const report = button?.closest<HTMLElement>(".report") ?? null;
  if (what === "print") return window.print();
  if (what === "why") return why(row);
  if (what === "undo") return undoLast();
  if (what === "decide") return done(await decideField(dossier().dataset["incident"] ?? ""), "Decided");
  if (what === "merge") return done(await mergeIncident(dossier().dataset["incident"] ?? ""), "Merged");
  if (what === "part") return done(await partIncident(dossier().dataset["incident"] ?? "", reports()), "Taken out");
  if (!may("act")) return;
  if (what === "foreground" && report) {
    const target = report.dataset["account"] ?? "";
    return done(await act({ kind: "foreground", target, foreground: report.dataset["foreground"] !== "yes", seen: report.dataset["revision"] ?? "" }), "Switched");
  }
  if (what === "join" && report) return done(await joinAccounts(report), "Joined");
  if (!row) return;
  if (what === "accept") return done(await act({ kind: "acceptance", ...aim(row) }), "Marked as right");
  if (what === "correct") return done(await correct(row), "Corrected");
  if (what === "reject") return done(await rejectClaim(row), "Marked as wrong");
  if (what === "move") return done(await moveClaim(row, reportOf(row)), "Moved");
}

export function aim(row: HTMLElement): { target: string; seen: string } {
  return { target: row.dataset["claim"] ?? "", seen: row.dataset["revision"] ?? "" };
}

function reportOf(row: HTMLElement): HTMLElement | null {
  return find<HTMLElement>(`.report[data-report="${CSS.escape(row.dataset["report"] ?? "")}"]`);
}

function reports(): { account: string; words: string }[] {
  return all<HTMLElement>(".report").map((one) => ({
    account: one.dataset["account"] ?? "",
    words: find(".report-source", one)?.textContent?.replace(/\s+/g, " ").trim() ?? "",
  }));
}

type Outcome = { acts: { id: number }[]; incident: string | null } | null;

async function done(outcome: Outcome, words: string): Promise<void> {
  if (!outcome) return;
  const number = outcome.acts[outcome.acts.length - 1]?.id;
  await refresh(outcome.incident);
  const back = number === undefined ? undefined : { words: "Undo", run: () => void act({ kind: "undo", act: number }).then((o) => done(o, "Undone")) };
  toast(words, "ok", words === "Undone" ? undefined : back);
}

async function undoLast(): Promise<void> {
  const last = find<HTMLElement>(".history [data-undo]");
  if (!last) return toast("There is nothing to undo here.");
  return done(await act({ kind: "undo", act: Number(last.dataset["undo"]) }), "Undone");
}

/** The page as the server writes it now, in the place of what was; the reader stays where they were. */
async function refresh(incident: string | null): Promise<void> {
  const here = dossier().dataset["incident"];
  let response = await fetch(location.pathname);
  if (!response.ok && incident && incident !== here) {
    history.replaceState(null, "", `/incidents/${incident}`);
    response = await fetch(location.pathname);
  }
  if (!response.ok) {
    location.href = "/";
    return;
  }
  if (response.redirected) history.replaceState(null, "", new URL(response.url).pathname);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector<HTMLElement>(".dossier");
  if (!fresh) return location.reload();
  const at = [".fields", ".reports"].map((name) => find(name)?.scrollTop ?? 0);
  const kept = current;
  const before = kept ? (claimOf(kept)?.dataset["standsFor"] ?? "") : "";
  const map = find<HTMLElement>("#mini-map");
  const same = map && fresh.dataset["map"] === dossier().dataset["map"];
  dossier().replaceWith(document.adoptNode(fresh));
  if (same) {
    find("#mini-map")?.replaceWith(map);
    showTimes(dossier());
    const chart = find<HTMLElement>("#toll");
    if (chart) tollChart(chart, JSON.parse(dossier().dataset["toll"] ?? "[]") as Figure[], select, light);
  } else dress();
  [".fields", ".reports"].forEach((name, i) => find(name)?.scrollTo({ top: at[i] ?? 0 }));
  document.title = page.title;
  const again = kept ? heir(kept, before) : null;
  if (again) select(again, true);
  else current = null;
}

/** The claim that stands now where one stood: itself, its correction, or what it had corrected. */
function heir(id: string, before: string): string | null {
  const own = claimOf(id) ?? find<HTMLElement>(`.claim[data-stands-for="${CSS.escape(id)}"]`) ?? (before ? claimOf(before) : null);
  return own?.dataset["claim"] ?? null;
}

// --- why -------------------------------------------------------------------------------------------

interface Why {
  why: {
    shows: string; status: string; sentence: string | null; speaker: string; cue: string | null; certainty: string; basis: string;
    rule: string | null; says: string | null; alternative: string | null; rivals: string[]; confidence: number | null;
    lexicon: { words?: string; file?: string; line?: number }[]; grounds: { slot: string; shows: string; text: string | null }[];
  };
}

async function why(row: HTMLElement | null): Promise<void> {
  if (!row) return;
  const { why: one } = await fetchJson<Why>(`/api/v1/claims/${row.dataset["claim"]}`);
  const list = make("dl");
  const add = (name: string, words: Node | string | null): void => {
    if (words) list.append(make("dt", {}, name), make("dd", {}, words));
  };
  if (one.sentence) list.append(make("dt", {}, "Words"), make("dd", {}, quoted(one.sentence)));
  add("Says so", `${one.speaker}${one.cue ? `, “${one.cue}”` : ""}`);
  add("How sure", `${one.status} (${one.certainty})`);
  add("Made by", one.basis === "inferred" ? "a rule, from other claims" : one.basis === "judgement" ? "a person" : "words of the report");
  add("Rule", one.says ?? one.rule);
  for (const ground of one.grounds) add("From", `${ground.slot.replaceAll("_", " ")}: ${ground.shows}${ground.text ? ` “${ground.text}”` : ""}`);
  for (const rival of one.rivals) add("Or", rival);
  add("Next best", one.alternative);
  add("Read correctly", one.confidence === null ? null : `${Math.round(one.confidence * 100)} %`);
  dialog(`Why: ${one.shows}`, make("div", { class: "why" }, list));
}

function quoted(sentence: string): Node {
  const parts = sentence.split(/\[\[|\]\]/);
  return make("span", { class: "quote" }, ...parts.map((part, i) => (i % 2 ? make("mark", { class: "w lit" }, part) : part)));
}
