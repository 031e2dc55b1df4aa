import { byId, el, newBadge, severityBadge, short, statusBadge, wholeNumber } from "./dom.js";

/** Rows kept ready above and below the visible part. */
const SPARE_ROWS = 8;

/**
 * A list that draws only the rows in view. A row is the index of a finding or a group.
 * `act(row)` is called for Enter or a click, `toggle(group, open)` for the arrow keys.
 */
export function createGrid(store, { act, toggle }) {
  const grid = byId("grid");
  const body = byId("grid-body");
  let rows = [];
  let active = 0;
  let rowHeight = 0;
  let drawn = new Map();

  function findingRow(index) {
    const { rule, resource, status, severity, message, baseline } = store.finding(index);
    const kind = resource.type.replace(/^AWS::/, "").replaceAll("::", " ");
    const cell = (name, ...children) => el("div", { role: "gridcell", class: name }, ...children);
    return el(
      "div",
      { class: "row" },
      cell("c-result", severityBadge(severity), statusBadge(status)),
      cell(
        "c-finding",
        el("div", { class: "strong" }, ...newBadge(baseline), short(rule.title)),
        el("div", { class: "small" }, el("bdi", {}, short(message))),
      ),
      cell(
        "c-resource",
        el("div", {}, el("bdi", {}, short(resource.name))),
        el("div", { class: "small" }, short(kind)),
      ),
      cell(
        "c-where",
        el("div", {}, short(resource.region)),
        el("div", { class: "small" }, short(rule.service)),
      ),
    );
  }

  function groupRow({ key, counts, open }) {
    const [fail, unknown, suppressed, pass] = counts.map(wholeNumber);
    return el(
      "div",
      { class: "row group", "aria-expanded": String(open) },
      el(
        "div",
        { role: "gridcell", "aria-colspan": "4" },
        el("bdi", { class: "strong" }, short(key)),
        el(
          "span",
          { class: "tally" },
          el("span", { class: "fail" }, `${fail} fail`),
          " ",
          el("span", { class: "unknown" }, `${unknown} unknown`),
          " ",
          ...(counts[2] > 0 ? [el("span", {}, `${suppressed} suppressed`), " "] : []),
          el("span", { class: "pass" }, `${pass} pass`),
        ),
      ),
    );
  }

  function emptyRow() {
    return el(
      "div",
      { class: "row empty" },
      el(
        "div",
        { role: "gridcell", "aria-colspan": "4" },
        "No finding matches. Clear a filter to see more.",
      ),
    );
  }

  function build(place) {
    const row = rows[place];
    const node =
      row === undefined ? emptyRow() : typeof row === "number" ? findingRow(row) : groupRow(row);
    const grouped = typeof rows[0] === "object";
    node.id = `row-${place}`;
    node.setAttribute("role", "row");
    node.setAttribute("aria-rowindex", String(place + 2));
    node.setAttribute("aria-level", grouped && typeof row === "number" ? "2" : "1");
    node.style.transform = `translateY(${place * rowHeight}px)`;
    return node;
  }

  function draw() {
    const total = Math.max(1, rows.length);
    const top = Math.max(0, grid.scrollTop - body.offsetTop);
    const first = Math.max(0, Math.floor(top / rowHeight) - SPARE_ROWS);
    const last = Math.min(total, Math.ceil((top + grid.clientHeight) / rowHeight) + SPARE_ROWS);
    const wanted = new Map();
    for (let place = first; place < last; place += 1) {
      wanted.set(place, drawn.get(place) ?? build(place));
    }
    for (const [place, node] of drawn) if (!wanted.has(place)) node.remove();
    // The order in the document is the order that a screen reader reads.
    let before = null;
    for (const [place, node] of [...wanted].reverse()) {
      if (node.parentNode !== body || node.nextSibling !== before) body.insertBefore(node, before);
      node.setAttribute("aria-selected", String(place === active && rows.length > 0));
      before = node;
    }
    drawn = wanted;
    if (wanted.has(active) && rows.length > 0) {
      grid.setAttribute("aria-activedescendant", `row-${active}`);
    } else grid.removeAttribute("aria-activedescendant");
  }

  function measure() {
    const probe = el("div", { class: "row" });
    body.append(probe);
    rowHeight = Math.max(20, probe.offsetHeight);
    probe.remove();
  }

  function redraw() {
    for (const node of drawn.values()) node.remove();
    drawn = new Map();
    measure();
    body.style.height = `${Math.max(1, rows.length) * rowHeight}px`;
    grid.setAttribute("aria-rowcount", String(rows.length + 1));
    draw();
  }

  /** Shows other rows; `keep` leaves the scroll position and the active row as they are. */
  function show(next, keep) {
    rows = next;
    if (!keep) {
      active = 0;
      grid.scrollTop = 0;
    }
    active = Math.min(active, Math.max(0, rows.length - 1));
    redraw();
  }

  /** Makes a row the active one and brings it into view. */
  function activate(place) {
    if (rows.length === 0) return;
    active = Math.max(0, Math.min(rows.length - 1, place));
    const head = body.offsetTop;
    const top = active * rowHeight;
    if (top < grid.scrollTop) grid.scrollTop = top;
    const room = grid.clientHeight - head - rowHeight;
    if (top > grid.scrollTop + room) grid.scrollTop = top - room;
    draw();
  }

  const moves = {
    ArrowDown: () => active + 1,
    j: () => active + 1,
    ArrowUp: () => active - 1,
    k: () => active - 1,
    PageDown: () => active + Math.floor(grid.clientHeight / rowHeight) - 1,
    PageUp: () => active - Math.floor(grid.clientHeight / rowHeight) + 1,
    Home: () => 0,
    End: () => rows.length - 1,
  };

  grid.addEventListener("keydown", (event) => {
    if (event.target !== grid || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[active];
    if (Object.hasOwn(moves, event.key)) activate(moves[event.key]());
    else if ((event.key === "Enter" || event.key === " ") && row !== undefined) act(row);
    else if (event.key === "ArrowRight" && row?.open === false) toggle(row);
    else if (event.key === "ArrowLeft" && row?.open === true) toggle(row);
    else return;
    event.preventDefault();
  });
  body.addEventListener("click", (event) => {
    const node = event.target.closest(".row");
    if (node === null || rows.length === 0) return;
    activate(Number(node.id.slice("row-".length)));
    act(rows[active]);
  });
  grid.addEventListener("scroll", draw, { passive: true });
  new ResizeObserver(redraw).observe(grid);

  /** The findings in the order shown, and a way to move to one of them. */
  const shown = () => rows.filter((row) => typeof row === "number");
  const activateFinding = (index) => {
    const place = rows.indexOf(index);
    if (place >= 0) activate(place);
  };
  return { show, shown, activateFinding };
}
