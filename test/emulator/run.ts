import { startEmulator } from "./index.ts";
import { seedAccount } from "./seed/index.ts";

// By hand: npx tsx test/emulator/run.ts, then paste the lines into another shell.
const emulator = await startEmulator();
process.once("SIGINT", () => void emulator.stop());
process.once("SIGTERM", () => void emulator.stop());
const seeded = await seedAccount(emulator.url);
const lines = Object.entries(emulator.env).map(([name, value]) => `export ${name}=${value}`);
process.stdout.write(`# ${seeded.length} resources\n${lines.join("\n")}\n`);
