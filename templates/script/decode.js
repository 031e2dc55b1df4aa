const PLACEHOLDERS = { a: "arn", i: "id", n: "name", r: "region", c: "account" };

/** Puts a resource's identifiers back in the place of their letters. */
export function decodeText(template, resource) {
  let text = "";
  let from = 0;
  for (let at = template.indexOf("^"); at >= 0; at = template.indexOf("^", from)) {
    const letter = template[at + 1];
    text += template.slice(from, at) + (letter === "^" ? "^" : resource[PLACEHOLDERS[letter]]);
    from = at + 2;
  }
  return from === 0 ? template : text + template.slice(from);
}

/** Gives the findings in columns their readable form, one at a time and only when asked. */
export function createStore(data) {
  const { findings, resources, texts } = data;

  function resource(number) {
    const id = resources.id[number];
    const name = resources.name[number];
    const decoded = {
      type: data.types[resources.type[number]],
      account: data.accounts[resources.account[number]],
      region: data.regions[resources.region[number]],
      id,
      name: name === 0 ? id : name,
    };
    decoded.arn = decodeText(texts[resources.arn[number]], decoded);
    return decoded;
  }

  function message(index, owner = resource(findings.resource[index])) {
    return decodeText(texts[findings.message[index]], owner);
  }

  /** Everything about one finding. */
  function finding(index) {
    const owner = resource(findings.resource[index]);
    const parse = (column, none) =>
      column[index] < 0 ? none : JSON.parse(decodeText(texts[column[index]], owner));
    return {
      rule: data.rules[findings.rule[index]],
      resource: owner,
      status: data.statuses[findings.status[index]],
      severity: data.severities[findings.severity[index]],
      message: message(index, owner),
      evidence: parse(findings.evidence, []),
      fix: parse(findings.fix, null),
      missing: parse(findings.missing, []),
      location: parse(findings.location, null),
      suppression: parse(findings.suppression, null),
      baseline: data.baselines[findings.baseline[index]],
      firstSeen: parse(findings.firstSeen, ""),
      fingerprint: findings.fingerprint[index],
    };
  }

  return { data, count: findings.rule.length, resource, message, finding };
}
