/**
 * The pattern language that EventBridge rules and Lambda event filters share, as far as the product uses it. A
 * pattern names fields; each ends in a list of alternatives.
 */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly PatternTest[];
}

type Scalar = string | number | boolean | null;
type Comparison = '<' | '<=' | '=' | '>=' | '>';

/** One alternative: a literal or an operator. */
export type PatternTest =
  | Scalar
  | { readonly prefix: string }
  | { readonly exists: boolean }
  | { readonly 'anything-but': Scalar | readonly Scalar[] | { readonly prefix: string } }
  | { readonly numeric: readonly (Comparison | number)[] };

/** Raised when a pattern uses an operator this engine, or AWS, does not know. */
export class InvalidPatternError extends Error {
  override readonly name = 'InvalidPatternError';
}

type Test = (value: unknown) => boolean;

/**
 * Prepares a pattern for matching.
 * @throws InvalidPatternError at once, not when the first event arrives.
 * @example compilePattern({ detail: { monto: [{ numeric: ['>', 0] }] } })({ detail: { monto: 5 } }) // true
 */
export function compilePattern(pattern: EventPattern): Test {
  const fields = Object.entries(pattern).map(([name, rule]) => {
    const test = isAlternatives(rule) ? compileAlternatives(rule) : compilePattern(rule);
    return { name, test };
  });
  const matchesObject = (value: object) => fields.every(({ name, test }) => test(fieldOf(value, name)));
  return (value) => {
    if (Array.isArray(value)) return value.some((element) => isObject(element) && matchesObject(element));
    // An absent object still has to be asked: { exists: false } deep inside it is true.
    return matchesObject(isObject(value) ? value : {});
  };
}

function compileAlternatives(alternatives: readonly PatternTest[]): Test {
  if (alternatives.length === 0)
    throw new InvalidPatternError('a field of a pattern needs at least one value');
  const tests = alternatives.map(compileTest);
  return (value) => tests.some((test) => test(value));
}

function compileTest(rule: PatternTest): Test {
  if (!isObject(rule)) return anyElement((value) => value === rule);
  if ('exists' in rule) return (value) => isPresent(value) === rule.exists;
  if ('prefix' in rule) return anyElement(startsWith(rule.prefix));
  if ('numeric' in rule) return anyElement(compileNumeric(rule.numeric));
  if ('anything-but' in rule) return compileAnythingBut(rule['anything-but']);
  throw new InvalidPatternError(`unknown operator: ${Object.keys(rule).join(', ')}`);
}

function compileAnythingBut(refused: Scalar | readonly Scalar[] | { readonly prefix: string }): Test {
  if (isObject(refused) && 'prefix' in refused) {
    const refusedPrefix = startsWith(refused.prefix);
    return anyElement((value) => !refusedPrefix(value));
  }
  const values: readonly unknown[] = Array.isArray(refused) ? refused : [refused];
  return anyElement((value) => !values.includes(value));
}

function compileNumeric(terms: readonly (Comparison | number)[]): Test {
  const tests: ((value: number) => boolean)[] = [];
  for (let i = 0; i < terms.length; i += 2) tests.push(comparison(terms[i], terms[i + 1]));
  if (tests.length === 0) throw new InvalidPatternError('numeric needs an operator and a number');
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

function comparison(operator: unknown, limit: unknown): (value: number) => boolean {
  if (typeof limit !== 'number') throw new InvalidPatternError('numeric needs a number after each operator');
  switch (operator) {
    case '<':
      return (value) => value < limit;
    case '<=':
      return (value) => value <= limit;
    case '=':
      return (value) => value === limit;
    case '>=':
      return (value) => value >= limit;
    case '>':
      return (value) => value > limit;
    default:
      throw new InvalidPatternError(`unknown numeric operator: ${String(operator)}`);
  }
}

/** A list in the event matches when one of its elements does; an absent value never does. */
function anyElement(test: Test): Test {
  return (value) => (Array.isArray(value) ? value.some(test) : isPresent(value) && test(value));
}

const startsWith =
  (prefix: string): Test =>
  (value) =>
    typeof value === 'string' && value.startsWith(prefix);

/** Only leaves count as present, as on AWS. */
function isPresent(value: unknown): boolean {
  return value !== undefined && !isObject(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAlternatives(rule: EventPattern | readonly PatternTest[]): rule is readonly PatternTest[] {
  return Array.isArray(rule);
}

function fieldOf(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
