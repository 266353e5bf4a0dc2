import type { Tone } from '@gore/core/kernel/declare/module.ts';

/** The steps a person follows, in order. */
export const steps = ['Subir', 'Columnas', 'Ensayo', 'Aplicar', 'Resultado'] as const;

interface StateWords {
  readonly tone: Tone;
  readonly text: string;
  /** Step it belongs to. */
  readonly step: number;
  /** It will go on by itself, and this is what it does. */
  readonly doing?: string;
}

const states: Readonly<Record<string, StateWords>> = {
  PENDIENTE: { tone: 'mute', text: 'Por leer', step: 0, doing: 'Leyendo los títulos de la planilla…' },
  POR_CONFIGURAR: { tone: 'warn', text: 'Por configurar', step: 1 },
  EN_ENSAYO: {
    tone: 'info',
    text: 'En ensayo',
    step: 2,
    doing: 'Ensayando fila por fila, sin escribir nada…',
  },
  ENSAYADA: { tone: 'warn', text: 'Por confirmar', step: 2 },
  EN_COLA: {
    tone: 'mute',
    text: 'En cola',
    step: 3,
    doing: 'En espera de turno: se aplica de a una por módulo…',
  },
  EN_PROCESO: { tone: 'info', text: 'En proceso', step: 3, doing: 'Escribiendo los registros…' },
  TERMINADA: { tone: 'ok', text: 'Terminada', step: 4 },
  DESHACIENDO: { tone: 'info', text: 'Deshaciendo', step: 4, doing: 'Deshaciendo lo que escribió…' },
  DESHECHA: { tone: 'mute', text: 'Deshecha', step: 4 },
  DESCARTADA: { tone: 'mute', text: 'Descartada', step: 4 },
  FALLIDA: { tone: 'bad', text: 'Fallida', step: 4 },
};

/** How the state of an import is shown. */
export const importState = (state: string): StateWords =>
  states[state] ?? { tone: 'mute', text: state, step: 0 };

/** Whether the import will still change by itself. */
export const isRunning = (state: string): boolean => importState(state).doing !== undefined;
