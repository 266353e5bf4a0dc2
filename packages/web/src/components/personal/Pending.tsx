import { createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { listRecords } from '../../lib/api/records.ts';
import { timeLeft } from '../../lib/breach.ts';
import { recordHref } from '../../lib/place.ts';
import { createLoad } from '../../state/load.ts';
import { Pill } from '../ui/Pill.tsx';

const filters = [
  ['vencidas', 'vencidas', 'bad'],
  ['porVencer', 'por vencer', 'warn'],
  ['abiertas', 'abiertas', 'info'],
] as const;

const Requests = () => {
  const counts = createLoad(
    () => filters,
    (all, signal) =>
      Promise.all(all.map(([name]) => listRecords('solicitud_derecho', `filtro=${name}&limite=1`, signal))),
  );
  return (
    <section class="sheet p-5" aria-labelledby="requests-title" aria-busy={counts.busy()}>
      <h2 id="requests-title" class="text-lg">
        Solicitudes
      </h2>
      <ul class="mt-3 space-y-2">
        <For each={filters}>
          {([name, label, tone], at) => (
            <li>
              <a href={`/solicitud_derecho?filtro=${name}`}>
                <Pill tone={tone} text={`${counts.data()?.[at()]?.meta.total ?? '…'} ${label}`} />
              </a>
            </li>
          )}
        </For>
      </ul>
      <p class="mt-4 text-sm">
        <a href="/consulta_datos">Consultas hechas</a> ·{' '}
        <a href="/registro-tratamientos">Registro de tratamientos</a>
      </p>
    </section>
  );
};

const Breaches = () => {
  const [now, setNow] = createSignal(Date.now());
  const found = createLoad(
    () => 'filtro=abiertas&limite=10&columnas=titulo,alertaHasta,alertada,detectada',
    (query, signal) => listRecords('brecha_seguridad', query, signal),
  );
  onMount(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    onCleanup(() => clearInterval(timer));
  });
  return (
    <section class="sheet p-5" aria-labelledby="breaches-title" aria-busy={found.busy()}>
      <h2 id="breaches-title" class="text-lg">
        Brechas abiertas
      </h2>
      <ul class="mt-3 space-y-3">
        <For each={found.data()?.data} fallback={<li class="text-sm text-dim">Ninguna.</li>}>
          {(row) => (
            <li>
              <a href={recordHref('brecha_seguridad', row.id)}>{String(row.titulo)}</a>
              <div class="mt-1 flex flex-wrap items-center gap-2 text-sm">
                <Show when={row.estado === 'DETECTADA'}>
                  <Pill {...timeLeft(String(row.alertaHasta), now())} />
                </Show>
                <a href={`/informe-brecha?id=${row.id}`}>Informe de hechos</a>
              </div>
            </li>
          )}
        </For>
      </ul>
      <p class="mt-4 text-sm">
        <a href="/brecha_seguridad/nuevo">Registrar una brecha</a>
      </p>
    </section>
  );
};

/** What is due: requests by their term, and breaches by the minute. */
export const Pending = () => (
  <div class="no-print space-y-6">
    <Requests />
    <Breaches />
  </div>
);
