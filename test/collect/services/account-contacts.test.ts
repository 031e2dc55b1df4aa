import { expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const collect = (GetAlternateContact: Answer) =>
  collectWith("account-contacts", { GetAlternateContact }, { region: "global" });
const error =
  (type: string, status: number): Answer =>
  () => ({ status, body: { message: "no" }, headers: { "x-amzn-errortype": type } });

test("of the security contact only that it exists is kept", async () => {
  const contact = {
    AlternateContactType: "SECURITY",
    EmailAddress: "security@example.com",
    Name: "Jane Roe",
    PhoneNumber: "+44 20 7946 0000",
    Title: "Officer",
  };
  const { resources, gaps } = await collect((input) => {
    expect(input).toEqual({ AlternateContactType: "SECURITY" });
    return { body: { AlternateContact: contact } };
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([{ id: "SECURITY", contactType: "SECURITY" }]);
  const text = JSON.stringify(resources);
  for (const detail of ["security@", "Jane", "7946", "Officer"]) expect(text).not.toContain(detail);
});

test("none is an answer, and a denial is not", async () => {
  const none = await collect(error("ResourceNotFoundException", 404));
  expect([none.resources, none.gaps]).toEqual([[], []]);
  const denied = await collect(error("AccessDeniedException", 403));
  expect(denied.resources).toEqual([]);
  expect(denied.gaps).toMatchObject([
    { permission: "account:GetAlternateContact", reason: "denied" },
  ]);
});
