import { lazy, Show, Suspense } from 'solid-js';
import type { Hanging } from '../../lib/api/hanging.ts';
import type { Schema } from '../../lib/descriptor.ts';
import type { Refs } from '../../lib/record.ts';

const VerbDialog = lazy(() => import('../record/VerbDialog.tsx'));

/** One thing that hangs on a record, and the verb somebody chose for it. */
export interface Doing {
  readonly one: Hanging;
  readonly verb: string;
}

interface HangingVerbProps {
  /** Of what hangs there; nothing until it is known. */
  readonly schema: Schema | undefined;
  readonly doing: Doing | undefined;
  readonly refs: Refs;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks what a verb of something that hangs on a record needs, and does it. */
export const HangingVerb = (props: HangingVerbProps) => (
  <Suspense>
    <Show when={props.schema}>
      {(schema) => (
        <Show when={props.doing}>
          {(chosen) => (
            <Show when={schema().verbs.find(({ name }) => name === chosen().verb)}>
              {(verb) => (
                <VerbDialog
                  schema={schema()}
                  record={{
                    data: chosen().one.data,
                    meta: { refs: props.refs, verbs: chosen().one.verbs },
                  }}
                  verb={verb()}
                  onClose={props.onClose}
                  onDone={props.onDone}
                  onStale={props.onDone}
                />
              )}
            </Show>
          )}
        </Show>
      )}
    </Show>
  </Suspense>
);
