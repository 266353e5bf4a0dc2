import {
  type AlertLevel,
  type AlertRule,
  bandOf,
  clockedPart,
  levelsOf,
  thresholdName,
} from '../kernel/declare/alert.ts';
import type { CatalogueRule } from '../kernel/declare/alert-catalogue.ts';
import {
  type Evaluation,
  evaluate,
  isInstant,
  localDate,
  operandFields,
  resolveOperand,
} from '../kernel/declare/evaluate.ts';
import { amountWords, labelOf, measureUnit, ruleWords } from '../kernel/declare/words.ts';

/** Why a record deserves an alert: how urgent, and the day or the value it is measured by. */
export interface Cause {
  readonly nivel: AlertLevel;
  /** The day a measure that moves with the clock counts from or to. */
  readonly fecha?: string;
  /** What a measure that does not move amounts to, to two decimals. */
  readonly valor?: number;
}

/** Value in force of a parameter. */
export type Param = Evaluation['param'];

/** Whether an institution has a rule switched on. */
export const isOn = (code: string, param: Param): boolean => param(code) !== 0;

const cents = (value: number): number => Math.round(value * 100) / 100;

const measured = ({ measure }: AlertRule, about: Evaluation): Omit<Cause, 'nivel'> => {
  const clocked = clockedPart(measure);
  const value = resolveOperand(clocked ?? measure, about);
  if (clocked === undefined) return typeof value === 'number' ? { valor: cents(value) } : {};
  if (typeof value !== 'string') return {};
  return { fecha: isInstant(value) ? localDate(value, about.clock) : value };
};

/** Why a record deserves the alert of a rule now; nothing when it does not. The SQL of the read model answers the same. */
export const causeIn = ({ code, rule }: CatalogueRule, about: Evaluation): Cause | undefined => {
  if (!isOn(code, about.param) || !evaluate(rule.when, about)) return undefined;
  const nivel = levelsOf(rule).findLast((level) => evaluate(bandOf(code, rule, level), about));
  return nivel && { nivel, ...measured(rule, about) };
};

const dateWords = (date: string): string => date.split('-').toReversed().join('-');

/** Why an alert was raised, in words: what the record says, and what the rule makes of it. */
export const explain = (
  { code, module, rule }: CatalogueRule,
  { fecha, valor }: Cause,
  param: Param,
): string => {
  const [field = ''] = operandFields(rule.measure);
  const fact =
    fecha !== undefined
      ? `${labelOf(module, field)}: ${dateWords(fecha)}. `
      : valor !== undefined
        ? `Hoy: ${amountWords(valor, measureUnit(module, rule.measure))}. `
        : '';
  const threshold = (level: AlertLevel) => param(thresholdName(code, level)) ?? 0;
  return `${fact}${ruleWords(module, rule, threshold)}`.slice(0, 1000);
};
