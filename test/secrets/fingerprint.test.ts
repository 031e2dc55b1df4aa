import fc from "fast-check";
import { expect, it } from "vitest";
import { fingerprint } from "../../src/secrets/fingerprint.ts";

const key = new TextEncoder().encode("key");

it("is the start of HMAC-SHA-256, as published for this key and text", () => {
  const text = "The quick brown fox jumps over the lazy dog";
  expect(fingerprint(key, text)).toBe("f7bc83f430538424");
});

it("tells values apart, and keys", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(fingerprint(key, one)).toMatch(/^[0-9a-f]{16}$/);
      expect(fingerprint(key, one) === fingerprint(key, other)).toBe(one === other);
      expect(fingerprint(new Uint8Array([1]), one)).not.toBe(fingerprint(key, one));
    }),
  );
});
