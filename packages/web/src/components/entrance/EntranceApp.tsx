import { createSignal, lazy, Match, onMount, Show, Suspense, Switch } from 'solid-js';
import { fetchSignInOptions, type SignInOptions } from '../../lib/api/account.ts';
import { beginEnrolmentAtDoor, confirmEnrolmentAtDoor, type SignInStep } from '../../lib/api/own-account.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { safeReturn } from '../../lib/return-path.ts';
import { reasonOf } from '../../lib/sign-in-reasons.ts';
import { rememberWayIn } from '../../lib/way-in.ts';
import { Enrolment } from '../account/Enrolment.tsx';
import { RecoveryCodes } from '../account/RecoveryCodes.tsx';
import { Notice } from '../ui/Notice.tsx';
import { CodeStep } from './CodeStep.tsx';
import { EntranceFrame } from './EntranceFrame.tsx';
import { PasswordStep } from './PasswordStep.tsx';
import { Ways } from './Ways.tsx';

const EmergencyStep = lazy(() => import('./EmergencyStep.tsx'));

type Stage = 'inicio' | 'lista' | Exclude<SignInStep, 'listo'> | 'codigos' | 'emergencia';

const titles: Readonly<Record<Stage, string>> = {
  inicio: 'Ingresar al portal',
  lista: 'Ya ingresó',
  segundo_factor: 'Confirme que es usted',
  inscribir: 'Proteja su cuenta',
  codigos: 'Sus códigos de recuperación',
  emergencia: 'Cuenta de emergencia',
};
const leads: Readonly<Record<Stage, string>> = {
  inicio: 'Al entrar volverá a la página que buscaba.',
  lista: 'Cierre esta pestaña y siga en la que tenía abierta.',
  segundo_factor: 'Abra su aplicación de autenticación y escriba el código.',
  inscribir: 'Su institución pide un segundo factor a su rol. Se hace una vez y toma dos minutos.',
  codigos: 'Son para el día en que no tenga su teléfono.',
  emergencia: 'Para cuando no hay otra forma de ingresar.',
};

/** The way in. */
export default function EntranceApp() {
  const [options, setOptions] = createSignal<SignInOptions>();
  const [problem, setProblem] = createSignal<Problem>();
  const [back, setBack] = createSignal<string>();
  const [stage, setStage] = createSignal<Stage>('inicio');
  const [reason, setReason] = createSignal<ReturnType<typeof reasonOf>>();
  const [codes, setCodes] = createSignal<readonly string[]>([]);

  const load = (): void => {
    setProblem(undefined);
    fetchSignInOptions().then(setOptions, (thrown) => setProblem(toProblem(thrown)));
  };
  onMount(() => {
    const query = new URLSearchParams(location.search);
    setBack(safeReturn(query.get('volver')));
    if (query.has('lista')) setStage('lista');
    setReason(reasonOf(query.get('motivo')));
    load();
  });
  const ways = () => options()?.proveedores ?? [];
  const enter = (): void => {
    rememberWayIn(true);
    location.replace(new URLSearchParams(location.search).has('otra') ? '/entrar?lista=1' : (back() ?? '/'));
  };
  const reach = (step: SignInStep): void => {
    if (step === 'listo') enter();
    else {
      setReason(undefined);
      setStage(step);
    }
  };

  return (
    <EntranceFrame institution={options()?.institucion} title={titles[stage()]} lead={leads[stage()]}>
      <Switch>
        <Match when={stage() === 'inicio'}>
          <Show when={reason()}>
            {(found) => (
              <Notice tone="warn" role="alert">
                <p class="font-medium">{found().title}</p>
                <p>{found().text}</p>
              </Notice>
            )}
          </Show>
          <Show when={problem()}>
            {(found) => (
              <Notice tone="bad" role="alert">
                <p>{found().message}</p>
                <button type="button" class="underline underline-offset-2" onClick={load}>
                  Reintentar
                </button>
              </Notice>
            )}
          </Show>
          <Show when={options()} fallback={<div class="h-48" aria-busy={problem() === undefined} />}>
            <Ways ways={ways()} back={back()} plain />
            <Show when={options()?.local}>
              <Show when={ways().length > 0}>
                <p class="or">o con su cuenta y clave</p>
              </Show>
              <PasswordStep main={ways().length === 0} onStep={reach} />
            </Show>
            <button
              type="button"
              class="text-sm text-link underline underline-offset-2"
              onClick={() => setStage('emergencia')}
            >
              No funciona ningún ingreso: usar una cuenta de emergencia
            </button>
          </Show>
          <Show when={options()?.embebido}>
            <Notice>
              <p class="font-medium">Modo local de demostración</p>
              <p>
                Para conocer el portal, ingrese con una persona de ejemplo: cada una tiene otro perfil. No
                ingrese datos reales. Los correos que el portal envía se leen en <a href="/dev">/dev</a>.
              </p>
            </Notice>
          </Show>
        </Match>
        <Match when={stage() === 'segundo_factor'}>
          <CodeStep onDone={enter} onBack={() => setStage('inicio')} />
        </Match>
        <Match when={stage() === 'inscribir'}>
          <Enrolment
            begin={beginEnrolmentAtDoor}
            confirm={confirmEnrolmentAtDoor}
            onDone={(given) => {
              setCodes(given);
              setStage('codigos');
            }}
          />
        </Match>
        <Match when={stage() === 'emergencia'}>
          <Suspense fallback={<div class="h-80" aria-busy="true" />}>
            <EmergencyStep onDone={enter} onBack={() => setStage('inicio')} />
          </Suspense>
        </Match>
        <Match when={stage() === 'codigos'}>
          <RecoveryCodes codes={codes()} done="Ya los guardé, entrar" onDone={enter} />
        </Match>
      </Switch>
    </EntranceFrame>
  );
}
