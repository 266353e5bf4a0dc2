import type { AnyModule } from './module.ts';
import type { Operand, Predicate, Query, Term } from './predicate.ts';

/** How urgent an alert is, from the least: what each means to whoever gets it. */
export const alertLevels = {
  INFO: 'Informativa',
  ATENCION: 'Atención',
  ALTO: 'Alta',
  CRITICO: 'Crítica',
} as const;

/** A code of `alertLevels`. */
export type AlertLevel = keyof typeof alertLevels;

/** The levels from the least urgent to the most. */
export const levelsInOrder = Object.keys(alertLevels) as readonly AlertLevel[];

/** What a measure is compared with at each level a rule has; institutions change the numbers. */
export type Bands = { readonly [L in AlertLevel]?: number };

/** How a measure meets its bands: it has reached one, gone beyond it, or fallen to it. */
export type Sense = 'from' | 'over' | 'within';

/** Whom an alert is addressed to: whoever a record is assigned to, or those with a role, of its unit or anywhere. */
export type Addressee = 'assignee' | { readonly role: string; readonly within?: 'unit' };

/** Whom alerts of each level are addressed to, besides those of the levels below. */
export type Escalation = { readonly [L in AlertLevel]?: readonly Addressee[] };

interface Spec {
  readonly label: string;
  /** Law, story or paper the rule and its thresholds come from. */
  readonly source: string;
  /** What has to hold besides the measure; nothing unless said. */
  readonly when?: Predicate;
  /**
   * People the alert is addressed to besides those its level is escalated to: `ref` fields to people, also of a record
   * above (`convenio.referente`).
   */
  readonly to?: readonly string[];
}

/** A rule as a declaration writes it: one measure, and the bands it may fall into. */
export type AlertSpec<M = Term<number>> = Spec & { readonly measure: M } & (
    | { readonly from: Bands }
    | { readonly over: Bands }
    | { readonly within: Bands }
  );

/** A rule as every engine reads it. */
export interface AlertRule extends Spec {
  readonly when: Predicate;
  readonly to: readonly string[];
  readonly measure: Operand;
  readonly sense: Sense;
  readonly bands: Bands;
}

/** The rules of a module by code. */
export type AlertsBuilder<I, A extends string> = (q: Query<I>) => { readonly [K in A]: AlertSpec };

const everything: Predicate = { op: 'and', of: [] };

const bandsOf = (spec: AlertSpec): Pick<AlertRule, 'sense' | 'bands'> => {
  if ('from' in spec) return { sense: 'from', bands: spec.from };
  return 'over' in spec ? { sense: 'over', bands: spec.over } : { sense: 'within', bands: spec.within };
};

/** Puts rules into the form engines read. */
export const alertRules = (specs: Readonly<Record<string, AlertSpec>>): AnyModule['alerts'] =>
  Object.fromEntries(
    Object.entries(specs).map(([code, spec]) => {
      const { label, source, when = everything, to = [], measure } = spec;
      return [code, { label, source, when, to, measure: measure.operand, ...bandsOf(spec) }] as const;
    }),
  );

/** What the records of the module that keeps alerts say of themselves; the rest is its own. */
export const alertFields = [
  'regla',
  'modulo',
  'sobre',
  'registro',
  'titulo',
  'nivel',
  'explicacion',
  'fecha',
  'valor',
  'unidad',
  'destinatarios',
  'huella',
  'pospuestaHasta',
  'motivoCierre',
] as const;

/** Verbs by which the product changes an alert, and the states it tells apart. */
export const alertVerbs = ['escalar', 'despertar', 'actualizar', 'cerrar', 'reaparecer'] as const;

/** State of an alert whose cause is gone, and of one that waits. */
export const alertStates = { closed: 'CERRADA', snoozed: 'POSPUESTA' } as const;

/** Levels a rule has and the number each begins at, from the least urgent to the most. */
export const bandsInOrder = ({
  bands,
}: Pick<AlertRule, 'bands'>): readonly { readonly level: AlertLevel; readonly number: number }[] =>
  levelsInOrder.flatMap((level) => {
    const number = bands[level];
    return number === undefined ? [] : [{ level, number }];
  });

/** Levels a rule has, from the least urgent to the most. */
export const levelsOf = (rule: Pick<AlertRule, 'bands'>): readonly AlertLevel[] =>
  bandsInOrder(rule).map(({ level }) => level);

/** Name of the parameter that keeps the threshold of a level. */
export const thresholdName = (code: string, level: AlertLevel): string => `${code}.${level}`;

const comparisons = { from: 'gte', over: 'gt', within: 'lte' } as const;

/** Holds for records whose measure lies in the band of a level. */
export const bandOf = (code: string, { measure, sense }: AlertRule, level: AlertLevel): Predicate => ({
  op: comparisons[sense],
  left: measure,
  right: { param: thresholdName(code, level) },
});

/** Holds for the records a rule raises an alert about: one predicate, and so one query and one filter of the list. */
export const causeOf = (code: string, rule: AlertRule): Predicate => ({
  op: 'and',
  of: [rule.when, { op: 'or', of: levelsOf(rule).map((level) => bandOf(code, rule, level)) }],
});

/** The part of a measure that counts from the clock, when it has one: a measure that has is not stored. */
export const clockedPart = (operand: Operand): Operand | undefined => {
  if ('days' in operand) return operand.days;
  if ('hours' in operand) return operand.hours;
  const parts = 'apart' in operand ? operand.apart : 'share' in operand ? operand.share : [];
  return parts.map(clockedPart).find((part) => part !== undefined);
};

/** The rules as filters of the list, each by its code. */
export const alertFilters = (alerts: AnyModule['alerts']): AnyModule['filters'] =>
  Object.fromEntries(
    Object.entries(alerts).map(([code, rule]) => [code, { label: rule.label, where: causeOf(code, rule) }]),
  );
