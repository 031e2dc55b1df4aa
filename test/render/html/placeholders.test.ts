import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textEncoder } from "../../../src/render/html/placeholders.ts";
import { browserDecoder } from "./browser-decoder.ts";

const { decodeText } = await browserDecoder();

const resource = {
  type: "AWS::KMS::Key",
  arn: "arn:aws:kms:eu-west-1:123456789012:key/1234abcd",
  id: "1234abcd",
  name: "alias/billing",
  account: "123456789012",
  region: "eu-west-1",
};

describe("textEncoder", () => {
  it("replaces the longest identifier that begins at a place", () => {
    const encode = textEncoder(resource);
    expect(encode(`Rotate ${resource.arn} (1234abcd, alias/billing) in eu-west-1`)).toBe(
      "Rotate ^a (^i, ^n) in ^r",
    );
  });

  it("doubles its own sign", () => {
    expect(textEncoder(resource)("2^a ^^")).toBe("2^^a ^^^^");
  });

  it("gives resources that differ only in identifiers the same template", () => {
    const other = { ...resource, arn: `${resource.arn}-2`, id: "1234abcd-2", name: "alias/orders" };
    expect(textEncoder(other)(`${other.name} of ${other.arn}`)).toBe(
      textEncoder(resource)(`${resource.name} of ${resource.arn}`),
    );
  });

  it("is undone by the browser's decoder, whatever the identifiers and the text", () => {
    // Few different letters make identifiers overlap, contain each other and contain the sign.
    const word = fc.string({
      unit: fc.constantFrom("^", "a", "i", "n", "$", "&", "\\", "é"),
      maxLength: 9,
    });
    const identity = fc.record({
      type: fc.constant("t"),
      arn: word,
      id: word,
      name: word,
      account: word,
      region: word,
    });
    const pieces = fc.array(
      fc.oneof(word, fc.constantFrom("arn", "id", "name", "account", "region")),
    );
    fc.assert(
      fc.property(identity, pieces, (owner, list) => {
        const text = list
          .map((piece) => (Object.hasOwn(owner, piece) ? owner[piece as "arn"] : piece))
          .join("");
        expect(decodeText(textEncoder(owner)(text), owner)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
