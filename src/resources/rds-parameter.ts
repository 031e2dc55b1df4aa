import { z } from "zod";

/** One parameter of a parameter group. */
export const RdsParameter = z.object({
  name: z.string().describe("ParameterName"),
  value: z
    .string()
    .nullable()
    .describe("ParameterValue; null when it is left to the default of the engine"),
  static: z.boolean().describe("ApplyType is static: a change needs a reboot"),
});
export type RdsParameter = z.infer<typeof RdsParameter>;

/** The parameter that makes a server refuse connections without TLS; null for engines that have none. */
export function tlsParameterOf(engine: string): string | null {
  if (engine === "docdb") return "tls";
  if (/^(aurora-)?(mysql|mariadb)$/.test(engine)) return "require_secure_transport";
  return /^(postgres|aurora-postgresql|sqlserver-.+)$/.test(engine) ? "rds.force_ssl" : null;
}

/** The parameter that turns on the audit log; null for engines whose audit log is not looked at. */
export function auditParameterOf(engine: string): string | null {
  return { docdb: "audit_logs", neptune: "neptune_enable_audit_log" }[engine] ?? null;
}
