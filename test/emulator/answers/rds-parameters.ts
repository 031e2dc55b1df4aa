import {
  type DBMajorEngineVersion,
  DescribeDBClusterParametersCommand,
  DescribeDBMajorEngineVersionsCommand,
  DescribeDBParametersCommand,
  type Parameter,
} from "@aws-sdk/client-rds";
import { type Answer, answer } from "../answers.ts";
import { rdsForm } from "./rds-form.ts";

/** What default groups say, and how a change takes effect. */
const PARAMETERS: Readonly<Record<string, { value: (group: string) => string; static: boolean }>> =
  {
    "rds.force_ssl": {
      value: (group) => (/^default\.postgres1[5-9]/.test(group) ? "1" : "0"),
      static: false,
    },
    require_secure_transport: { value: () => "OFF", static: false },
    tls: { value: () => "enabled", static: true },
    audit_logs: { value: () => "disabled", static: false },
    neptune_enable_audit_log: { value: () => "0", static: true },
  };

/**
 * Of a parameter group moto tells only what somebody set, whatever parameters were asked about, and nothing of default
 * groups. It has no dates of support.
 */
export function rdsParametersAnswers(): Answer[] {
  return [
    answer(DescribeDBParametersCommand, async ({ input, forward }) => {
      const { text, list } = rdsForm(input);
      const group = text("DBParameterGroupName") ?? "";
      const { Parameters = [] } = isDefault(group) ? {} : await forward();
      return { Parameters: chosen(group, Parameters, list("Filters.Filter.1.Values")) };
    }),
    answer(DescribeDBClusterParametersCommand, async ({ input, forward }) => {
      const { text, list } = rdsForm(input);
      const group = text("DBClusterParameterGroupName") ?? "";
      const { Parameters = [] } = isDefault(group) ? {} : await forward();
      return { Parameters: chosen(group, Parameters, list("Filters.Filter.1.Values")) };
    }),
    answer(DescribeDBMajorEngineVersionsCommand, () => ({ DBMajorEngineVersions: VERSIONS })),
  ];
}

function isDefault(group: string): boolean {
  return group.startsWith("default.");
}

function chosen(group: string, set: readonly Parameter[], names: readonly string[]): Parameter[] {
  return names.map((ParameterName) => {
    const found = set.find((parameter) => parameter.ParameterName === ParameterName);
    const known = PARAMETERS[ParameterName];
    const value = found?.ParameterValue ?? (isDefault(group) ? known?.value(group) : undefined);
    return {
      ParameterName,
      ...(value !== undefined && { ParameterValue: value }),
      Source: found === undefined ? "engine-default" : "user",
      ApplyType: known?.static === true ? "static" : "dynamic",
    };
  });
}

const VERSIONS: DBMajorEngineVersion[] = [
  version("aurora-mysql", "8.0", "2028-04-30"),
  version("aurora-postgresql", "13", "2026-02-28"),
  version("aurora-postgresql", "16", "2029-02-28"),
  version("mariadb", "11.8", "2030-05-31"),
  version("mysql", "5.7", "2024-02-29"),
  version("mysql", "8.4", "2029-07-31"),
  version("postgres", "13", "2026-02-28"),
  version("postgres", "16", "2029-02-28"),
];

function version(Engine: string, MajorEngineVersion: string, end: string): DBMajorEngineVersion {
  return {
    Engine,
    MajorEngineVersion,
    SupportedEngineLifecycles: [
      {
        LifecycleSupportName: "open-source-rds-standard-support",
        LifecycleSupportStartDate: new Date("2020-01-01T00:00:00Z"),
        LifecycleSupportEndDate: new Date(`${end}T23:59:59Z`),
      },
    ],
  };
}
