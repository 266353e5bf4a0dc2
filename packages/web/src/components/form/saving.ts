import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { type Accessor, createMemo, createSignal } from 'solid-js';
import { faultsOf, type Problem, toProblem } from '../../lib/api/problem.ts';
import { createRecord, getRecord, patchRecord, type RecordAnswer } from '../../lib/api/records.ts';
import type { Written } from '../../lib/api/writes.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { changesOf, creationValues } from '../../lib/form/changes.ts';
import { readForm } from '../../lib/form/check.ts';
import { recordHref } from '../../lib/place.ts';
import { wireName } from '../../lib/record.ts';
import { valuesBefore } from '../../lib/undo.ts';
import { say } from '../../state/toasts.ts';
import { sayUndoable } from '../../state/undo.ts';
import type { FormState } from './form-state.ts';

type Values = Readonly<Record<string, Json>>;

/** What two people wrote over the same fields, and the record as it stands now. */
export interface Conflict {
  readonly problem: Problem;
  readonly current: RecordAnswer;
  readonly changes: Values;
}

/** How a form is being saved. */
export interface Saving {
  readonly save: () => Promise<void>;
  readonly busy: Accessor<boolean>;
  readonly problem: Accessor<Problem | undefined>;
  readonly conflict: Accessor<Conflict | undefined>;
  /** Fields that differ from what is stored. */
  readonly changeCount: Accessor<number>;
  /** Saves what was decided over a conflict; nothing means «go on editing». */
  readonly settle: (changes: Values | undefined) => Promise<void>;
}

interface SavingOptions {
  readonly schema: () => Schema;
  readonly record: () => RecordAnswer | undefined;
  /** Fields on screen. */
  readonly fields: () => readonly FieldDescriptor[];
  /** What creation asks besides its fields. */
  readonly asked: () => readonly FieldDescriptor[];
  readonly form: FormState;
  readonly onSaved: (id: string) => void;
}

/** Checks and saves a form; only what changed travels, with the version it started from. */
export const createSaving = (options: SavingOptions): Saving => {
  const { form } = options;
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  const [conflict, setConflict] = createSignal<Conflict>();

  const reading = createMemo(() => readForm(options.fields(), form.raw));
  const changes = (): Values => {
    const record = options.record();
    return record
      ? changesOf(options.fields(), record.data, reading().values)
      : creationValues(options.fields(), reading().values);
  };
  const unread = () => Object.keys(reading().faults).filter((name) => form.get(name));

  const finish = ({ id, codigo, version }: Written, words: string, sent: Values): void => {
    const { name } = options.schema();
    const link = { href: recordHref(name, id), text: codigo };
    const before = options.record()?.data;
    if (before) {
      const old = valuesBefore(before, sent);
      sayUndoable(words, () => patchRecord(name, id, version, old), { link });
    } else say(words, { link });
    options.onSaved(id);
  };
  const refuse = async (thrown: unknown, sent: Values): Promise<void> => {
    const found = toProblem(thrown);
    const record = options.record();
    if (found.status === 409 && record) {
      setConflict({
        problem: found,
        current: await getRecord(options.schema().name, record.data.id),
        changes: sent,
      });
      return;
    }
    setProblem(found);
    const byName = new Map(options.fields().map((field) => [wireName(field), field.name]));
    const faults = Object.entries(faultsOf(found)).map(([name, words]) => [byName.get(name) ?? name, words]);
    form.setFaults(Object.fromEntries(faults));
  };
  const attempt = async (send: () => Promise<Written>, words: string, sent: Values): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      finish(await send(), words, sent);
    } catch (thrown) {
      await refuse(thrown, sent).catch((second) => setProblem(toProblem(second)));
    } finally {
      setBusy(false);
    }
  };

  const save = async (): Promise<void> => {
    const { name } = options.schema();
    const record = options.record();
    const asked = readForm(options.asked(), form.raw);
    form.setFaults({ ...reading().faults, ...asked.faults });
    if (Object.keys(form.faults()).length) return;
    const sent = changes();
    if (!record) {
      const input = options.asked().length ? creationValues(options.asked(), asked.values) : undefined;
      return attempt(() => createRecord(name, sent, input), 'Registro creado.', sent);
    }
    if (Object.keys(sent).length === 0) return options.onSaved(record.data.id);
    return attempt(
      () => patchRecord(name, record.data.id, record.data.version, sent),
      'Cambios guardados.',
      sent,
    );
  };
  const settle = async (decided: Values | undefined): Promise<void> => {
    const found = conflict();
    setConflict(undefined);
    if (!found || !decided) return;
    const { id, version } = found.current.data;
    if (Object.keys(decided).length === 0) return options.onSaved(id);
    await attempt(
      () => patchRecord(options.schema().name, id, version, decided),
      'Cambios guardados.',
      decided,
    );
  };

  return {
    save,
    busy,
    problem,
    conflict,
    changeCount: createMemo(() => Object.keys(changes()).length + unread().length),
    settle,
  };
};
