// Small helpers around the document; all text goes in as text, never as markup.

export function find<T extends Element>(selector: string, within: ParentNode = document): T | null {
  return within.querySelector<T>(selector);
}

export function all<T extends Element>(selector: string, within: ParentNode = document): T[] {
  return [...within.querySelectorAll<T>(selector)];
}

type Child = Node | string | null | undefined | false;

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string | boolean | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(name: string, attributes: Record<string, string | number> = {}, text = ""): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text) made.textContent = text;
  return made;
}

export function toast(words: string, kind: "ok" | "bad" = "ok", action?: { words: string; run: () => void }): void {
  const box = find<HTMLElement>("#toasts");
  if (!box) return;
  const one = make("div", { class: `toast ${kind}` }, make("span", {}, words));
  if (action) {
    const button = make("button", { type: "button", class: "plain" }, action.words);
    button.addEventListener("click", () => {
      one.remove();
      action.run();
    });
    one.append(button);
  }
  box.append(one);
  window.setTimeout(() => one.remove(), action ? 12000 : 6000);
}

export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // private windows have no storage; nothing else depends on it
  }
}

/** The body of a response that a view moved on from is not waited for. */
export async function fetchText(address: string, signal?: AbortSignal): Promise<string> {
  const response = await fetch(address, { signal: signal ?? null, headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(await problemWords(response));
  return response.text();
}

export async function fetchJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal: signal ?? null, headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(await problemWords(response));
  return (await response.json()) as T;
}

export async function problemWords(response: Response): Promise<string> {
  try {
    const body = (await response.json()) as { detail?: string };
    return body.detail ?? response.statusText;
  } catch {
    return response.statusText || "the page did not answer";
  }
}
