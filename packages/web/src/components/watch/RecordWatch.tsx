import { createEffect, createSignal, on } from 'solid-js';
import { fetchRecordChange } from '../../lib/api/changes.ts';
import { watch } from '../../state/watch.ts';
import { ChangedNotice } from './ChangedNotice.tsx';

interface RecordWatchProps {
  readonly module: string;
  readonly id: string;
  /** Version on screen. */
  readonly version: number | undefined;
  /** The person is writing: what they wrote stays. */
  readonly editing: boolean;
  readonly onUpdate: () => void;
}

/** Tells that somebody changed the record on screen. */
export default function RecordWatch(props: RecordWatchProps) {
  const [who, setWho] = createSignal<string>();
  createEffect(
    on(
      () => props.version,
      () => setWho(undefined),
    ),
  );
  watch(
    () => (props.version === undefined ? undefined : { id: props.id, version: props.version }),
    async ({ id, version }, signal) => {
      const found = await fetchRecordChange(props.module, id, signal);
      const by = found.own ? 'Usted, en otra ventana,' : (found.por ?? 'Alguien');
      setWho(found.version > version ? by : undefined);
    },
  );
  const words = () =>
    props.editing
      ? `${who()} cambió este registro. Lo que usted ha escrito se conserva al actualizar.`
      : `${who()} cambió este registro.`;
  return <ChangedNotice when={who() !== undefined} text={words()} onUpdate={props.onUpdate} />;
}
