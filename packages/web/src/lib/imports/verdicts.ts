import type { Tone } from '@gore/core/kernel/declare/module.ts';
import type { Verdict } from '../api/imports.ts';
import type { RecordRow } from '../record.ts';

/** How a verdict is named, one row and many, and where the import counts it. */
interface VerdictWords {
  readonly one: string;
  readonly many: string;
  readonly tone: Tone;
  readonly counter: string;
}

/** The verdicts, in the order people read them. */
export const verdicts: Readonly<Record<Verdict, VerdictWords>> = {
  nueva: { one: 'Nueva', many: 'Nuevas', tone: 'ok', counter: 'nuevas' },
  actualiza: { one: 'Actualiza', many: 'Actualizan', tone: 'info', counter: 'actualizadas' },
  sin_cambio: { one: 'Sin cambio', many: 'Sin cambio', tone: 'mute', counter: 'sinCambio' },
  retenida: { one: 'Por decidir', many: 'Por decidir', tone: 'warn', counter: 'retenidas' },
  omitida: { one: 'Omitida', many: 'Omitidas', tone: 'mute', counter: 'omitidas' },
  error: { one: 'Con error', many: 'Con error', tone: 'bad', counter: 'errores' },
};

/** How many rows of an import got each verdict, leaving out those nobody got. */
export const verdictCounts = (record: RecordRow): readonly (readonly [verdict: Verdict, count: number])[] =>
  (Object.keys(verdicts) as Verdict[])
    .map((verdict) => [verdict, Number(record[verdicts[verdict].counter] ?? 0)] as const)
    .filter(([, count]) => count > 0);

/** Reads a verdict from an address. */
export const toVerdict = (text: string | null): Verdict | undefined =>
  text !== null && text in verdicts ? (text as Verdict) : undefined;
