import type { Invocation, Notification, Result, Run } from "sarif";
import type { Finding } from "../../model/finding.ts";
import type { Gap } from "../../model/gap.ts";
import type { Report } from "../../model/report.ts";
import { clip, sentence, visible } from "../text.ts";
import { permissionNote } from "../unread-name.ts";
import type { Cell } from "./cells.ts";
import { codeLocation, INVENTORY, REPOSITORY, resourceLocation, segment } from "./location.ts";
import { descriptorOf } from "./rule.ts";
import { configurationOf } from "./severity.ts";
import { relationshipsOf, taxonomiesOf } from "./taxonomies.ts";

/** Where people learn about the tool; SARIF viewers link the tool's name to it. */
const INFORMATION_URI = "https://keelson.example/";

/** GitLab drops a result whose message is longer than 2,048; escaping may double the length. */
const MAX_SENTENCE = 450;
const MAX_ARN = 550;

/** One fully read cell as a SARIF run with a category of its own. */
export function runOf(cell: Cell, report: Report): Run {
  // A run without results is there to close alerts: rules that nothing names would be most of a large scan's files.
  const rules = cell.failures.length === 0 ? [] : cell.rules;
  const taxonomies = taxonomiesOf(rules, report);
  const titles = new Map(report.frameworks.map(({ id, title }) => [id, title]));
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  return {
    tool: {
      driver: {
        name: "keelson",
        semanticVersion: report.tool.version,
        informationUri: INFORMATION_URI,
        rules: rules.map((rule) => descriptorOf(rule, titles, relationshipsOf(rule, taxonomies))),
        notifications: [NOT_READ],
        ...(taxonomies.length === 0
          ? {}
          : { supportedTaxonomies: taxonomies.map(({ name }, index) => ({ name, index })) }),
      },
    },
    automationDetails: { id: categoryOf(cell) },
    invocations: [invocationOf(cell, report)],
    originalUriBaseIds: {
      [INVENTORY]: {
        description: { text: "Virtual files, one for each AWS resource; nothing lies there." },
      },
      ...(cell.failures.some(({ location }) => location !== undefined) && {
        [REPOSITORY]: { description: { text: "The root of the repository." } },
      }),
    },
    columnKind: "utf16CodeUnits",
    ...(taxonomies.length === 0 ? {} : { taxonomies }),
    results: cell.failures.map((finding) => resultOf(finding, ruleIndex.get(finding.rule) ?? -1)),
  };
}

/** The category ends in a slash: what would follow is an id of the single run, which GitHub ignores. */
function categoryOf({ account, region, service }: Cell): string {
  return `${["keelson", account, region, service].map(segment).join("/")}/`;
}

function resultOf(finding: Finding, ruleIndex: number): Result {
  const resource = resourceLocation(finding.resource);
  const { location: code } = finding;
  const arn = clip(visible(finding.resource.arn), MAX_ARN);
  const text = clip(sentence(visible(finding.message)), MAX_SENTENCE) || "Failed.";
  return {
    ruleId: finding.rule,
    ruleIndex,
    ...configurationOf(finding.severity),
    message: { text: literal(`${text} Resource: '${arn}'.`) },
    // The code where that is certain, else the virtual path: both stay the same from scan to scan.
    locations: [code === undefined ? resource : codeLocation(code, resource)],
    relatedLocations: [{ id: 1, ...resource, message: { text: literal(`Resource '${arn}'.`) } }],
    // GitHub finds out for itself what is new and passes this over; other viewers filter by it.
    ...(finding.baseline === undefined ? {} : { baselineState: BASELINE_STATE[finding.baseline] }),
    partialFingerprints: { primaryLocationLineHash: finding.fingerprint },
  };
}

const BASELINE_STATE = { new: "new", known: "unchanged" } as const;

const NOT_READ = {
  id: "not-read",
  name: "DataNotRead",
  shortDescription: { text: "Something was not read." },
  fullDescription: { text: "A call was not answered, so some results may be unknown." },
  help: { text: "Grant the permission that the message names and scan again." },
};

function invocationOf(cell: Cell, report: Report): Invocation {
  const notifications = cell.gaps.map(gapNotification);
  return {
    executionSuccessful: true,
    startTimeUtc: report.takenAt,
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function gapNotification(gap: Gap): Notification {
  const place = gap.arn ?? `${gap.type} in ${gap.region}`;
  return notReadNotification(
    "note",
    `'${gap.operation}'${permissionNote(gap)} was not answered for '${place}': ${gap.reason}`,
  );
}

/** A notification that data is missing, for the record; GitHub does not show it. */
export function notReadNotification(level: "note" | "warning", text: string): Notification {
  const descriptor = { id: NOT_READ.id, index: 0 };
  return { descriptor, level, message: { text: literal(sentence(clip(visible(text), 2000))) } };
}

/**
 * Escapes what SARIF gives a meaning to in a plain message: `[text](1)` is a link and `{0}` a
 * placeholder. Names of resources may hold both.
 */
function literal(text: string): string {
  return text.replace(/[\\[\]]/g, "\\$&").replace(/[{}]/g, "$&$&");
}
