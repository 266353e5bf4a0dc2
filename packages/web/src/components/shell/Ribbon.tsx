import { createEffect, Show } from 'solid-js';
import { toProblem } from '../../lib/api/problem.ts';
import { lag } from '../../state/lag.ts';
import { account, forgetSession } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { Icon } from '../ui/Icon.tsx';

const leavePreview = async (): Promise<void> => {
  try {
    const { endPreview } = await import('../../lib/api/roles.ts');
    await endPreview();
    forgetSession();
    location.assign('/roles');
  } catch (thrown) {
    say(toProblem(thrown).message, { tone: 'bad' });
  }
};

/** What everybody should know while it lasts: a demonstration machine, or lists that are behind. */
export const Ribbon = () => {
  const preview = () => account()?.vistaPrevia;
  const alert = () => account()?.alerta;
  const tone = () => (alert() ? 'bad' : lag() || preview() ? 'warn' : 'info');
  const words = () => {
    const seenAs = preview();
    if (seenAs) return `Está viendo el portal como «${seenAs.label}»: no se guarda nada.`;
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
      <p class="ribbon" role="status" data-tone={tone()}>
        <Icon name={lag() ? 'clock' : 'info'} class="size-4" />
        <a class="truncate" href={preview() ? undefined : alert()?.href}>
          {words()}
        </a>
        <Show when={preview()}>
          <button type="button" onClick={leavePreview}>
            Salir de la vista previa
          </button>
        </Show>
      </p>
    </Show>
  );
};
