import { describe, expect, test } from "vitest";
import { requiresTls } from "../../src/facts/rds-requires-tls.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import { tlsParameterOf } from "../../src/resources/rds-parameter.ts";

const database = (engine: string, engineVersion: string) => ({
  type: "AWS::RDS::DBInstance",
  arn: "arn:aws:rds:us-east-1:123456789012:db:orders",
  id: "orders",
  name: "orders",
  account: "123456789012",
  region: "us-east-1",
  engine,
  engineVersion,
});

const demands = (engine: string, version: string, value: string | null, statuses = ["in-sync"]) => {
  const name = tlsParameterOf(engine) ?? "none";
  const isStatic = engine.startsWith("sqlserver-");
  const group = { parameters: [{ name, value, static: isStatic }] };
  return requiresTls(database(engine, version), group, statuses, "parameterGroups");
};

test.each([
  ["postgres", "14.12", false],
  ["postgres", "15.2", true],
  ["aurora-postgresql", "16.4", false],
  ["aurora-postgresql", "17.4", true],
  ["mariadb", "10.11.9", false],
  ["mariadb", "11.4.5", false],
  ["mariadb", "11.8.2", true],
  ["mariadb", "12.0.1", true],
  ["mysql", "8.0.40", false],
  ["mysql", "8.4.3", false],
  ["aurora-mysql", "8.0.mysql_aurora.3.08.0", false],
  ["aurora-mysql", "8.4.mysql_aurora.8.4.7", true],
  ["sqlserver-se", "16.00.4165.4.v1", false],
])("%s %s left to its default", (engine, version, expected) => {
  expect(demands(engine, version, null)).toBe(expected);
});

test.each([
  ["1", true],
  ["ON", true],
  ["true", true],
  ["0", false],
  ["OFF", false],
])("the value %s", (value, expected) => {
  expect(demands("mysql", "8.4.3", value)).toBe(expected);
  expect(demands("postgres", "16.4", value)).toBe(expected);
});

describe("a group that was changed since the last reboot", () => {
  test("leaves open whether a static parameter is in force", () => {
    const ask = () =>
      demands("sqlserver-se", "16.00.4165.4.v1", "1", ["in-sync", "pending-reboot"]);
    expect(ask).toThrow(UnreadError);
  });

  test("changes nothing about dynamic parameters, or about one that is off", () => {
    expect(demands("postgres", "16.4", "1", ["pending-reboot"])).toBe(true);
    expect(demands("sqlserver-se", "16.00.4165.4.v1", "0", ["pending-reboot"])).toBe(false);
  });
});

test("engines without the parameter demand nothing", () => {
  expect(requiresTls(database("oracle-ee", "19.0.0.0"), null, [], "parameterGroups")).toBe(false);
});

test.each([
  ["a group that is gone", null],
  ["a group of which AWS did not list the parameter", { parameters: [] }],
])("%s is no answer", (_, group) => {
  const ask = () => requiresTls(database("mysql", "8.4.3"), group, [], "parameterGroups");
  expect(ask).toThrow(UnreadError);
});
