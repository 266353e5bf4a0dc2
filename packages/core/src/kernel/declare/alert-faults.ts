import { type AlertRule, bandsInOrder, clockedPart, levelsOf } from './alert.ts';
import { operandFields, predicateFields } from './evaluate.ts';
import type { AnyModule } from './module.ts';
import { systemLabels } from './record.ts';

const CODE = /^[A-Z][A-Z0-9_]{2,39}$/;

const knownValues = ({ fields, computed, rollups }: AnyModule): ReadonlySet<string> =>
  new Set([fields, computed, rollups, systemLabels].flatMap((part) => Object.keys(part)));

const keptInstants: readonly string[] = ['creadoEn', 'actualizadoEn', 'estadoDesde'];

/** What a rule counts time from although it is no date. */
const timeless = ({ fields }: AnyModule, { measure }: AlertRule): readonly string[] => {
  const clocked = clockedPart(measure);
  return (clocked ? operandFields(clocked) : []).filter((name) => {
    const kind = fields[name]?.kind;
    return kind !== 'date' && kind !== 'instant' && !keptInstants.includes(name);
  });
};

/** Thresholds that do not grow stricter from one level to the next. */
const isTangled = (rule: AlertRule): boolean => {
  const numbers = bandsInOrder(rule).map(({ number }) => number);
  return numbers.some((number, at) => {
    const before = numbers[at - 1];
    return before !== undefined && (rule.sense === 'within' ? number >= before : number <= before);
  });
};

const faultsOf = (module: AnyModule, code: string, rule: AlertRule): readonly string[] => {
  const known = knownValues(module);
  const asked = [...predicateFields(rule.when), ...operandFields(rule.measure)];
  const [first = ''] = operandFields(rule.measure);
  return [
    ...(CODE.test(code) ? [] : ['its code is capitals, digits and _']),
    ...asked.filter((name) => !known.has(name)).map((name) => `it asks for ${name}, which is no value`),
    ...timeless(module, rule).map((name) => `it counts from ${name}, which is no date`),
    ...(first ? [] : ['it measures nothing of the record']),
    ...(levelsOf(rule).length ? [] : ['it has no level']),
    ...(isTangled(rule) ? ['a level is reached before the one below it'] : []),
    ...rule.to
      .filter((path) => !/^ref/.test(String(module.fields[path.replace(/\..*$/, '')]?.kind)))
      .map((path) => `it is addressed to ${path}, which is no ref`),
    ...(Object.hasOwn(module.filters, code) ? [] : ['it is no filter of the list']),
  ];
};

/** What the alert rules of a module contradict, in words. */
export const alertFaults = (module: AnyModule): readonly string[] =>
  Object.entries(module.alerts).flatMap(([code, rule]) =>
    faultsOf(module, code, rule).map((fault) => `the alert ${code}: ${fault}`),
  );
