/** Beyond this many comparisons two patterns are taken to overlap, unexamined. */
const MAX_OVERLAP_CELLS = 250_000;

/**
 * Does the text match a policy pattern, in which `*` stands for any text and `?` for one character?
 * The time is bounded by the product of the two lengths; there is no exponential case.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  if (pattern === "*") return true;
  return match(pattern, text, (wanted, given) => wanted === "?" || wanted === given);
}

/** `matchesPattern` without regard to case, as IAM compares actions. */
export function matchesPatternIgnoreCase(pattern: string, text: string): boolean {
  return matchesPattern(pattern.toLowerCase(), text.toLowerCase());
}

/**
 * Does every text that `inner` matches also match `outer`? A true answer is certain;
 * a few exotic pairs (`?*` against `*?`) are answered false although they are equal.
 */
export function patternCovers(outer: string, inner: string): boolean {
  return match(outer, inner, (wanted, given) =>
    wanted === "?" ? given !== "*" : wanted === given && given !== "*",
  );
}

/** Is there a text that both patterns match? */
export function patternsOverlap(a: string, b: string): boolean {
  if (a.length * b.length > MAX_OVERLAP_CELLS) return true;
  // reachable[j]: some text is matched by the part of `a` read so far and by b[0..j)
  let reachable = firstRow(b);
  for (const char of a.split("")) {
    const next: boolean[] = [char === "*" && reachable[0] === true];
    for (let j = 1; j <= b.length; j++) {
      const other = b[j - 1];
      if (char === "*") next[j] = reachable[j] === true || next[j - 1] === true;
      else if (other === "*") next[j] = reachable[j] === true || next[j - 1] === true;
      else next[j] = reachable[j - 1] === true && (char === other || char === "?" || other === "?");
    }
    reachable = next;
  }
  return reachable[b.length] === true;
}

function firstRow(b: string): boolean[] {
  const row = [true];
  for (let j = 1; j <= b.length; j++) row[j] = row[j - 1] === true && b[j - 1] === "*";
  return row;
}

/** Walks the text once, and on a mismatch lets only the latest `*` take one character more. */
function match(
  pattern: string,
  text: string,
  accepts: (wanted: string, given: string) => boolean,
): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let starText = 0;
  while (t < text.length) {
    if (pattern[p] === "*") {
      star = p++;
      starText = t;
    } else if (p < pattern.length && accepts(pattern.charAt(p), text.charAt(t))) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++starText;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
