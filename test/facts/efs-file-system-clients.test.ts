import fc from "fast-check";
import { expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { FACTS } from "../../src/facts/index.ts";
import { EfsFileSystem } from "../../src/resources/efs-file-system.ts";
import { snapshot } from "../support/small-snapshot.ts";

const ROLE = { AWS: "arn:aws:iam::123456789012:role/orders" };
const MOUNT = "elasticfilesystem:ClientMount";
const bool = (key: string, value: string) => ({ Bool: { [key]: value } });
const NO_TLS = {
  Effect: "Deny",
  Principal: "*",
  Action: "*",
  Condition: bool("aws:SecureTransport", "false"),
};

function clients(...statements: readonly object[]) {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const store = new SnapshotStore(snapshot([{ ...EfsFileSystem.example, policy }], []), FACTS);
  const [system] = store.resources(EfsFileSystem.type);
  return {
    requiresTls: system?.["requiresTls"] as boolean,
    admitsAnonymousClients: system?.["admitsAnonymousClients"] as boolean,
  };
}

const statement = fc.record({
  Effect: fc.constantFrom("Allow", "Deny"),
  Principal: fc.constantFrom("*", { AWS: "*" }, ROLE, { AWS: "999999999999" }),
  Action: fc.constantFrom("*", "elasticfilesystem:*", MOUNT, "elasticfilesystem:ClientWrite"),
  Resource: fc.constantFrom("*", EfsFileSystem.example.arn, undefined),
  Condition: fc.constantFrom(
    undefined,
    bool("aws:SecureTransport", "true"),
    bool("aws:SecureTransport", "false"),
    bool("elasticfilesystem:AccessedViaMountTarget", "true"),
    { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
    { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
  ),
});

test("nobody mounts without TLS where that is denied to everybody", () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 4 }), (statements) => {
      expect(clients(...statements, NO_TLS).requiresTls).toBe(true);
    }),
  );
});

test("whoever may mount without TLS is anonymous", () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 4 }), (statements) => {
      const { requiresTls, admitsAnonymousClients } = clients(...statements);
      expect(requiresTls || admitsAnonymousClients).toBe(true);
    }),
  );
});

test("a policy that names roles and accounts only admits no others", () => {
  const named = statement.filter(({ Effect, Principal }) =>
    Effect === "Allow" ? Principal === ROLE : true,
  );
  fc.assert(
    fc.property(fc.array(named, { maxLength: 4 }), (statements) => {
      const admitted = { requiresTls: true, admitsAnonymousClients: false };
      expect(clients(...statements)).toEqual(admitted);
    }),
  );
});

test("a denial to some addresses leaves the others in", () => {
  const some = { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } };
  const allow = { Effect: "Allow", Principal: "*", Action: MOUNT };
  const deny = { Effect: "Deny", Principal: "*", Action: MOUNT, Condition: some };
  expect(clients(allow, deny).admitsAnonymousClients).toBe(true);
});

test("another file system's statements say nothing of this one", () => {
  const other = `${EfsFileSystem.example.arn}1`;
  const allow = { Effect: "Allow", Principal: "*", Action: MOUNT, Resource: other };
  expect(clients(allow).admitsAnonymousClients).toBe(false);
});
