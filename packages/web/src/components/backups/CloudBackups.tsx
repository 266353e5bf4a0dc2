import type { CloudBackups as Status } from '@gore/core/ports/backups.ts';
import { Show } from 'solid-js';

const row = 'flex flex-wrap justify-between gap-x-6 gap-y-1 px-5 py-3';

/** How AWS keeps what the stage holds. */
export const CloudBackups = (props: { status: Status }) => (
  <>
    <section class="sheet" aria-labelledby="terms-title">
      <h2 id="terms-title" class="border-b border-line px-5 py-3 text-lg">
        Qué se puede recuperar
      </h2>
      <dl class="divide-y divide-line">
        <div class={row}>
          <dt>Cualquier segundo de los registros</dt>
          <dd class="text-dim">últimos {props.status.terms.recovery} días</dd>
        </div>
        <Show when={props.status.vault}>
          <div class={row}>
            <dt>Copia de cada día, registros y archivos</dt>
            <dd class="text-dim">{props.status.terms.daily} días</dd>
          </div>
          <div class={row}>
            <dt>Copia de cada mes, registros y archivos</dt>
            <dd class="text-dim">{props.status.terms.monthly} días</dd>
          </div>
        </Show>
      </dl>
    </section>
    <p class="mt-4 text-sm text-dim">
      <Show when={props.status.vault} fallback="Esta etapa es de prueba: no tiene bóveda de copias.">
        {(vault) => (
          <>
            Las copias están en la bóveda <code class="font-mono">{vault()}</code> de AWS Backup, donde nadie
            puede borrarlas antes de plazo. Cuáles hay y si alguna falló se ve en la consola de AWS.
          </>
        )}
      </Show>
    </p>
  </>
);
