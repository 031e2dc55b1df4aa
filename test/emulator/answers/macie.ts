import {
  CreateSampleFindingsCommand,
  DisableMacieCommand,
  EnableMacieCommand,
  type Finding,
  GetAdministratorAccountCommand,
  GetAutomatedDiscoveryConfigurationCommand,
  GetClassificationExportConfigurationCommand,
  GetFindingsCommand,
  GetMacieSessionCommand,
  ListFindingsCommand,
  type MacieStatus,
  PutClassificationExportConfigurationCommand,
  type S3Destination,
  UpdateAutomatedDiscoveryConfigurationCommand,
  UpdateMacieSessionCommand,
} from "@aws-sdk/client-macie2";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { daysAgo } from "./naming.ts";

interface Session {
  readonly since: Date;
  status: MacieStatus;
  discovers: boolean;
  destination?: S3Destination | undefined;
  findings: Finding[];
}

/**
 * moto has Macie on in every Region before anybody asked, answers otherwise than AWS where it is off, writes dates that
 * the SDK cannot read, and has neither findings nor discovery: all of it is answered here. CreateSampleFindings makes
 * findings that are three days old, of high severity and not marked as samples; the prefix under which results are
 * stored shows wherever a finding can hold free text.
 */
export function macieAnswers(): Answer[] {
  const sessions = new Map<string, Session>();
  const sessionOf = (region: string): Session => {
    const session = sessions.get(region);
    if (session === undefined) {
      throw new ServiceError("AccessDeniedException", "Macie is not enabled.", 403);
    }
    return session;
  };

  return [
    answer(EnableMacieCommand, ({ input, region }) => {
      const { status = "ENABLED" } = input;
      sessions.set(region, { since: new Date(), status, discovers: true, findings: [] });
      return {};
    }),
    answer(DisableMacieCommand, ({ region }) => {
      sessions.delete(region);
      return {};
    }),
    answer(UpdateMacieSessionCommand, ({ input, region }) => {
      const session = sessionOf(region);
      session.status = input.status ?? session.status;
      return {};
    }),
    answer(GetMacieSessionCommand, ({ region }) => {
      const { status, since } = sessionOf(region);
      return {
        status,
        findingPublishingFrequency: "FIFTEEN_MINUTES" as const,
        serviceRole: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie`,
        createdAt: since,
        updatedAt: since,
      };
    }),
    answer(GetAdministratorAccountCommand, ({ region }) => {
      sessionOf(region);
      const message = "The request failed because there is no administrator account.";
      throw new ServiceError("ResourceNotFoundException", message, 404);
    }),
    answer(UpdateAutomatedDiscoveryConfigurationCommand, ({ input, region }) => {
      sessionOf(region).discovers = input.status === "ENABLED";
      return {};
    }),
    answer(GetAutomatedDiscoveryConfigurationCommand, ({ region }) => ({
      status: sessionOf(region).discovers ? ("ENABLED" as const) : ("DISABLED" as const),
      autoEnableOrganizationMembers: "NONE" as const,
    })),
    answer(PutClassificationExportConfigurationCommand, ({ input, region }) => {
      sessionOf(region).destination = input.configuration?.s3Destination;
      return { configuration: input.configuration };
    }),
    answer(GetClassificationExportConfigurationCommand, ({ region }) => {
      const { destination } = sessionOf(region);
      return { configuration: destination && { s3Destination: destination } };
    }),
    answer(CreateSampleFindingsCommand, ({ input, region }) => {
      const { findings, destination } = sessionOf(region);
      for (const type of input.findingTypes ?? []) {
        const prefix = destination?.keyPrefix ?? "export";
        findings.push(findingOf(type, region, findings.length + 1, prefix));
      }
      return {};
    }),
    answer(ListFindingsCommand, ({ input, region }) => {
      const { findings } = sessionOf(region);
      const wanted = input.findingCriteria?.criterion?.["severity.description"]?.eq ?? ["High"];
      return {
        findingIds: wanted.includes("High") ? findings.map(({ id = "" }) => id) : [],
      };
    }),
    answer(GetFindingsCommand, ({ input, region }) => ({
      findings: sessionOf(region).findings.filter(({ id = "" }) => input.findingIds?.includes(id)),
    })),
  ];
}

function findingOf(type: Finding["type"], region: string, number: number, prefix: string): Finding {
  return {
    accountId: ACCOUNT,
    archived: false,
    category: "CLASSIFICATION",
    classificationDetails: { detailedResultsLocation: `s3://orders-macie-results/${prefix}/` },
    count: 1,
    createdAt: daysAgo(3),
    updatedAt: daysAgo(3),
    description: `An object below ${prefix} contains credentials.`,
    id: String(number).padStart(32, "0"),
    partition: "aws",
    region,
    resourcesAffected: {
      s3Bucket: {
        arn: "arn:aws:s3:::orders",
        name: "orders",
        tags: [{ key: "prefix", value: prefix }],
      },
      s3Object: { bucketArn: "arn:aws:s3:::orders", key: `${prefix}/2026.csv` },
    },
    sample: false,
    schemaVersion: "1.0",
    severity: { description: "High", score: 3 },
    title: `An object below ${prefix} contains credentials.`,
    type,
  };
}
