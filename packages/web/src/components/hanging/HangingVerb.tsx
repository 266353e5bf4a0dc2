import { lazy, Show, Suspense } from 'solid-js';
import type { Hanging } from '../../lib/api/hanging.ts';
import type { Schema } from '../../lib/descriptor.ts';
import type { Refs } from '../../lib/record.ts';

const VerbDialog = lazy(() => import('../record/VerbDialog.tsx'));

/** A verb somebody chose to do with something that hangs on a record. */
export interface HangingDeed {
  readonly one: Hanging;
  readonly verb: string;
}

interface HangingVerbProps {
  /** Schema of the module of what hangs. */
  readonly schema: Schema | undefined;
  readonly refs: Refs;
  readonly deed: HangingDeed | undefined;
  readonly onClose: () => void;
  /** Told when what hangs has to be read again. */
  readonly onDone: () => void;
}

/** Asks what a verb needs to know of something that hangs on a record, and does it. */
export const HangingVerb = (props: HangingVerbProps) => {
  const chosen = () => {
    const { schema, deed } = props;
    const verb = deed && schema?.verbs.find(({ name }) => name === deed.verb);
    return schema && deed && verb && { schema, one: deed.one, verb };
  };
  return (
    <Suspense>
      <Show when={chosen()} keyed>
        {({ schema, one, verb }) => (
          <VerbDialog
            schema={schema}
            record={{ data: one.data, meta: { refs: props.refs, verbs: one.verbs } }}
            verb={verb}
            onClose={props.onClose}
            onDone={props.onDone}
            onStale={props.onDone}
          />
        )}
      </Show>
    </Suspense>
  );
};
