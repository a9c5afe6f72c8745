// What a page does better with a script; everything works without it.
// One file on purpose: modules of a few lines would each cost a request.

guardForms(document);
enhanceFields(document);
enhancePage(document);
loadParts(document);
moveByKeys(document);
takeSuggested(document);
keepTyped(document);
// Parts that htmx brings in are enhanced as they come.
document.addEventListener("htmx:load", (event) => enhanceFields(event.target));

// A form marked data-once is sent once: a second press while the answer is on its way does nothing.
function guardForms(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]") || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    // After the browser has read the form, so the pressed button's value is still sent.
    setTimeout(() => buttonsOf(form).forEach((button) => button.setAttribute("aria-disabled", "true")));
  });
  // Back from the cache of pages: the form can be sent again.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.querySelectorAll("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      buttonsOf(form).forEach((button) => button.removeAttribute("aria-disabled"));
    });
  });
}

// In a list marked data-keys: j and k go from row to row, x chooses one. Only while the focus is in it.
function moveByKeys(root) {
  root.querySelectorAll("[data-keys]").forEach((list) => {
    const hint = list.querySelector("[data-keys-hint]");
    if (hint) hint.hidden = false;
    list.addEventListener("keydown", (event) => {
      const isTyping = event.target.matches("textarea, select, input:not([type=checkbox])");
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const links = [...list.querySelectorAll("[data-row]")];
      const row = event.target.closest("tr");
      const place = links.findIndex((link) => link.closest("tr") === row);
      if (event.key === "j") links[Math.min(place + 1, links.length - 1)].focus();
      else if (event.key === "k") links[Math.max(place - 1, 0)].focus();
      else if (event.key === "x" && row) row.querySelector("[type=checkbox]").click();
      else return;
      event.preventDefault();
    });
  });
}

// What takes longer to work out comes after the page; without a script its link leads there.
function loadParts(root) {
  root.querySelectorAll("[data-load]").forEach(async (place) => {
    const answer = await fetch(place.dataset.load);
    if (answer.ok && !answer.redirected) place.innerHTML = (await answer.text()) || place.innerHTML;
  });
}

function buttonsOf(form) {
  return [...form.elements].filter((element) => element.type === "submit");
}

// Text areas grow with what is typed; where one writes freely, it is said how much room is left;
// words can be copied.
function enhanceFields(root) {
  root.querySelectorAll("textarea[data-grow]:not([data-grown])").forEach(grow);
  root.querySelectorAll("[data-count]:not([data-counted])").forEach(count);
  root.querySelectorAll("button[data-copy]:not([data-ready])").forEach(copyable);
  root.querySelectorAll("[data-groups]:not([data-found])").forEach(findable);
  root.querySelectorAll("select[data-own-zone]").forEach(chooseOwnZone);
}

// Where no time zone is chosen yet, the browser's own is; without a script the server asks.
function chooseOwnZone(select) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!select.value && !select.closest(".wrong") && own.includes("/")) select.value = own;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

function grow(area) {
  area.dataset.grown = "";
  const least = area.clientHeight;
  const fit = () => {
    area.style.blockSize = "auto";
    area.style.blockSize = `${Math.max(least, area.scrollHeight + 2)}px`;
  };
  area.addEventListener("input", fit);
  if (area.value) fit();
}

function count(area) {
  area.dataset.counted = "";
  const limit = Number(area.dataset.count);
  const field = area.closest(".field");
  const words = field?.querySelector("template[data-count-words]");
  const tooMany = field?.querySelector("template[data-over-words]");
  if (!words) return;
  const output = document.createElement("output");
  output.className = "count";
  const show = () => {
    // A new line is sent as two characters.
    const left = limit - area.value.trim().replace(/\n/g, "\r\n").length;
    output.hidden = left > limit * 0.2;
    output.classList.toggle("over", left < 0);
    output.textContent = (left < 0 ? tooMany : words).content.textContent
      .trim()
      .replace("{left}", left)
      .replace("{over}", -left);
  };
  area.addEventListener("input", show);
  field.append(output);
  show();
}

// Choices folded under headings: found by their letters, and counted.
function findable(groups) {
  groups.dataset.found = "";
  const said = (name) => groups.querySelector(`template[data-${name}-words]`);
  const input = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" });
  input.setAttribute("aria-label", said("find").content.textContent);
  input.placeholder = said("find").content.textContent;
  const output = Object.assign(document.createElement("output"), { className: "soft" });
  const bar = Object.assign(document.createElement("div"), { className: "finding" });
  bar.append(input, output);
  groups.prepend(bar);
  const parts = [...groups.querySelectorAll("details")];
  const was = new Map(parts.map((part) => [part, part.open]));
  const show = () => {
    const letters = input.value.trim().toLocaleLowerCase();
    let any = false;
    for (const part of parts) {
      let found = false;
      for (const option of part.querySelectorAll(".option")) {
        const also = option.querySelector("[data-also]")?.dataset.also ?? "";
        option.hidden = !`${option.textContent} ${also}`.toLocaleLowerCase().includes(letters);
        found ||= !option.hidden;
      }
      part.hidden = !found;
      part.open = letters ? found : was.get(part);
      any ||= found;
    }
    const chosen = [...groups.querySelectorAll("input:checked")].map((box) => box.closest("label").textContent.trim());
    const words = said("chosen");
    const counted = words?.content.textContent
      .replace("{chosen}", chosen.length)
      .replace("{most}", words.dataset.most);
    output.textContent = any ? [counted, chosen.join(", ")].filter(Boolean).join(": ") : said("none").content.textContent;
    output.classList.toggle("over", Boolean(words) && chosen.length > Number(words.dataset.most));
  };
  input.addEventListener("input", (event) => {
    // What is looked for is not part of what is typed into the form.
    event.stopPropagation();
    show();
  });
  input.addEventListener("change", (event) => event.stopPropagation());
  input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  groups.addEventListener("change", (event) => {
    const part = event.target.closest("details");
    if (part) was.set(part, true);
    show();
  });
  // A script has changed what is chosen, or the numbers beside it.
  groups.addEventListener("rechosen", show);
  show();
}

// A suggested skill ticks its box right here; without a script the press keeps the step with it.
function takeSuggested(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-take]");
    if (!button) return;
    const [name, slug] = button.value.split(":");
    const box = button.form?.querySelector(`input[name="${name}"][data-slug="${slug}"]`);
    if (!box) return;
    event.preventDefault();
    box.checked = true;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    const next = button.nextElementSibling ?? button.previousElementSibling;
    button.remove();
    (next ?? box).focus();
  });
}

// A form marked data-keeps is kept while one types; what was typed last is sent when the page is left.
function keepTyped(root) {
  root.querySelectorAll("form[data-keeps]").forEach((form) => {
    let typed = 0;
    let onItsWay = 0;
    let arrived = 0;
    const type = () => (typed += 1);
    form.addEventListener("input", type);
    form.addEventListener("change", type);
    form.addEventListener("htmx:beforeRequest", () => (onItsWay = typed));
    form.addEventListener("htmx:afterRequest", (event) => {
      if (event.detail.successful) arrived = onItsWay;
    });
    form.addEventListener("submit", () => (arrived = Infinity));
    addEventListener("pageshow", () => (arrived = Math.min(arrived, typed)));
    addEventListener("pagehide", () => {
      if (arrived >= typed) return;
      const words = new FormData(form);
      words.set("last", "1");
      navigator.sendBeacon(form.dataset.keeps, words);
      arrived = typed;
    });
    // Where one has to choose first nothing is kept by itself.
    addEventListener("beforeunload", (event) => {
      if (form.elements["page-choosing"] && !form.dataset.sent) event.preventDefault();
    });
  });
}

// Errors get the focus, messages can be put away, menus close by Escape or a press beside them.
function enhancePage(root) {
  root.querySelector("[data-focus]:not([data-still] *)")?.focus();
  root.querySelectorAll(".message").forEach(dismissable);
  root.querySelectorAll("details[data-menu]").forEach(menu);
  root.querySelectorAll("details[data-read]").forEach(readable);
  root.querySelectorAll("button[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
  root.querySelectorAll("button[data-dialog]").forEach((button) => {
    const dialog = document.getElementById(button.dataset.dialog);
    button.hidden = !dialog;
    button.addEventListener("click", () => dialog.showModal());
  });
  root.querySelectorAll("a[data-mail-from]").forEach(mailable);
  root.querySelectorAll("a[data-drag]").forEach((link) => link.addEventListener("click", (event) => event.preventDefault()));
  addEventListener("hashchange", openTarget);
  openTarget();
  takeSharedText(root);
  keepReading(root);
  root.querySelectorAll("form[data-auto] select, form[data-auto] input[type=checkbox]").forEach((control) =>
    control.addEventListener("change", () => control.form.requestSubmit()),
  );
}

// A button that copies the words of an element, and says that it did.
function copyable(button) {
  const source = document.getElementById(button.dataset.copy);
  if (!source) return;
  button.dataset.ready = "";
  button.hidden = false;
  const words = button.textContent;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "visually-hidden";
  button.after(said);
  button.addEventListener("click", async () => {
    const text = source.value ?? source.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      if (!copyBySelection(text)) return;
    }
    button.textContent = said.textContent = button.dataset.copied;
    setTimeout(() => {
      button.textContent = words;
      said.textContent = "";
    }, 2500);
  });
}

// Where a browser keeps the clipboard from pages without encryption.
function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  const here = document.activeElement;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  here?.focus();
  return done;
}

// The mail is what stands in the text area, also after it was changed.
function mailable(link) {
  const area = document.getElementById(link.dataset.mailFrom);
  const address = new URL(link.href);
  area?.addEventListener("input", () => {
    const subject = encodeURIComponent(address.searchParams.get("subject") ?? "");
    link.href = `mailto:?subject=${subject}&body=${encodeURIComponent(area.value.replace(/\r?\n/g, "\r\n"))}`;
  });
}

// A link to something folded opens it.
function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const details = target && (target.closest("details") ?? target.querySelector("details"));
  if (!details) return;
  details.open = true;
  target.scrollIntoView();
}

// Where a page forbids that words are sent from it, the bookmark hands them over behind the #,
// which no server sees; they are read at once.
function takeSharedText(root) {
  const area = root.querySelector("textarea[data-takes-shared]");
  if (!area || !location.hash.startsWith("#text=")) return;
  try {
    area.value = decodeURIComponent(location.hash.slice(6));
  } catch {
    return;
  }
  history.replaceState(null, "", location.pathname);
  area.form.requestSubmit();
}

// A reading is the answer to words that were sent. Back and reload come to it again, for the words
// stay in this tab's history: there they are taken from, and read once more.
function keepReading(root) {
  const area = root.querySelector("textarea[data-takes-shared]");
  if (!area) return;
  if (root.querySelector("[data-reading]")) {
    const text = area.defaultValue;
    const keep = (hash) => history.replaceState({ text }, "", location.pathname + hash);
    keep(location.hash || "#read");
    addEventListener("hashchange", () => keep(location.hash));
  } else if (history.state?.text && !area.value) {
    area.value = history.state.text;
    area.form.action = location.pathname + location.hash;
    area.form.requestSubmit();
  }
}

// What is unfolded counts as read; the form inside says so to the server.
function readable(details) {
  details.addEventListener(
    "toggle",
    () => {
      const form = details.querySelector("form");
      fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).then(
        () => details.classList.remove("is-unread"),
        () => {}, // Offline: it stays new.
      );
    },
    { once: true },
  );
}

function dismissable(message) {
  const words = document.querySelector(".messages")?.dataset.dismiss;
  if (!words) return;
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", words);
  button.textContent = "×";
  button.addEventListener("click", () => message.remove());
  message.append(button);
}

function menu(details) {
  document.addEventListener("click", (event) => {
    if (!details.contains(event.target)) details.open = false;
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
}
