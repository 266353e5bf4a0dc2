import { For } from 'solid-js';
import { account, holdsPower } from '../../state/session.ts';
import { Icon } from '../ui/Icon.tsx';

const logs = [
  ['/auditoria', 'Cambios', 'Quién hizo qué en cada registro, desde dónde y cuándo.'],
  ['/auditoria?ver=ingresos', 'Ingresos', 'Quién entró, quién no pudo y por qué medio.'],
  ['/auditoria?ver=lecturas', 'Lecturas de datos personales', 'Quién vio datos de personas y para qué.'],
  ['/auditoria?ver=verificaciones', 'Verificación', 'Que nadie alteró el historial.'],
  ['/intervencion', 'Intervenciones', 'Lo que se hizo a mano con colas y fallas, con su motivo.'],
  ['/ingreso_operador', 'Ingresos de operación', 'Cuándo entró quien opera la plataforma, y por qué.'],
] as const;

const settings = [
  [
    '/alertas/umbrales',
    'Umbrales de las alertas',
    'Qué dispara cada alerta, desde cuándo y con qué gravedad.',
  ],
  ['/roles', 'Roles y permisos', 'Qué puede hacer cada quien.'],
] as const;

const backups = ['/respaldos', 'Respaldos', 'Cuándo se hizo el último y cuánto se conservan.'] as const;

const Links = (props: { label: string; links: readonly (readonly [string, string, string])[] }) => (
  <ul class="sheet mt-4 divide-y divide-line" aria-label={props.label}>
    <For each={props.links}>
      {([href, label, about]) => (
        <li>
          <a href={href} class="flex items-center gap-3 px-5 py-3.5 no-underline hover:bg-hover">
            <span class="min-w-0 grow">
              <span class="block font-medium">{label}</span>
              <span class="block text-sm text-dim">{about}</span>
            </span>
            <Icon name="chevronRight" class="size-4 flex-none text-dim" />
          </a>
        </li>
      )}
    </For>
  </ul>
);

/** The logs of what people do and what else is administered; each has a page of its own. */
export default function Activity() {
  return (
    <>
      <p class="mt-5 text-sm text-dim">
        Todo queda escrito en {account()?.institucion.nombre ?? 'la institución'} y nadie puede cambiarlo.
      </p>
      <Links label="Registros de actividad" links={logs} />
      <h2 class="mt-6 text-lg">También se administra</h2>
      <Links
        label="Administración"
        links={[...settings, ...(holdsPower('vigilarRespaldos') ? [backups] : [])]}
      />
    </>
  );
}
