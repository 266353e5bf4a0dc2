import type { Failure } from './failure.ts';
import { browserFrame, cleanStack } from './frames.ts';
import { phraseOf } from './phrases.ts';
import { compareReleases } from './standing.ts';

/** Kinds of error an engine throws; any other name somebody may have made up. */
const names: ReadonlySet<string> = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'URIError',
  'AggregateError',
  'AbortError',
  'ChunkLoadError',
  'DataCloneError',
  'InvalidStateError',
  'NetworkError',
  'NotAllowedError',
  'NotFoundError',
  'QuotaExceededError',
  'SecurityError',
  'TimeoutError',
]);

/** Directives of the policy of the pages. */
const directives: ReadonlySet<string> = new Set([
  'default-src',
  'script-src',
  'script-src-elem',
  'script-src-attr',
  'style-src',
  'style-src-elem',
  'style-src-attr',
  'img-src',
  'font-src',
  'connect-src',
  'worker-src',
  'frame-src',
  'object-src',
  'base-uri',
  'form-action',
  'frame-ancestors',
]);

/** What a policy kept out, when it is no address. */
const inlined: ReadonlySet<string> = new Set(['inline', 'eval', 'wasm-eval', 'data', 'blob', 'self']);

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const textOf = (raw: Raw, ...keys: readonly string[]): string => {
  for (const key of keys) if (typeof raw[key] === 'string') return raw[key];
  return '';
};

const version = /^\d{1,4}\.\d{1,4}\.\d{1,6}(?:-[a-z]+\.\d{1,4})?$/;

/** @param running version of the server: what a page claims beyond it, or claims badly, counts as it */
const releaseOf = (raw: Raw, running: string): string => {
  const said = textOf(raw, 'version');
  return version.test(said) && compareReleases(said, running) < 0 ? said : running;
};

/** What a page reports of an error of its own; nothing when it is no report. */
export const readBrowserReport = (raw: unknown, running: string): Failure | undefined => {
  if (!isRaw(raw)) return undefined;
  const name = textOf(raw, 'nombre');
  const phrase = phraseOf(textOf(raw, 'mensaje'));
  return {
    origin: 'navegador',
    name: names.has(name) ? name : 'Error',
    ...(phrase === undefined ? {} : { phrase }),
    frames: cleanStack(textOf(raw, 'pila'), browserFrame),
    release: releaseOf(raw, running),
  };
};

const blockedOf = (blocked: string): string => {
  if (inlined.has(blocked)) return blocked;
  return /^(?:https?|wss?):/.test(blocked) ? 'otro sitio' : 'otra cosa';
};

const violation = (raw: Raw, running: string): Failure | undefined => {
  const [directive = ''] = textOf(
    raw,
    'effective-directive',
    'effectiveDirective',
    'violated-directive',
  ).split(' ');
  if (!directives.has(directive)) return undefined;
  return {
    origin: 'politica',
    name: directive,
    code: blockedOf(textOf(raw, 'blocked-uri', 'blockedURL')),
    frames: cleanStack(textOf(raw, 'source-file', 'sourceFile'), browserFrame),
    release: running,
  };
};

const mostViolations = 10;

/** What browsers report of the content security policy, in the form of `report-uri` or of `report-to`. */
export const readPolicyReports = (raw: unknown, running: string): readonly Failure[] => {
  const listed = Array.isArray(raw) ? raw.slice(0, mostViolations) : [raw];
  return listed.flatMap((one) => {
    if (!isRaw(one)) return [];
    const body = one['csp-report'] ?? (one.type === 'csp-violation' ? one.body : undefined);
    return (isRaw(body) && violation(body, running)) || [];
  });
};
