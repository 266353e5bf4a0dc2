import { Field } from '../ui/Field.tsx';

/** What a person with a password is known by. */
export const AccountField = (props: { value: string; onInput: (value: string) => void }) => (
  <Field label="RUN o correo institucional">
    {(tied) => (
      <input
        {...tied}
        class="field"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        required
        maxlength={254}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    )}
  </Field>
);
