const PLACEHOLDER = /\^[\^ainrc]/g;

/** An identifier with a letter right before or behind it. */
const JOINED = /\S\^[ainrc]|\^[ainrc]\S/;

/** Filters, sorts and groups the findings of a store. */
export function createQuery(store) {
  const { data, count } = store;
  const { findings, resources } = data;
  const lower = { messages: null, resources: null, rules: null };
  const orders = new Map();

  /** Decodes what the search looks through; done once, at the first need. */
  function prepareSearch() {
    if (lower.messages !== null) return;
    lower.rules = data.rules.map((rule) =>
      `${rule.id} ${rule.title} ${rule.service} ${rule.why}`.toLowerCase(),
    );
    lower.resources = resources.id.map((_, number) => {
      const { name, arn, id, type, region, account } = store.resource(number);
      return `${name} ${arn} ${id} ${type} ${region} ${account}`.toLowerCase();
    });
    lower.messages = new Map();
    for (const number of new Set(findings.message)) {
      const template = data.texts[number];
      lower.messages.set(number, {
        literal: template
          .replace(PLACEHOLDER, (code) => (code === "^^" ? "^" : "\n"))
          .toLowerCase(),
        joined: JOINED.test(template.replaceAll("^^", "x")),
      });
    }
  }

  /**
   * Whether a message holds a word. The template answers for most: only where an identifier
   * touches other letters can a word begin in one and end in the other.
   */
  function messageTest(word) {
    const literal = new Map();
    for (const [number, text] of lower.messages) literal.set(number, text.literal.includes(word));
    return (index) => {
      const number = findings.message[index];
      if (literal.get(number)) return true;
      return lower.messages.get(number).joined && store.message(index).toLowerCase().includes(word);
    };
  }

  /** One test per active filter; each takes the index of a finding. */
  function tests(state) {
    const list = [];
    const oneOf = (chosen, names, column) => {
      if (chosen === "") return;
      const wanted = chosen.split(",");
      const passes = names.map((name) => wanted.includes(name));
      list.push((index) => passes[column[index]]);
    };
    const ofRule = (chosen, accepts) => {
      if (chosen === "") return;
      const passes = data.rules.map(accepts);
      list.push((index) => passes[findings.rule[index]]);
    };
    const ofResource = (chosen, names, column) => {
      if (chosen === "") return;
      const passes = names.map((name) => name === chosen);
      list.push((index) => passes[column[findings.resource[index]]]);
    };
    oneOf(state.status, data.statuses, findings.status);
    oneOf(state.severity, data.severities, findings.severity);
    oneOf(state.baseline, data.baselines, findings.baseline);
    ofRule(state.service, (rule) => rule.service === state.service);
    ofRule(state.rule, (rule) => rule.id === state.rule);
    ofRule(state.responsibility, (rule) => rule.responsibility === state.responsibility);
    ofRule(state.framework, (rule) =>
      rule.controls.some(({ framework }) => framework === state.framework),
    );
    ofResource(state.account, data.accounts, resources.account);
    ofResource(state.region, data.regions, resources.region);
    const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length > 0) prepareSearch();
    for (const word of words) {
      const rules = lower.rules.map((text) => text.includes(word));
      const owners = lower.resources.map((text) => text.includes(word));
      const inMessage = messageTest(word);
      list.push(
        (index) =>
          rules[findings.rule[index]] || owners[findings.resource[index]] || inMessage(index),
      );
    }
    return list;
  }

  /** All findings in a sort order; the file's own order is worst first. */
  function order(sort) {
    if (orders.has(sort)) return orders.get(sort);
    const [name, direction] = sort.split("-");
    const indices = Uint32Array.from({ length: count }, (_, index) => index);
    const ranks = ranksOf(name);
    if (ranks !== null) indices.sort((a, b) => ranks(a) - ranks(b) || a - b);
    if (direction === "down") indices.reverse();
    orders.set(sort, indices);
    return indices;
  }

  function ranksOf(name) {
    if (name === "rule") {
      const ranks = rankTexts(data.rules.map((rule) => rule.title));
      return (index) => ranks[findings.rule[index]];
    }
    if (name === "resource") {
      const ranks = rankTexts(resources.id.map((id, number) => resources.name[number] || id));
      return (index) => ranks[findings.resource[index]];
    }
    if (name === "region") {
      const ranks = rankTexts(data.regions);
      return (index) => ranks[resources.region[findings.resource[index]]];
    }
    return null;
  }

  /** The findings that match, in order. */
  function select(state) {
    const active = tests(state);
    const all = order(state.sort);
    if (active.length === 0) return all;
    return all.filter((index) => active.every((test) => test(index)));
  }

  const groupings = {
    severity: (index) => [data.severities[findings.severity[index]]],
    service: (index) => [data.rules[findings.rule[index]].service],
    account: (index) => [data.accounts[resources.account[findings.resource[index]]]],
    region: (index) => [data.regions[resources.region[findings.resource[index]]]],
    rule: (index) => [data.rules[findings.rule[index]].title],
    framework: (index) => {
      const titles = frameworkTitles[findings.rule[index]];
      return titles.length > 0 ? titles : ["No framework"];
    },
  };
  const frameworkTitles = data.rules.map((rule) =>
    data.frameworks
      .filter(({ id }) => rule.controls.some(({ framework }) => framework === id))
      .map(({ title }) => title),
  );

  /** The groups of a selection, those with most failures first; null without grouping. */
  function group(selection, by) {
    if (!Object.hasOwn(groupings, by)) return null;
    const groups = new Map();
    for (const index of selection) {
      for (const key of groupings[by](index)) {
        let one = groups.get(key);
        if (one === undefined)
          groups.set(key, (one = { key, indices: [], counts: data.statuses.map(() => 0) }));
        one.indices.push(index);
        one.counts[findings.status[index]] += 1;
      }
    }
    const place = (one) => data.severities.indexOf(one.key);
    return [...groups.values()].sort((a, b) =>
      by === "severity"
        ? place(a) - place(b)
        : b.counts[0] - a.counts[0] || b.counts[1] - a.counts[1] || (a.key < b.key ? -1 : 1),
    );
  }

  return { select, group, prepareSearch };
}

function rankTexts(texts) {
  const keys = texts.map((text) => text.toLowerCase());
  const sorted = keys.map((_, number) => number);
  sorted.sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0));
  const ranks = new Uint32Array(texts.length);
  let rank = 0;
  for (const [place, number] of sorted.entries()) {
    // Equal texts share a rank, so that the worst stays first among them.
    if (place > 0 && keys[sorted[place - 1]] !== keys[number]) rank += 1;
    ranks[number] = rank;
  }
  return ranks;
}
