import { type AlertLevel, type AlertRule, alertLevels, levelsOf } from './alert.ts';
import { operandFields } from './evaluate.ts';
import type { AnyModule } from './module.ts';
import type { Operand, Predicate } from './predicate.ts';
import { systemLabels } from './record.ts';

const systemNames: Readonly<Record<string, string>> = systemLabels;

/** What people read over a value of a module. */
export const labelOf = ({ fields, computed, rollups }: AnyModule, name: string): string =>
  fields[name]?.label ?? computed[name]?.field.label ?? rollups[name]?.label ?? systemNames[name] ?? name;

const actorWords = {
  id: 'la persona que consulta',
  roles: 'los roles de la persona',
  units: 'las unidades de la persona',
  subtree: 'las unidades de la persona y las que dependen de ellas',
} as const;

const valueWords = (module: AnyModule, value: unknown, field: string): string => {
  if (typeof value === 'boolean') return value ? 'sí' : 'no';
  const text = String(value);
  return (
    module.fields[field]?.choices?.[text] ??
    (field === 'estado' ? module.states[text]?.label : undefined) ??
    text
  );
};

const oneOf = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} o ${words.at(-1)}` : (words[0] ?? 'ninguno');

/** A value as a noun; `field` says what it is compared with, so that its code reads as its words. */
const operandWords = (module: AnyModule, operand: Operand, field = ''): string => {
  if ('field' in operand) return `«${labelOf(module, operand.field)}»`;
  if ('value' in operand)
    return oneOf([operand.value].flat().map((value) => valueWords(module, value, field)));
  if ('actor' in operand) return actorWords[operand.actor];
  if ('param' in operand) return `el umbral «${operand.param}»`;
  if ('clock' in operand) return operand.clock === 'today' ? 'hoy' : 'este momento';
  const words = (part: Operand) => operandWords(module, part);
  if ('first' in operand) return operand.first.map(words).join(' o, si falta, ');
  if ('apart' in operand) return `la diferencia entre ${operand.apart.map(words).join(' y ')}`;
  if ('share' in operand) return `${words(operand.share[0])} como parte de ${words(operand.share[1])}`;
  const way = operand.ahead ? 'para' : 'desde';
  if ('hours' in operand) return `las horas ${way} ${words(operand.hours)}`;
  return `los días ${operand.working ? 'hábiles ' : ''}${way} ${words(operand.days)}`;
};

const comparisons = {
  eq: 'es',
  lt: 'es menor que',
  lte: 'no pasa de',
  gt: 'es mayor que',
  gte: 'es al menos',
  in: 'es',
  has: 'incluye',
} as const;

/** How times compare: they come before or after. */
const times = {
  ...comparisons,
  lt: 'es anterior a',
  lte: 'no es posterior a',
  gt: 'es posterior a',
  gte: 'no es anterior a',
} as const;

const isTime = (module: AnyModule, operand: Operand): boolean => {
  const kind = 'field' in operand ? module.fields[operand.field]?.kind : undefined;
  return kind === 'date' || kind === 'instant' || 'clock' in operand;
};

/** A condition as a clause of a sentence. */
export const predicateWords = (module: AnyModule, predicate: Predicate): string => {
  switch (predicate.op) {
    case 'and':
    case 'or': {
      if (!predicate.of.length) return predicate.op === 'and' ? 'siempre' : 'nunca';
      const parts = predicate.of.map((part) => predicateWords(module, part));
      return parts.join(predicate.op === 'and' ? ' y ' : ' o ');
    }
    case 'not':
      return `no se cumple que ${predicateWords(module, predicate.of)}`;
    case 'empty':
      return `${operandWords(module, predicate.of)} está vacío`;
    case 'parent':
      return `el registro de «${labelOf(module, predicate.by)}» está al alcance`;
    default: {
      const { op, left, right } = predicate;
      const words = isTime(module, left) || isTime(module, right) ? times : comparisons;
      const [field] = operandFields(left);
      return `${operandWords(module, left)} ${words[op]} ${operandWords(module, right, field)}`;
    }
  }
};

/** What a measure is counted in. */
export const measureUnit = (module: AnyModule, measure: Operand): string => {
  if ('days' in measure) return measure.working ? 'días hábiles' : 'días';
  if ('hours' in measure) return 'horas';
  if ('share' in measure) return '%';
  const [name = ''] = operandFields(measure);
  const kind = (module.fields[name] ?? module.computed[name]?.field ?? module.rollups[name])?.kind;
  if (kind === 'money') return 'pesos';
  return kind === 'percent' ? '%' : (module.computed[name]?.field.options.unit ?? '');
};

const number = new Intl.NumberFormat('es-CL');

const singular: Readonly<Record<string, string>> = {
  días: 'día',
  'días hábiles': 'día hábil',
  horas: 'hora',
};

/** A threshold with its unit. */
export const amountWords = (amount: number, unit: string): string => {
  if (unit === 'pesos') return `$ ${number.format(amount)}`;
  return `${number.format(amount)} ${amount === 1 ? (singular[unit] ?? unit) : unit}`.trimEnd();
};

const senses = {
  from: (amount: string) => `desde ${amount}`,
  over: (amount: string) => `sobre ${amount}`,
  within: (amount: string) => `con ${amount} o menos`,
} as const;

/** When a rule raises an alert and how its level follows, in words; made of the predicate itself. */
export const ruleWords = (
  module: AnyModule,
  rule: AlertRule,
  threshold: (level: AlertLevel) => number,
): string => {
  const unit = measureUnit(module, rule.measure);
  const levels = levelsOf(rule).map(
    (level) =>
      `${alertLevels[level].toLowerCase()} ${senses[rule.sense](amountWords(threshold(level), unit))}`,
  );
  const isAlways = rule.when.op === 'and' && rule.when.of.length === 0;
  const when = isAlways ? '' : `Cuando ${predicateWords(module, rule.when)}. `;
  return `${when}Según ${operandWords(module, rule.measure)}: ${levels.join('; ')}.`;
};
