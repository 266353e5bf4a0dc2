import type { AnyModule } from '../kernel/declare/module.ts';
import type { Access } from '../kernel/runtime/access/access.ts';
import { GoreError } from '../kernel/runtime/error.ts';
import { forbidden, invalid } from '../kernel/runtime/refusals.ts';

type Raw = Readonly<Record<string, unknown>>;

/** What is done to each of many records: fields changed, a verb run, or what an earlier job changed put back. */
export type Operation =
  | { readonly tipo: 'editar'; readonly cambios: Raw }
  | { readonly tipo: 'verbo'; readonly verbo: string; readonly datos: Raw }
  | { readonly tipo: 'deshacer'; readonly de: string };

/** A record the operation is for, with the version the person saw. */
export interface Target {
  readonly id: string;
  readonly version: number;
  /** What is put back, when the operation undoes another. */
  readonly cambios?: Raw;
}

const isObject = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const isTarget = (raw: unknown): raw is Target =>
  isObject(raw) && typeof raw.id === 'string' && Number.isSafeInteger(raw.version) && Number(raw.version) > 0;

/** Reads which records were chosen, each once. @throws GoreError when there are none or more than `most`. */
export const readTargets = (raw: unknown, most: number): readonly Target[] => {
  if (!Array.isArray(raw) || !raw.every(isTarget))
    throw new GoreError('malformado', 'Falta indicar los registros y sus versiones. Recargue la página.');
  const chosen = [...new Map(raw.map(({ id, version }) => [id, { id, version }])).values()];
  if (chosen.length === 0) throw invalid([{ field: 'filas', message: 'Elija al menos un registro.' }]);
  if (chosen.length > most)
    throw new GoreError('demasiado', `Son ${chosen.length} registros; elija ${most} como máximo cada vez.`);
  return chosen;
};

/** Reads what is to be done. @throws GoreError `malformado` when it says neither fields nor a verb. */
export const readOperation = (raw: unknown): Operation => {
  if (isObject(raw) && raw.tipo === 'editar' && isObject(raw.cambios))
    return { tipo: 'editar', cambios: raw.cambios };
  if (isObject(raw) && raw.tipo === 'verbo' && typeof raw.verbo === 'string')
    return { tipo: 'verbo', verbo: raw.verbo, datos: isObject(raw.datos) ? raw.datos : {} };
  if (isObject(raw) && raw.tipo === 'deshacer' && typeof raw.de === 'string')
    return { tipo: 'deshacer', de: raw.de };
  throw new GoreError('malformado', 'Falta indicar qué se hace con los registros. Recargue la página.');
};

/** The verb whose permission each record is asked for. */
export const verbOf = (operation: Operation): string =>
  operation.tipo === 'verbo' ? operation.verbo : 'editar';

const refusePersonal = (module: AnyModule, changes: Raw): void => {
  const faults = Object.keys(changes).flatMap((name) => {
    const field = Object.hasOwn(module.fields, name) ? module.fields[name] : undefined;
    return field?.options.personal ? [{ field: name, label: field.label }] : [];
  });
  if (faults.length)
    throw invalid(
      faults.map(({ field, label }) => ({
        field,
        message: `${label} es un dato personal: cámbielo en la ficha de cada persona.`,
      })),
    );
};

/** Refuses at once what no record could accept. @throws GoreError */
export const requireOperation = (access: Access, module: AnyModule, operation: Operation): void => {
  const verb = verbOf(operation);
  if (!access.exists(module.name) || !access.may(module.name, verb)) throw forbidden();
  if (operation.tipo === 'verbo' && !Object.hasOwn(module.transitions, verb)) throw forbidden();
  if (operation.tipo === 'deshacer') return;
  const changes = operation.tipo === 'editar' ? operation.cambios : operation.datos;
  refusePersonal(module, changes);
  if (operation.tipo === 'editar' && Object.keys(changes).length === 0)
    throw invalid([{ field: 'cambios', message: 'Elija qué dato cambia.' }]);
};

/**
 * Fields whose values, put back, undo the operation; nothing when something of it could not be undone so: a change of
 * state, a value set by a rule, an effect, another record, a legal number, or a field no form writes.
 */
export const reversibleFields = (module: AnyModule, operation: Operation): readonly string[] | undefined => {
  if (operation.tipo === 'deshacer') return undefined;
  if (operation.tipo === 'editar') return Object.keys(operation.cambios);
  const verb = module.transitions[operation.verbo];
  if (verb?.to !== 'same' || verb.set || verb.creates || verb.folio || verb.effects?.length) return undefined;
  const edits = verb.edits ?? [];
  const isPlain = (name: string) => {
    const options = module.fields[name]?.options;
    return options && !options.system && !options.fixed;
  };
  return edits.length && edits.every(isPlain) ? edits : undefined;
};
