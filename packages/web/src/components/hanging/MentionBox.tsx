import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { fetchReaders } from '../../lib/api/hanging.ts';
import type { Choice } from '../../lib/api/lookups.ts';
import { typedMention } from '../../lib/hanging/pieces.ts';
import { createLoad } from '../../state/load.ts';
import { createActiveOption } from '../ui/listbox-keys.ts';

interface MentionBoxProps {
  readonly label: string;
  readonly module: string;
  readonly id: string;
  readonly value: string;
  readonly describedBy?: string;
  readonly onInput: (text: string) => void;
  readonly onMention: (person: Choice) => void;
  /** Ctrl+Enter. */
  readonly onSend: () => void;
}

/** A text in which `@` offers the people who read the record. */
export const MentionBox = (props: MentionBoxProps) => {
  const listId = createUniqueId();
  const [asked, setAsked] = createSignal<{ readonly at: number; readonly typed: string }>();
  let area: HTMLTextAreaElement | undefined;
  const found = createLoad(
    () => asked()?.typed,
    (typed, signal) => fetchReaders(props.module, props.id, typed, signal),
  );
  const options = () => (asked() ? (found.data() ?? []).slice(0, 6) : []);
  const { active, setActive, move } = createActiveOption(() => options().length);

  const look = (): void => {
    const mention = area && typedMention(area.value, area.selectionStart);
    if (mention?.typed !== asked()?.typed) setActive(0);
    setAsked(mention);
  };
  const choose = (person: Choice | undefined): void => {
    const mention = asked();
    if (!person || !mention || !area) return;
    const rest = props.value.slice(mention.at + 1 + mention.typed.length);
    const head = `${props.value.slice(0, mention.at)}@${person.label} `;
    props.onInput(head + rest.replace(/^ /, ''));
    props.onMention(person);
    setAsked(undefined);
    area.focus();
    area.setSelectionRange(head.length, head.length);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onSend();
      return;
    }
    if (!options().length || move(event)) return;
    if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      choose(options()[active()]);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setAsked(undefined);
    }
  };

  return (
    <div class="relative">
      <textarea
        ref={area}
        class="field"
        rows={3}
        placeholder="Escriba un comentario"
        maxlength={4000}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={options().length ? `${listId}-${active()}` : undefined}
        value={props.value}
        onInput={(event) => {
          props.onInput(event.currentTarget.value);
          look();
        }}
        onClick={look}
        onBlur={() => setAsked(undefined)}
        onKeyDown={press}
      />
      <div id={listId} role="listbox" aria-label="Personas" class="mentions" hidden={!options().length}>
        <For each={options()}>
          {(person, at) => (
            <div
              id={`${listId}-${at()}`}
              role="option"
              aria-selected={at() === active()}
              tabIndex={-1}
              class="option"
              onMouseEnter={() => setActive(at())}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(person);
              }}
            >
              {person.label}
            </div>
          )}
        </For>
      </div>
      <Show when={asked() && !found.busy() && !options().length}>
        <p role="status" class="help">
          Nadie que lea este registro se llama así.
        </p>
      </Show>
    </div>
  );
};
