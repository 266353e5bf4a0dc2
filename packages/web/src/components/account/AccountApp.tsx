import { Show } from 'solid-js';
import { fetchOwnAccount } from '../../lib/api/own-account.ts';
import { createLoad } from '../../state/load.ts';
import { createReady } from '../../state/ready.ts';
import { account } from '../../state/session.ts';
import { ProblemNotice } from '../ui/Notice.tsx';
import { DevicesSection } from './DevicesSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { SecondFactorSection } from './SecondFactorSection.tsx';

/** What a person decides about their own account. */
export default function AccountApp() {
  const ready = createReady();
  const found = createLoad(ready, (_, signal) => fetchOwnAccount(signal));
  return (
    <div class="max-w-3xl">
      <header class="mb-5">
        <h1 class="text-xl">Mi cuenta</h1>
        <p class="min-h-5 text-sm text-dim">{account()?.usuario.nombre}</p>
      </header>
      <Show
        when={found.data()}
        fallback={
          <Show when={found.problem()} fallback={<div class="sheet h-72" aria-busy="true" />}>
            {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
          </Show>
        }
      >
        {(own) => (
          <div class="space-y-5">
            <Show
              when={own().local}
              fallback={
                <p class="sheet p-5 text-dim">
                  Su institución no usa cuentas con clave: su identidad la comprueba el medio con que ingresa.
                </p>
              }
            >
              <PasswordSection account={own()} onChange={found.reload} />
              <SecondFactorSection account={own()} onChange={found.reload} />
              <DevicesSection devices={own().equipos} onChange={found.reload} />
            </Show>
          </div>
        )}
      </Show>
    </div>
  );
}
