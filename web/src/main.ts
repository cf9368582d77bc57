import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "./base.css";
import "./overview.css";
import "./incident.css";
import { startFrame } from "./frame";
import { showTimes } from "./times";

startFrame();
showTimes(document);
const page = document.body.dataset["page"];
if (page === "overview") void import("./overview").then((m) => m.start());
else if (page === "incident") void import("./incident").then((m) => m.start());
else if (page === "review") void import("./queue").then((m) => m.start());
