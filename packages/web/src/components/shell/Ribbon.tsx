import { createEffect, Show } from 'solid-js';
import { lag } from '../../state/lag.ts';
import { account } from '../../state/session.ts';
import { Icon } from '../ui/Icon.tsx';

/** What everybody should know while it lasts: a demonstration machine, or lists that are behind. */
export const Ribbon = () => {
  const alert = () => account()?.alerta;
  const words = () => {
    if (alert()) return alert()?.text;
    if (lag() === 'degraded')
      return 'La búsqueda y los filtros no están disponibles; se muestra lo más reciente.';
    if (lag() === 'catchingUp')
      return 'Las listas se están poniendo al día: los últimos cambios pueden tardar un momento.';
    return account()?.embebido
      ? 'Modo local: entorno de demostración y capacitación. No ingrese datos reales.'
      : '';
  };
  createEffect(() => {
    document.documentElement.style.setProperty('--ribbon', words() ? '1.875rem' : '0rem');
  });
  return (
    <Show when={words()}>
      <p class="ribbon" role="status" data-tone={alert() ? 'bad' : lag() ? 'warn' : 'info'}>
        <Icon name={lag() ? 'clock' : 'info'} class="size-4" />
        <a class="truncate" href={alert()?.href}>
          {words()}
        </a>
      </p>
    </Show>
  );
};
