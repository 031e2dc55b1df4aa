// Runs the benches named on the command line, or all of bench/, one after another: `npm run bench -- startup`.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const all = readdirSync("bench")
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(".ts", ""));
const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : all) {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync("npx", ["tsx", `bench/${name}.ts`], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
