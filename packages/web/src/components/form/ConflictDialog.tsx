import type { Json } from '@gore/core/kernel/declare/json.ts';
import { createSignal, For } from 'solid-js';
import { allFields, type Schema } from '../../lib/descriptor.ts';
import { formatValue } from '../../lib/format/value.ts';
import { fieldValue, wireName } from '../../lib/record.ts';
import { Modal } from '../ui/Modal.tsx';
import type { Conflict } from './saving.ts';

interface ConflictDialogProps {
  readonly schema: Schema;
  readonly conflict: Conflict;
  readonly onClose: () => void;
  readonly onResolve: (changes: Readonly<Record<string, Json>>) => void;
}

type Side = 'yours' | 'theirs';

/** Two people changed the same fields: each is decided, with both values in sight. */
export default function ConflictDialog(props: ConflictDialogProps) {
  const names = (): readonly string[] => {
    const told = props.conflict.problem.details
      .map(({ field }) => field)
      .filter((name) => name in props.conflict.changes);
    return told.length ? told : Object.keys(props.conflict.changes);
  };
  const [sides, setSides] = createSignal<Readonly<Record<string, Side>>>({});
  const sideOf = (name: string): Side => sides()[name] ?? 'yours';

  const row = (name: string) => {
    const field = allFields(props.schema).find((one) => wireName(one) === name);
    const words = (value: Json | undefined) =>
      field ? formatValue(field, value, { refs: props.conflict.current.meta.refs }) : String(value ?? '—');
    return {
      label: field?.label ?? name,
      yours: words(props.conflict.changes[name]),
      theirs: words(field && fieldValue(props.conflict.current.data, field)),
    };
  };
  const resolve = (): void => {
    const kept = Object.entries(props.conflict.changes).filter(([name]) => sideOf(name) === 'yours');
    props.onResolve(Object.fromEntries(kept));
  };
  const Option = (option: { name: string; side: Side; title: string; text: string }) => (
    <label class="choice-card">
      <input
        type="radio"
        name={`side-${option.name}`}
        checked={sideOf(option.name) === option.side}
        onChange={() => setSides((all) => ({ ...all, [option.name]: option.side }))}
      />
      <span class="min-w-0">
        <span class="block text-xs text-dim">{option.title}</span>
        <span class="block wrap-anywhere whitespace-pre-line">{option.text}</span>
      </span>
    </label>
  );

  return (
    <Modal
      wide
      title="Otra persona cambió estos datos"
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={() => props.onClose()}>
            Seguir editando
          </button>
          <button type="button" class="btn btn-primary" onClick={resolve}>
            Guardar lo elegido
          </button>
        </>
      }
    >
      <p class="mb-4 text-dim">
        Mientras usted editaba, alguien guardó otros valores. Elija cuál queda en cada dato; lo demás no se
        pierde.
      </p>
      <div class="space-y-4">
        <For each={names()}>
          {(name) => {
            const { label, yours, theirs } = row(name);
            return (
              <fieldset>
                <legend class="label">{label}</legend>
                <div class="grid gap-2 sm:grid-cols-2">
                  <Option name={name} side="yours" title="Lo suyo" text={yours} />
                  <Option name={name} side="theirs" title="Lo que se guardó" text={theirs} />
                </div>
              </fieldset>
            );
          }}
        </For>
      </div>
    </Modal>
  );
}
