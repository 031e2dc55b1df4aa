import type { BecomePath, CreatePath, PassPath, RaisePath, RunPath } from "./escalation-path.ts";

/** Reference of the actions of IAM. */
export const IAM_API = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_";

/** The catalogue of paths that most tools and trainings refer to. */
function pageOf(page: string): string {
  return page.startsWith("https:") ? page : `https://pathfinding.cloud/paths/${page}`;
}

/** A path that gives rights, or takes a permissions boundary off. */
export const raise =
  (kind: RaisePath["kind"], on: RaisePath["on"]) =>
  (id: string, gain: string, page: string): RaisePath => {
    const [action = ""] = id.split(" ");
    return { kind, on, id, action, gain, reference: pageOf(page) };
  };

/** A path to act as another. */
export const become =
  (on: BecomePath["on"]) =>
  (action: string, gain: string, page: string): BecomePath => ({
    kind: "become",
    on,
    id: action,
    action,
    gain,
    reference: pageOf(page),
  });

/** A path that makes an administrator. */
export const create =
  (creates: CreatePath["creates"]) =>
  (...actions: readonly string[]): CreatePath => ({
    kind: "create",
    creates,
    id: actions.join(" + "),
    actions,
    gain: `makes a ${creates} with every right and acts as it`,
    reference: `${IAM_API}Create${creates === "user" ? "User" : "Role"}.html`,
  });

/** Actions on one resource stand in one text, with a space between them. */
const groupsOf = (texts: readonly string[]) => texts.map((text) => text.split(" "));

/** A path that passes a role to something new. */
export const pass =
  (thing: string, service: string, ...alsoPassedTo: readonly string[]) =>
  (page: string, ...groups: readonly string[]): PassPath => ({
    kind: "pass",
    service: `${service}.amazonaws.com`,
    passedTo: [service, ...alsoPassedTo].map((name) => `${name}.amazonaws.com`),
    id: ["iam:PassRole", ...groupsOf(groups).flat()].join(" + "),
    actions: groupsOf(groups),
    gain: `starts ${thing} that runs as the role`,
    reference: pageOf(page),
  });

/** A path that takes over something that runs as a role. */
export const run =
  (thing: string, service: string, ...resources: readonly string[]) =>
  (page: string, group: string): RunPath => ({
    kind: "run",
    service: `${service}.amazonaws.com`,
    resources,
    id: group.split(" ").join(" + "),
    actions: groupsOf([group]),
    gain: `takes over ${thing} that runs as the role`,
    reference: pageOf(page),
  });

/** The shape of the ARNs of a resource. */
export const arn = (service: string, resource: string) =>
  `arn:{partition}:${service}:{region}:{account}:${resource}`;
/** The document by which Systems Manager runs commands. */
export const SHELL_DOCUMENT = "arn:{partition}:ssm:{region}::document/AWS-RunShellScript";
