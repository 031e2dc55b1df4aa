import { expect, test } from "vitest";
import { Route53Domain } from "../../../src/resources/route53-domain.ts";
import { collectWith } from "../../support/collect-with.ts";

test("domains come page by page", async () => {
  const { resources, gaps } = await collectWith(
    "route53domains",
    {
      ListDomains: ({ Marker }) => ({
        body:
          Marker === undefined
            ? {
                Domains: [
                  {
                    DomainName: "example.com",
                    AutoRenew: true,
                    TransferLock: false,
                    Expiry: 1_800_000_000,
                  },
                ],
                NextPageMarker: "2",
              }
            : { Domains: [{ DomainName: "example.org" }] },
      }),
    },
    { region: "global" },
  );
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:route53domains::123456789012:domain/example.com",
      region: "global",
      transferLock: false,
      autoRenew: true,
      expiresAt: "2027-01-15T08:00:00.000Z",
    },
    { name: "example.org", expiresAt: null },
  ]);
  expect(Route53Domain.fields.safeParse(resources[0]).error).toBeUndefined();
  // What AWS does not tell is not "off".
  expect(resources[1]).not.toHaveProperty("transferLock");
  expect(resources[1]).not.toHaveProperty("autoRenew");
});

test("other partitions have no registrar", async () => {
  const { resources, journal } = await collectWith(
    "route53domains",
    {},
    { region: "global", partition: "aws-us-gov" },
  );
  expect([resources, journal]).toEqual([[], []]);
});
