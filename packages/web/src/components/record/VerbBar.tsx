import type { VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js';
import type { OpenVerb, RecordAnswer } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { isDanger, sortVerbs, type VerbChoice } from '../../lib/verbs.ts';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';

const VerbDialog = lazy(() => import('./VerbDialog.tsx'));

interface VerbBarProps {
  readonly schema: Schema;
  readonly record: RecordAnswer;
  readonly editHref: string;
  /** Told of the verb that was done, or of nothing when the record only has to be read again. */
  readonly onChanged: (verb?: string) => void;
}

const MenuItem = (props: { choice: VerbChoice; onChoose: (verb: VerbDescriptor) => void }) => (
  <button
    type="button"
    role="menuitem"
    class="option items-start py-1.5"
    aria-disabled={!props.choice.state.open}
    onClick={() => props.choice.state.open && props.onChoose(props.choice.verb)}
  >
    <span class="min-w-0 grow">
      <span classList={{ 'text-bad': props.choice.state.open && isDanger(props.choice.verb) }}>
        {props.choice.verb.label}
      </span>
      <Show when={!props.choice.state.open && props.choice.state.reason}>
        {(reason) => <span class="block text-xs text-dim">{reason()}</span>}
      </Show>
    </span>
    <Show when={!props.choice.state.open}>
      <Icon name="lock" class="mt-0.5 size-4" />
    </Show>
  </button>
);

/** What can be done to a record: the next step in sight, the rest in a menu, what is closed with its reason. */
export const VerbBar = (props: VerbBarProps) => {
  const [chosen, setChosen] = createSignal<VerbDescriptor>();
  const verbs = createMemo(() => sortVerbs(props.schema, props.record));
  const edit = (): OpenVerb | undefined => props.record.meta.verbs.find(({ name }) => name === 'editar');

  return (
    <div class="no-print flex flex-wrap items-center gap-2">
      <Show when={edit()?.open}>
        <a class="btn" href={props.editHref}>
          <Icon name="edit" class="size-4" />
          Editar
        </a>
      </Show>
      <Show when={verbs().more.length}>
        <Popover
          kind="menu"
          triggerClass="btn"
          class="w-80"
          trigger={
            <>
              Más acciones
              <Icon name="chevronDown" class="size-4 text-dim" />
            </>
          }
        >
          {(close) => (
            <For each={verbs().more}>
              {(choice) => (
                <MenuItem
                  choice={choice}
                  onChoose={(verb) => {
                    close();
                    setChosen(verb);
                  }}
                />
              )}
            </For>
          )}
        </Popover>
      </Show>
      <For each={verbs().inSight}>
        {({ verb }) => (
          <button type="button" class="btn btn-primary" onClick={() => setChosen(verb)}>
            {verb.label}
          </button>
        )}
      </For>
      <Suspense>
        <Show when={chosen()} keyed>
          {(verb) => (
            <VerbDialog
              schema={props.schema}
              record={props.record}
              verb={verb}
              onClose={() => setChosen(undefined)}
              onDone={() => {
                setChosen(undefined);
                props.onChanged(verb.name);
              }}
              onStale={() => props.onChanged()}
            />
          )}
        </Show>
      </Suspense>
    </div>
  );
};
