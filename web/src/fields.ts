// The form fields of each kind of value, and how the value is read back from them.
import { fetchJson, make } from "./dom";

export interface Editor {
  nodes: Node[];
  /** The value in plain form, or words that the server reads; null when nothing was given. */
  read: (form: HTMLFormElement) => unknown;
}

type Held = Record<string, unknown>;
const get = (form: HTMLFormElement, name: string): string => (form.elements.namedItem(name) as HTMLInputElement | null)?.value?.trim() ?? "";
const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value));
const spaced = (word: string): string => word.replaceAll("_", " ");

function select(name: string, options: string[], chosen: string, words: (o: string) => string = spaced): HTMLSelectElement {
  return make("select", { name }, ...options.map((o) => make("option", { value: o, selected: o === chosen }, words(o))));
}

// --- how many --------------------------------------------------------------------------------------

const FORMS: Record<string, string> = {
  exact: "exactly", at_least: "at least", more_than: "more than", up_to: "up to", about: "about", nearly: "nearly", between: "between … and …",
  several: "several (3 to 9)", dozens: "dozens", scores: "scores", hundreds: "hundreds", thousands: "thousands", plural: "more than one", some: "some", none: "none",
};
const FATES = ["killed", "died_later", "injured", "unharmed", "abducted", "held", "released", "escaped", "rescued", "missing", "detained", "surrendered", "displaced"];
const WHO = ["total", "civilians", "state_forces", "non_state_armed", "suspects", "protesters", "prisoners", "unknown"];

/** The bounds that a form gives a number: the table of the record. */
export function range(form: string, n: number | null, m: number | null): Held | null {
  const made = (low: number | null, best: number | null, high: number | null): Held => ({ low, best, high, form, stated: n, share: null, provisional: false });
  const fixed: Record<string, [number | null, number | null, number | null]> = {
    several: [3, null, 9], dozens: [24, null, 99], scores: [40, null, 99], hundreds: [200, null, 999], thousands: [2000, null, 9999],
    plural: [2, null, null], some: [null, null, null], none: [0, 0, 0],
  };
  if (fixed[form]) return { ...made(...fixed[form]), stated: null };
  if (n === null || n < 0) return null;
  if (form === "exact") return made(n, n, n);
  if (form === "at_least") return made(n, null, null);
  if (form === "more_than") return made(n + 1, null, null);
  if (form === "up_to") return made(null, null, n);
  if (form === "about") return made(Math.floor(n * 0.9), n, Math.ceil(n * 1.1));
  if (form === "nearly") return made(null, null, n - 1);
  if (form === "between") return m === null || m < n ? null : { ...made(n, null, m), stated: null };
  return null;
}

export function countFields(slot: string, value: Held): Editor {
  const count = (slot === "casualty" ? value["count"] : value) as Held | null;
  const form = text(count?.["form"]) || "exact";
  const first = make("input", { name: "n", type: "number", min: "0", step: "1", inputmode: "numeric", value: text(count?.["stated"] ?? count?.["best"] ?? count?.["low"] ?? count?.["high"]) });
  const second = make("input", { name: "m", type: "number", min: "0", step: "1", inputmode: "numeric", value: form === "between" ? text(count?.["high"]) : "" });
  const kind = select("form", Object.keys(FORMS), form, (o) => FORMS[o] ?? o);
  const a = make("label", {}, "Number", first);
  const b = make("label", {}, "and", second);
  const adjust = (): void => {
    const bare = ["several", "dozens", "scores", "hundreds", "thousands", "plural", "some", "none"].includes(kind.value);
    a.hidden = bare;
    first.required = !bare;
    b.hidden = kind.value !== "between";
    second.required = !b.hidden;
  };
  kind.addEventListener("change", adjust);
  adjust();
  const nodes: Node[] = [make("div", { class: "row three" }, make("label", {}, "How many", kind), a, b)];
  if (slot === "casualty")
    nodes.push(make("div", { class: "row" }, make("label", {}, "What became of them", select("fate", FATES, text(value["fate"]))), make("label", {}, "Who they are", select("who", WHO, text(value["who"])))));
  return {
    nodes,
    read: (f) => {
      const number = (name: string): number | null => (get(f, name) === "" ? null : Number(get(f, name)));
      const made = range(get(f, "form"), number("n"), number("m"));
      if (!made) return null;
      return slot === "casualty" ? { ...value, fate: get(f, "fate"), who: get(f, "who"), count: made } : made;
    },
  };
}

// --- when ------------------------------------------------------------------------------------------

const PRECISIONS = ["day", "days", "week", "month", "season", "year"];

export function dateFields(value: Held): Editor {
  const start = (value["start"] ?? {}) as Held;
  const end = (value["end"] ?? {}) as Held;
  const input = (name: string, given: unknown): HTMLInputElement => make("input", { name, type: "date", value: text(given).slice(0, 10) });
  const first = input("earliest", start["earliest"]);
  const last = input("latest", start["latest"]);
  first.addEventListener("change", () => {
    if (!last.value || last.value < first.value) last.value = first.value;
  });
  return {
    nodes: [
      make("fieldset", {}, make("legend", {}, "It began"),
        make("div", { class: "row" }, make("label", {}, "not before", first), make("label", {}, "not after", last)),
        make("span", { class: "hint" }, "The same day twice when the day is known; doubt is the stretch between them.")),
      make("fieldset", {}, make("legend", {}, "It ended, if it lasted"),
        make("div", { class: "row" }, make("label", {}, "not before", input("end_earliest", end["earliest"])), make("label", {}, "not after", input("end_latest", end["latest"])))),
      make("div", { class: "row" },
        make("label", {}, "Precision", select("precision", PRECISIONS, PRECISIONS.includes(text(value["precision"])) ? text(value["precision"]) : "day")),
        make("label", {}, "Time of day", make("input", { name: "time", type: "time", value: /^\d\d:\d\d$/.test(text(value["time_of_day"])) ? text(value["time_of_day"]) : "" }))),
    ],
    read: (f) => {
      const earliest = get(f, "earliest") || get(f, "latest");
      const latest = get(f, "latest") || get(f, "earliest");
      if (!earliest) return null;
      const ends = get(f, "end_earliest") || get(f, "end_latest");
      const time = get(f, "time");
      return {
        ...value,
        start: { earliest, latest },
        end: ends ? { earliest: get(f, "end_earliest") || ends, latest: get(f, "end_latest") || ends } : null,
        precision: time ? "hour" : earliest !== latest && get(f, "precision") === "day" ? "days" : get(f, "precision"),
        time_of_day: time || (typeof value["time_of_day"] === "string" && !/^\d/.test(value["time_of_day"]) ? value["time_of_day"] : null),
      };
    },
  };
}

// --- where -----------------------------------------------------------------------------------------

interface Candidate {
  geonameid: number | null; name: string; kind: string; country: string | null; admin1: string | null; admin2: string | null;
  lat: number | null; lon: number | null; radius_km: number | null; population: number; point_of: string | null;
}
const KM: Record<string, number> = { site: 1, neighbourhood: 3, city: 8, admin2: 30, admin1: 100, region: 150, country: 400, water: 100 };

export function placeFields(value: Held): Editor {
  const box = make("input", { name: "find", type: "search", autocomplete: "off", placeholder: "Name of a town, a province, a country", value: "" });
  const hits = make("div", { class: "choices", hidden: true });
  const name = make("input", { name: "name", value: text(value["name"]) });
  const inputs: Record<string, HTMLInputElement> = {};
  for (const key of ["city", "admin1", "country", "lat", "lon", "radius_km"]) inputs[key] = make("input", { name: key, value: text(value[key]), inputmode: ["lat", "lon", "radius_km"].includes(key) ? "decimal" : "text" });
  const precision = select("precision", Object.keys(KM), text(value["precision"]) || "city");
  const id = make("input", { name: "geonameid", type: "hidden", value: text(value["geonameid"]) });
  const chosen = (one: Candidate): void => {
    name.value = one.name;
    inputs["city"]!.value = one.kind === "city" ? one.name : "";
    inputs["admin1"]!.value = one.kind === "admin1" ? one.name : text(one.admin1);
    inputs["country"]!.value = text(one.country);
    inputs["lat"]!.value = text(one.lat);
    inputs["lon"]!.value = text(one.lon);
    inputs["radius_km"]!.value = text(one.radius_km ?? KM[one.kind] ?? 10);
    precision.value = one.kind in KM ? one.kind : "city";
    id.value = text(one.geonameid);
    hits.hidden = true;
    name.dispatchEvent(new Event("input", { bubbles: true }));
  };
  let wait = 0;
  box.addEventListener("input", () => {
    window.clearTimeout(wait);
    wait = window.setTimeout(() => void look(), 180);
  });
  const look = async (): Promise<void> => {
    if (box.value.trim().length < 2) return;
    const { items } = await fetchJson<{ items: Candidate[] }>(`/api/v1/places?q=${encodeURIComponent(box.value.trim())}`);
    hits.hidden = false;
    hits.replaceChildren(...items.map((one) => {
      const more = [spaced(one.kind), one.admin2, one.admin1, one.country, one.population ? `${one.population.toLocaleString("en")} people` : ""].filter(Boolean).join(", ");
      const button = make("button", { type: "button", class: "choice" }, make("bdi", {}, one.name), make("small", {}, more));
      button.addEventListener("click", () => chosen(one));
      return button;
    }));
    if (!items.length) hits.replaceChildren(make("p", { class: "hint" }, "No place of this name is known. Give a point below."));
  };
  const pick = make("div", { class: "pick-map", hidden: true });
  const open = make("button", { type: "button", class: "plain" }, "Pick it on the map");
  open.addEventListener("click", () => {
    pick.hidden = false;
    void import("./picker").then((m) => m.pickOnMap(pick, Number(inputs["lat"]!.value) || 0, Number(inputs["lon"]!.value) || 0, (lat, lon) => {
      inputs["lat"]!.value = lat.toFixed(4);
      inputs["lon"]!.value = lon.toFixed(4);
      id.value = "";
      name.dispatchEvent(new Event("input", { bubbles: true }));
    }));
  });
  return {
    nodes: [
      make("label", {}, "Find a place", box), hits,
      make("div", { class: "row" }, make("label", {}, "Name", name), make("label", {}, "Precise to the", precision)),
      make("div", { class: "row three" }, make("label", {}, "Town", inputs["city"]!), make("label", {}, "Province", inputs["admin1"]!), make("label", {}, "Country (2 letters)", inputs["country"]!)),
      make("div", { class: "row three" }, make("label", {}, "Latitude", inputs["lat"]!), make("label", {}, "Longitude", inputs["lon"]!), make("label", {}, "Doubt, km", inputs["radius_km"]!)),
      id, open, pick,
    ],
    read: (f) => {
      const number = (key: string): number | null => (get(f, key) === "" || Number.isNaN(Number(get(f, key))) ? null : Number(get(f, key)));
      if (!get(f, "name") && number("lat") === null) return null;
      return {
        ...value, name: get(f, "name") || null, words: text(value["words"]) || get(f, "name"), city: get(f, "city") || null, admin1: get(f, "admin1") || null,
        country: get(f, "country").toUpperCase() || null, lat: number("lat"), lon: number("lon"), radius_km: number("radius_km"),
        geonameid: number("geonameid"), precision: get(f, "precision"), point_of: get(f, "name") || null, alternatives: [],
      };
    },
  };
}

// --- what, who, anything else ----------------------------------------------------------------------

interface Taxonomy {
  types: { type: string; name: string; subs: { sub_type: string; name: string; meaning: string }[] }[];
}

export function typeFields(value: Held): Editor {
  const list = make("select", { name: "sub_type", required: true }, make("option", { value: text(value["sub_type"]) }, spaced(text(value["sub_type"]))));
  const meaning = make("p", { class: "hint" });
  const known = new Map<string, { type: string; meaning: string }>();
  void fetchJson<Taxonomy>("/api/v1/taxonomy").then(({ types }) => {
    const now = list.value;
    list.replaceChildren(...types.map((type) => make("optgroup", { label: type.name }, ...type.subs.map((sub) => {
      known.set(sub.sub_type, { type: type.type, meaning: sub.meaning });
      return make("option", { value: sub.sub_type, selected: sub.sub_type === now }, sub.name);
    }))));
    show();
  });
  const show = (): void => void (meaning.textContent = known.get(list.value)?.meaning ?? "");
  list.addEventListener("change", show);
  return {
    nodes: [make("label", {}, "What it was", list), meaning],
    read: (f) => {
      const sub = get(f, "sub_type");
      const type = known.get(sub)?.type ?? text(value["type"]);
      return { type, sub_type: sub, also: ((value["also"] ?? []) as string[]).filter((other) => other !== sub) };
    },
  };
}

const CLASSES = ["military", "police", "paramilitary", "intelligence", "pro_state_militia", "rebel_group", "political_militia", "communal_militia", "criminal_group", "private_security", "foreign_military", "peacekeepers", "protesters", "rioters", "civilians", "unknown"];
const ACTOR_FORMS = ["named_organisation", "named_person", "described_group", "described_person", "unnamed"];

export function actorFields(value: Held): Editor {
  const known = make("datalist", { id: "known-actors" });
  const name = make("input", { name: "name", value: text(value["name"]), list: "known-actors", autocomplete: "off" });
  name.addEventListener("input", () => {
    if (name.value.length < 2) return;
    void fetchJson<{ items: { value: string }[] }>(`/api/v1/actors?q=${encodeURIComponent(name.value)}`).then(({ items }) =>
      known.replaceChildren(...items.map((one) => make("option", { value: one.value }))),
    );
  });
  return {
    nodes: [
      make("label", {}, "Name, if it is named", name, make("span", { class: "hint" }, "As reported; never a people, a faith or a nation.")), known,
      make("div", { class: "row" }, make("label", {}, "Kind", select("class", CLASSES, text(value["class"]) || "unknown")), make("label", {}, "Named how", select("form", ACTOR_FORMS, text(value["form"]) || "unnamed"))),
      make("div", { class: "row" }, make("label", {}, "Country (2 letters)", make("input", { name: "country", maxlength: "2", value: text(value["country"]) })), make("label", {}, "Neutral words, if unnamed", make("input", { name: "label", value: text(value["label"]) }))),
    ],
    read: (f) => ({
      ...value, name: get(f, "name") || null, label: get(f, "label") || null, class: get(f, "class"), form: get(f, "form"),
      country: get(f, "country").toUpperCase() || null, actor_id: get(f, "name") === text(value["name"]) ? (value["actor_id"] ?? null) : null,
    }),
  };
}

/** A word, or the fields of an object one by one. */
export function wordFields(slot: string, value: unknown): Editor {
  if (typeof value === "string" || value === null)
    return { nodes: [make("label", {}, spaced(slot), make("input", { name: "word", required: true, value: text(value) }))], read: (f) => get(f, "word") || null };
  const held = value as Held;
  const plain = Object.entries(held).filter(([, v]) => v === null || ["string", "number", "boolean"].includes(typeof v));
  return {
    nodes: plain.map(([key, v]) => make("label", {}, spaced(key), make("input", { name: `f.${key}`, value: text(v) }))),
    read: (f) => {
      const made: Held = { ...held };
      for (const [key, v] of plain) {
        const given = get(f, `f.${key}`);
        made[key] = given === "" ? null : typeof v === "number" ? Number(given) : typeof v === "boolean" ? given === "true" : given;
      }
      return made;
    },
  };
}
