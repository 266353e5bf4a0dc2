import { createSignal } from 'solid-js';
import { fetchProof, type ReviewedEntry } from '../../lib/api/audit.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { saveAs } from '../../lib/save-as.ts';
import { say } from '../../state/toasts.ts';

/** Takes along the proof that an entry is in the seal of its day; says why when there is none yet. */
export const ProofButton = (props: { entry: ReviewedEntry }) => {
  const [busy, setBusy] = createSignal(false);
  const take = async (): Promise<void> => {
    setBusy(true);
    try {
      const proof = await fetchProof(props.entry);
      saveAs('prueba-de-auditoria.json', 'application/json', JSON.stringify(proof, null, 2));
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      class="no-print text-xs text-link underline underline-offset-2"
      aria-label={`Prueba de la versión ${props.entry.seq} de ${props.entry.codigo || props.entry.moduleLabel}`}
      disabled={busy()}
      onClick={take}
    >
      Prueba
    </button>
  );
};
