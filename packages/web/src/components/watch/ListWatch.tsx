import { createSignal, Show } from 'solid-js';
import { fetchModuleChange, pageMark, peekPage } from '../../lib/api/changes.ts';
import { droppedParts } from '../../lib/list/saved.ts';
import { writeApiQuery } from '../../lib/list/state.ts';
import { watch } from '../../state/watch.ts';
import type { ListNoticesProps } from '../list/ListNotices.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ChangedNotice } from './ChangedNotice.tsx';

/**
 * Notices over a list. A number tells whether anything of the module changed; only then is the page read again, without
 * its values, and the person told if what they see is no longer so. Nothing moves under their eyes until they ask.
 */
export default function ListWatch(props: ListNoticesProps) {
  const [changed, setChanged] = createSignal(false);
  const dropped = () => (props.schema.allowed ? droppedParts(props.schema, props.search) : []);
  const subject = () => {
    const page = props.model.page.data();
    return props.active && page ? { page, query: writeApiQuery(props.model.state(), []) } : undefined;
  };
  let known: number | undefined;
  let shown: unknown;

  watch(subject, async ({ page, query }, signal) => {
    if (shown !== page) {
      shown = page;
      known = undefined;
      setChanged(false);
    }
    const { name } = props.schema;
    const now = await fetchModuleChange(name, signal);
    if (now === known) return;
    const fresh = await peekPage(name, query, signal);
    known = now;
    setChanged(!page.meta.catchingUp && pageMark(fresh) !== pageMark(page));
  });

  return (
    <>
      <Show when={dropped().length}>
        <Notice tone="warn">
          <p>
            Esta vista pide algo que ya no existe o que usted no ve: {dropped().join(', ')}. Se muestra con lo
            demás; si es suya, guárdela de nuevo para que no lo pida.
          </p>
        </Notice>
      </Show>
      <ChangedNotice
        when={changed()}
        text="Hay cambios de otras personas en esta lista."
        onUpdate={() => {
          setChanged(false);
          props.model.page.reload();
        }}
      />
    </>
  );
}
