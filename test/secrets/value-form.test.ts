import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unquote, valueForm } from "../../src/secrets/value-form.ts";
import { madeUp } from "./made-up.ts";

describe("valueForm", () => {
  it.each([
    ["", "empty"],
    ['  ""  ', "empty"],
    ["{{resolve:ssm-secure:/db/password:1}}", "reference"],
    ["${DB_PASSWORD}", "reference"],
    ["$.input.password", "reference"],
    ["/app/prod/db/password", "reference"],
    ["prod/db-password", "reference"],
    ["vault:secret/data/db#password", "reference"],
    ["vault:v1:" + madeUp("base64", 40, 1), "encrypted"],
    ["AQICAH" + madeUp("base64", 180, 2), "encrypted"],
    ["AQICAH", "plain"],
    ["changeme", "placeholder"],
    ["<your-token>", "placeholder"],
    ["xxxx", "placeholder"],
    ["0000", "plain"],
    ["hunter2", "plain"],
    ["wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY", "plain"],
    ["#!/bin/sh\necho ${HOME}\n", "plain"],
  ])("takes %j for %s", (value, form) => {
    expect(valueForm(value)).toBe(form);
  });

  it("does not depend on quotes or blanks around the value", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9_{}$/.-]{0,40}$/), (value) => {
        expect(valueForm(` "${value}" `)).toBe(valueForm(value));
        expect(unquote(` '${value}'\n`)).toBe(value);
      }),
    );
  });
});
