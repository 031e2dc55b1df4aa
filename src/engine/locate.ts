import type { Report } from "../model/report.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import type { SourceLocation } from "../model/source-location.ts";

/** Adds to every result where infrastructure code declares its resource, where that is certain. */
export function locate(
  report: Report,
  locationOf: (resource: ResourceIdentity) => SourceLocation | undefined,
): Report {
  return {
    ...report,
    findings: report.findings.map(({ location: _former, ...finding }) => {
      const location = locationOf(finding.resource);
      return location === undefined ? finding : { ...finding, location };
    }),
  };
}
