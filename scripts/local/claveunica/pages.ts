import { formatearRut } from '@gore/core/kernel/declare/valores/rut.ts';
import { escapeHtml, type Page, pageOf } from '../oidc/page.ts';
import { type Citizen, PASSWORD } from './people.ts';

const TITLE = 'Doble de ClaveÚnica · Demostración';

const NOTICE = `<p class="aviso"><strong>Esto no es ClaveÚnica.</strong> Es un doble que corre en este equipo para probar el ingreso. No
escriba aquí su clave de verdad.</p>`;

const row = ({ run, nombres, apellidos }: Citizen): string =>
  `<li>${escapeHtml(formatearRut(run))} · ${escapeHtml([...nombres, ...apellidos].join(' '))}</li>`;

interface Attempt {
  readonly run: string;
  readonly fault: string;
}

/** Where somebody proves who they are; `action` takes the form and `cancel` turns back. */
export const loginPage = (
  citizens: readonly Citizen[],
  { action, cancel }: { readonly action: string; readonly cancel: string },
  attempt?: Attempt,
): Page => {
  const fault = attempt ? `<p id="falla" class="falla" role="alert">${escapeHtml(attempt.fault)}</p>` : '';
  const wrong = attempt ? ' aria-invalid="true" aria-describedby="falla"' : '';
  return pageOf(
    TITLE,
    `${NOTICE}
<h1>Ingrese con su RUN</h1>
${fault}
<form method="post" action="${escapeHtml(action)}">
<label for="run">RUN</label>
<input id="run" name="run" autocomplete="off" required autofocus value="${escapeHtml(attempt?.run ?? '')}"${wrong}>
<label for="clave">Clave</label>
<input id="clave" name="clave" type="password" autocomplete="off" required${wrong}>
<button class="principal">Ingresar</button>
</form>
<p><a href="${escapeHtml(cancel)}">Cancelar y volver</a></p>
<details><summary>Quién puede ingresar</summary>
<p>Todas estas personas son inventadas y su clave es <strong>${PASSWORD}</strong>.</p>
<ul class="simple">${citizens.map(row).join('\n')}</ul></details>`,
  );
};

/** For whoever brings a request ClaveÚnica would not take. */
export const refusalPage = (why: string): Page =>
  pageOf(TITLE, `${NOTICE}<h1>${escapeHtml(why)}</h1><p><a href="/entrar">Volver al portal</a></p>`);
