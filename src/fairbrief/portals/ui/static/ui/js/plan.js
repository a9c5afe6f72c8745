// The drawn week: blocks of work are dragged, or moved by keys. What is sent is the form that stands
// with the block in the list below, so everything also works there, without a script.

const picture = document.querySelector("[data-plan]");
if (picture) begin(picture);

function begin(picture) {
  const size = Object.fromEntries(
    ["column", "quarter", "side", "top"].map((name) => [name, Number(picture.dataset[name])]),
  );
  const said = document.querySelector("[data-plan-said]");
  document.querySelector("[data-plan-help]").hidden = false;
  for (const group of picture.querySelectorAll("[data-block]")) {
    const form = document.getElementById(`move-${group.dataset.block}`);
    if (form) movable(group, form, picture, size, said);
  }
}

function movable(group, form, picture, size, said) {
  const box = group.querySelector("svg");
  const rect = box.querySelector("rect");
  const at = form.elements.starts_at;
  const length = form.elements.minutes;
  const first = { starts: at.value, minutes: length.value, x: num(box, "x"), y: num(box, "y"), height: num(box, "height") };
  let days = 0;
  let quarters = 0;
  let longer = 0;

  group.setAttribute("tabindex", "0");
  group.setAttribute("role", "button");
  group.setAttribute("aria-label", words());

  function words() {
    return `${group.dataset.words}, ${at.value.replace("T", " ")}, ${length.value} min`;
  }

  function show() {
    box.setAttribute("x", first.x + days * size.column);
    box.setAttribute("y", first.y + quarters * size.quarter);
    const height = Math.max(first.height + longer * size.quarter, size.quarter);
    box.setAttribute("height", height);
    rect.setAttribute("height", height - 1);
    const moved = new Date(`${first.starts}Z`);
    moved.setUTCMinutes(moved.getUTCMinutes() + days * 1440 + quarters * 15);
    at.value = moved.toISOString().slice(0, 16);
    length.value = Math.max(Number(first.minutes) + longer * 15, 15);
    group.classList.toggle("moved", Boolean(days || quarters || longer));
    group.setAttribute("aria-label", words());
    said.textContent = words();
  }

  function back() {
    days = quarters = longer = 0;
    show();
  }

  function keep() {
    if (days || quarters || longer) form.requestSubmit(form.querySelector("button:not([formaction])"));
  }

  group.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") keep();
    else if (event.key === "Escape") back();
    else if (step && (event.key === "ArrowLeft" || event.key === "ArrowRight")) days += step;
    else if (step && event.shiftKey) longer += step;
    else if (step) quarters += step;
    else return;
    event.preventDefault();
    if (step) show();
  });

  let from = null;
  group.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const edge = event.clientY > rect.getBoundingClientRect().bottom - 8;
    from = { x: event.clientX, y: event.clientY, edge };
    group.setPointerCapture(event.pointerId);
    event.preventDefault();
    group.focus();
  });
  group.addEventListener("pointermove", (event) => {
    if (!from) return;
    const scale = picture.viewBox.baseVal.width / picture.getBoundingClientRect().width;
    const down = Math.round(((event.clientY - from.y) * scale) / size.quarter);
    if (from.edge) longer = down;
    else {
      quarters = down;
      days = Math.round(((event.clientX - from.x) * scale) / size.column);
    }
    show();
  });
  group.addEventListener("pointerup", () => {
    from = null;
    keep();
  });
  group.addEventListener("pointercancel", () => {
    from = null;
    back();
  });
}

function num(element, name) {
  return Number(element.getAttribute(name));
}
