const OBJECTS = "<objects>";
const WHOLE = ["<bucket>", OBJECTS];

/** Denies everybody plain HTTP. */
export const tlsOnly = {
  Sid: "TlsOnly",
  Effect: "Deny",
  Principal: { AWS: "*" },
  Action: "s3:*",
  Resource: WHOLE,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** Denies everybody uploads under SSE-S3. */
export const denySseS3 = {
  Sid: "KmsOnly",
  Effect: "Deny",
  Principal: { AWS: "*" },
  Action: "s3:PutObject",
  Resource: OBJECTS,
  Condition: { StringEquals: { "s3:x-amz-server-side-encryption": "AES256" } },
};

/** Allows something on the objects. */
export function allow(Action: string, Principal: object, Condition?: object): object {
  return { Effect: "Allow", Principal, Action, Resource: OBJECTS, ...(Condition && { Condition }) };
}

/** Denies everybody something on the bucket itself. */
export function deny(Action: string): object {
  return { Effect: "Deny", Principal: { AWS: "*" }, Action, Resource: "<bucket>" };
}

/** A policy of a bucket: the statements, with its ARNs. */
export function policyOf(bucket: string, statements: readonly object[]): string {
  const arn = `arn:aws:s3:::${bucket}`;
  return JSON.stringify({ Version: "2012-10-17", Statement: statements })
    .replaceAll(OBJECTS, `${arn}/*`)
    .replaceAll("<bucket>", arn);
}
