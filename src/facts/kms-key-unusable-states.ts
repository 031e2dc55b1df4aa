/** Key states in which nothing can be decrypted, and what they mean for the reader of a finding. */
export const UNUSABLE_KEY_STATES: Readonly<Record<string, string>> = {
  Disabled: "is disabled",
  PendingDeletion: "is scheduled for deletion",
  PendingReplicaDeletion: "is scheduled for deletion",
  PendingImport: "lacks its key material, which expired or was deleted",
  Unavailable: "is out of reach in its key store",
};
