// What the page does better with a script. Everything works without it.
import { guardForms } from "./once.js";
import { enhanceFields } from "./fields.js";
import { enhancePage } from "./page.js";

guardForms(document);
enhanceFields(document);
enhancePage(document);
// Parts that htmx brings in are enhanced as they come.
document.addEventListener("htmx:load", (event) => enhanceFields(event.target));
