// Sorts the table of segments by the column whose heading is pressed; the page is whole without it.
const table = document.getElementById("segments");
const heads = [...table.tHead.rows[0].cells];
heads.forEach((head, column) => head.querySelector("button")?.addEventListener("click", () => {
  const up = head.getAttribute("aria-sort") !== "ascending";
  heads.forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const value = (row) => Number(row.cells[column].dataset.v);
  const rows = [...table.tBodies[0].rows].sort((a, b) => (up ? 1 : -1) * (value(a) - value(b)));
  table.tBodies[0].append(...rows);
}));
