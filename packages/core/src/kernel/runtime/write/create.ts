import type { AnyModule } from '../../declare/module.ts';
import { forbidden, invalid } from '../refusals.ts';
import type { StoredRecord } from '../stored.ts';
import { readRelated, within } from './authorize.ts';
import { commit } from './commit.ts';
import { beginWork, type Command, type Outcome, type Work, type WriteDeps } from './context.ts';
import { applyChanges, type Changes, naturalCode } from './draft.ts';
import { once } from './idempotency.ts';
import { present, readForm, readVerbInput } from './input.ts';
import type { Proposal } from './prepare.ts';
import { judge } from './rules.ts';

const nextCode = async ({ deps, module, command, clock }: Work): Promise<string> => {
  if (!('sequence' in module.code)) return '';
  const year = clock.today.slice(0, 4);
  const last = await deps.store.reserve(command.actor.tenant, module.code.sequence, year, 1);
  return `${module.code.sequence}-${year}-${String(last).padStart(5, '0')}`;
};

/** A new record before anything was written of it. */
export const blankRecord = (work: Work, id: string): Omit<StoredRecord, 'hash'> => {
  const { module, command, clock } = work;
  return {
    tenant: command.actor.tenant,
    module: module.name,
    id,
    version: 1,
    codigo: '',
    estado: module.initial,
    estadoDesde: clock.now,
    data: {},
    creadoEn: clock.now,
    creadoPor: command.actor.id,
    actualizadoEn: clock.now,
    actualizadoPor: command.actor.id,
    hechos: { crear: command.actor.id },
  };
};

const withValues = (work: Work, blank: Omit<StoredRecord, 'hash'>, values: Changes, extra: Changes) => {
  const data = applyChanges(work.module, {}, values);
  const added = present(extra);
  return {
    ...blank,
    data,
    codigo: naturalCode(work.module, data) ?? '',
    ...(Object.keys(added).length ? { extra: added } : {}),
  };
};

const refuseUnreachable = async (work: Work, record: StoredRecord) => {
  if (await within(work, record, 'crear')) return;
  const fields = [work.module.unit, work.module.assignee].filter((name) => name !== undefined);
  const message = 'Con estos datos el registro quedaría fuera de su alcance.';
  throw fields.length ? invalid(fields.map((field) => ({ field, message }))) : forbidden(message);
};

/**
 * Judges a new record, without writing it.
 *
 * @param options `byRule` when the values come from the declaration of a verb and not from a form.
 */
export const proposeRecord = async (
  work: Work,
  body: {
    readonly values: Readonly<Record<string, unknown>>;
    readonly input?: Readonly<Record<string, unknown>>;
  },
  options: { readonly byRule?: boolean } = {},
): Promise<Proposal> => {
  const { module } = work;
  if (!work.access.may(module.name, 'crear')) throw forbidden();
  const { values, extra } = readForm(work, body.values, { ...options, complete: true });
  const { asked } = readVerbInput(
    work,
    body.input ?? {},
    module.create.ask ? { ask: module.create.ask } : {},
  );
  const blank = blankRecord(work, work.deps.newId());
  const typed: StoredRecord = { ...withValues(work, blank, values, extra), hash: '' };
  const { related, read } = await readRelated(work, typed, module.create.reads);
  const set = judge(work, typed, module.create, related, { ...values, ...asked });
  const draft = withValues(work, blank, { ...values, ...set }, extra);
  await refuseUnreachable(work, { ...draft, hash: '' });
  const codigo = draft.codigo || (await nextCode(work));
  return { after: { ...draft, codigo }, verb: 'crear', input: present(asked), read };
};

/**
 * Creates a record.
 *
 * @param body `{ values, input? }` as sent: values of the fields and what the module's creation asks besides.
 * @throws GoreError for whatever the person can mend: faults by field, a rule's sentence, a code already taken.
 */
export const createRecord = (
  deps: WriteDeps,
  command: Command,
  module: AnyModule,
  body: Parameters<typeof proposeRecord>[1],
): Promise<Outcome> =>
  once(deps, command, async () => {
    const work = await beginWork(deps, command, module);
    return commit(work, await proposeRecord(work, body));
  });
