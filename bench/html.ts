// Size of the HTML report with 50,000 findings, and how fast Chromium has it ready. The floor is a
// page of the same size that holds the same data and runs no script but one JSON.parse.
import { launchChromium, openPage, reportFolder } from "../test/browser/chromium.ts";
import { sampleReport } from "../test/render/sample-report.ts";
import { renderHtml } from "../src/render/html.ts";

const FINDINGS = Number(process.argv[2] ?? 50_000);
const RUNS = 5;

async function main(): Promise<void> {
  const report = sampleReport({ findings: FINDINGS });
  const renderTimes: number[] = [];
  let html = "";
  for (let run = 0; run < 3; run += 1) {
    const start = performance.now();
    html = await renderHtml(report);
    renderTimes.push(performance.now() - start);
  }
  const start = performance.now();
  const json = JSON.stringify(report);
  const stringify = performance.now() - start;
  const data = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  const floorPage = `<!doctype html><title>floor</title><p>floor</p><script type="application/json" id="data">${data}</script><script>JSON.parse(document.getElementById("data").textContent)</script>`;

  const folder = reportFolder();
  const browser = await launchChromium();
  try {
    const files = { report: folder.add("report", html), floor: folder.add("floor", floorPage) };
    const times = { report: [] as number[], floor: [] as number[], filter: [] as number[] };
    const more = { search: [] as number[], sort: [] as number[], group: [] as number[] };
    for (let run = 0; run < RUNS; run += 1) {
      for (const name of ["floor", "report"] as const) {
        const opened = await openPage(browser, "about:blank");
        const { page } = opened;
        await page.addInitScript(PAINTED);
        await page.goto(files[name]);
        times[name].push(await page.evaluate<number>("whenPainted"));
        if (name === "report") {
          more.search.push(await page.evaluate<number>(act("type", "kms prod")));
          await page.evaluate(act("click", "#clear"));
          times.filter.push(await page.evaluate<number>(act("click", ".chip.critical")));
          await page.evaluate(act("click", "#clear"));
          more.sort.push(await page.evaluate<number>(act("click", "[data-sort=resource]")));
          more.group.push(await page.evaluate<number>(act("group", "service")));
        }
        await opened.close();
      }
    }
    const megabytes = Buffer.byteLength(html) / 1e6;
    const lines = [
      `findings              ${FINDINGS}`,
      `file                  ${megabytes.toFixed(2)} MB (limit 12), report as JSON ${(Buffer.byteLength(json) / 1e6).toFixed(2)} MB`,
      `render                ${ms(median(renderTimes))}, JSON.stringify of the report ${ms(stringify)}`,
      `floor painted         ${ms(median(times.floor))}`,
      `interactive           ${ms(median(times.report))} (limit 600), ${(median(times.report) / median(times.floor)).toFixed(2)} × floor`,
      `filter painted        ${ms(median(times.filter))} (limit 150)`,
      `first search painted  ${ms(median(more.search))} (limit 150)`,
      `sort painted          ${ms(median(more.sort))}`,
      `group painted         ${ms(median(more.group))}`,
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
  } finally {
    await browser.close();
    folder.remove();
  }
}

/** Resolves two frames after the document's scripts have run: by then the page is painted. */
const PAINTED = `
  window.whenPainted = new Promise((resolve) =>
    addEventListener("DOMContentLoaded", () =>
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
    ),
  );
`;

/** Script that acts on the page and gives the milliseconds until the second frame after. */
function act(kind: "click" | "type" | "group", what: string): string {
  const step = {
    click: `document.querySelector(${JSON.stringify(what)}).click()`,
    type: `const q = document.getElementById("q"); q.value = ${JSON.stringify(what)}; q.dispatchEvent(new Event("input"))`,
    group: `const menu = document.getElementById("menu-group"); menu.value = ${JSON.stringify(what)}; menu.dispatchEvent(new Event("change"))`,
  }[kind];
  return `new Promise((resolve) => {
    const start = performance.now();
    ${step};
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
  })`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

await main();
