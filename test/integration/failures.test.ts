import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { contentOf, keelson, newFolder, type Ended } from "../cli/keelson.ts";
import { canRunEmulator, type Emulator, type Fault, startEmulator } from "../emulator/index.ts";
import { seedAccount } from "../emulator/seed/index.ts";

const SERVICES = ["kms", "sts", "ec2", "iam", "lambda"];
const SCAN = [
  "scan",
  "--rule",
  "kms-key-rotation-disabled",
  "--region",
  "us-east-1,eu-west-1",
  "--format",
  "json",
];
const KEYS = { AWS_ACCESS_KEY_ID: "testing", AWS_SECRET_ACCESS_KEY: "testing" };
const UNREACHED = "  hint: check the network, the proxy, AWS_REGION and AWS_ENDPOINT_URL\n";
const WRITABLE = "  hint: choose another place, or make this one writable\n";

/** What a failed run may leave: nothing. What was there before must be as it was. */
async function failing(
  args: readonly string[],
  env: Record<string, string>,
  shell?: string,
): Promise<Ended> {
  const cwd = newFolder();
  mkdirSync(join(cwd, "keelson-report"));
  writeFileSync(join(cwd, "keelson-report/report.json"), "older");
  writeFileSync(join(cwd, "a-file"), "");
  writeFileSync(join(cwd, "config"), "[profile a]\nregion = us-east-1\n[[[\nnonsense\n");
  const before = contentOf(cwd);
  const ended = await keelson(args, { cwd, env, ...(shell === undefined ? {} : { shell }) });
  expect(contentOf(cwd)).toEqual(before);
  expect(ended.stderr).not.toContain("    at ");
  return ended;
}

describe("sign-in", () => {
  const cases: readonly [string, readonly string[], Record<string, string>, string][] = [
    [
      "no credentials",
      [],
      {},
      "no AWS credentials were found (Could not load credentials from any providers)\n  hint: set AWS_PROFILE or --profile, or export AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN\n",
    ],
    [
      "a wrong profile",
      ["--profile", "b"],
      KEYS,
      'profile "b" gives no AWS credentials (Could not load credentials from any providers)\n  hint: check its name and its entry in ~/.aws/config; for IAM Identity Center run `aws sso login` first\n',
    ],
    [
      "a broken configuration file",
      ["--profile", "a"],
      { AWS_CONFIG_FILE: "config" },
      'profile "a" gives no AWS credentials (Could not load credentials from any providers)\n  hint: check its name and its entry in ~/.aws/config; for IAM Identity Center run `aws sso login` first\n',
    ],
    [
      "nothing at the endpoint",
      [],
      { ...KEYS, AWS_ENDPOINT_URL: "http://127.0.0.1:1" },
      `the sign-in to AWS failed (connect ECONNREFUSED 127.0.0.1:1)\n${UNREACHED}`,
    ],
    [
      "an endpoint that is no URL",
      [],
      { ...KEYS, AWS_ENDPOINT_URL: "nonsense" },
      `the sign-in to AWS failed (Invalid URL)\n${UNREACHED}`,
    ],
    [
      "a Region that is no name",
      [],
      { ...KEYS, AWS_REGION: "us east" },
      `the sign-in to AWS failed (Region not accepted: region="us east" is not a valid hostname component.)\n${UNREACHED}`,
    ],
  ];
  test.each(cases)("with %s", async (_, args, env, stderr) => {
    expect(await failing([...SCAN, ...args], env)).toEqual({
      status: 3,
      stdout: "",
      stderr: `keelson: ${stderr}`,
    });
  });

  describe("at a web server", () => {
    let server: Server;
    let url: string;
    beforeAll(async () => {
      server = createServer((_, response) =>
        response
          .writeHead(200, { "content-type": "text/html" })
          .end("<!doctype html><p>Welcome<br>"),
      );
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(() => server.close());
    test("says that it is not AWS", async () => {
      const ended = await failing(SCAN, { ...KEYS, AWS_ENDPOINT_URL: url });
      expect(ended).toMatchObject({ status: 3, stdout: "" });
      expect(ended.stderr).toBe(
        `keelson: the sign-in to AWS failed (the answer is not an AWS response (HTTP 200))\n${UNREACHED}`,
      );
    });
  });
});

describe.skipIf(!(await canRunEmulator()))("an account", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
    await seedAccount(emulator.url);
  }, 600_000);
  afterEach(() => {
    emulator.clearFaults();
    emulator.clearLog();
  });
  afterAll(async () => emulator.stop());

  const fault = (...faults: Fault[]) => {
    for (const each of faults) emulator.fault(each);
  };

  test("whose credentials expired before", async () => {
    fault({ service: "sts", kind: "expired-token" });
    expect(await failing(SCAN, emulator.env)).toEqual({
      status: 3,
      stdout: "",
      stderr:
        "keelson: AWS did not accept the credentials (ExpiredToken: The security token included in the request is expired)\n" +
        "  hint: renew them, for example with `aws sso login`, until `aws sts get-caller-identity` works\n",
    });
  });

  test("whose connection breaks at the sign-in", async () => {
    for (const kind of ["reset", "truncated"] as const) {
      emulator.clearFaults();
      fault({ service: "sts", kind });
      const ended = await failing(SCAN, emulator.env);
      expect(ended).toMatchObject({ status: 3, stdout: "" });
      expect(ended.stderr).toMatch(
        /^keelson: the sign-in to AWS failed \(.*\)\n  hint: check the network.*\n$/,
      );
    }
  });

  test.each([
    ["unknown", ["mars-1"], 'there is no Region "mars-1"'],
    ["not enabled", ["af-south-1"], "Region af-south-1 is not enabled in this account"],
    ["good and unknown", ["us-east-1", "mars-1"], 'there is no Region "mars-1"'],
  ])("in a Region that is %s", async (_, regions, message) => {
    const ended = await failing([...SCAN.slice(0, 3), "--region", regions.join(",")], emulator.env);
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(ended.stderr.split("\n")[0]).toBe(`keelson: ${message}`);
    expect(ended.stderr).toMatch(
      /\n  hint: (this partition has .*us-east-1|leave it out of --region, or enable it)/,
    );
    expect(new Set(emulator.log.map(({ service }) => service))).toEqual(new Set(["sts", "ec2"]));
  });

  test("without any permission", async () => {
    fault(
      ...SERVICES.filter((service) => service !== "sts").map((service) => ({
        service,
        kind: "denied" as const,
      })),
    );
    const cwd = newFolder();
    const ended = await keelson([...SCAN, "--quiet"], { cwd, env: emulator.env });
    expect(ended).toEqual({
      status: 3,
      stdout: "",
      stderr:
        "keelson: nothing could be read: all 2 calls failed\n" +
        "  hint: `keelson permissions` prints the policy that the caller needs; the managed policy SecurityAudit covers most of it\n",
    });
    expect(Object.keys(contentOf(join(cwd, "keelson-report")))).toEqual(["snapshot.ndjson.gz"]);
  });

  test("whose credentials expire in the middle: what came after is unknown", async () => {
    fault({ service: "kms", operation: "GetKeyRotationStatus", kind: "expired-token" });
    const cwd = newFolder();
    const ended = await keelson([...SCAN, "--quiet", "--fail-on-gaps"], { cwd, env: emulator.env });
    expect(ended.status).toBe(4);
    expect(ended.stderr).toMatch(
      /^keelson: the credentials expired during the scan; what was not read by then is unknown\nkeelson: \d+ results are unknown \(--fail-on-gaps\)\n$/,
    );
    const report = JSON.parse(contentOf(cwd)["keelson-report/report.json"] ?? "") as {
      summary: { total: { unknown: number } };
    };
    expect(report.summary.total.unknown).toBeGreaterThan(0);
  });

  test.each(["reset", "truncated", "failed"] as const)(
    "with broken answers (%s): unknown, never pass or fail",
    async (kind) => {
      fault({ service: "kms", operation: "GetKeyRotationStatus", kind });
      const cwd = newFolder();
      const ended = await keelson([...SCAN, "--quiet"], { cwd, env: emulator.env });
      expect(ended).toEqual({ status: 0, stdout: "", stderr: "" });
      const { findings } = JSON.parse(contentOf(cwd)["keelson-report/report.json"] ?? "") as {
        findings: { status: string }[];
      };
      expect(new Set(findings.map(({ status }) => status))).toEqual(new Set(["unknown"]));
    },
    30_000,
  );

  test("--debug tells each cell and each gap in a line, in JSON", async () => {
    fault({ service: "kms", operation: "ListKeys", region: "eu-west-1", kind: "denied" });
    const { stderr } = await keelson([...SCAN, "--quiet", "--debug"], {
      cwd: newFolder(),
      env: emulator.env,
    });
    const lines = stderr
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { event: string; region: string });
    expect(
      lines
        .filter(({ event }) => event === "cell")
        .map(({ region }) => region)
        .sort(),
    ).toEqual(["eu-west-1", "us-east-1"]);
    expect(lines.find(({ event }) => event === "gap")).toMatchObject({
      service: "kms",
      operation: "ListKeys",
      region: "eu-west-1",
      reason: "denied",
    });
  });

  test("a report.json whose findings name no rule of it is refused", async () => {
    const cwd = newFolder();
    await keelson([...SCAN, "--quiet"], { cwd, env: emulator.env });
    const text = contentOf(cwd)["keelson-report/report.json"] ?? "";
    const strange = JSON.parse(text) as { rules: unknown[] };
    strange.rules = [];
    writeFileSync(join(cwd, "strange.json"), JSON.stringify(strange));
    const ended = await keelson(["report", "strange.json", "--out", "other"], { cwd });
    expect(ended).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "keelson: strange.json: findings.0.rule: the report has no such rule\n" +
        "  hint: expected a report.json written by `keelson scan` or `keelson evaluate`\n",
    });
    const whole = await keelson(
      ["report", "keelson-report/report.json", "--out", "other", "--quiet"],
      { cwd },
    );
    expect(whole.status).toBe(0);
    expect(contentOf(cwd)["other/report.json"]).toBe(text);
  });

  test("progress without a terminal is a line for each step", async () => {
    const { stderr } = await keelson(SCAN, { cwd: newFolder(), env: emulator.env });
    expect(stderr).toBe("keelson: collected 1 of 2\nkeelson: collected 2 of 2\n");
  });

  test.each([
    [["--no-color"], {}],
    [[], { NO_COLOR: "1" }],
    [[], {}],
  ])("no colour outside a terminal: %j %j", async (flags, env) => {
    const { stdout } = await keelson([...SCAN, ...flags], {
      cwd: newFolder(),
      env: { ...emulator.env, ...env },
    });
    expect(stdout).toContain("failed");
    expect(stdout).not.toContain("\u001b");
  });

  test("SARIF of chosen rules comes with a warning", async () => {
    const args = ["scan", "--rule", "kms-key-rotation-disabled", "--format", "sarif"];
    const { stderr } = await keelson(args, { cwd: newFolder(), env: emulator.env });
    expect(stderr).toContain(
      "keelson: report.sarif holds only the chosen rules; uploaded to an existing category, it closes the alerts of all others\n",
    );
  });

  describe("written to", () => {
    test.each([
      [
        "below a file",
        ["--out", "a-file/x"],
        "a-file/x: cannot write: a part of the path is a file, not a folder",
      ],
      [
        "a file",
        ["--out", "a-file"],
        "a-file: cannot write: a part of the path is a file, not a folder",
      ],
      [
        "/proc",
        ["--out", "/proc/keelson"],
        "/proc/keelson: cannot write: there is no such file or folder",
      ],
      [
        "a record below a file",
        ["--record", "a-file/x", "--out", "."],
        "a-file: cannot write: a part of the path is a file, not a folder",
      ],
      [
        "a record in place of a folder",
        ["--record", "keelson-report"],
        "keelson-report: cannot write: this is a folder",
      ],
    ])("%s", async (_, args, message) => {
      const ended = await failing([...SCAN, ...args], emulator.env);
      expect(ended).toMatchObject({ status: 3, stdout: "" });
      expect(ended.stderr.split("\n")[0]).toBe(`keelson: ${message}`);
      expect(emulator.log).toEqual([]);
    });

    test("a device", async () => {
      const ended = await failing(
        ["collect", "--rule", "kms-key-rotation-disabled", "--out", "/dev/full"],
        emulator.env,
      );
      expect(ended).toEqual({
        status: 3,
        stdout: "",
        stderr:
          "keelson: /dev/full: cannot write: this is no regular file\n  hint: give the path of a file\n",
      });
    });

    test("a disk that takes no snapshot", async () => {
      const ended = await failing([...SCAN, "--quiet"], emulator.env, 'ulimit -f 0; "$@"');
      expect(ended).toEqual({
        status: 3,
        stdout: "",
        stderr: `keelson: keelson-report/snapshot.ndjson.gz: cannot write: the file grew beyond the allowed size\n${WRITABLE}`,
      });
    });

    test("a disk that takes the snapshot but not the reports: the older ones stay", async () => {
      const cwd = newFolder();
      mkdirSync(join(cwd, "keelson-report"));
      const older = {
        "keelson-report/report.html": "older",
        "keelson-report/report.json": "older",
      };
      for (const [path, text] of Object.entries(older)) writeFileSync(join(cwd, path), text);
      const args = [...SCAN.slice(0, 5), "--format", "json,html", "--quiet"];
      const ended = await keelson(args, { cwd, env: emulator.env, shell: 'ulimit -f 32; "$@"' });
      expect(ended).toEqual({
        status: 3,
        stdout: "",
        stderr: `keelson: keelson-report: cannot write: the file grew beyond the allowed size\n${WRITABLE}`,
      });
      const { "keelson-report/snapshot.ndjson.gz": _, ...rest } = contentOf(cwd);
      expect(rest).toEqual(older);
    });
  });

  describe.each(["SIGINT", "SIGTERM"] as const)("interrupted by %s", (signal) => {
    const interrupt = (times: number) => {
      let sent = 0;
      return (text: string, child: { kill: (signal: NodeJS.Signals) => boolean }) => {
        // One of the two Regions is read: the other one hangs.
        if (sent >= times || !text.includes("collected 1 of 2")) return;
        for (; sent < times; sent += 1) child.kill(signal);
      };
    };

    test("keeps what was read, marked as partial", async () => {
      fault({ service: "kms", region: "eu-west-1", kind: "slow", delayMs: 20_000 });
      const cwd = newFolder();
      const path = "keelson-report/snapshot.ndjson.gz";
      const ended = await keelson(SCAN, { cwd, env: emulator.env, onStderr: interrupt(1) });
      expect(ended.status).toBe(130);
      expect(ended.stdout).toBe("");
      expect(ended.stderr).toBe(
        "keelson: collected 1 of 2\nkeelson: collected 2 of 2\n" +
          `keelson: ${path}: interrupted; what was read so far is kept, marked as partial\n` +
          `  hint: \`keelson evaluate ${path}\` reports on it; what was not read is unknown there\n`,
      );
      const files = contentOf(cwd);
      expect(Object.keys(files)).toEqual([path]);
      const lines = gunzipSync(Buffer.from(files[path] ?? "", "latin1"))
        .toString()
        .trimEnd()
        .split("\n");
      expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ trailer: { partial: true } });
      const evaluated = await keelson(
        ["evaluate", path, "--rule", "kms-key-rotation-disabled", "--fail-on-gaps"],
        { cwd },
      );
      expect(evaluated.status).toBe(4);
      expect(evaluated.stdout).toContain("interrupted");
    });

    test("twice ends at once and leaves nothing", async () => {
      fault({ service: "kms", region: "eu-west-1", kind: "slow", delayMs: 20_000 });
      const cwd = newFolder();
      const ended = await keelson([...SCAN, "--record", "traffic.gz"], {
        cwd,
        env: emulator.env,
        onStderr: interrupt(2),
      });
      expect(ended.status).toBe(130);
      expect(Object.keys(contentOf(cwd)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    });
  });
});

describe.each(["SIGINT", "SIGTERM"] as const)("%s during the sign-in", (signal) => {
  test("ends without a trace", async () => {
    let asked: () => void = () => undefined;
    const server = createServer(() => asked());
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const cwd = newFolder();
    const ended = await keelson([...SCAN, "--record", "traffic.gz"], {
      cwd,
      env: { ...KEYS, AWS_ENDPOINT_URL: url },
      onStart: (child) => {
        asked = () => void child.kill(signal);
      },
    });
    server.close();
    expect(ended).toEqual({
      status: 130,
      stdout: "",
      stderr: "keelson: interrupted; nothing was written\n",
    });
    expect(contentOf(cwd)).toEqual({});
  });
});
