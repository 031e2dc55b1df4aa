import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderHtml } from "../../src/render/html.ts";
import { worstFirst } from "../../src/render/worst-first.ts";
import { sampleReport } from "../render/sample-report.ts";
import { launchChromium, openPage, reportFolder, skipWithoutChromium } from "./chromium.ts";

const report = sampleReport({ findings: 2000 });
const ordered = worstFirst(report.findings);
const { total } = report.summary;

describe.skipIf(skipWithoutChromium())("the report in Chromium", { timeout: 60_000 }, () => {
  let browser: Browser;
  let url: string;
  const folder = reportFolder();
  const open = (hash = "", options = {}) => openPage(browser, url + hash, options);
  const grouped = (value: number) => String(value).replaceAll(/\B(?=(\d{3})+$)/g, "\u202F");

  beforeAll(async () => {
    browser = await launchChromium();
    url = folder.add("report", await renderHtml(report));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    folder.remove();
  });

  it("asks the network for nothing, and the console stays empty", async () => {
    const { page, requests, troubles, close } = await open();
    await page.locator(".grid-body .row").first().click();
    await page.locator("#detail").waitFor();
    expect(requests).toEqual([url]);
    expect(troubles).toEqual([]);
    await close();
  });

  it("draws a few rows of many and tells assistive technology how many there are", async () => {
    const { page, close } = await open();
    const grid = page.locator("#grid");
    expect(await grid.getAttribute("aria-rowcount")).toBe("2001");
    expect(await page.locator(".grid-body .row").count()).toBeLessThan(60);
    await grid.evaluate((node) => {
      node.scrollTop = node.scrollHeight;
    });
    await page.locator("#row-1999").waitFor();
    const last = page.locator("#row-1999");
    expect(await last.getAttribute("aria-rowindex")).toBe("2001");
    expect(await last.textContent()).toContain(ordered.at(-1)?.resource.name);
    await close();
  });

  it("filters by chips and menus, counts, and keeps the filter in the address", async () => {
    const { page, close } = await open();
    await page.locator(".chip.fail").click();
    await page.locator(".chip.critical").click();
    await page.locator("#menu-service").selectOption("kms");
    const services = new Map(report.rules.map(({ id, service }) => [id, service]));
    const wanted = report.findings.filter(
      (finding) =>
        finding.status === "fail" &&
        finding.severity === "critical" &&
        services.get(finding.rule) === "kms",
    );
    expect(wanted.length).toBeGreaterThan(5);
    const count = `${wanted.length} of ${grouped(2000)} findings`;
    expect(await page.locator("#count").textContent()).toBe(count);
    await page.waitForURL(/#status=fail&severity=critical&service=kms$/);
    await page.reload();
    expect(await page.locator("#count").textContent()).toBe(count);
    expect(await page.locator(".chip.fail").getAttribute("aria-pressed")).toBe("true");
    await page.locator("#clear").click();
    expect(await page.locator("#count").textContent()).toBe(`${grouped(2000)} findings`);
    await close();
  });

  it.each([
    ["framework", "cis-aws-5.0.0"],
    ["responsibility", "shared"],
    ["region", "global"],
    ["account", "123456789012"],
    ["rule", "kms-key-rotation-off"],
  ])("filters by %s", async (name, value) => {
    const { page, close } = await open(`#${name}=${value}`);
    const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
    const wanted = report.findings.filter(
      ({ rule, resource }) =>
        ({
          framework: rules.get(rule)?.controls.some(({ framework }) => framework === value),
          responsibility: rules.get(rule)?.responsibility === value,
          region: resource.region === value,
          account: resource.account === value,
          rule: rule === value,
        })[name],
    );
    expect(wanted.length).toBeGreaterThan(0);
    const text = await page.locator("#count").textContent();
    expect(text?.startsWith(`${grouped(wanted.length)} `)).toBe(true);
    expect(await page.locator(`#menu-${name}`).inputValue()).toBe(value);
    await close();
  });

  it("searches names, ARNs, rules and messages, all words at once", async () => {
    const { page, close } = await open();
    const found = async (words: string) => {
      await page.locator("#q").fill(words);
      return Number((await page.locator("#count").textContent())?.split(" ")[0]);
    };
    const one = ordered[17];
    expect(await found(one?.resource.name ?? "")).toBeGreaterThan(0);
    expect(await page.locator("#grid-body").textContent()).toContain(one?.resource.name);
    const rotated = report.findings.filter(({ message }) => message.endsWith("is never rotated"));
    // The sentence stands in no name, title or reason, so every match comes from a message.
    expect(await found("IS never ROTATED")).toBe(rotated.length);
    expect(await found("rotated us-east-1 prod")).toBeLessThan(rotated.length);
    expect(await found("no such thing anywhere")).toBe(0);
    expect(await page.locator("#grid-body").textContent()).toContain("No finding matches");
    await close();
  });

  it("groups, opens a group and sorts", async () => {
    const { page, close } = await open();
    await page.locator("#menu-group").selectOption("severity");
    const rows = page.locator(".grid-body .row");
    expect(await rows.count()).toBe(5);
    const critical = report.summary.bySeverity.critical;
    const head = await rows.first().textContent();
    expect(head).toContain(
      `${critical.fail} fail ${critical.unknown} unknown ${critical.pass} pass`,
    );
    await rows.first().click();
    expect(await page.locator("#row-0").getAttribute("aria-expanded")).toBe("true");
    expect(await page.locator("#row-1").getAttribute("aria-level")).toBe("2");
    await page.locator("#menu-group").selectOption("");
    await page.locator("[data-sort=resource]").click();
    const first = [...report.findings].map(({ resource }) => resource.name).sort()[0];
    expect(await page.locator("#row-0 .c-resource bdi").textContent()).toBe(first);
    const header = page.locator("[data-column=resource]");
    expect(await header.getAttribute("aria-sort")).toBe("ascending");
    await page.locator("[data-sort=resource]").click();
    expect(await header.getAttribute("aria-sort")).toBe("descending");
    await close();
  });

  it("leads from a finding to the page of its rule, where the rule has one", async () => {
    for (const [id, page] of report.rules.map((rule) => [rule.id, rule.page]).slice(0, 2)) {
      const finding = report.findings.find(({ rule }) => rule === id);
      const opened = await open(`#finding=${finding?.fingerprint}`);
      await opened.page.locator("#detail").waitFor();
      const links = opened.page.locator("#detail").getByRole("link", { name: "Rule page" });
      const targets = await links.evaluateAll((nodes) =>
        nodes.map((node) => node.getAttribute("href")),
      );
      expect(targets).toEqual(page === undefined ? [] : [page]);
      await opened.close();
    }
  });

  it("opens the finding of a deep link with all that an engineer needs", async () => {
    const finding = ordered.find(
      ({ fix }) => fix?.terraform !== undefined && fix.cli !== undefined,
    );
    const { page, troubles, close } = await open(`#finding=${finding?.fingerprint}`, {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const detail = page.locator("#detail");
    await detail.waitFor();
    const text = (await detail.textContent()) ?? "";
    const rule = report.rules.find(({ id }) => id === finding?.rule);
    for (const part of [finding?.message, finding?.resource.arn, finding?.fix?.text, rule?.why]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(rule?.references[0]);
    expect(text).toContain('"owner": "team-');
    const pasted = () => page.evaluate("navigator.clipboard.readText()");
    await detail.getByRole("button", { name: "Copy ARN" }).click();
    await detail.getByRole("button", { name: "Copied" }).waitFor();
    expect(await pasted()).toBe(finding?.resource.arn);
    await detail.getByRole("tab", { name: "AWS CLI" }).press("ArrowRight");
    const terraform = detail.getByRole("tabpanel", { name: "Terraform" });
    expect(await terraform.locator("pre").textContent()).toBe(finding?.fix?.terraform);
    await terraform.getByRole("button").click();
    await terraform.getByRole("button", { name: "Copied" }).waitFor();
    expect(await pasted()).toBe(finding?.fix?.terraform);
    await detail.getByRole("button", { name: "Close" }).click();
    // A dialog tells that it was closed a moment after it was.
    await expect.poll(() => page.evaluate("location.hash")).not.toContain("finding");
    expect(troubles).toEqual([]);
    await close();
  });

  it("shows where the code declares the resource, and copies the place", async () => {
    const finding = ordered.find(({ location }) => location !== undefined);
    const { page, close, troubles } = await open(`#finding=${finding?.fingerprint}`, {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const detail = page.locator("#detail");
    const place = `${finding?.location?.file}:${finding?.location?.line}`;
    expect(await detail.textContent()).toContain(`${place} declares ${finding?.location?.address}`);
    await detail.getByRole("button", { name: "Copy place" }).click();
    await detail.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(place);
    await detail.getByRole("button", { name: "Copy link" }).click();
    await expect
      .poll(() => page.evaluate("navigator.clipboard.readText()"))
      .toContain(`#finding=${finding?.fingerprint}`);
    expect(troubles).toEqual([]);
    await close();
  });

  it("shows which permission an unknown result lacks", async () => {
    const finding = ordered.find(({ status }) => status === "unknown");
    const { page, close } = await open(`#finding=${finding?.fingerprint}`);
    const text = await page.locator("#detail").textContent();
    expect(text).toContain(finding?.missing?.[0]?.permission);
    expect(text).toContain("What is missing");
    await close();
  });

  it("can be used with the keyboard alone", async () => {
    const { page, close } = await open();
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement?.id")).toBe("q");
    await page.keyboard.type("kms");
    await page.keyboard.press("Enter");
    const grid = page.locator("#grid");
    expect(await page.evaluate("document.activeElement?.id")).toBe("grid");
    for (const key of ["j", "j", "ArrowDown", "k"]) await page.keyboard.press(key);
    expect(await grid.getAttribute("aria-activedescendant")).toBe("row-2");
    expect(await page.locator("#row-2").getAttribute("aria-selected")).toBe("true");
    const name = await page.locator("#row-2 .c-resource bdi").textContent();
    await page.keyboard.press("Enter");
    await page.locator("#detail").waitFor();
    expect(await page.locator("#detail").textContent()).toContain(name);
    await page.keyboard.press("j");
    const next = await page.locator("#row-3 .c-resource bdi").textContent();
    expect(await page.locator("#detail-body").textContent()).toContain(next);
    await page.keyboard.press("Escape");
    await page.locator("#detail").waitFor({ state: "hidden" });
    expect(await page.evaluate("document.activeElement?.id")).toBe("grid");
    expect(await grid.getAttribute("aria-activedescendant")).toBe("row-3");
    await page.keyboard.press("End");
    const count = Number(await grid.getAttribute("aria-rowcount"));
    expect(await grid.getAttribute("aria-activedescendant")).toBe(`row-${count - 2}`);
    await close();
  });

  it("goes back in history from a finding to the list", async () => {
    const { page, close } = await open("#status=fail");
    await page.locator(".grid-body .row").first().click();
    await page.locator("#detail").waitFor();
    await page.goBack();
    await page.locator("#detail").waitFor({ state: "hidden" });
    expect(await page.locator("#count").textContent()).toContain(`${grouped(total.fail)} of`);
    await close();
  });

  it("opens a rule from a plain anchor and leaves the filters alone", async () => {
    const { page, close } = await open();
    await page.locator(".chip.fail").click();
    await page.locator(".first a").first().click();
    expect(await page.locator(".entry .body:visible").count()).toBe(1);
    expect(await page.locator(".chip.fail").getAttribute("aria-pressed")).toBe("true");
    await close();
  });

  it("switches between light and dark and keeps the choice in memory only", async () => {
    const { page, close } = await open("", { colorScheme: "light" });
    const colour = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await colour();
    await page.locator("#theme").click();
    expect(await colour()).not.toBe(light);
    await page.reload();
    expect(await colour()).toBe(light);
    await close();
  });

  it("shows the summary and the worst findings without script", async () => {
    const { page, close } = await open("", { javaScriptEnabled: false });
    expect(await page.locator(".headline").isVisible()).toBe(true);
    expect(await page.locator("#findings").isVisible()).toBe(false);
    expect(await page.locator(".worst-table tr:has(td)").count()).toBe(300);
    expect(await page.locator(".worst-table td").first().isVisible()).toBe(true);
    expect(await page.getByText("needs JavaScript").isVisible()).toBe(true);
    expect(await page.locator("button:visible").count()).toBe(0);
    await close();
  });

  it("prints the summary and the worst findings, without controls", async () => {
    const { page, close } = await open();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#findings").isVisible()).toBe(false);
    expect(await page.locator("button:visible").count()).toBe(0);
    expect(await page.locator(".headline").isVisible()).toBe(true);
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(8);
    expect(pages).toBeLessThan(60);
    await close();
  });
});
