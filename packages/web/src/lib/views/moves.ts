import type { VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Schema } from '../descriptor.ts';

const order = (verb: VerbDescriptor): number =>
  verb.tone === 'primary' ? 0 : verb.tone === 'danger' ? 2 : 1;

/** Verbs that start from a state, as far as the person has them at all: the next step first, dangers last. */
export const verbsFrom = (schema: Schema, state: string): readonly VerbDescriptor[] =>
  schema.verbs
    .filter(({ from }) => from?.includes(state))
    .filter(({ name }) => schema.allowed?.includes(name) ?? true)
    .toSorted((a, b) => order(a) - order(b));

/** The verb that leads from one state to another, or nothing when none does. */
export const verbBetween = (schema: Schema, from: string, to: string): VerbDescriptor | undefined =>
  verbsFrom(schema, from).find((verb) => verb.to === to);

/** The verb a person does next with a record in a state: the one the declaration calls primary. */
export const nextStep = (schema: Schema, state: string): VerbDescriptor | undefined =>
  verbsFrom(schema, state).find(({ tone }) => tone === 'primary');
