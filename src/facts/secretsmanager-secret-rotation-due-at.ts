import { z } from "zod";
import { SecretsManagerSecret } from "../resources/secretsmanager-secret.ts";
import { defineFact } from "./define.ts";

const DAY = 86_400_000;

/**
 * When a rotation was or will be due. A rotation that keeps failing may move its next date on, but it changes
 * nothing; so a secret without any change for longer than its schedule has missed a rotation as well.
 */
export const secretsmanagerSecretRotationDueAt = defineFact({
  on: SecretsManagerSecret,
  name: "rotationDueAt",
  schema: z
    .string()
    .nullable()
    .describe(
      "When the rotation after the last change is due by the schedule, ISO 8601; null when the schedule tells no date",
    ),
  reads: {
    [SecretsManagerSecret.type]: [
      "createdAt",
      "lastChangedAt",
      "lastRotatedAt",
      "nextRotationAt",
      "rotationDays",
    ],
  },
  compute(secret) {
    const { createdAt, lastChangedAt, lastRotatedAt, nextRotationAt, rotationDays } = secret;
    const changes = [createdAt, lastChangedAt, lastRotatedAt].map((date) =>
      Date.parse(date ?? createdAt),
    );
    const byInterval = rotationDays === null ? [] : [Math.max(...changes) + rotationDays * DAY];
    const byDate = nextRotationAt === null ? [] : [Date.parse(nextRotationAt)];
    const due = Math.min(...byInterval, ...byDate);
    return Number.isFinite(due) ? new Date(due).toISOString() : null;
  },
});
