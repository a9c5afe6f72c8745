// Finding briefs: the list follows the words and filters as they change. Without it, a button does.
// The form stays as it is, so neither focus nor an open list is lost; only numbers in it change.
// The long list of skills comes when it is asked for.

const place = document.querySelector("[data-find]");
const form = place?.querySelector("form");
const TYPING_MS = 250;
let asking = null;
let waiting = 0;

if (form) {
  sayHowMany(document);
  form.addEventListener("input", (event) => {
    if (event.target.type !== "search") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(address(), "replaceState"), TYPING_MS);
  });
  form.addEventListener("change", (event) => {
    if (event.target.type !== "search") ask(address(), "pushState");
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (event.submitter?.matches("[data-choosing]")) return listSkills(event.submitter);
    await ask(address(), "pushState");
    goToList();
  });
  addEventListener("popstate", () => {
    fill(new URLSearchParams(location.search));
    ask(location.pathname + location.search, "");
  });
}

// Whoever has chosen goes on with what was found; on a phone it stands below the filters.
function goToList() {
  const status = place.querySelector("[data-find-status]");
  const folding = form.querySelector(".folding");
  if (folding && getComputedStyle(folding.querySelector("summary")).display !== "none") folding.open = false;
  status.focus({ preventScroll: true });
  status.scrollIntoView({ block: "start" });
}

// Only what is set stands in the address, so that it can be shared.
function address() {
  const set = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${location.pathname}?${new URLSearchParams(set)}`;
}

// The same with the list of skills, whose numbers change too where it is there.
function withSkills(url) {
  return `${url}${url.includes("?") ? "&" : "?"}choosing=skill`;
}

async function ask(url, keep) {
  clearTimeout(waiting);
  asking?.abort();
  asking = new AbortController();
  try {
    const page = await read(form.querySelector("details.choosing") ? withSkills(url) : url, asking.signal);
    if (keep) history[keep]({}, "", url);
    show(page);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  }
}

async function read(url, signal) {
  const answer = await fetch(url, { signal, credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.querySelector("[data-find-list]")) throw new Error("another page");
  return page;
}

async function listSkills(button) {
  if (button.ariaBusy) return;
  button.ariaBusy = "true";
  const url = withSkills(address());
  try {
    const list = (await read(url)).querySelector("details.choosing");
    button.replaceWith(list);
    list.querySelector("summary").focus();
    list.dispatchEvent(new Event("htmx:load", { bubbles: true }));
  } catch {
    location.assign(url);
  }
}

function show(page) {
  for (const name of ["[data-find-list]", "[data-find-status]"]) {
    place.querySelector(name).replaceChildren(...page.querySelector(name).childNodes);
  }
  // What the kit does for whatever comes later, such as buttons that copy.
  place.querySelector("[data-find-list]").dispatchEvent(new Event("htmx:load", { bubbles: true }));
  sayHowMany(page);
  const summary = form.querySelector("summary");
  const said = page.querySelector("[data-find] summary");
  if (summary && said) summary.textContent = said.textContent;
  const groups = page.querySelectorAll("[data-find] .choice-group > summary");
  form.querySelectorAll(".choice-group > summary").forEach((one, number) => one.replaceChildren(...(groups[number]?.childNodes ?? one.childNodes)));
  for (const element of form.elements) {
    const other = element.id && page.getElementById(element.id);
    if (!other) continue;
    if (element.tagName === "SELECT") relabel(element, other);
    else if (element.type === "checkbox") {
      const label = (one) => one.closest("label")?.querySelector("span");
      if (label(element)) label(element).textContent = label(other).textContent;
    }
  }
  form.querySelector("[data-groups]")?.dispatchEvent(new Event("rechosen"));
}

// The button below the filters says how many it leads to.
function sayHowMany(page) {
  const button = form.querySelector(".folding .act button");
  const words = page.querySelector("[data-find-status]").dataset.show;
  if (button && words) button.textContent = words;
}

// The choices of a list as they are now; what is chosen stays chosen.
function relabel(list, other) {
  const chosen = list.value;
  const same = [...list.options].map((each) => each.value).join() === [...other.options].map((each) => each.value).join();
  if (same) [...other.options].forEach((each, number) => (list.options[number].text = each.text));
  else {
    list.replaceChildren(...other.childNodes);
    list.value = chosen;
  }
}

function fill(values) {
  for (const element of form.elements) {
    if (!element.name) continue;
    if (element.type === "checkbox") element.checked = values.getAll(element.name).includes(element.value);
    else element.value = values.get(element.name) ?? "";
  }
}
