import { createSignal, For } from 'solid-js';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';

/** The codes for the day the phone is lost, shown this once. */
export const RecoveryCodes = (props: { codes: readonly string[]; done: string; onDone: () => void }) => {
  const [copied, setCopied] = createSignal(false);
  const copy = (): void => {
    navigator.clipboard.writeText(props.codes.join('\n')).then(() => setCopied(true));
  };
  return (
    <div class="space-y-4">
      <Notice tone="warn">
        <p>
          Guárdelos fuera de este equipo. Cada uno sirve una vez si no tiene su teléfono a mano, y no se
          vuelven a mostrar.
        </p>
      </Notice>
      <ul class="codes" aria-label="Códigos de recuperación">
        <For each={props.codes}>{(code) => <li>{code}</li>}</For>
      </ul>
      <div class="flex flex-wrap gap-2">
        <button type="button" class="btn" onClick={copy}>
          <Icon name={copied() ? 'check' : 'copy'} />
          <span aria-live="polite">{copied() ? 'Copiados' : 'Copiar'}</span>
        </button>
        <button type="button" class="btn" onClick={() => print()}>
          <Icon name="file" />
          Imprimir
        </button>
        <button type="button" class="btn btn-primary ml-auto" onClick={() => props.onDone()}>
          {props.done}
        </button>
      </div>
    </div>
  );
};
