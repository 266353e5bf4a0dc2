import { For, Show } from 'solid-js';
import { runOnView, type SavedView, savedViews } from '../../lib/api/saved-views.ts';
import { account, may } from '../../state/session.ts';
import { Icon } from '../ui/Icon.tsx';

interface ShareViewProps {
  readonly view: SavedView;
  readonly busy: boolean;
  readonly onRun: (act: () => Promise<unknown>, words: string) => Promise<void>;
}

/** Who else sees a view, for those who may decide it. */
export const ShareView = (props: ShareViewProps) => {
  const run = (verb: string, words: string, input?: Readonly<Record<string, string>>): void => {
    props.onRun(() => runOnView(props.view, verb, input), words);
  };
  const Choice = (choice: { text: string; onChoose: () => void }) => (
    <button type="button" class="option px-4" disabled={props.busy} onClick={() => choice.onChoose()}>
      <Icon name="personas" class="text-dim" />
      {choice.text}
    </button>
  );
  return (
    <>
      <Show when={may(savedViews, 'compartirConRol') && props.view.sharing !== 'DEL_ROL'}>
        <For each={account()?.roles}>
          {(role) => (
            <Choice
              text={`Compartir con ${role.label}`}
              onChoose={() =>
                run('compartirConRol', `La ven quienes tienen el rol ${role.label}.`, { conRol: role.code })
              }
            />
          )}
        </For>
      </Show>
      <Show when={may(savedViews, 'compartirConTodos') && props.view.sharing !== 'DE_TODOS'}>
        <Choice
          text="Compartir con todos"
          onChoose={() => run('compartirConTodos', 'La ve toda la institución.')}
        />
      </Show>
      <Show when={props.view.sharing !== 'PROPIA'}>
        <Choice
          text="Dejar de compartir"
          onChoose={() => run('dejarDeCompartir', 'Vuelve a verla solo quien la guardó.')}
        />
      </Show>
    </>
  );
};
