import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Operand, Predicate } from '@gore/core/kernel/declare/predicate.ts';
import { systemLabels } from '@gore/core/kernel/declare/record.ts';

const systemNames: Readonly<Record<string, string>> = systemLabels;

/** What people read over a value of a module. */
export const labelOf = (module: AnyModule, name: string): string =>
  module.fields[name]?.label ?? module.computed[name]?.field.label ?? systemNames[name] ?? name;

const actorWords = {
  id: 'la persona que consulta',
  roles: 'los roles de la persona',
  units: 'las unidades de la persona',
  subtree: 'las unidades de la persona y las que dependen de ellas',
} as const;

const operandWords = (module: AnyModule, operand: Operand): string => {
  if ('field' in operand) return `«${labelOf(module, operand.field)}»`;
  if ('value' in operand)
    return [operand.value]
      .flat()
      .map((value) => module.states[String(value)]?.label ?? String(value))
      .join(', ');
  if ('actor' in operand) return actorWords[operand.actor];
  if ('param' in operand) return `el umbral «${operand.param}»`;
  if ('clock' in operand) return operand.clock === 'today' ? 'la fecha de hoy' : 'el momento actual';
  const kind = operand.working ? 'hábiles ' : '';
  return `el número de días ${kind}${operand.ahead ? 'hasta' : 'desde'} ${operandWords(module, operand.days)}`;
};

const comparisons = {
  eq: 'es',
  lt: 'es anterior o menor a',
  lte: 'no pasa de',
  gt: 'es posterior o mayor a',
  gte: 'es al menos',
  in: 'está entre',
  has: 'incluye alguno de',
} as const;

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
    default:
      return `${operandWords(module, predicate.left)} ${comparisons[predicate.op]} ${operandWords(module, predicate.right)}`;
  }
};

/** Text inside a cell of a Markdown table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
