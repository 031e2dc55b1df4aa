const BASE64 = /^[A-Za-z0-9+/_-]{8,}={0,2}$/;
// oxlint-disable-next-line no-control-regex -- control characters are what tells binary data from text
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;

/** Decodes base64 whose content is readable text; null when it is not base64 or not text. */
export function decodeBase64Text(value: string): string | null {
  const packed = value.replaceAll(/\s/g, "");
  if (!BASE64.test(packed)) return null;
  const text = Buffer.from(packed, "base64").toString("utf8");
  return text === "" || NOT_TEXT.test(text) ? null : text;
}
