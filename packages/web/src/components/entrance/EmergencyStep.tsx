import { createSignal } from 'solid-js';
import { enterEmergency } from '../../lib/api/own-account.ts';
import { SubmissionProblem } from '../account/SubmissionProblem.tsx';
import { createSubmission } from '../account/submission.ts';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';

const accounts = ['emergencia-1', 'emergencia-2'] as const;
const shortest = 10;

/** A break-glass account, for days when nobody can prove who they are in the usual way; it asks what for. */
export default function EmergencyStep(props: { onDone: () => void; onBack: () => void }) {
  const [account, setAccount] = createSignal<string>(accounts[0]);
  const [secret, setSecret] = createSignal('');
  const [purpose, setPurpose] = createSignal('');
  const form = createSubmission();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    form.send(async () => {
      await enterEmergency(account(), secret(), purpose());
      props.onDone();
    });
  };
  return (
    <form class="space-y-4" onSubmit={submit}>
      <Notice tone="warn">
        Toda la administración recibe un aviso al entrar, y lo que se haga queda a nombre de esta cuenta.
      </Notice>
      <Field label="Cuenta">
        {(tied) => (
          <select {...tied} class="field" onChange={(event) => setAccount(event.currentTarget.value)}>
            {accounts.map((name) => (
              <option value={name}>{name}</option>
            ))}
          </select>
        )}
      </Field>
      <PasswordField
        label="Clave de un solo uso"
        autocomplete="current-password"
        value={secret()}
        onInput={setSecret}
        help="La que mostró la orden que abrió la cuenta; vence en dos horas."
      />
      <Field
        label="Para qué entra"
        help="Queda en el registro de ingresos y en cada consulta de datos personales."
        fault={form.fault('motivo')}
      >
        {(tied) => (
          <textarea
            {...tied}
            class="field"
            rows="3"
            required
            minlength={shortest}
            maxlength={300}
            value={purpose()}
            onInput={(event) => setPurpose(event.currentTarget.value)}
          />
        )}
      </Field>
      <SubmissionProblem submission={form} />
      <button type="submit" class="btn btn-primary min-h-11 w-full text-base" disabled={form.busy()}>
        {form.busy() ? 'Comprobando…' : 'Entrar con esta cuenta'}
      </button>
      <button type="button" class="text-link underline underline-offset-2" onClick={() => props.onBack()}>
        Volver al ingreso
      </button>
    </form>
  );
}
