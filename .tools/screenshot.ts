// Takes docs/report.png, the picture of the README, from the report of `npm run demo`.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launchChromium } from "../test/browser/chromium.ts";

const browser = await launchChromium();
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 860 },
    colorScheme: "light",
  });
  await page.goto(pathToFileURL(resolve("keelson-report/report.html")).href);
  await page.screenshot({ path: "docs/report.png" });
} finally {
  await browser.close();
}
