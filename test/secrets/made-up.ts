const ALPHABETS = {
  hex: "0123456789abcdef",
  upper32: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
  base62: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  base64: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
  base64url: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
  digits: "0123456789",
  lower36: "abcdefghijklmnopqrstuvwxyz0123456789",
} as const;

/**
 * Characters that look random and are the same on every run. Test values are put together from
 * these at run time, so that no file holds anything that a secret scanner takes for a live key.
 */
export function madeUp(alphabet: keyof typeof ALPHABETS, length: number, seed: number): string {
  const letters = ALPHABETS[alphabet];
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  let text = "";
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += letters[(state >>> 11) % letters.length];
  }
  return text;
}

/** A PEM block of the given label around made-up base64. */
export function pem(label: string, seed: number, newline = "\n"): string {
  const rows = [0, 1, 2, 3, 4, 5].map((row) => madeUp("base64", 64, seed + row));
  return [`-----BEGIN ${label}-----`, "MII" + rows.join(newline), `-----END ${label}-----`].join(
    newline,
  );
}

/** A JSON Web Token with the given header and payload; an empty signature when `signed` is false. */
export function jsonWebToken(header: object, payload: object, signed = true): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return [part(header), part(payload), signed ? madeUp("base64url", 43, 77) : ""].join(".");
}

/** Standard base64 of a text. */
export function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
