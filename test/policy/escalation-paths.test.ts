import { expect, test } from "vitest";
import { ESCALATION_ACTIONS } from "../../src/policy/escalation-actions.ts";
import { ESCALATION_PATHS } from "../../src/policy/escalation-paths.ts";

test("every path has a name of its own, of real actions, and a page", () => {
  const ids = ESCALATION_PATHS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { reference, gain } of ESCALATION_PATHS) {
    expect(new URL(reference).protocol).toBe("https:");
    expect(gain).toMatch(/^[a-z].*[a-z]$/);
  }
  for (const action of ESCALATION_ACTIONS) expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/);
});

test("what is passed is taken by a service, and what runs has an address", () => {
  for (const path of ESCALATION_PATHS) {
    if (path.kind === "pass") expect(path.passedTo).toContain(path.service);
    if (path.kind === "run") {
      expect(path.resources.length).toBeGreaterThan(0);
      for (const resource of path.resources) expect(resource.split(":").length).toBeGreaterThan(5);
    }
  }
});
