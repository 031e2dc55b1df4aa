import { readRuleFiles } from "../../src/cli/rule-files.ts";
import { fieldsOf } from "../../src/engine/fields.ts";
import { loadRules } from "../../src/rules/load.ts";

/** keelson's own rules and whatever is wrong with them. */
export const builtIn = loadRules(readRuleFiles("rules"), fieldsOf);
