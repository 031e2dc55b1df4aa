import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareWithBaseline, makeBaseline } from "../../src/engine/baseline.ts";
import { renderHtml } from "../../src/render/html.ts";
import { sampleReport } from "../render/sample-report.ts";
import { launchChromium, openPage, reportFolder, skipWithoutChromium } from "./chromium.ts";

const sample = sampleReport({ findings: 400 });
const half = { ...sample, findings: sample.findings.filter((_, index) => index % 2 === 0) };
const report = compareWithBaseline(sample, makeBaseline(half));
const fresh = report.findings.filter(({ baseline }) => baseline === "new").length;

describe.skipIf(skipWithoutChromium())(
  "a report with a baseline in Chromium",
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    const urls = { compared: "", plain: "" };
    const folder = reportFolder();

    beforeAll(async () => {
      browser = await launchChromium();
      urls.compared = folder.add("compared", await renderHtml(report));
      urls.plain = folder.add("plain", await renderHtml(sample));
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      folder.remove();
    });

    it("filters by what is new, and marks it", async () => {
      const { page, troubles, close } = await openPage(browser, urls.compared);
      await page.locator("#menu-baseline").selectOption("new");
      expect(await page.locator("#count").textContent()).toBe(`${fresh} of 400 findings`);
      await page.waitForURL(/#baseline=new$/);
      expect(await page.locator("#row-0 .new").textContent()).toBe("New");
      await page.locator("#row-0").click();
      await page.locator("#detail .badges .new").waitFor();
      expect(await page.locator("#detail").textContent()).toContain("First seen 2026-11-21.");
      await page.keyboard.press("Escape");
      await page.locator("#menu-baseline").selectOption("known");
      expect(await page.locator("#grid-body .new").count()).toBe(0);
      expect(troubles).toEqual([]);
      await close();
    });

    it("has no such filter without a baseline", async () => {
      const { page, close } = await openPage(browser, urls.plain);
      await page.locator("#menu-rule").waitFor();
      expect(await page.locator("#menu-baseline").count()).toBe(0);
      await close();
    });
  },
);
