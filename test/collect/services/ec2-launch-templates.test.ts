import { expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

const version = (template: string, number: number, isDefault: boolean, text = "") => `<item>
  <launchTemplateId>lt-${template}</launchTemplateId><launchTemplateName>${template}</launchTemplateName>
  <versionNumber>${number}</versionNumber><defaultVersion>${isDefault}</defaultVersion>
  <launchTemplateData>${text === "" ? "" : `<userData>${Buffer.from(text).toString("base64")}</userData>`}</launchTemplateData>
</item>`;
const answer = (items: string, token = "") => ({
  body: `<DescribeLaunchTemplateVersionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
    <launchTemplateVersionSet>${items}</launchTemplateVersionSet>
    ${token === "" ? "" : `<nextToken>${token}</nextToken>`}
  </DescribeLaunchTemplateVersionsResponse>`,
});

test("versions of launch templates come all at once, and once each", async () => {
  const inputs: Readonly<Record<string, unknown>>[] = [];
  const { resources, journal } = await collectWith("ec2-launch-templates", {
    DescribeLaunchTemplateVersions: (input) => {
      inputs.push(input);
      return input["NextToken"] === undefined
        ? answer(version("orders", 5, false) + version("billing", 1, true), "2")
        : answer(version("orders", 3, true) + version("billing", 1, true));
    },
  });
  expect(inputs[0]).toMatchObject({
    "LaunchTemplateVersion.1": "$Default",
    "LaunchTemplateVersion.2": "$Latest",
  });
  expect(journal.map(({ calls }) => calls)).toEqual([2]);
  const versions = Object.fromEntries(resources.map((each) => [each.name, each["versions"]]));
  expect(versions).toMatchObject({
    billing: [{ number: 1, isDefault: true, userDataSecret: null }],
    orders: [
      { number: 3, isDefault: true, userDataSecret: null },
      { number: 5, isDefault: false, userDataSecret: null },
    ],
  });
});

test("what a version says of metadata and addresses, and null where it says nothing", async () => {
  const interfaces = ["false", "true"].map(
    (is) => `<item><associatePublicIpAddress>${is}</associatePublicIpAddress></item>`,
  );
  const data = `<launchTemplateData>
    <metadataOptions><httpTokens>optional</httpTokens><httpEndpoint>enabled</httpEndpoint></metadataOptions>
    <networkInterfaceSet>${interfaces.join("")}</networkInterfaceSet>
  </launchTemplateData>`;
  const told = version("told", 1, true).replace(
    "<launchTemplateData></launchTemplateData>",
    () => data,
  );
  const { resources, gaps } = await collectWith("ec2-launch-templates", {
    DescribeLaunchTemplateVersions: () => answer(told + version("untold", 1, true)),
  });
  expect(gaps).toEqual([]);
  expect(resources.map((each) => each["versions"])).toMatchObject([
    [{ httpTokens: "optional", httpEndpoint: "enabled", publicAddress: true }],
    [{ httpTokens: null, httpEndpoint: null, publicAddress: false }],
  ]);
});

test("of a list that broke off no template is taken for whole", async () => {
  const { resources, gaps } = await collectWith("ec2-launch-templates", {
    DescribeLaunchTemplateVersions: (input) =>
      input["NextToken"] === undefined
        ? answer(version("orders", 3, true), "2")
        : {
            status: 403,
            body: "<Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors></Response>",
          },
  });
  expect(resources).toEqual([]);
  expect(gaps).toMatchObject([
    { type: "AWS::EC2::LaunchTemplate", permission: "ec2:DescribeLaunchTemplateVersions" },
  ]);
});
