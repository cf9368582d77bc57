// Acts of a person: sent with the mark of the page, the revision that was seen, and a name.
// Nothing is lost: what could not be sent stays in the form, and in the browser's own store.
import { find, make, store, stored, toast } from "./dom";
import { dialog } from "./frame";

export interface Act {
  kind: string;
  target?: string;
  claims?: string[];
  to?: string;
  value?: unknown;
  foreground?: boolean;
  slot?: string;
  source?: string;
  why?: string;
  seen?: string;
  act?: number;
}

export interface Done {
  acts: { id: number; kind: string }[];
  incident: string | null;
}

const meta = (name: string): string => find<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";

export function may(what: "act" | "link"): boolean {
  return meta("dateline-may").split(" ").includes(what);
}

export async function person(): Promise<string | null> {
  const known = meta("dateline-person") || stored("dateline-person");
  if (known) return known;
  const form = make("form", { method: "dialog", class: "form" });
  const field = make("input", { name: "name", required: true, maxlength: "100", autocomplete: "name" });
  const send = make("button", { class: "button strong" }, "Go on");
  form.append(
    make("label", {}, "Your name", field, make("span", { class: "hint" }, "It stands beside what you correct, in this ledger only.")),
    make("div", { class: "actions" }, send),
  );
  const box = dialog("Who are you?", form);
  return new Promise((done) => {
    form.addEventListener("submit", () => {
      store("dateline-person", field.value.trim());
    });
    box.addEventListener("close", () => done(stored("dateline-person")));
  });
}

/** Sends an act. Null when it was not done; the reader has been told why. */
export async function act(one: Act): Promise<Done | null> {
  const by = await person();
  if (!by) return null;
  const login = meta("dateline-login") === "yes";
  const body = JSON.stringify(login ? one : { ...one, by });
  let response: Response;
  try {
    response = await fetch("/api/v1/acts", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Dateline-Mark": meta("dateline-mark") },
      body,
    });
  } catch {
    toast("The page does not answer. What you wrote is kept here; try again when it is back.", "bad");
    return null;
  }
  if (response.ok) return (await response.json()) as Done;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; before?: string; now?: string };
  if (response.status === 409) return stale(one, problem);
  if (response.status === 403 && (problem.detail ?? "").includes("mark")) {
    toast("The page was started anew. Load it again; what you wrote is kept.", "bad", { words: "Load again", run: () => location.reload() });
    return null;
  }
  toast(problem.detail ?? "That could not be done.", "bad");
  return null;
}

/** Somebody was quicker: both versions are shown, and the reader chooses. */
function stale(one: Act, problem: { before?: string; now?: string }): Promise<Done | null> {
  const still = make("button", { type: "button", class: "button" }, "Do it all the same");
  const look = make("button", { type: "button", class: "button strong" }, "Show it as it is now");
  const box = dialog(
    "Somebody changed this before you",
    make("div", { class: "form stale" },
      make("div", { class: "two" },
        make("div", {}, make("strong", {}, "What you saw"), make("bdi", {}, problem.before ?? "")),
        make("div", {}, make("strong", {}, "What it says now"), make("bdi", {}, problem.now ?? ""))),
      make("div", { class: "actions" }, still, look)),
  );
  return new Promise((done) => {
    let sent = false;
    still.addEventListener("click", () => {
      sent = true;
      box.close();
      const { seen: _, ...again } = one;
      void act(again).then(done);
    });
    look.addEventListener("click", () => location.reload());
    box.addEventListener("close", () => {
      if (!sent) done(null);
    });
  });
}

// --- drafts ----------------------------------------------------------------------------------------

/** Keeps what is typed into a form, field by field, until the act is done. */
export function keepDraft(form: HTMLFormElement, key: string): () => void {
  const name = `dateline-draft:${key}`;
  try {
    const held = JSON.parse(stored(name) ?? "{}") as Record<string, string>;
    for (const field of fieldsOf(form)) if (held[field.name] !== undefined) setField(field, held[field.name]!);
    if (Object.keys(held).length) form.dispatchEvent(new Event("restored"));
  } catch {
    store(name, null);
  }
  const save = (): void => {
    const now: Record<string, string> = {};
    for (const field of fieldsOf(form)) if (field instanceof HTMLInputElement && field.type === "radio" ? field.checked : true) now[field.name] = field.value;
    store(name, JSON.stringify(now));
  };
  form.addEventListener("input", save);
  form.addEventListener("change", save);
  return () => store(name, null);
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter((e): e is Field => e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement).filter((e) => e.name);
}

function setField(field: Field, value: string): void {
  if (field instanceof HTMLInputElement && field.type === "radio") field.checked = field.value === value;
  else field.value = value;
}
