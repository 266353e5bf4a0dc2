import type { VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { OpenVerb, RecordAnswer } from './api/records.ts';
import type { Schema } from './descriptor.ts';

/** A verb with whether it is open for the record on screen. */
export interface VerbChoice {
  readonly verb: VerbDescriptor;
  readonly state: OpenVerb;
}

/** Verbs of the ficha: the next steps stand in sight, the others in the menu. */
export interface VerbChoices {
  readonly inSight: readonly VerbChoice[];
  readonly more: readonly VerbChoice[];
}

/** Verbs that have a place of their own in the portal. */
const elsewhere = new Set(['leer', 'crear', 'editar', 'importar', 'exportar']);

/** Whether the verb takes something away or closes a door. */
export const isDanger = (verb: VerbDescriptor): boolean => verb.tone === 'danger' || verb.name === 'eliminar';

/** What a page of its own puts together, such as the grants of a role, nobody types into a form. */
const isTyped = (verb: VerbDescriptor): boolean => verb.inputs.every(({ kind }) => kind !== 'json');

const stays = (verb: VerbDescriptor): boolean => verb.to === undefined || verb.to === 'same';
const startsFrom = (verb: VerbDescriptor, state: string): boolean =>
  verb.from === undefined || verb.from.includes(state);

/**
 * Sorts the verbs of a record. In sight stand the open ones that the declaration calls primary or, when there is none,
 * the only one that moves it on. In the menu stand the other open ones and, after them, those that start from this state
 * but are closed, with their reason; verbs of other states would be noise.
 */
export const sortVerbs = (schema: Schema, { data, meta }: RecordAnswer): VerbChoices => {
  const choices = schema.verbs.flatMap((verb): readonly VerbChoice[] => {
    const state = meta.verbs.find(({ name }) => name === verb.name);
    return state && !elsewhere.has(verb.name) && isTyped(verb) ? [{ verb, state }] : [];
  });
  const open = choices.filter(({ state }) => state.open);
  const closed = choices.filter(
    ({ state, verb }) => !state.open && state.reason && startsFrom(verb, data.estado),
  );
  const primary = open.filter(({ verb }) => verb.tone === 'primary');
  const forward = open.filter(({ verb }) => verb.tone !== 'danger' && !stays(verb));
  const inSight = primary.length ? primary.slice(0, 1) : forward.length === 1 ? forward : [];
  const rest = open.filter((choice) => !inSight.includes(choice));
  return {
    inSight,
    more: [
      ...rest.filter(({ verb }) => !isDanger(verb)),
      ...rest.filter(({ verb }) => isDanger(verb)),
      ...closed,
    ],
  };
};
