import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { Show } from 'solid-js';
import { isKeptShape, shapeIn } from '../../lib/map/shape.ts';
import { createLoad } from '../../state/load.ts';
import { ShapeFrame } from './ShapeFrame.tsx';

interface RecordShapeProps {
  readonly module: string;
  readonly id: string;
  readonly field: FieldDescriptor;
  readonly value: Json | undefined;
}

/** The line or the contour of a record on a small map; one that lies in a file is fetched. */
export default function RecordShape(props: RecordShapeProps) {
  const file = () => `/api/v1/${props.module}/${props.id}/archivo/${props.field.name}`;
  const fetched = createLoad(
    () => (isKeptShape(props.value) ? file() : undefined),
    async (address, signal) => shapeIn(await (await fetch(address, { signal })).json()),
  );
  const shape = () => shapeIn(props.value) ?? fetched.data();
  return (
    <section class="no-print mt-4 space-y-1" aria-label={props.field.label}>
      <p class="label">{props.field.label}</p>
      <Show
        when={shape()}
        fallback={
          <Show when={fetched.problem()} fallback={<div class="sheet h-80" aria-busy="true" />}>
            <p class="help">No pudimos leer el trazado: recargue la página.</p>
          </Show>
        }
      >
        {(there) => <ShapeFrame label={`Mapa con ${props.field.label.toLowerCase()}`} shape={there()} />}
      </Show>
    </section>
  );
}
