// Errors get the focus, messages can be put away, menus close by Escape or a press beside them.
export function enhancePage(root) {
  root.querySelector("[data-focus]:not([data-still] *)")?.focus();
  root.querySelectorAll(".message").forEach(dismissable);
  root.querySelectorAll("details[data-menu]").forEach(menu);
  root.querySelectorAll("button[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
  root.querySelectorAll("button[data-dialog]").forEach((button) => {
    const dialog = document.getElementById(button.dataset.dialog);
    button.hidden = !dialog;
    button.addEventListener("click", () => dialog.showModal());
  });
  root.querySelectorAll("form[data-auto] select, form[data-auto] input[type=checkbox]").forEach((control) =>
    control.addEventListener("change", () => control.form.requestSubmit()),
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
