import type { Operation, ServiceModel } from "./services.ts";

/** A REST operation found by method and path, with the path's labels. */
export interface RouteMatch {
  readonly operation: Operation;
  readonly labels: Readonly<Record<string, string>>;
}

interface Route {
  readonly operation: Operation;
  readonly method: string;
  readonly path: RegExp;
  readonly labels: readonly string[];
  readonly query: URLSearchParams;
}

const tables = new WeakMap<ServiceModel, Route[]>();

/** Which operation of a REST service a request calls, by the HTTP traits of the SDK's schemas. */
export function matchRoute(model: ServiceModel, method: string, url: URL): RouteMatch | undefined {
  let table = tables.get(model);
  if (table === undefined) {
    table = [...model.operations.values()].flatMap(toRoute).sort(moreSpecificFirst);
    tables.set(model, table);
  }
  for (const route of table) {
    if (route.method !== method || !hasQuery(url.searchParams, route.query)) continue;
    const match = route.path.exec(url.pathname);
    if (match === null) continue;
    const labels = route.labels.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? "")]);
    return { operation: route.operation, labels: Object.fromEntries(labels) };
  }
  return undefined;
}

function toRoute(operation: Operation): Route[] {
  if (operation.http === undefined) return [];
  const [path = "", query = ""] = operation.http.path.split("?");
  const labels: string[] = [];
  const pattern = path.replace(/\{(\w+)(\+?)\}|[.*+?^$()[\]\\|]/g, (text, name, greedy) => {
    if (name === undefined) return `\\${text}`;
    labels.push(name);
    return greedy === "+" ? "(.+)" : "([^/]+)";
  });
  return [
    {
      operation,
      method: operation.http.method,
      path: new RegExp(`^${pattern.replace(/\/$/, "")}/?$`),
      labels,
      query: new URLSearchParams(query),
    },
  ];
}

/** `/a/b` before `/a/{name}`, and a path that demands a query before one that does not. */
function moreSpecificFirst(a: Route, b: Route): number {
  return a.labels.length - b.labels.length || b.query.size - a.query.size;
}

function hasQuery(actual: URLSearchParams, wanted: URLSearchParams): boolean {
  return [...wanted].every(
    ([key, value]) => actual.has(key) && (!value || actual.get(key) === value),
  );
}
