import { escapeHtml, type Page, pageOf } from './page.ts';
import type { Person } from './people.ts';

const NOTICE = `<p class="aviso"><strong>Demostración.</strong> Este ingreso existe solo en este equipo: no pide clave y ninguna de estas
personas es real.</p>`;

const choice = ({ run, nombre, rol }: Person): string =>
  `<li><button name="run" value="${escapeHtml(run)}">${escapeHtml(nombre)}<span>${escapeHtml(rol)}</span></button></li>`;

/** An issuer people may go on to. */
export interface Onward {
  readonly label: string;
  readonly href: string;
}

/** Where a person says who they are; `action` is the address the choice is sent to. */
export const loginPage = (people: readonly Person[], action: string, onward?: Onward): Page =>
  pageOf(
    'Entrar · Demostración',
    `<h1>¿Con qué persona quiere entrar?</h1>
${NOTICE}
${
  people.length
    ? `<form method="post" action="${escapeHtml(action)}"><ul aria-label="Personas de demostración">${people.map(choice).join('\n')}</ul></form>`
    : '<p>Todavía no hay personas de demostración. Cárguelas y vuelva a esta página.</p>'
}
${onward ? `<p>O entre como en la nube: <a href="${escapeHtml(onward.href)}">${escapeHtml(onward.label)}</a></p>` : ''}
<p><a href="/entrar">Volver al portal</a></p>`,
  );

const LOGOUT_FORM = 'op.logoutForm';

/** Signs out at once; the button is for browsers without scripts. `form` comes from the provider. */
export const logoutPage = (form: string): Page =>
  pageOf(
    'Salir · Demostración',
    `<h1>Cerrando su sesión</h1>
${form.replace('</form>', '<input type="hidden" name="logout" value="yes"></form>')}
<p><button type="submit" form="${LOGOUT_FORM}">Cerrar la sesión</button></p>`,
    `document.getElementById('${LOGOUT_FORM}').submit()`,
  );

/** For whatever goes wrong here: the way out is always to begin again. */
export const failurePage = (): Page =>
  pageOf(
    'No se pudo entrar · Demostración',
    `<h1>El ingreso caducó o no es válido</h1>
<p>Puede haber pasado mucho tiempo o haberse abierto en otra pestaña. Vuelva al portal y entre de nuevo.</p>
<p><a href="/entrar">Volver al portal</a></p>`,
  );

export const loggedOutPage = (): Page =>
  pageOf(
    'Sesión cerrada · Demostración',
    '<h1>Su sesión está cerrada</h1><p><a href="/entrar">Volver al portal</a></p>',
  );
