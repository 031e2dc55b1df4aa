import { byId, copyButton, el, newBadge, severityBadge, statusBadge, visible } from "./dom.js";

const FORMS = { cli: "AWS CLI", terraform: "Terraform", cloudformation: "CloudFormation" };

/** The panel of one finding. `neighbour(index, step)` gives the finding before or after, or null. */
export function createDetail(store, { neighbour, open, closed }) {
  const dialog = byId("detail");
  const body = byId("detail-body");
  const steps = { previous: -1, next: 1 };
  let current = -1;

  function show(index) {
    current = index;
    body.replaceChildren(...content(store.finding(index), store.data.frameworks));
    for (const [id, step] of Object.entries(steps)) {
      byId(id).disabled = neighbour(index, step) === null;
    }
    if (!dialog.open) dialog.showModal();
    body.scrollTop = 0;
    body.focus({ preventScroll: true });
  }

  function go(step) {
    const next = neighbour(current, step);
    if (next !== null) open(next);
  }

  for (const [id, step] of Object.entries(steps)) {
    byId(id).addEventListener("click", () => go(step));
  }
  byId("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", closed);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(1);
    if (event.key === "k") go(-1);
  });
  return { show, close: () => dialog.open && dialog.close() };
}

function content(
  {
    rule,
    resource,
    status,
    severity,
    message,
    evidence,
    fix,
    missing,
    location: declared,
    suppression,
    baseline,
    firstSeen,
  },
  frameworks,
) {
  const titleOf = (id) => frameworks.find((framework) => framework.id === id)?.title ?? id;
  const parts = [
    el(
      "p",
      { class: "badges" },
      severityBadge(severity),
      statusBadge(status),
      ...newBadge(baseline),
    ),
    el("h2", { id: "detail-title" }, visible(rule.title)),
    el("p", { class: "lead" }, el("bdi", {}, visible(message))),
    ...section("Why it matters", el("p", {}, visible(rule.why))),
    ...section("Resource", resourceList(resource)),
  ];
  if (suppression !== null) parts.splice(3, 0, ...section("Accepted", acceptance(suppression)));
  if (rule.severityOverride !== undefined) {
    const { from, reason } = rule.severityOverride;
    parts.push(
      ...section("Severity", el("p", {}, `${severity} in place of ${from}: ${visible(reason)}`)),
    );
  }
  if (declared !== null) parts.push(...section("Code", codePlace(declared)));
  if (fix !== null) parts.push(...section("How to fix", ...fixParts(fix)));
  if (missing.length > 0) parts.push(...section("What is missing", ...missing.map(missingRead)));
  if (evidence.length > 0) {
    const text = JSON.stringify(evidenceObject(evidence), null, 2);
    parts.push(...section("Evidence", code(text, "Evidence")));
  }
  if (rule.controls.length > 0) {
    const tags = rule.controls.map(({ framework, control }) =>
      el("li", { class: "tag" }, visible(`${titleOf(framework)} ${control}`)),
    );
    parts.push(...section("Controls", el("ul", { class: "bare tags" }, ...tags)));
  }
  if (rule.references.length > 0) {
    const items = rule.references.map((reference) =>
      el(
        "li",
        {},
        isWebAddress(reference) ? link(reference, visible(reference)) : visible(reference),
      ),
    );
    parts.push(...section("References", el("ul", { class: "bare" }, ...items)));
  }
  const about = el(
    "p",
    { class: "small" },
    "Rule ",
    el("code", {}, visible(rule.id)),
    `. Responsibility: ${rule.responsibility}.`,
    firstSeen === "" ? "" : ` First seen ${visible(firstSeen.slice(0, 10))}.`,
    ...(isWebAddress(rule.page ?? "") ? [" ", link(rule.page, "Rule page")] : []),
  );
  return [...parts, about, copyButton("Copy link to this finding", () => location.href)];
}

function section(title, ...children) {
  return [el("h3", {}, title), ...children];
}

function resourceList(resource) {
  const pairs = [
    ["Name", resource.name],
    ["Type", resource.type],
    ["Id", resource.id],
    ["Account", resource.account],
    ["Region", resource.region],
    ["ARN", resource.arn],
  ];
  const list = el("dl", { class: "pairs" });
  for (const [name, value] of pairs) {
    const shown = el("dd", {}, el("bdi", {}, visible(value)));
    if (name === "ARN")
      shown.append(
        " ",
        copyButton("Copy ARN", () => value),
      );
    list.append(el("dt", {}, name), shown);
  }
  return list;
}

/** Why a failure does not count. */
function acceptance({ reason, owner, until, source }) {
  const pairs = [
    ["Reason", reason],
    ["Owner", owner],
    ["Until", until ?? "no end"],
    ["Source", source],
  ];
  const items = pairs.flatMap(([name, value]) => [
    el("dt", {}, name),
    el("dd", {}, el("bdi", {}, visible(value))),
  ]);
  return el("dl", { class: "pairs" }, ...items);
}

/** Where infrastructure code declares the resource. */
function codePlace({ file, line, address }) {
  const place = `${file}:${line}`;
  return el(
    "p",
    {},
    el("code", {}, el("bdi", {}, visible(place))),
    " declares ",
    el("bdi", {}, visible(address)),
    " ",
    copyButton("Copy place", () => place),
  );
}

/** An object is easier to read than a list of pairs; names that repeat keep the list. */
function evidenceObject(evidence) {
  const names = new Set(evidence.map(({ field }) => field));
  if (names.size < evidence.length || names.has("__proto__")) return evidence;
  return Object.fromEntries(evidence.map(({ field, value }) => [field, value]));
}

function fixParts(fix) {
  const text = el("p", {}, el("bdi", {}, visible(fix.text)));
  const forms = Object.keys(FORMS).filter((form) => fix[form] !== undefined);
  const copyText = copyButton("Copy text", () => fix.text);
  if (forms.length === 0) return [text, copyText];
  return [text, copyText, ...tabs(forms, fix)];
}

function tabs(forms, fix) {
  const list = el("div", { class: "tabs", role: "tablist", "aria-label": "Form of the fix" });
  const panels = forms.map((form, place) =>
    el(
      "div",
      {
        role: "tabpanel",
        id: `panel-${form}`,
        "aria-labelledby": `tab-${form}`,
        hidden: place > 0 && "",
      },
      code(fix[form], FORMS[form]),
    ),
  );
  const buttons = forms.map((form) =>
    el(
      "button",
      { type: "button", role: "tab", id: `tab-${form}`, "aria-controls": `panel-${form}` },
      FORMS[form],
    ),
  );
  const choose = (chosen) => {
    for (const [place, button] of buttons.entries()) {
      button.setAttribute("aria-selected", String(place === chosen));
      button.tabIndex = place === chosen ? 0 : -1;
      panels[place].hidden = place !== chosen;
    }
  };
  for (const [place, button] of buttons.entries()) {
    button.addEventListener("click", () => choose(place));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined) return;
      const next = (place + step + buttons.length) % buttons.length;
      choose(next);
      buttons[next].focus();
    });
  }
  choose(0);
  list.append(...buttons);
  return [list, ...panels];
}

function missingRead({ permission, operation, reason, message }) {
  const what =
    permission === ""
      ? `${visible(operation)}${operation && ": "}${reason}`
      : [el("code", {}, visible(permission)), ` for ${visible(operation)}: ${reason}`];
  return el(
    "div",
    { class: "missing" },
    el("p", {}, ...[what].flat()),
    el("p", { class: "small" }, el("bdi", {}, visible(message))),
    ...(permission === "" ? [] : [copyButton("Copy permission", () => permission)]),
  );
}

function code(text, label) {
  const block = el("pre", { tabindex: "0", role: "region", "aria-label": label }, visible(text));
  return el(
    "div",
    { class: "code" },
    block,
    copyButton("Copy", () => text),
  );
}

/** Whether a text may become a link: one that can do nothing but lead to a web page. */
function isWebAddress(text) {
  return URL.canParse(text) && new URL(text).protocol === "https:";
}

function link(address, text) {
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}
