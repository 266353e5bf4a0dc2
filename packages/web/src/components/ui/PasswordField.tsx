import { createSignal, type JSX } from 'solid-js';
import { Field } from './Field.tsx';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly autocomplete: 'current-password' | 'new-password';
  readonly help?: JSX.Element;
  readonly fault?: string | undefined;
}

/** A password, hidden until the person asks to see it. */
export const PasswordField = (props: PasswordFieldProps) => {
  const [shown, setShown] = createSignal(false);
  return (
    <Field label={props.label} help={props.help} fault={props.fault}>
      {(tied) => (
        <div class="relative">
          <input
            {...tied}
            class="field pr-20"
            type={shown() ? 'text' : 'password'}
            autocomplete={props.autocomplete}
            autocapitalize="none"
            spellcheck={false}
            required
            maxlength={200}
            value={props.value}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          <button
            type="button"
            class="reveal"
            aria-pressed={shown()}
            aria-label={`Mostrar lo escrito en ${props.label}`}
            onClick={() => setShown(!shown())}
          >
            {shown() ? 'Ocultar' : 'Mostrar'}
          </button>
        </div>
      )}
    </Field>
  );
};
