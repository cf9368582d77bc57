// The review page: acts can be undone from the list.
import { all } from "./dom";
import { act } from "./acts";

export function start(): void {
  for (const button of all<HTMLButtonElement>("[data-undo]"))
    button.addEventListener("click", () => {
      void act({ kind: "undo", act: Number(button.dataset["undo"]) }).then((done) => {
        if (done) location.reload();
      });
    });
  document.addEventListener("keydown", (event) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "j" && event.key !== "k") return;
    const links = all<HTMLAnchorElement>(".incident-title");
    const now = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[Math.max(0, Math.min(links.length - 1, now + (event.key === "j" ? 1 : -1)))]?.focus();
  });
}
