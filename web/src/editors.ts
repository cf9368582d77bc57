// Editors for what a person says of a claim: one for each kind of value, and for moving and
// linking. Each is a dialog with a form; what is typed is kept until it has been sent.
import { act, keepDraft, type Done } from "./acts";
import { fetchJson, find, make } from "./dom";
import { dialog } from "./frame";
import { actorFields, countFields, dateFields, placeFields, typeFields, wordFields, type Editor } from "./fields";

type Choice = { id: string; title: string; more?: string };

const words = (row: HTMLElement): string => find(".claim-words", row)?.textContent ?? "";

/** A dialog with a form; resolves when the act was done, or null when it was left. */
function ask(heading: string, key: string, content: Node[], verb: string, send: (form: HTMLFormElement) => Promise<Done | null>, danger = ""): Promise<Done | null> {
  const button = make("button", { class: "button strong", type: "submit" }, verb);
  const form = make("form", { class: "form" }, ...content, make("div", { class: "actions" }, danger && make("span", { class: "hint" }, danger), button));
  const forget = keepDraft(form, key);
  const box = dialog(heading, form);
  find<HTMLElement>("input:not([type=radio]), select, textarea, .choice", form)?.focus();
  return new Promise((finish) => {
    let outcome: Done | null = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      button.disabled = true;
      void send(form)
        .then((made) => {
          if (made) {
            outcome = made;
            forget();
            box.close();
          }
        })
        .finally(() => (button.disabled = false));
    });
    box.addEventListener("close", () => finish(outcome));
  });
}

function reason(label = "Why", hint = "optional"): Node {
  return make("label", {}, label, make("input", { name: "why", maxlength: "500", autocomplete: "off", placeholder: hint }));
}

const field = (form: HTMLFormElement, name: string): string =>
  (form.elements.namedItem(name) as HTMLInputElement | RadioNodeList | null)?.value?.trim() ?? "";

const said = (form: HTMLFormElement): { why?: string } => {
  const why = field(form, "why");
  return why ? { why } : {};
};

const seen = (row: HTMLElement): { seen?: string } => (row.dataset["revision"] ? { seen: row.dataset["revision"] } : {});

function quote(row: HTMLElement): Node[] {
  const text = words(row);
  return text ? [make("p", { class: "quote" }, text)] : [];
}

/** The editor for a slot's values; whatever has none of its own is edited as words or JSON. */
function editorOf(slot: string, value: unknown): Editor {
  const held = (value ?? {}) as Record<string, unknown>;
  if (slot === "date") return dateFields(held);
  if (slot === "place") return placeFields(held);
  if (slot === "casualty" || slot === "perpetrator_count") return countFields(slot, held);
  if (slot === "event_type") return typeFields(held);
  if (["perpetrator", "target", "victim", "participant"].includes(slot) && "class" in held) return actorFields(held);
  return wordFields(slot, value);
}

export function correct(row: HTMLElement): Promise<Done | null> {
  const slot = row.dataset["slot"] ?? "";
  const editor = editorOf(slot, JSON.parse(row.dataset["value"] ?? "null"));
  const name = slot.replaceAll("_", " ");
  return ask(`Correct the ${name}`, `${row.dataset["claim"]}:correct`, [...quote(row), ...editor.nodes, reason()], "Save the correction", (form) => {
    const value = editor.read(form);
    if (value === null) return Promise.resolve(null);
    return act({ kind: "reading", target: row.dataset["claim"] ?? "", value, ...seen(row), ...said(form) });
  });
}

export function rejectClaim(row: HTMLElement): Promise<Done | null> {
  const text = [make("p", {}, "The words do not say this. The claim will count nowhere; it is kept, and can be brought back."), ...quote(row)];
  return ask("Mark as wrong", `${row.dataset["claim"]}:reject`, [...text, reason()], "It is wrong", (form) =>
    act({ kind: "rejection", target: row.dataset["claim"] ?? "", ...seen(row), ...said(form) }),
  );
}

function choices(name: string, many: Choice[], first = true): HTMLElement {
  return make("div", { class: "choices", role: "radiogroup" },
    ...many.map((one, number) =>
      make("label", { class: "choice" },
        make("span", {}, make("input", { type: "radio", name, value: one.id, checked: first && number === 0, required: true }), " ", make("bdi", {}, one.title)),
        one.more ? make("small", {}, one.more) : null)),
  );
}

export function moveClaim(row: HTMLElement, report: HTMLElement | null): Promise<Done | null> {
  const others = JSON.parse(report?.dataset["others"] ?? "[]") as { id: string; title: string; foreground: boolean }[];
  const list: Choice[] = others.map((o) => ({ id: o.id, title: o.title, more: o.foreground ? "the report is about it" : "the report recalls it" }));
  list.push({ id: "", title: "An incident of its own", more: "splits the account: the value opens a new one" });
  const content = [...quote(row), make("fieldset", {}, make("legend", {}, "It belongs to"), choices("to", list)), reason()];
  return ask(`Move “${row.dataset["shows"] ?? ""}”`, `${row.dataset["claim"]}:move`, content, "Move it", (form) => {
    const to = field(form, "to");
    const aim = { claims: [row.dataset["claim"] ?? ""], ...seen(row), ...said(form) };
    return act(to ? { kind: "move", to, ...aim } : { kind: "split", ...aim });
  });
}

export function joinAccounts(report: HTMLElement): Promise<Done | null> {
  const others = JSON.parse(report.dataset["others"] ?? "[]") as { id: string; title: string }[];
  const content = [
    make("p", {}, "The report tells of one incident, not of two: the claims of the other account come here."),
    make("fieldset", {}, make("legend", {}, "The other account"), choices("other", others)), reason(),
  ];
  return ask("Join two accounts of this report", `${report.dataset["account"]}:join`, content, "Join them", (form) =>
    act({ kind: "join", target: field(form, "other"), to: report.dataset["account"] ?? "", ...said(form) }),
  );
}

interface Found {
  items: { incident_id: string; title: string; reports: number; latest: string | null; killed_best: number | null; place_name: string | null }[];
}

export function mergeIncident(id: string): Promise<Done | null> {
  const box = make("input", { type: "search", name: "find", placeholder: "Words, a place, a date …", autocomplete: "off" });
  const hits = make("div", { class: "hits" });
  const preview = make("div", { class: "preview", "aria-live": "polite" });
  let turn = 0;
  const look = async (): Promise<void> => {
    const mine = (turn += 1);
    const query = new URLSearchParams({ q: box.value.trim(), limit: "8" });
    const { items } = await fetchJson<Found>(`/api/v1/incidents?${query.toString()}`);
    if (mine !== turn) return;
    const others = items.filter((item) => item.incident_id !== id);
    hits.replaceChildren(choices("to", others.map((o) => ({ id: o.incident_id, title: o.title, more: `${o.reports} ${o.reports === 1 ? "report" : "reports"}${o.latest ? ` · ${o.latest}` : ""}` })), false));
  };
  box.addEventListener("input", () => void look());
  hits.addEventListener("change", (event) => void show((event.target as HTMLInputElement).value));
  const show = async (other: string): Promise<void> => {
    const [a, b] = await Promise.all([id, other].map((one) => fetchJson<{ title: string; reports: { publisher: string }[] }>(`/api/v1/incidents/${one}`)));
    const side = (head: string, one: typeof a): Node => make("div", {}, make("strong", {}, head), make("bdi", {}, one!.title), make("br"), make("span", { class: "faint" }, one!.reports.map((r) => r.publisher).join(", ")));
    preview.replaceChildren(make("div", { class: "two" }, side("This incident", a), side("The other", b)), make("p", { class: "hint" }, "All reports of both will tell of one incident. Old addresses lead on to it."));
  };
  void look();
  const content = [make("label", {}, "Which incident is the same?", box), hits, preview, reason("Why they are the same", "both tell of …")];
  return ask("Merge with another incident", `${id}:merge`, content, "Merge", (form) => {
    const to = field(form, "to");
    return to ? act({ kind: "merge", target: id, to, ...said(form) }) : Promise.resolve(null);
  });
}

const DECIDED: [string, string, string][] = [
  ["killed", "killed", "12, at least 12, 10-12"], ["injured", "injured", "12, at least 12, 10-12"], ["abducted", "abducted", "12"],
  ["date", "when", "2024-08-31, or 2024-08-30..2024-08-31"], ["place", "where", "Zaria, NG, or 11.07,7.70"],
  ["event_type", "what it was", "grenade"], ["perpetrators", "who did it, as reported", "a name, or a kind of people"],
  ["occurrence", "whether it happened", "confirmed, denied or disputed"], ["stage", "how far it went", "accomplished, attempted, foiled, threatened"],
];

/** A verdict: a field has this value, whatever the reports say; with a reason. */
export function decideField(id: string): Promise<Done | null> {
  const list = make("select", { name: "slot" }, ...DECIDED.map(([name, words]) => make("option", { value: name }, words)));
  const value = make("input", { name: "value", required: true, autocomplete: "off" });
  const hint = make("span", { class: "hint" });
  const show = (): void => void (hint.textContent = `for example: ${DECIDED.find(([name]) => name === list.value)?.[2] ?? ""}`);
  list.addEventListener("change", show);
  show();
  const content = [
    make("p", {}, "A verdict outranks all reports. What they say is kept beside it."),
    make("div", { class: "row" }, make("label", {}, "What is decided", list), make("label", {}, "Value", value, hint)),
    make("label", {}, "Reason", make("textarea", { name: "why", rows: "2", required: true, maxlength: "500" })),
    make("label", {}, "Outside source", make("input", { name: "source", maxlength: "300", placeholder: "optional: a document, an address", autocomplete: "off" })),
  ];
  return ask("Decide a field of this incident", `${id}:verdict`, content, "Decide", (form) => {
    const source = field(form, "source");
    return act({ kind: "verdict", target: id, slot: field(form, "slot"), value: field(form, "value"), why: field(form, "why"), ...(source ? { source } : {}) });
  });
}

export function partIncident(id: string, reports: { account: string; words: string }[]): Promise<Done | null> {
  const content = [
    make("p", {}, "This report tells of something else: it becomes an incident of its own, and is not put back by the machine."),
    make("fieldset", {}, make("legend", {}, "Which report"), choices("account", reports.map((r) => ({ id: r.account, title: r.words })))), reason("Why it is another incident", ""),
  ];
  return ask("Take a report out of this incident", `${id}:part`, content, "Take it out", (form) =>
    act({ kind: "part", target: id, claims: [field(form, "account")], ...said(form) }),
  );
}
