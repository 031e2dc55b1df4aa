/** The key that an answer names, as long as it is the customer's; null for none and for one that AWS manages. */
export function ownKey(key = ""): string | null {
  return key === "" || /(^|:)alias\/aws\//.test(key) ? null : key;
}
