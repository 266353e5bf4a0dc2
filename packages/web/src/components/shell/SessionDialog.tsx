import { onCleanup, onMount } from 'solid-js';
import { signInAgainUrl, signInElsewhereUrl } from '../../lib/way-in.ts';
import { here, refreshSession } from '../../state/session.ts';
import { Modal } from '../ui/Modal.tsx';

/** Said over the work in hand when the session ends; nothing on the page is lost by reading it. */
export default function SessionDialog() {
  onMount(() => {
    const back = (): void => {
      if (document.visibilityState === 'visible') refreshSession();
    };
    document.addEventListener('visibilitychange', back);
    onCleanup(() => document.removeEventListener('visibilitychange', back));
  });
  return (
    <Modal
      title="Su sesión terminó"
      onClose={refreshSession}
      footer={
        <>
          <a class="btn" href={signInElsewhereUrl()} target="_blank" rel="noopener">
            Ingresar en otra pestaña
          </a>
          <a class="btn btn-primary" href={signInAgainUrl(here())}>
            Volver a ingresar
          </a>
        </>
      }
    >
      <p>
        Por seguridad, la sesión se cierra después de un tiempo. Al volver a ingresar quedará en esta misma
        página.
      </p>
      <p class="mt-2 text-dim">
        Si estaba escribiendo, ingrese en otra pestaña y vuelva a esta: lo escrito seguirá aquí.
      </p>
    </Modal>
  );
}
