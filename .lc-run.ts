import { startEmulator } from "./test/emulator/index.ts";
import { seedAccount } from "./test/emulator/seed/index.ts";
import { openAccount } from "./src/collect/open-account.ts";
import { collectAccount } from "./src/collect/collect.ts";
import { createJudge } from "./src/collect/judge.ts";
import { COLLECTORS } from "./src/collect/registry.ts";
import { builtIn } from "./test/support/rules.ts";
import { SnapshotStore } from "./src/engine/store.ts";
import { evaluateRule } from "./src/engine/evaluate-rule.ts";
import { FACTS } from "./src/facts/index.ts";
const em = await startEmulator();
Object.assign(process.env, em.env);
try {
  console.log("seed", (await seedAccount(em.url)).length);
  const signal = new AbortController().signal;
  const account = await openAccount({ homeRegion: "us-east-1", signal });
  const resources: any[] = [], gaps: any[] = [];
  em.clearLog();
  await collectAccount(account, { services: ["iam","kms","lambda","codebuild"], needs: "all", concurrency: 40, signal, judge: createJudge(new Uint8Array(32)), onResource: (r) => void resources.push(r), onGap: (g) => void gaps.push(g), onDefect: (e) => console.log("DEFECT", e) });
  for (const r of resources) if (/Lambda|CodeBuild/.test(r.type)) console.log(JSON.stringify(r));
  console.log("gaps", JSON.stringify(gaps));
  for (const e of account.journal.entries()) if (/lambda|codebuild/.test(e.service)) console.log(e.service, e.operation, e.region, e.calls);
  const snap: any = { header: { format: 1, tool: "t", takenAt: new Date().toISOString(), account: account.account, partition: "aws", regions: account.regions.map(r=>r.region), services: [] }, resources, gaps, partial: false };
  const store = new SnapshotStore(snap, FACTS);
  for (const rule of builtIn.rules) if (/^(lambda|codebuild)/.test(rule.id)) for (const f of evaluateRule(rule, store)) console.log(rule.id, f.status, f.resource.name, f.status === "pass" ? "" : f.message, JSON.stringify(f.missing ?? ""));
  // every fail of anything on seeded names of ours
  const mine = new Map(resources.map(r => [r.arn, r.name]));
  for (const rule of builtIn.rules) for (const f of evaluateRule(rule, store)) if (f.status === "fail" && /^good-(function|project|role)/.test(f.resource.name)) console.log("!!", rule.id, f.resource.name);
  account.clients.close();
} finally { await em.stop(); }
