import { expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:iam::123456789012:saml-provider/directory";

async function collect(answer: Answer) {
  return collectWith("iam-identity-providers", { ListSAMLProviders: answer });
}

function list(providers: string): Answer {
  return () => ({
    body:
      '<ListSAMLProvidersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">' +
      `<ListSAMLProvidersResult><SAMLProviderList>${providers}</SAMLProviderList>` +
      "</ListSAMLProvidersResult></ListSAMLProvidersResponse>",
  });
}

test("one call tells of all providers", async () => {
  const { resources, gaps, journal } = await collect(
    list(
      `<member><Arn>${ARN}</Arn><CreateDate>2026-01-15T00:00:00Z</CreateDate>` +
        "<ValidUntil>2126-01-15T00:00:00Z</ValidUntil></member>" +
        `<member><Arn>${ARN}2</Arn><CreateDate>2026-01-15T00:00:00Z</CreateDate></member>`,
    ),
  );
  expect(resources).toMatchObject([
    { arn: ARN, name: "directory", validUntil: "2126-01-15T00:00:00.000Z" },
    { arn: `${ARN}2`, name: "directory2", validUntil: null },
  ]);
  expect(gaps).toEqual([]);
  expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
    ["ListSAMLProviders", 1],
  ]);
});

test("a denied list is a gap, not an absence", async () => {
  const { resources, gaps } = await collect(() => ({
    status: 403,
    body: "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>",
  }));
  expect(resources).toEqual([]);
  expect(gaps).toMatchObject([
    { type: "AWS::IAM::SAMLProvider", permission: "iam:ListSAMLProviders", reason: "denied" },
  ]);
});
