import type { Tone } from '@gore/core/kernel/declare/module.ts';
import type { RowOutcome } from '../api/jobs.ts';
import type { RecordRow } from '../record.ts';

interface Words {
  readonly tone: Tone;
  readonly text: string;
}

const states: Readonly<Record<string, Words>> = {
  PREPARADO: { tone: 'mute', text: 'Preparado' },
  EN_COLA: { tone: 'mute', text: 'En cola' },
  EN_PROCESO: { tone: 'info', text: 'En proceso' },
  TERMINADO: { tone: 'ok', text: 'Terminado' },
  CANCELADO: { tone: 'mute', text: 'Cancelado' },
  FALLIDO: { tone: 'bad', text: 'No se completó' },
};

/** How the state of a job is shown. */
export const jobState = (state: string): Words => states[state] ?? { tone: 'mute', text: state };

/** Whether the job will still change by itself. */
export const isRunning = ({ estado }: Pick<RecordRow, 'estado'>): boolean =>
  estado === 'EN_COLA' || estado === 'EN_PROCESO';

/** How an outcome is told: of one record and of several. */
export const outcomeWords: Readonly<
  Record<RowOutcome, Words & { readonly many: string; readonly count: string }>
> = {
  HECHA: { tone: 'ok', text: 'Hecho', many: 'Hechos', count: 'hechas' },
  SIN_CAMBIO: { tone: 'mute', text: 'Ya estaba así', many: 'Ya estaban así', count: 'sinCambio' },
  DENEGADA: { tone: 'bad', text: 'Rechazado', many: 'Rechazados', count: 'rechazadas' },
  CAMBIADA: { tone: 'warn', text: 'Cambiado entretanto', many: 'Cambiados entretanto', count: 'cambiadas' },
};

/** Every outcome in the order people read them. */
export const outcomes: readonly RowOutcome[] = ['HECHA', 'SIN_CAMBIO', 'DENEGADA', 'CAMBIADA'];

/** How many records of a job have an outcome. */
export const countOf = (job: RecordRow, outcome: RowOutcome): number =>
  Number(job[outcomeWords[outcome].count] ?? 0);
