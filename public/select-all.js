// One box that ticks all boxes of a form on the page. Without this script it stays hidden.
for (const label of document.querySelectorAll("[data-select-all]")) {
  const all = label.querySelector("input");
  const boxes = [...document.querySelectorAll(`input[type="checkbox"][form="${label.dataset.selectAll}"]`)];
  const show = () => {
    const ticked = boxes.filter((it) => it.checked).length;
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
  for (const box of boxes) box.addEventListener("change", show);
  label.hidden = boxes.length === 0;
  show();
}
