const DECEPTIVE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** Spells out the characters that would be invisible or would reorder the text around them. */
export function visible(text) {
  return text.replace(DECEPTIVE, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `[U+${code}]`;
  });
}

/** Text for one line of the list; the whole of it stands in the detail. */
export function short(text) {
  return visible(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

/** An element with attributes and children; strings become text, never markup. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

export function byId(id) {
  return document.getElementById(id);
}

/** A whole number with thin groups of three. */
export function wholeNumber(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, "\u202F");
}

export function severityBadge(severity) {
  return el("span", { class: `severity ${severity}` }, severity);
}

export function statusBadge(status) {
  return el("span", { class: `status ${status}` }, status);
}

/** Marks what the baseline does not have; nothing for the rest. */
export function newBadge(baseline) {
  return baseline === "new" ? [el("span", { class: "new" }, "New"), " "] : [];
}

/** A button that copies what `textOf` gives and says so. */
export function copyButton(label, textOf) {
  const button = el("button", { type: "button", class: "quiet" }, label);
  const said = el("span", { class: "unseen", role: "status" });
  button.addEventListener("click", async () => {
    const done = (await copy(textOf())) ? "Copied" : "Copying is blocked";
    button.textContent = done;
    said.textContent = done;
    setTimeout(() => {
      button.textContent = label;
      said.textContent = "";
    }, 1500);
  });
  return el("span", { class: "copy" }, button, said);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Some browsers give files no clipboard; the old command still works there.
    const area = el("textarea", { class: "unseen", "aria-hidden": "true" });
    area.value = text;
    (document.querySelector("dialog[open]") ?? document.body).append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
