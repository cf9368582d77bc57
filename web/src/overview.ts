// The overview: every filter is in the address; the list, the facets, the map and the timeline
// follow it. Answers that come late for an earlier address are thrown away.
import { all, fetchText, find, make, store, stored, toast } from "./dom";
import { typing } from "./frame";
import type { IncidentMap } from "./map";
import { Timeline } from "./timeline";

const list = (): HTMLElement => find<HTMLElement>("#list")!;
let pending: AbortController | null = null;
let map: IncidentMap | null = null;
let timeline: Timeline | null = null;

export function start(): void {
  document.addEventListener("click", follow);
  document.addEventListener("change", changed);
  document.addEventListener("keydown", keyed);
  window.addEventListener("popstate", () => void show(location.search.slice(1), false));
  find<HTMLFormElement>("#search")?.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  let wait = 0;
  find<HTMLInputElement>("#q")?.addEventListener("input", () => {
    window.clearTimeout(wait);
    wait = window.setTimeout(search, 250);
  });
  for (const button of all<HTMLButtonElement>(".switch button"))
    button.addEventListener("click", () => shows(button.dataset["show"] ?? "list"));
  timeline = new Timeline(find<HTMLElement>("#timeline")!, (since, until) => change({ since, until }));
  void timeline.show(location.search.slice(1));
  savedViews();
  remember();
  void startMap();
}

async function startMap(): Promise<void> {
  const box = find<HTMLElement>("#map")!;
  try {
    const { IncidentMap } = await import("./map");
    map = await IncidentMap.in(box, {
      open: (id) => (location.href = `/incidents/${id}`),
      here: (words) => change({ box: words }),
      lit: light,
    });
    await map.show(location.search.slice(1), true);
  } catch (error) {
    box.replaceChildren(
      make("p", { class: "map-none" }, "The map needs WebGL, which this browser does not give. The list beside it shows the same incidents."),
    );
    box.dataset["ready"] = "none";
    console.warn(error);
  }
}

function shows(what: string): void {
  find<HTMLElement>(".overview")!.dataset["shows"] = what;
  for (const button of all<HTMLButtonElement>(".switch button"))
    button.setAttribute("aria-pressed", String(button.dataset["show"] === what));
  if (what === "map") {
    map?.resize();
    void timeline?.show(location.search.slice(1));
  }
}

function follow(event: MouseEvent): void {
  const at = event.target as Element;
  const more = at.closest<HTMLButtonElement>("[data-cursor]");
  if (more) {
    void goOn(more);
    return;
  }
  const whole = at.closest<HTMLButtonElement>(".facet-more");
  if (whole) {
    whole.closest(".facet")?.classList.add("whole");
    return;
  }
  const link = at.closest<HTMLAnchorElement>("a[data-query]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void show(link.dataset["query"] ?? "");
}

function changed(event: Event): void {
  const at = event.target as HTMLElement;
  if (at.id === "sort") change({ sort: (at as HTMLSelectElement).value });
}

function search(): void {
  const box = find<HTMLInputElement>("#q")!;
  change({ q: box.value.trim() });
}

/** The address with some parameters changed; empty ones are left out. */
function change(parts: Record<string, string | null>): void {
  const query = new URLSearchParams(location.search);
  query.delete("cursor");
  for (const [name, value] of Object.entries(parts)) {
    query.delete(name);
    if (value) query.set(name, value);
  }
  void show(query.toString());
}

async function show(query: string, push = true): Promise<void> {
  if (push) {
    if (location.search.slice(1) === query) return;
    history.pushState(null, "", query ? `/?${query}` : "/");
  }
  pending?.abort();
  const mine = new AbortController();
  pending = mine;
  const box = find<HTMLInputElement>("#q");
  const words = new URLSearchParams(query).get("q") ?? "";
  if (box && document.activeElement !== box) box.value = words;
  list().setAttribute("aria-busy", "true");
  try {
    const [rows, facets] = await Promise.all([
      fetchText(`/pieces/list?${query}`, mine.signal),
      fetchText(`/pieces/facets?${query}`, mine.signal),
      map?.show(query),
      timeline?.show(query),
    ]);
    keepFocus(() => {
      list().innerHTML = rows;
      replaceFacets(facets);
    });
    find<HTMLElement>("section.list")?.scrollTo({ top: 0 });
    say();
  } catch (error) {
    if (!mine.signal.aborted) toast(words_of(error), "bad");
  } finally {
    if (pending === mine) list().removeAttribute("aria-busy");
  }
}

function words_of(error: unknown): string {
  return error instanceof Error ? error.message : "the page did not answer";
}

/** Facets stay open or closed as the reader left them. */
function replaceFacets(html: string): void {
  const box = find<HTMLElement>("#facets")!;
  const open = new Map(all<HTMLDetailsElement>(".facet", box).map((f) => [f.dataset["facet"], f.open]));
  const whole = new Set(all<HTMLElement>(".facet.whole", box).map((f) => f.dataset["facet"]));
  box.innerHTML = html;
  for (const facet of all<HTMLDetailsElement>(".facet", box)) {
    const was = open.get(facet.dataset["facet"]);
    if (was !== undefined) facet.open = was;
    if (whole.has(facet.dataset["facet"])) facet.classList.add("whole");
  }
}

/** Runs a change of the page; what had the focus has it afterwards, if it is still there. */
function keepFocus(run: () => void): void {
  const at = document.activeElement as HTMLElement | null;
  const facet = at?.closest<HTMLElement>("[data-facet]")?.dataset["facet"];
  const value = at?.querySelector(".facet-word")?.textContent;
  run();
  if (!facet || value === undefined) return;
  for (const link of all<HTMLElement>(`[data-facet="${facet}"] .facet-value`))
    if (link.querySelector(".facet-word")?.textContent === value) link.focus();
}

function say(): void {
  const count = find<HTMLElement>(".count");
  if (count) document.title = `${count.textContent?.trim()} · Dateline`;
}

async function goOn(button: HTMLButtonElement): Promise<void> {
  const query = new URLSearchParams(location.search);
  query.set("cursor", button.dataset["cursor"] ?? "");
  button.disabled = true;
  const rows = await fetchText(`/pieces/list?${query.toString()}`);
  const item = button.closest("li")!;
  item.insertAdjacentHTML("afterend", rows);
  const next = item.nextElementSibling as HTMLElement | null;
  item.remove();
  find<HTMLElement>("a", next ?? undefined)?.focus();
}

function light(id: string | null): void {
  for (const row of all<HTMLElement>(".incident.lit")) row.classList.remove("lit");
  if (!id) return;
  const row = find<HTMLElement>(`.incident[data-id="${CSS.escape(id)}"]`);
  row?.classList.add("lit");
}

function keyed(event: KeyboardEvent): void {
  const box = find<HTMLInputElement>("#q");
  if (event.key === "Escape" && document.activeElement === box) box?.blur();
  const checkbox = (event.target as Element).closest?.<HTMLAnchorElement>(".facet-value");
  if (checkbox && event.key === " ") {
    event.preventDefault();
    checkbox.click();
    return;
  }
  if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key !== "j" && event.key !== "k") return;
  const links = all<HTMLAnchorElement>(".incident-title");
  const now = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = links[Math.max(0, Math.min(links.length - 1, now + (event.key === "j" ? 1 : -1)))];
  next?.focus();
  next?.closest(".incident")?.scrollIntoView({ block: "nearest" });
}

// --- saved views, and what is new ------------------------------------------------------------------

interface Saved {
  name: string;
  query: string;
}

function savedViews(): void {
  const box = find<HTMLElement>("#views");
  if (!box) return;
  let saved: Saved[] = [];
  try {
    saved = JSON.parse(stored("dateline-views") ?? "[]") as Saved[];
  } catch {
    saved = [];
  }
  const links: Node[] = [];
  const visit = stored("dateline-visit");
  if (visit) {
    const since = new URLSearchParams({ reported_since: visit }).toString();
    links.push(make("a", { class: "chip", href: `/?${since}`, "data-query": since }, "New since my last visit"));
  }
  for (const one of saved) {
    const gone = make("button", { type: "button", class: "plain x", "aria-label": `Forget the view ${one.name}` }, "×");
    gone.addEventListener("click", () => {
      store("dateline-views", JSON.stringify(saved.filter((other) => other !== one)));
      savedViews();
    });
    links.push(make("span", { class: "chip" }, make("a", { href: `/?${one.query}`, "data-query": one.query }, one.name), gone));
  }
  const keep = make("button", { type: "button", class: "plain" }, "Save this view");
  keep.addEventListener("click", () => {
    const query = location.search.slice(1);
    const name = window.prompt("What shall this view be called?", find(".count")?.textContent?.trim() ?? "");
    if (!name) return;
    store("dateline-views", JSON.stringify([...saved, { name: name.slice(0, 60), query }]));
    savedViews();
  });
  links.push(keep);
  box.replaceChildren(...links);
}

/** The day of this visit, for "new since my last visit" of the next one. */
function remember(): void {
  const today = new Date().toISOString().slice(0, 10);
  const now = stored("dateline-visit-now");
  if (now && now !== today) store("dateline-visit", now);
  store("dateline-visit-now", today);
}
