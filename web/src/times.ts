// Times of publication in the reader's time zone, with the original kept in the title.
import { all } from "./dom";

export function showTimes(within: ParentNode): void {
  for (const time of all<HTMLTimeElement>("time[datetime]", within)) {
    const given = time.dateTime;
    if (time.dataset["done"] || !/T\d\d:\d\d/.test(given) || !/(Z|[+-]\d\d:?\d\d)$/.test(given)) continue;
    const at = new Date(given);
    if (Number.isNaN(at.getTime())) continue;
    time.title = `as given: ${time.textContent ?? given}`;
    time.dataset["original"] = time.textContent ?? given;
    time.textContent = new Intl.DateTimeFormat("en-GB", {
      day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
    }).format(at);
    time.dataset["done"] = "yes";
  }
}
