import { PasswordField } from '../ui/PasswordField.tsx';

/** Fewest characters; the portal checks the rest when it is sent. */
const enough = 12;

/** A password to be chosen, with how far it has come. */
export const NewPassword = (props: {
  value: string;
  onInput: (value: string) => void;
  fault?: string | undefined;
}) => {
  const missing = () => enough - [...props.value].length;
  const help = () =>
    missing() <= 0
      ? 'Largo suficiente. No use su nombre ni una clave de otro sitio.'
      : `Al menos ${enough} caracteres${props.value ? `: le ${missing() === 1 ? 'falta 1' : `faltan ${missing()}`}` : ''}.`;
  return (
    <PasswordField
      label="Clave nueva"
      autocomplete="new-password"
      value={props.value}
      onInput={props.onInput}
      help={help()}
      fault={props.fault}
    />
  );
};
