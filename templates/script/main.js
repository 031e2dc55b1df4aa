import { createControls } from "./controls.js";
import { createStore } from "./decode.js";
import { createDetail } from "./detail.js";
import { byId, copyButton } from "./dom.js";
import { createGrid } from "./grid.js";
import { createQuery } from "./query.js";
import { DEFAULTS, readHash, writeHash } from "./url-state.js";

for (const node of document.querySelectorAll(".js-only")) node.hidden = false;
for (const node of document.querySelectorAll(".script-less")) node.remove();

const store = createStore(JSON.parse(byId("data").textContent));
const query = createQuery(store);
const expanded = new Set();
let state = readHash(location.hash) ?? { ...DEFAULTS };
let selection = [];

const grid = createGrid(store, { act, toggle });
const detail = createDetail(store, { neighbour, open, closed });
const reflect = createControls(store, change, () => change({ ...DEFAULTS }));

function rowsOf(groups) {
  if (groups === null) return [...selection];
  return groups.flatMap(({ key, counts, indices }) => {
    const isOpen = expanded.has(key);
    const head = { key, counts, open: isOpen };
    return isOpen ? [head].concat(indices) : [head];
  });
}

function refresh(keep) {
  selection = query.select(state);
  grid.show(rowsOf(query.group(selection, state.group)), keep);
  reflect(state, selection.length);
}

let writing = 0;
function change(part) {
  if (part.group !== undefined) expanded.clear();
  state = { ...state, ...part };
  refresh(false);
  // Browsers limit how often a page may rewrite its address.
  clearTimeout(writing);
  writing = setTimeout(() => history.replaceState(null, "", writeHash(state)), 200);
}

function toggle({ key, open: wasOpen }) {
  if (wasOpen) expanded.delete(key);
  else expanded.add(key);
  refresh(true);
}

function act(row) {
  if (typeof row === "number") open(row);
  else toggle(row);
}

function open(index) {
  const wasOpen = state.finding !== "";
  state = { ...state, finding: store.data.findings.fingerprint[index] };
  clearTimeout(writing);
  history[wasOpen ? "replaceState" : "pushState"](null, "", writeHash(state));
  grid.activateFinding(index);
  detail.show(index);
}

function closed() {
  state = { ...state, finding: "" };
  history.replaceState(null, "", writeHash(state));
}

function neighbour(index, step) {
  const shown = grid.shown();
  const place = shown.indexOf(index);
  return place < 0 ? null : (shown[place + step] ?? null);
}

/** Shows what the address asks for. */
function follow() {
  const asked = readHash(location.hash);
  if (asked === null) return;
  state = asked;
  refresh(false);
  const index = state.finding === "" ? -1 : store.data.findings.fingerprint.indexOf(state.finding);
  if (index >= 0) {
    grid.activateFinding(index);
    detail.show(index);
  } else {
    detail.close();
    byId("findings").scrollIntoView();
  }
}

refresh(false);
if (location.hash.includes("=")) follow();
addEventListener("hashchange", follow);

addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, select, textarea, dialog") != null;
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  byId("q").focus();
  event.preventDefault();
});
byId("q").addEventListener("focus", () => query.prepareSearch(), { once: true });

for (const button of document.querySelectorAll("[data-copy]")) {
  button.replaceWith(copyButton("Copy", () => byId(button.dataset.copy).textContent));
}

const theme = byId("theme");
const dark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () =>
  (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
const showTheme = () => theme.setAttribute("aria-pressed", String(isDark()));
theme.addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  showTheme();
});
dark.addEventListener("change", showTheme);
showTheme();

const narrow = matchMedia("(max-width: 44rem)");
document.querySelector("details.more").open = !narrow.matches;
const worst = document.querySelector("details.worst");
if (worst !== null) {
  worst.open = false;
  addEventListener("beforeprint", () => (worst.open = true));
}
