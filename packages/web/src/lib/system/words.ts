import type { Tone } from '@gore/core/kernel/declare/module.ts';
import type { FailureRow } from '../api/system.ts';
import { formatCount } from '../format/number.ts';

const schedules: Readonly<Record<string, string>> = {
  'revision-nocturna': 'Revisión nocturna de la auditoría',
  'cada-hora': 'Alertas y lo que toca cada hora',
  'correos-de-avisos': 'Correos de avisos',
  'informes-programados': 'Informes programados',
  'respaldo-diario': 'Respaldo diario',
  'retencion-de-archivos': 'Limpieza de archivos temporales',
  'retencion-del-flujo': 'Limpieza del flujo de cambios',
};

/** What runs by the clock, in words. */
export const scheduleLabel = (name: string): string => schedules[name] ?? name;

const stores: Readonly<Record<string, string>> = {
  registros: 'Registros y auditoría',
  consultas: 'Modelo de lectura',
  archivos: 'Archivos',
  bitacoras: 'Registros técnicos',
  disco_libre: 'Libre en el disco',
};

/** What takes room, in words. */
export const storeLabel = (what: string): string => stores[what] ?? what;

const origins: Readonly<Record<FailureRow['origin'], string>> = {
  servidor: 'Servidor',
  navegador: 'Navegador',
  politica: 'Política de seguridad',
};

/** Where a failure was noticed, in words. */
export const originLabel = (origin: FailureRow['origin']): string => origins[origin];

/** What a failure is, in a line. */
export const failureTitle = ({ origin, name, code, phrase }: FailureRow): string => {
  if (origin === 'politica') return `Se bloqueó ${code ?? 'algo'} (${name})`;
  return phrase ?? (code ? `${name}: ${code}` : name);
};

/** Where a failure stands, as a pill. */
export const standingPill = ({
  standing,
  reopened,
}: Pick<FailureRow, 'standing' | 'reopened'>): { readonly tone: Tone; readonly text: string } => {
  if (standing === 'resuelta') return { tone: 'ok', text: 'Resuelta' };
  if (standing === 'ignorada') return { tone: 'mute', text: 'Ignorada' };
  return reopened ? { tone: 'bad', text: 'Volvió' } : { tone: 'warn', text: 'Abierta' };
};

/** `40 s`, `12 min`, `3 h`, `2 días`. */
export const formatSpan = (seconds: number): string => {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129_600) return `${Math.round(seconds / 3600)} h`;
  return formatCount(Math.round(seconds / 86_400), 'día', 'días');
};

/** An instant of the API as the portal's formatters take it. */
export const isoOf = (epochMs: number): string => new Date(epochMs).toISOString();
