/** A route of the API: `method` is a verb or `ANY`; `path` is written as API Gateway writes it. */
export interface RoutePattern {
  readonly method: string;
  /** `/api/v1/{modulo}/{id}`, `/api/{proxy+}` (one segment or more, only at the end) or `$default`. */
  readonly path: string;
}

/** The route chosen for a request, its key and the values of its variables. */
export interface RouteMatch<Route> {
  readonly route: Route;
  readonly routeKey: string;
  readonly pathParameters: Record<string, string> | undefined;
}

interface Endpoint<Route> {
  readonly route: Route;
  readonly routeKey: string;
  readonly names: readonly string[];
}

interface Node<Route> {
  readonly literals: Map<string, Node<Route>>;
  variable: Node<Route> | undefined;
  /** By method; `ANY` included. */
  readonly endpoints: Map<string, Endpoint<Route>>;
  readonly greedy: Map<string, Endpoint<Route>>;
}

const DEFAULT = '$default';

/**
 * Chooses routes as API Gateway does: a full match before a greedy one, literal segments before variables, the verb
 * before `ANY`, and `$default` last.
 */
export class RouteTable<Route extends RoutePattern> {
  readonly #root: Node<Route> = emptyNode();
  #fallback: Route | undefined;

  /** @throws Error when two routes are the same or a pattern is malformed. */
  constructor(routes: readonly Route[]) {
    for (const route of routes) this.#add(route);
  }

  /** @param path percent-decoded path of the request. */
  match(method: string, path: string): RouteMatch<Route> | undefined {
    const segments = path.split('/').slice(1);
    const values: string[] = [];
    const endpoint =
      findFull(this.#root, method, segments, 0, values) ?? findGreedy(this.#root, method, segments, values);
    if (endpoint) return { ...endpoint, pathParameters: zip(endpoint.names, values) };
    if (!this.#fallback) return undefined;
    return { route: this.#fallback, routeKey: DEFAULT, pathParameters: undefined };
  }

  #add(route: Route): void {
    if (route.path === DEFAULT) {
      this.#fallback = route;
      return;
    }
    const routeKey = `${route.method} ${route.path}`;
    const names: string[] = [];
    let node = this.#root;
    let endpoints = node.endpoints;
    for (const segment of segmentsOf(route.path)) {
      if (endpoints === node.greedy)
        throw new Error(`${routeKey}: a greedy variable must be the last segment`);
      const variable = /^\{([\w.:-]+)(\+?)\}$/.exec(segment);
      if (variable?.[1]) names.push(variable[1]);
      if (variable?.[2]) {
        endpoints = node.greedy;
      } else {
        node = variable ? variableOf(node) : literalOf(node, segment);
        endpoints = node.endpoints;
      }
    }
    if (endpoints.has(route.method)) throw new Error(`${routeKey}: declared twice`);
    endpoints.set(route.method, { route, routeKey, names });
  }
}

function segmentsOf(path: string): string[] {
  if (!path.startsWith('/')) throw new Error(`${path}: a route path starts with /`);
  return path.split('/').slice(1);
}

function emptyNode<Route>(): Node<Route> {
  return { literals: new Map(), variable: undefined, endpoints: new Map(), greedy: new Map() };
}

function literalOf<Route>(node: Node<Route>, segment: string): Node<Route> {
  const next = node.literals.get(segment) ?? emptyNode<Route>();
  node.literals.set(segment, next);
  return next;
}

function variableOf<Route>(node: Node<Route>): Node<Route> {
  node.variable ??= emptyNode();
  return node.variable;
}

/** Follows literals first and comes back to variables, collecting the values of those it took. */
function findFull<Route>(
  node: Node<Route>,
  method: string,
  segments: readonly string[],
  depth: number,
  values: string[],
): Endpoint<Route> | undefined {
  const segment = segments[depth];
  if (segment === undefined) return endpointFor(node.endpoints, method);
  const literal = node.literals.get(segment);
  const found = literal && findFull(literal, method, segments, depth + 1, values);
  if (found || !node.variable || segment === '') return found;
  const mark = values.push(segment) - 1;
  const viaVariable = findFull(node.variable, method, segments, depth + 1, values);
  if (!viaVariable) values.length = mark;
  return viaVariable;
}

/** The deepest greedy route on the most literal path. */
function findGreedy<Route>(
  node: Node<Route>,
  method: string,
  segments: readonly string[],
  values: string[],
): Endpoint<Route> | undefined {
  const [segment, ...rest] = segments;
  if (segment === undefined) return undefined;
  const literal = node.literals.get(segment);
  const viaLiteral = literal && findGreedy(literal, method, rest, values);
  if (viaLiteral) return viaLiteral;
  if (node.variable && segment !== '') {
    const mark = values.push(segment) - 1;
    const viaVariable = findGreedy(node.variable, method, rest, values);
    if (viaVariable) return viaVariable;
    values.length = mark;
  }
  const here = endpointFor(node.greedy, method);
  if (here) values.push(segments.join('/'));
  return here;
}

function endpointFor<Route>(
  endpoints: Map<string, Endpoint<Route>>,
  method: string,
): Endpoint<Route> | undefined {
  return endpoints.get(method) ?? endpoints.get('ANY');
}

function zip(names: readonly string[], values: readonly string[]): Record<string, string> | undefined {
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
}
