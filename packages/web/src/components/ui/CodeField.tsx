import { Field } from './Field.tsx';

interface CodeFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly fault?: string | undefined;
  /** Six digits of the app; otherwise a recovery code. */
  readonly digits: boolean;
}

/** A code of the second factor. */
export const CodeField = (props: CodeFieldProps) => (
  <Field label={props.label} help={props.help} fault={props.fault}>
    {(tied) => (
      <input
        {...tied}
        ref={(input) => queueMicrotask(() => input.focus())}
        class="field code-field"
        inputmode={props.digits ? 'numeric' : 'text'}
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
        required
        maxlength={props.digits ? 7 : 20}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    )}
  </Field>
);
