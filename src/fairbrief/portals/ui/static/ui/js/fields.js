// Text areas grow with what is typed, and say how much room is left.
export function enhanceFields(root) {
  root.querySelectorAll("textarea[data-grow]:not([data-grown])").forEach(grow);
  root.querySelectorAll("textarea[data-count]:not([data-counted])").forEach(count);
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
  if (!words) return;
  const output = document.createElement("output");
  output.className = "count";
  const show = () => {
    const left = limit - area.value.length;
    output.hidden = left > limit * 0.2;
    output.classList.toggle("over", left < 0);
    output.textContent = words.content.textContent.trim().replace("{left}", left);
  };
  area.addEventListener("input", show);
  field.append(output);
  show();
}
