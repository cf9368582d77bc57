// What every page has: dark or light, the list of shortcuts, the name of whoever corrects.
import { find, make, store } from "./dom";

const KEYS: [string, string][] = [
  ["/", "search"],
  ["j  k", "next, previous incident or value"],
  ["Enter", "open it"],
  ["a", "this value is right"],
  ["c", "correct it"],
  ["x", "it is wrong"],
  ["m", "move it to another incident of the report"],
  ["w", "why it stands there"],
  ["u", "undo the last act"],
  ["g i", "go to the incidents"],
  ["g r", "go to the review queue"],
  ["Esc", "close, or let go"],
  ["?", "this list"],
];

export function startFrame(): void {
  find<HTMLButtonElement>("#theme")?.addEventListener("click", switchTheme);
  find<HTMLButtonElement>("#keys")?.addEventListener("click", showKeys);
  let before = "";
  document.addEventListener("keydown", (event) => {
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "?") showKeys();
    else if (before === "g" && event.key === "i") location.href = "/";
    else if (before === "g" && event.key === "r") location.href = "/review";
    else if (event.key === "/") {
      const box = find<HTMLInputElement>("#q");
      if (box) {
        event.preventDefault();
        box.focus();
        box.select();
      }
    }
    before = event.key;
  });
}

/** True while somebody writes in a field or a dialog is open: no letter is a shortcut then. */
export function typing(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement | null;
  if (!at) return false;
  return /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable || !!document.querySelector("dialog[open]");
}

function switchTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset["theme"] ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.dataset["theme"] = dark === "dark" ? "light" : "dark";
  store("dateline-theme", root.dataset["theme"]);
  document.dispatchEvent(new CustomEvent("dateline-theme"));
}

function showKeys(): void {
  if (find("#key-list")) return;
  const rows = KEYS.map(([keys, words]) =>
    make("div", {}, make("dt", {}, ...keys.split("  ").map((key) => make("kbd", {}, key))), make("dd", {}, words)),
  );
  dialog("Keyboard", make("dl", { class: "key-list", id: "key-list" }, ...rows));
}

/** A dialog with a heading; it is taken away when it closes. Focus goes back where it was. */
export function dialog(heading: string, ...content: (Node | string)[]): HTMLDialogElement {
  const before = document.activeElement as HTMLElement | null;
  const close = make("button", { type: "button", class: "icon-button", "aria-label": "Close" }, "×");
  const title = make("h2", { id: "dialog-title" }, heading);
  const made = make("dialog", { "aria-labelledby": "dialog-title" }, make("header", {}, title, close), ...content);
  close.addEventListener("click", () => made.close());
  made.addEventListener("click", (event) => {
    if (event.target === made) made.close();
  });
  made.addEventListener("close", () => {
    made.remove();
    before?.focus();
  });
  document.body.append(made);
  made.showModal();
  return made;
}
