import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { renderHtml } from "../../src/render/html.ts";
import { sampleReport } from "./sample-report.ts";

const html = await renderHtml(sampleReport());
const hostile = await renderHtml(sampleReport({ hostile: true }));

/** The page without its data, script and style: what the templates wrote. */
function markup(text: string): string {
  return text.replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, "");
}

describe("renderHtml", () => {
  it("gives the same bytes for the same report", async () => {
    expect(await renderHtml(sampleReport())).toBe(html);
  });

  it("allows by policy exactly its own script and style", () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    const hash = (text: string | undefined) =>
      `sha256-${createHash("sha256")
        .update(text ?? "")
        .digest("base64")}`;
    const script = /<script>(.*?)<\/script>/s.exec(html)?.[1];
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1];
    const decoded = policy.replaceAll("&#x27;", "'").replaceAll("&#x3D;", "=");
    expect(decoded).toContain("default-src 'none'");
    expect(decoded).toContain(`script-src '${hash(script)}';`);
    expect(decoded).toContain(`style-src '${hash(style)}';`);
    expect(decoded).not.toContain("unsafe");
  });

  it("loads nothing and has no inline style or handler", () => {
    for (const text of [html, hostile]) {
      const tags = markup(text).match(/<[a-z][^>]*>/gi) ?? [];
      expect(tags.length).toBeGreaterThan(500);
      const bad = tags.filter((tag) => /\s(src|srcset|style|on\w+|ping|action)\s*=/i.test(tag));
      expect(bad).toEqual([]);
      expect(text).not.toMatch(/@import|url\(/);
    }
  });

  it("writes hostile names as text", () => {
    expect(hostile).not.toContain("<script>window.pwned");
    expect(hostile).not.toContain("<img");
    expect(hostile.match(/<script/g)).toHaveLength(2);
    expect(markup(hostile)).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u2028\u2029]/);
    expect(markup(hostile)).toContain("[U+202E]");
    expect(markup(hostile)).not.toContain("x".repeat(400));
  });

  it("links to the page of a rule that has one", () => {
    const links = markup(html).match(/<a [^>]*>Rule page<\/a>/g);
    expect(links).toEqual([
      '<a href="https://example.com/keelson/acm-certificate-expires-soon.md" target="_blank" rel="noopener noreferrer">Rule page</a>',
    ]);
    expect(markup(hostile)).not.toContain("Rule page");
  });

  it("makes links of https references only", () => {
    expect(hostile).toContain("javascript:window.pwned=5");
    expect(hostile).toContain("javascript:window.pwned=8");
    const targets = [...markup(hostile).matchAll(/href="([^"]*)"/g)].map(([, target]) => target);
    expect(targets.filter((target) => !/^(#|https:\/\/docs\.aws\.)/.test(target ?? ""))).toEqual(
      [],
    );
  });

  it("says when the collection was interrupted", () => {
    expect(markup(hostile)).toContain("The collection was interrupted.");
    expect(markup(html)).not.toContain("The collection was interrupted.");
  });

  it("stays far below 12 MB for 50,000 findings", async () => {
    const large = await renderHtml(sampleReport({ findings: 10_000 }));
    expect(Buffer.byteLength(large)).toBeLessThan(12e6 / 5);
  });
});
