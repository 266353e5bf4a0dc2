import type { VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { toProblem } from '../../lib/api/problem.ts';
import { getRecord, type RecordAnswer, runVerb } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import type { RecordRow } from '../../lib/record.ts';
import { isDanger } from '../../lib/verbs.ts';
import { tellDone } from '../../state/tell-done.ts';
import { say } from '../../state/toasts.ts';

const VerbDialog = lazy(() => import('../record/VerbDialog.tsx'));

interface Asking {
  readonly record: RecordAnswer;
  readonly verb: VerbDescriptor;
}

/** Doing verbs on records of a view, without leaving it. */
export interface Acting {
  /** Does a verb, or asks first what it needs to know; says why when it is closed. */
  readonly act: (row: RecordRow, verb: VerbDescriptor) => Promise<void>;
  /** The record a verb is being done on. */
  readonly busy: () => string | undefined;
  readonly Dialog: () => JSX.Element;
}

/** @param onDone told when records have to be read again. */
export const createActing = (schema: () => Schema, onDone: () => void): Acting => {
  const [asking, setAsking] = createSignal<Asking>();
  const [busy, setBusy] = createSignal<string>();

  const attempt = async (row: RecordRow, verb: VerbDescriptor): Promise<void> => {
    const record = await getRecord(schema().name, row.id);
    const status = record.meta.verbs.find(({ name }) => name === verb.name);
    if (!status?.open) {
      say(status?.reason ?? 'Ya no se puede: el registro cambió.', { tone: 'bad' });
      return onDone();
    }
    if (verb.inputs.length || isDanger(verb)) {
      setAsking({ record, verb });
      return;
    }
    const written = await runVerb(schema().name, record.data, verb.name, {});
    tellDone(
      `${record.data.codigo}: ${verb.label.toLowerCase()}, listo.`,
      schema(),
      verb,
      record.data,
      written,
    );
    onDone();
  };

  const act: Acting['act'] = async (row, verb) => {
    setBusy(row.id);
    try {
      await attempt(row, verb);
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
      onDone();
    } finally {
      setBusy(undefined);
    }
  };
  const close = (): void => {
    setAsking(undefined);
  };

  return {
    act,
    busy,
    Dialog: () => (
      <Suspense>
        <Show when={asking()} keyed>
          {({ record, verb }) => (
            <VerbDialog
              schema={schema()}
              record={record}
              verb={verb}
              onClose={close}
              onStale={onDone}
              onDone={() => {
                close();
                onDone();
              }}
            />
          )}
        </Show>
      </Suspense>
    ),
  };
};
