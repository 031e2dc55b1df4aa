import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trendPoint, trends } from "../../src/engine/trend.ts";
import { renderTrendHtml } from "../../src/render/trend/html.ts";
import { HOSTILE_NAMES, sampleReport } from "../render/sample-report.ts";
import {
  launchChromium,
  openPage,
  reportFolder,
  skipWithoutChromium,
  violations,
} from "./chromium.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPEN_ALL = `for (const one of document.querySelectorAll("details")) one.open = true`;

/** Twenty scans of two accounts; with hostile names, every account and service has one. */
function pageText(hostile: boolean): string {
  const points = Array.from({ length: 20 }, (_, index) => {
    const report = sampleReport({ findings: 300 - index * 9 });
    const account = hostile ? (HOSTILE_NAMES[index % 12] ?? "") : `11112222333${index % 2}`;
    const rules = report.rules.map((rule, place) =>
      hostile ? { ...rule, service: HOSTILE_NAMES[place % 12] ?? "" } : rule,
    );
    const takenAt = new Date(Date.UTC(2026, 10, 1 + index)).toISOString();
    const scope = { ...report.scope, account, ...(index === 10 && { regions: ["eu-west-1"] }) };
    return trendPoint({ ...report, rules, scope, takenAt });
  });
  return renderTrendHtml(trends(points), 1);
}

describe.skipIf(skipWithoutChromium())("the trend in Chromium", { timeout: 60_000 }, () => {
  let browser: Browser;
  const urls = { plain: "", hostile: "" };
  const folder = reportFolder();

  beforeAll(async () => {
    browser = await launchChromium();
    urls.plain = folder.add("plain", pageText(false));
    urls.hostile = folder.add("hostile", pageText(true));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    folder.remove();
  });

  describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
    it.each([1280, 375])("has nothing for axe to complain about at %i pixels", async (width) => {
      const viewport = { width, height: 900 };
      const { page, close } = await openPage(browser, urls.plain, { colorScheme, viewport });
      await page.evaluate(OPEN_ALL);
      expect(await violations(page, axe)).toEqual([]);
      await close();
    });
  });

  it.each([1280, 375])(
    "keeps hostile names inert and in their place at %i pixels",
    async (width) => {
      const viewport = { width, height: 900 };
      const { page, requests, troubles, close } = await openPage(browser, urls.hostile, {
        viewport,
      });
      await page.evaluate(OPEN_ALL);
      const facts = await page.evaluate(`({
      pwned: "pwned" in window,
      images: document.images.length,
      scripts: document.scripts.length,
      overflow: document.documentElement.scrollWidth - innerWidth,
      charts: document.querySelectorAll("svg.areas").length,
    })`);
      expect(facts).toEqual({ pwned: false, images: 0, scripts: 0, overflow: 0, charts: 8 });
      expect(requests).toEqual([urls.hostile]);
      expect(troubles).toEqual([]);
      await close();
    },
  );

  it("draws a chart that fills its frame", async () => {
    const { page, close } = await openPage(browser, urls.plain, {});
    const box = await page.locator("svg.areas").first().boundingBox();
    expect(box?.width).toBeGreaterThan(600);
    expect(box?.height).toBeGreaterThan(150);
    expect(await page.locator("svg.areas").first().locator("polygon").count()).toBe(5);
    await close();
  });
});
