// Ranking without waiting for the server: a press, a number or a drag moves a row right here.
// Without it, each press asks the server for the new order; nothing is kept before the form is sent.

document.querySelectorAll("[data-ranking]").forEach(ranking);

function ranking(list) {
  const form = list.closest("form");
  const said = form.querySelector("[data-ranking-said]");
  const words = (name) => form.querySelector(`template[data-${name}-words]`).content.textContent.trim();
  const last = Number(list.dataset.last);
  const rows = () => [...list.children];
  const choice = (row) => row.querySelector(".order select");
  const rank = (row) => (/^\d+$/.test(choice(row).value) ? Number(choice(row).value) : null);

  // Rows in levels, equals together, as the server has them.
  function levels() {
    const ranked = rows().filter((row) => rank(row) !== null);
    const numbers = [...new Set(ranked.map(rank))].sort((one, other) => one - other);
    return numbers.map((number) => ranked.filter((row) => rank(row) === number));
  }

  function put(found) {
    found.forEach((level, place) => level.forEach((row) => (choice(row).value = String(place + 1))));
    const place = (row) => rank(row) ?? (choice(row).value ? last + 2 : last + 1);
    rows().sort((one, other) => place(one) - place(other)).forEach((row) => list.append(row));
  }

  function tell(row) {
    const what = row.querySelector(".title").textContent.trim();
    said.textContent = words("placed").replace("{what}", what).replace("{rank}", choice(row).selectedOptions[0].text);
  }

  function step(row, way) {
    const found = levels();
    const at = found.findIndex((level) => level.includes(row));
    if (at < 0) {
      if (found.length < last) found.push([row]);
    } else if (found[at].length > 1) {
      const rest = found[at].filter((each) => each !== row);
      if (found.length < last) found.splice(at, 1, ...(way === "up" ? [[row], rest] : [rest, [row]]));
    } else {
      const other = way === "up" ? at - 1 : at + 1;
      if (found[other]) [found[at], found[other]] = [found[other], found[at]];
    }
    put(found);
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("li");
    step(row, button.dataset.move);
    button.focus();
    row.scrollIntoView({ block: "nearest" });
    tell(row);
  });
  list.addEventListener("change", (event) => {
    if (!event.target.matches(".order select")) return;
    const row = event.target.closest("li");
    put(levels());
    event.target.focus();
    tell(row);
  });

  for (const row of rows()) {
    const grip = Object.assign(document.createElement("span"), { className: "grip", textContent: "\u283F", title: words("grip") });
    grip.setAttribute("aria-hidden", "true");
    row.querySelector(".moves").append(grip);
    grip.addEventListener("pointerdown", (event) => hold(event, row, grip));
  }

  // Held by its grip a row goes where it is let go; it then stands alone at its number.
  function hold(event, row, grip) {
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    row.classList.add("is-held");
    const move = ({ clientY }) => {
      const over = rows().find((each) => {
        const box = each.getBoundingClientRect();
        return each !== row && clientY >= box.top && clientY < box.bottom;
      });
      if (!over) return;
      const box = over.getBoundingClientRect();
      const isBelow = over.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_PRECEDING;
      if (isBelow && clientY > box.top + box.height / 2) over.after(row);
      if (!isBelow && clientY < box.top + box.height / 2) over.before(row);
    };
    const drop = () => {
      grip.removeEventListener("pointermove", move);
      row.classList.remove("is-held");
      settle(row);
    };
    grip.addEventListener("pointermove", move);
    grip.addEventListener("lostpointercapture", drop, { once: true });
  }

  function settle(row) {
    const found = [];
    let before = null;
    const above = rows().slice(0, rows().indexOf(row));
    const isLast = rank(row) === null && above.some((each) => rank(each) === null);
    for (const each of rows()) {
      if (each === row ? isLast : rank(each) === null) continue;
      const isEqual = before && before !== row && each !== row && rank(each) === rank(before);
      if (isEqual) found.at(-1).push(each);
      else found.push([each]);
      before = each;
    }
    if (found.length <= last) put(found);
    else put(levels());
    tell(row);
  }
}
