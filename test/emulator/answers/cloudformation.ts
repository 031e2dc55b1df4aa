import { CreateStackCommand, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { type Answer, answer } from "../answers.ts";

/** Stacks as AWS answers them: moto shows the values of parameters that say NoEcho. */
export function cloudformationAnswers(): Answer[] {
  const hiddenByStack = new Map<string, ReadonlySet<string>>();
  return [
    answer(CreateStackCommand, async ({ input, forward }) => {
      const created = await forward();
      hiddenByStack.set(created.StackId ?? "", parametersWithoutEcho(input.TemplateBody));
      return created;
    }),
    answer(DescribeStacksCommand, async ({ forward }) => {
      const output = await forward();
      const stacks = (output.Stacks ?? []).map((stack) => ({
        ...stack,
        Parameters: stack.Parameters?.map((each) =>
          hiddenByStack.get(stack.StackId ?? "")?.has(each.ParameterKey ?? "") === true
            ? { ...each, ParameterValue: "****" }
            : each,
        ),
      }));
      return { ...output, Stacks: stacks };
    }),
  ];
}

/** Names of the parameters of a template in JSON that say NoEcho. */
function parametersWithoutEcho(template = "{}"): ReadonlySet<string> {
  const { Parameters = {} } = JSON.parse(template) as {
    readonly Parameters?: Readonly<Record<string, { readonly NoEcho?: boolean }>>;
  };
  return new Set(Object.keys(Parameters).filter((name) => Parameters[name]?.NoEcho === true));
}
