import {
  DescribeSecretCommand,
  type DescribeSecretResponse,
  GetResourcePolicyCommand,
  ListSecretsCommand,
  ReplicateSecretToRegionsCommand,
  RotateSecretCommand,
  type RotateSecretRequest,
  type SecretListEntry,
} from "@aws-sdk/client-secrets-manager";
import { type Answer, answer } from "../answers.ts";
import { agedDate, daysAgo, daysSinceUse } from "./naming.ts";

type Secret = SecretListEntry & Pick<DescribeSecretResponse, "ReplicationStatus">;
type Rotation = Pick<RotateSecretRequest, "RotationLambdaARN" | "RotationRules">;

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_KEY = "alias/aws/secretsmanager";

/** Secrets as AWS answers them: moto knows neither schedules, last reads, owners nor the keys of replicas. */
export function secretsmanagerAnswers(): Answer[] {
  const rotationByArn = new Map<string, Rotation>();
  /** By the ARN of the primary and the Region of the replica. */
  const replicaKeys = new Map<string, string>();

  const amend = <S extends Secret>(secret: S, region: string): S => {
    const { ARN = "", Name, PrimaryRegion: primary = region } = secret;
    const used = daysSinceUse(Name);
    const changed = agedDate(Name, secret.LastChangedDate);
    const amended = {
      ...secret,
      CreatedDate: agedDate(Name, secret.CreatedDate),
      LastChangedDate: changed,
      LastAccessedDate: used === undefined ? undefined : daysAgo(used),
      OwningService: /^([a-z]+)!/.exec(Name ?? "")?.[1],
      ...rotated(rotationByArn.get(ARN), changed),
    };
    const primaryArn = ARN.replace(`:${region}:`, `:${primary}:`);
    if (primary !== region) {
      const key = replicaKeys.get(`${primaryArn} ${region}`);
      return { ...amended, KmsKeyId: key, ReplicationStatus: undefined };
    }
    const { ReplicationStatus: replicas = [] } = secret;
    if (replicas.length === 0) return amended;
    const ReplicationStatus = replicas.map((each) => ({
      ...each,
      KmsKeyId: replicaKeys.get(`${ARN} ${each.Region}`) ?? DEFAULT_KEY,
    }));
    return { ...amended, PrimaryRegion: region, ReplicationStatus };
  };

  return [
    answer(ListSecretsCommand, async ({ region, forward }) => {
      const { SecretList = [], NextToken } = await forward();
      const amended = SecretList.map((each) => {
        const { ReplicationStatus: _, ...listed } = amend<Secret>(each, region);
        return listed;
      });
      return { SecretList: amended, NextToken };
    }),
    answer(DescribeSecretCommand, async ({ region, forward }) => amend(await forward(), region)),
    // moto would run the function, and takes no schedule and no rotation without a function.
    answer(RotateSecretCommand, async ({ input, ask }) => {
      const { ARN = "", Name } = await ask(DescribeSecretCommand, { SecretId: input.SecretId });
      rotationByArn.set(ARN, input);
      return { ARN, Name };
    }),
    answer(ReplicateSecretToRegionsCommand, async ({ input, forward, ask }) => {
      const { ARN = "" } = await ask(DescribeSecretCommand, { SecretId: input.SecretId });
      for (const { Region, KmsKeyId } of input.AddReplicaRegions ?? []) {
        if (KmsKeyId) replicaKeys.set(`${ARN} ${Region}`, KmsKeyId);
      }
      return forward();
    }),
    // moto gives a replica no policy; AWS copies it from the primary.
    answer(GetResourcePolicyCommand, async ({ input, region, forward, ask }) => {
      const { ARN, Name, PrimaryRegion } = await ask(DescribeSecretCommand, input);
      return PrimaryRegion && PrimaryRegion !== region ? { ARN, Name } : forward();
    }),
  ];
}

/** What AWS tells of a rotation that took place with the last change. */
function rotated(rotation: Rotation | undefined, last = new Date()): Partial<Secret> {
  if (rotation === undefined) return { NextRotationDate: undefined };
  const { RotationRules: rules, RotationLambdaARN } = rotation;
  // AWS works the days out of a schedule; the seed has monthly ones only.
  const days = rules?.AutomaticallyAfterDays ?? 31;
  return {
    RotationEnabled: true,
    RotationLambdaARN,
    RotationRules: { ...rules, AutomaticallyAfterDays: days },
    LastRotatedDate: last,
    NextRotationDate: new Date(last.getTime() + days * DAY_MS),
  };
}
