/** The customer's key in the place where Redshift names the key; null for none, and for the one that AWS owns. */
export function customerKey(keyId: string | undefined): string | null {
  return keyId === undefined || keyId === "" || keyId === "AWS_OWNED_KMS_KEY" ? null : keyId;
}

/** Names of the system tables that Redshift publishes to S3 Tables; `*` for all that there are and will be. */
export function publishedTables(
  tables: readonly string[] | undefined,
  all: boolean | undefined,
): string[] {
  if (all === true) return ["*"];
  return (tables ?? []).map((table) => table.toLowerCase()).sort();
}
