import { byId, el, short, wholeNumber } from "./dom.js";

/** The search field, the chips and the menus; `change(part)` gets what the reader chose. */
export function createControls(store, change, clear) {
  const { data } = store;
  const chips = [];
  const menus = [];
  const search = byId("q");

  function chipsFor(name, values, column) {
    const counts = values.map(() => 0);
    for (const value of column) counts[value] += 1;
    for (const [place, value] of values.entries()) {
      // Most reports have none, and need no way to ask for them.
      if (value === "suppressed" && counts[place] === 0) continue;
      const chip = el(
        "button",
        { type: "button", class: `chip ${value}`, "aria-pressed": "false" },
        el("span", { class: "word" }, value),
        " ",
        el("span", { class: "count" }, wholeNumber(counts[place])),
      );
      chip.addEventListener("click", () => change({ [name]: toggled(name, value, values) }));
      chips.push({ name, value, chip });
      byId(name === "status" ? "statuses" : "severities").append(chip);
    }
  }

  function toggled(name, value, values) {
    const pressed = new Set(
      chips
        .filter((one) => one.name === name && one.chip.getAttribute("aria-pressed") === "true")
        .map((one) => one.value),
    );
    if (!pressed.delete(value)) pressed.add(value);
    return values.filter((one) => pressed.has(one)).join(",");
  }

  function menuFor(name, label, options) {
    const menu = el("select", { id: `menu-${name}` });
    for (const [value, text] of options) menu.append(el("option", { value }, short(text)));
    menu.addEventListener("change", () => change({ [name]: menu.value }));
    menus.push({ name, menu });
    byId("selects").append(el("div", {}, el("label", { for: menu.id }, label), menu));
  }

  const same = (values) => [...new Set(values)].sort().map((value) => [value, value]);
  const filters = [
    ["service", "Service", same(data.rules.map((rule) => rule.service))],
    ["account", "Account", same(data.accounts)],
    ["region", "Region", same(data.regions)],
    ["framework", "Framework", data.frameworks.map(({ id, title }) => [id, title])],
    ["responsibility", "Responsibility", same(data.rules.map((rule) => rule.responsibility))],
    ["rule", "Rule", data.rules.map(({ id, title }) => [id, title])],
  ];
  const groups = ["severity", "service", "account", "region", "framework", "rule"];

  chipsFor("status", data.statuses, data.findings.status);
  chipsFor("severity", data.severities, data.findings.severity);
  for (const [name, label, options] of filters) menuFor(name, label, [["", "All"], ...options]);
  if (data.findings.baseline.some((value) => value > 0)) {
    menuFor("baseline", "Baseline", [
      ["", "All"],
      ["new", "New"],
      ["known", "Known"],
    ]);
  }
  menuFor("group", "Group by", [
    ["", "Nothing"],
    ...groups.map((name) => [name, name[0].toUpperCase() + name.slice(1)]),
  ]);
  menuFor("sort", "Sort by", [
    ["worst", "Worst first"],
    ["worst-down", "Best first"],
    ["rule", "Finding, A to Z"],
    ["rule-down", "Finding, Z to A"],
    ["resource", "Resource, A to Z"],
    ["resource-down", "Resource, Z to A"],
    ["region", "Region, A to Z"],
    ["region-down", "Region, Z to A"],
  ]);

  search.addEventListener("input", () => change({ q: search.value }));
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === "ArrowDown") {
      byId("grid").focus();
      event.preventDefault();
    }
  });
  byId("clear").addEventListener("click", () => {
    clear();
    search.focus();
  });
  const headers = [...document.querySelectorAll("[data-sort]")];
  for (const button of headers) {
    const { sort } = button.dataset;
    button.addEventListener("click", () => {
      const isUp = button.parentElement.getAttribute("aria-sort") === "ascending";
      change({ sort: isUp ? `${sort}-down` : sort });
    });
  }

  /** Makes the controls show a state. */
  return function reflect(state, count) {
    if (search.value !== state.q) search.value = state.q;
    for (const { name, value, chip } of chips) {
      chip.setAttribute("aria-pressed", String(state[name].split(",").includes(value)));
    }
    for (const { name, menu } of menus) menu.value = state[name];
    const [sort, direction] = state.sort.split("-");
    for (const button of headers) {
      const word = direction === "down" ? "descending" : "ascending";
      button.parentElement.setAttribute("aria-sort", button.dataset.sort === sort ? word : "none");
    }
    const all = wholeNumber(store.count);
    byId("count").textContent =
      count === store.count ? `${all} findings` : `${wholeNumber(count)} of ${all} findings`;
    byId("clear").hidden = count === store.count;
  };
}
