import { type ErrorKind, GoreError } from '../kernel/runtime/error.ts';

/** Every reason a whole sheet is refused; what is wrong with one row is a verdict, not a refusal. */
export type RefusalCode =
  | 'PLANILLA_VACIA'
  | 'PLANILLA_GRANDE'
  | 'PLANILLA_DANADA'
  | 'FORMATO_NO_ADMITIDO'
  | 'SIN_ENCABEZADOS'
  | 'PERFIL_DESCONOCIDO'
  | 'PLAN_INVALIDO';

const kinds: Readonly<Record<RefusalCode, ErrorKind>> = {
  PLANILLA_VACIA: 'invalido',
  PLANILLA_GRANDE: 'demasiado',
  PLANILLA_DANADA: 'invalido',
  FORMATO_NO_ADMITIDO: 'invalido',
  SIN_ENCABEZADOS: 'invalido',
  PERFIL_DESCONOCIDO: 'invalido',
  PLAN_INVALIDO: 'invalido',
};

/** A sheet that cannot be imported at all. Nothing of it was written. */
export class ImportRefusal extends GoreError {
  /** @param message Spanish sentence that says what to do next. */
  constructor(code: RefusalCode, message: string, cause?: unknown) {
    super(kinds[code], message, { code, cause });
    this.name = 'ImportRefusal';
  }
}
