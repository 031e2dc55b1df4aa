import {
  BatchGetAccountStatusCommand,
  type CoverageStringFilter,
  type CoveredResource,
  DescribeOrganizationConfigurationCommand,
  EnableCommand,
  EnableDelegatedAdminAccountCommand,
  type Finding,
  GetDelegatedAdminAccountCommand,
  ListCoverageCommand,
  ListFindingsCommand,
  type ResourceScanType,
  type State,
  UpdateEc2DeepInspectionConfigurationCommand,
  UpdateOrganizationConfigurationCommand,
  type UpdateOrganizationConfigurationCommandInput,
} from "@aws-sdk/client-inspector2";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import type { Fleet } from "./ec2-instances.ts";
import { daysAgo } from "./naming.ts";

/**
 * moto answers [] for an account that never turned Inspector on, fails on `enable` without account ids and has no
 * coverage: all of it is answered here. Where instances are scanned, one whose name says `patch-noncompliant` has a critical
 * flaw, and one that says `unmanaged` cannot be scanned. A path of the deep inspection shows wherever an answer can
 * hold free text.
 */
export function inspectorAnswers(fleet: Fleet): Answer[] {
  const scans = new Map<string, Set<ResourceScanType>>();
  const administrators = new Map<string, string>();
  const settings = new Map<string, UpdateOrganizationConfigurationCommandInput["autoEnable"]>();
  const paths = new Map<string, string>();
  const scansIn = (region: string) => scans.get(region) ?? new Set();

  const scannedIn = (region: string) =>
    [...fleet].filter(([, { region: there }]) => there === region && scansIn(region).has("EC2"));

  return [
    answer(EnableCommand, ({ input, region }) => {
      scans.set(region, new Set([...scansIn(region), ...(input.resourceTypes ?? [])]));
      return { accounts: [], failedAccounts: [] };
    }),
    answer(BatchGetAccountStatusCommand, ({ region }) => {
      const on = scansIn(region);
      const state = (isOn: boolean): State => ({
        status: isOn ? "ENABLED" : "DISABLED",
        errorCode: "ALREADY_ENABLED",
        errorMessage: "",
      });
      const resourceState = {
        ec2: state(on.has("EC2")),
        ecr: state(on.has("ECR")),
        lambda: state(on.has("LAMBDA")),
        lambdaCode: state(on.has("LAMBDA_CODE")),
        codeRepository: state(on.has("CODE_REPOSITORY")),
      };
      return {
        accounts: [{ accountId: ACCOUNT, state: state(on.size > 0), resourceState }],
        failedAccounts: [],
      };
    }),
    answer(UpdateEc2DeepInspectionConfigurationCommand, ({ input, region }) => {
      paths.set(region, input.packagePaths?.[0] ?? "");
      return { packagePaths: input.packagePaths };
    }),
    answer(EnableDelegatedAdminAccountCommand, ({ input, region }) => {
      administrators.set(region, input.delegatedAdminAccountId ?? "");
      return { delegatedAdminAccountId: input.delegatedAdminAccountId };
    }),
    answer(GetDelegatedAdminAccountCommand, ({ region }) => {
      const accountId = administrators.get(region);
      if (accountId === undefined) {
        throw new ServiceError("ResourceNotFoundException", "No delegated admin was found", 404);
      }
      return { delegatedAdmin: { accountId, relationshipStatus: "ENABLED" as const } };
    }),
    answer(UpdateOrganizationConfigurationCommand, ({ input, region }) => {
      settings.set(region, input.autoEnable);
      return { autoEnable: input.autoEnable };
    }),
    answer(DescribeOrganizationConfigurationCommand, ({ region }) => ({
      autoEnable: settings.get(region) ?? { ec2: false, ecr: false },
      maxAccountLimitReached: false,
    })),
    answer(ListFindingsCommand, ({ input, region }) => {
      refuseUnless(scansIn(region).size > 0);
      const severities = input.filterCriteria?.severity?.map(({ value }) => value) ?? ["CRITICAL"];
      const flawed = scannedIn(region).filter(([, { name }]) =>
        name.includes("patch-noncompliant"),
      );
      const findings = flawed.map(([id], index) =>
        flawOf(id, region, index, paths.get(region) ?? "/opt"),
      );
      return { findings: severities.includes("CRITICAL") ? findings : [] };
    }),
    answer(ListCoverageCommand, ({ input, region }) => {
      refuseUnless(scansIn(region).size > 0);
      const { scanStatusCode, scanStatusReason } = input.filterCriteria ?? {};
      const unscanned = scannedIn(region)
        .filter(([, { name }]) => name.includes("unmanaged"))
        .map(([id]) => uncovered(id, paths.get(region) ?? "/opt"));
      return {
        coveredResources: unscanned.filter(
          ({ scanStatus }) =>
            admits(scanStatusCode, scanStatus?.statusCode) &&
            admits(scanStatusReason, scanStatus?.reason),
        ),
      };
    }),
  ];
}

function refuseUnless(enabled: boolean): void {
  if (enabled) return;
  const message = "Invoking account does not have access to this API.";
  throw new ServiceError("AccessDeniedException", message, 403);
}

function admits(filters: readonly CoverageStringFilter[] = [], value: string | undefined): boolean {
  return filters.length === 0 || filters.some((filter) => filter.value === value);
}

function uncovered(resourceId: string, path: string): CoveredResource {
  return {
    accountId: ACCOUNT,
    resourceId,
    resourceType: "AWS_EC2_INSTANCE",
    scanType: "PACKAGE",
    scanStatus: { statusCode: "INACTIVE", reason: "UNMANAGED_EC2_INSTANCE" },
    resourceMetadata: { ec2: { tags: { Path: path }, platform: "UNKNOWN" } },
  };
}

/** Inspector also tells the tags of the instance and much more of it. */
function flawOf(instance: string, region: string, index: number, path: string): Finding {
  const id = String(index + 1).padStart(32, "0");
  return {
    findingArn: `arn:aws:inspector2:${region}:${ACCOUNT}:finding/${id}`,
    awsAccountId: ACCOUNT,
    type: "PACKAGE_VULNERABILITY",
    title: `CVE-2021-44228 - ${path}`,
    description: `A flaw in a library below ${path}.`,
    severity: "CRITICAL",
    status: "ACTIVE",
    firstObservedAt: daysAgo(20),
    lastObservedAt: daysAgo(0),
    updatedAt: daysAgo(0),
    fixAvailable: "YES",
    exploitAvailable: "YES",
    remediation: { recommendation: { text: `Update the library below ${path}.` } },
    packageVulnerabilityDetails: {
      vulnerabilityId: "CVE-2021-44228",
      source: "NVD",
      vulnerablePackages: [
        { name: "log4j-core", version: "2.14.1", filePath: `${path}/log4j.jar` },
      ],
    },
    resources: [
      {
        type: "AWS_EC2_INSTANCE",
        id: instance,
        partition: "aws",
        region,
        tags: { Path: path },
        details: { awsEc2Instance: { keyName: path, platform: "AMAZON_LINUX_2023" } },
      },
    ],
  };
}
