/** Reads a request of RDS's query protocol, of which an answer sees the flat form only. */
export function rdsForm(input: object) {
  const flat = Object.entries(input as Readonly<Record<string, string | number | boolean>>);
  const text = (name: string) => flat.find(([key]) => key === name)?.[1].toString();
  return {
    text,
    flag: (name: string) => text(name) === "true",
    number: (name: string) => (text(name) === undefined ? undefined : Number(text(name))),
    /** A list of texts, `ValuesToAdd.AttributeValue.1`. */
    list: (name: string) =>
      flat.flatMap(([key, each]) => (key.startsWith(`${name}.`) ? [String(each)] : [])),
    tags: () => {
      const keys = flat.filter(([key]) => /^Tags\.Tag\.\d+\.Key$/.test(key));
      return keys.map(([key, Key]) => ({
        Key: String(Key),
        Value: text(key.replace(/Key$/, "Value")) ?? "",
      }));
    },
  };
}
