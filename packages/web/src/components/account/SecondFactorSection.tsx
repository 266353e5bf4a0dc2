import { createSignal, Match, Show, Switch } from 'solid-js';
import {
  beginEnrolment,
  confirmEnrolment,
  type OwnAccount,
  removeSecondFactor,
  renewRecoveryCodes,
} from '../../lib/api/own-account.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { say } from '../../state/toasts.ts';
import { Pill } from '../ui/Pill.tsx';
import { Enrolment } from './Enrolment.tsx';
import { ProveDialog } from './ProveDialog.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

type Task = 'inscribir' | 'renovar' | 'quitar';

/** The second factor of the person: having one, its recovery codes, leaving it. */
export const SecondFactorSection = (props: { account: OwnAccount; onChange: () => void }) => {
  const [task, setTask] = createSignal<Task>();
  const [codes, setCodes] = createSignal<readonly string[]>();
  const state = () => props.account.segundoFactor;
  const close = () => setTask(undefined);
  const show = (given: readonly string[]): void => {
    close();
    setCodes(given);
  };
  const remove = async (password: string): Promise<void> => {
    await removeSecondFactor(password);
    close();
    say('Quitó el segundo factor de su cuenta.');
    props.onChange();
  };
  return (
    <section class="sheet" aria-labelledby="segundo-factor">
      <div class="flex items-center gap-3 border-b border-line px-5 py-3">
        <h2 id="segundo-factor" class="grow text-lg">
          Segundo factor
        </h2>
        <Pill text={state().desde ? 'Activo' : 'Sin activar'} tone={state().desde ? 'ok' : 'warn'} />
      </div>
      <div class="p-5">
        <Switch>
          <Match when={codes()}>
            {(given) => (
              <div class="max-w-md">
                <RecoveryCodes
                  codes={given()}
                  done="Ya los guardé"
                  onDone={() => {
                    setCodes(undefined);
                    props.onChange();
                  }}
                />
              </div>
            )}
          </Match>
          <Match when={task() === 'inscribir'}>
            <div class="max-w-sm">
              <Enrolment begin={beginEnrolment} confirm={confirmEnrolment} onDone={show} />
              <button type="button" class="btn btn-quiet mt-2" onClick={close}>
                Cancelar
              </button>
            </div>
          </Match>
          <Match when={state().desde}>
            {(since) => (
              <>
                <p>
                  Su aplicación de autenticación está activa desde el {formatInstant(since())}. Le quedan{' '}
                  <strong>{state().codigos}</strong> códigos de recuperación.
                </p>
                <div class="mt-4 flex flex-wrap gap-2">
                  <button type="button" class="btn" onClick={() => setTask('renovar')}>
                    Nuevos códigos de recuperación
                  </button>
                  <Show
                    when={!state().obligatorio}
                    fallback={<p class="self-center text-sm text-dim">Su institución lo exige a su rol.</p>}
                  >
                    <button type="button" class="btn" onClick={() => setTask('quitar')}>
                      Quitar el segundo factor
                    </button>
                  </Show>
                </div>
              </>
            )}
          </Match>
          <Match when={!props.account.claveDesde}>
            <p>Protege el ingreso con clave: primero cree una.</p>
          </Match>
          <Match when={true}>
            <p>
              Con un código de su teléfono, quien sepa su clave no puede entrar por usted. Toma dos minutos.
            </p>
            <button type="button" class="btn btn-primary mt-4" onClick={() => setTask('inscribir')}>
              Activar el segundo factor
            </button>
          </Match>
        </Switch>
      </div>
      <Show when={task() === 'renovar'}>
        <ProveDialog
          title="Nuevos códigos de recuperación"
          text="Los que tiene ahora dejan de servir. Escriba su clave para continuar."
          action="Crear códigos nuevos"
          act={async (password) => show((await renewRecoveryCodes(password)).codigos)}
          onClose={close}
        />
      </Show>
      <Show when={task() === 'quitar'}>
        <ProveDialog
          title="Quitar el segundo factor"
          text="Su cuenta quedará protegida solo por su clave. Escríbala para continuar."
          action="Quitar"
          danger
          act={remove}
          onClose={close}
        />
      </Show>
    </section>
  );
};
