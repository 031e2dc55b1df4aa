import { startEmulator } from "./index.ts";
import { seedContext } from "./seed/context.ts";
import { unmetExpectations } from "./seed/expected.ts";
import { seed } from "./seed/waf.ts";
import { openAccount } from "../../src/collect/open-account.ts";
import { collectAccount } from "../../src/collect/collect.ts";
import { SnapshotStore } from "../../src/engine/store.ts";
import { evaluateRule } from "../../src/engine/evaluate-rule.ts";
import { needsOf } from "../../src/engine/needs.ts";
import { FACTS } from "../../src/facts/index.ts";
import { builtIn } from "../support/rules.ts";
import { writeFileSync } from "node:fs";
const em = await startEmulator();
try {
  const seeded: any[] = [], clients: any[] = [];
  await seed(seedContext(em.url, "waf", seeded, clients));
  for (const c of clients) c.destroy();
  Object.assign(process.env, em.env);
  em.clearLog();
  const SERVICES = ["waf","cloudfront","elb","apigateway","appsync","cognito","apprunner","verifiedaccess","amplify","agentcore"];
  const rules = builtIn.rules.filter((r) => r.id.startsWith("waf-"));
  const signal = new AbortController().signal;
  const account = await openAccount({ homeRegion: "us-east-1", signal });
  const resources: any[] = [], gaps: any[] = [];
  const t0 = performance.now();
  await collectAccount(account, { services: SERVICES, needs: process.argv[2] ? needsOf(rules.filter((r) => process.argv.slice(2).includes(r.id))) : needsOf(rules), concurrency: 32, signal, judge: () => Promise.reject(new Error("x")), onResource: (r) => void resources.push(r), onGap: (g) => void gaps.push(g), onDefect: (e, c) => console.log("DEFECT", c, e) });
  console.log("collected", resources.length, "gaps", gaps.length, Math.round(performance.now() - t0), "ms");
  for (const g of gaps) console.log("GAP", JSON.stringify(g));
  const calls: Record<string, number> = {};
  for (const l of em.log) { const k = `${l.service}:${l.operation}${l.status >= 400 ? ":" + l.status : ""}`; calls[k] = (calls[k] ?? 0) + 1; }
  console.log(calls, "unimplemented", em.unimplemented());
  writeFileSync("/tmp/waf-resources.json", resources.map((r) => JSON.stringify(r)).join("\n"));
  const snapshot: any = { header: { format: 1, tool: "x", takenAt: new Date().toISOString(), account: account.account, partition: "aws", regions: [], services: SERVICES }, resources, gaps, partial: false };
  const store = new SnapshotStore(snapshot, FACTS);
  const findings = rules.flatMap((r) => [...evaluateRule(r, store)]);
  const tally: Record<string, Record<string, number>> = {};
  for (const f of findings) { (tally[f.rule] ??= {})[f.status] = (tally[f.rule]![f.status] ?? 0) + 1; }
  console.log(tally);
  console.log("UNMET", unmetExpectations({ seeded, resources, findings, rules: new Set(rules.map((r) => r.id)), services: new Set([...SERVICES]) }));
  account.clients.close();
} finally { await em.stop(); }
