// A long download says how far it is. Without a script the link downloads all the same.
for (const link of document.querySelectorAll("a[data-take]")) {
  const said = document.getElementById(link.dataset.take);
  const bar = said.querySelector("progress");
  const words = said.querySelector("[role=status]");
  const far = said.querySelector("[data-far]");
  let isRunning = false;

  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (isRunning) return;
    isRunning = true;
    said.hidden = false;
    words.textContent = said.dataset.begun;
    bar.removeAttribute("value");
    try {
      const answer = await fetch(link.href);
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      const file = await taken(answer, (rows, all) => {
        bar.max = all;
        bar.value = Math.min(rows, all);
        far.textContent = fill(said.dataset.far, rows, all);
      });
      save(file, answer.headers.get("Content-Disposition"));
      words.textContent = said.dataset.done;
    } catch {
      bar.value = 0;
      words.textContent = said.dataset.broken;
    }
    isRunning = false;
  });
}

// Reads the file to its end; `tell` hears of rows read, at most twice a second.
async function taken(answer, tell) {
  const all = Number(answer.headers.get("X-Rows")) || 1;
  const reader = answer.body.getReader();
  const parts = [];
  let [rows, isQuoted, last] = [-1, false, 0]; // The first line names the columns.
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    for (const byte of value) {
      if (byte === 34) isQuoted = !isQuoted;
      else if (byte === 10 && !isQuoted) rows += 1;
    }
    if (performance.now() - last > 500) {
      last = performance.now();
      tell(Math.max(rows, 0), all);
    }
  }
  tell(rows, all);
  return new Blob(parts, { type: answer.headers.get("Content-Type") });
}

function fill(words, rows, all) {
  return words.replace("{rows}", rows.toLocaleString(document.documentElement.lang)).replace("{all}", all.toLocaleString(document.documentElement.lang));
}

function save(file, disposition) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = /filename="([^"]+)"/.exec(disposition || "")?.[1] || "ledger.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
