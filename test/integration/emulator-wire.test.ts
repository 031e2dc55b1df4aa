import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageInDays } from "../emulator/answers/naming.ts";
import { page } from "../emulator/answers/paging.ts";
import { matchRoute } from "../emulator/routes.ts";
import { serviceModel } from "../emulator/services.ts";

const REST_SERVICES = [
  "amplify",
  "apigateway",
  "appsync",
  "bedrock-agentcore",
  "cloudfront",
  "guardduty",
  "lambda",
];

describe("the emulator's wire layer", () => {
  test.each(REST_SERVICES)("%s: finds every operation by its own method and path", async (name) => {
    const model = await serviceModel(name);
    if (model === undefined) throw new Error(`no model of ${name}`);
    const wrong: string[] = [];
    for (const { name: operation, http } of model.operations.values()) {
      if (http === undefined) throw new Error(`${operation} has no path`);
      const path = http.path.replace(/\{\w+\+?\}/g, "a%3Ab");
      const found = matchRoute(model, http.method, new URL(path, "http://127.0.0.1"));
      if (found?.operation.name !== operation) wrong.push(`${operation}: ${found?.operation.name}`);
    }
    expect(model.operations.size).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  test("decodes the labels of a path", async () => {
    const model = await serviceModel("lambda");
    const url = new URL("http://127.0.0.1/2015-03-31/functions/arn%3Aaws%3Alambda/policy");
    expect(model && matchRoute(model, "GET", url)).toMatchObject({
      operation: { name: "GetPolicy" },
      labels: { FunctionName: "arn:aws:lambda" },
    });
  });

  test("pages join to the whole", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (items, limit) => {
        const joined: number[] = [];
        let marker: string | undefined;
        do {
          const { items: part, next } = page(items, limit, marker);
          expect(part.length).toBeLessThanOrEqual(limit);
          joined.push(...part);
          marker = next;
        } while (marker !== undefined);
        expect(joined).toEqual(items);
      }),
    );
  });

  test("reads ages from names", () => {
    expect(ageInDays("bad-kms-manual-key-overdue--800-days-old")).toBe(800);
    expect(ageInDays("bad-iam-access-key-old")).toBe(400);
    expect(ageInDays("bad-old-key")).toBe(400);
    expect(ageInDays("bad-certificate--30-days-old.example.com")).toBe(30);
    expect(ageInDays("good-older")).toBeUndefined();
    expect(ageInDays("good-folder")).toBeUndefined();
    expect(ageInDays(undefined)).toBeUndefined();
  });
});
