import { createEffect, createSignal, For, Show } from 'solid-js';
import { uploadFile } from '../../lib/api/files.ts';
import { startImport } from '../../lib/api/imports.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { formatPercent } from '../../lib/format/number.ts';
import type { ImportTarget } from '../../lib/imports/targets.ts';
import { account, may } from '../../state/session.ts';
import { EmptyState, Notice } from '../ui/Notice.tsx';
import { DropZone } from './DropZone.tsx';

interface ImportStartProps {
  readonly targets: readonly ImportTarget[];
  /** Query of the address: `?modulo=` comes chosen from the list of a module. */
  readonly search: string;
  readonly onStarted: (id: string) => void;
}

/** What is being brought in, by which profile, and the sheet itself. */
export const ImportStart = (props: ImportStartProps) => {
  const [module, setModule] = createSignal('');
  const [chosen, setChosen] = createSignal(false);
  const [file, setFile] = createSignal<File>();
  const [share, setShare] = createSignal<number>();
  const [problem, setProblem] = createSignal<Problem>();

  const open = () => props.targets.filter(({ name }) => may(name, 'importar'));
  const target = () => open().find(({ name }) => name === module());
  const sending = () => share() !== undefined;

  createEffect(() => {
    const asked = new URLSearchParams(props.search).get('modulo');
    const first = open().find(({ name }) => name === asked) ?? open()[0];
    if (first && !chosen()) setModule(first.name);
  });

  const start = async (): Promise<void> => {
    const chosen = file();
    if (!chosen) return;
    setProblem(undefined);
    setShare(0);
    try {
      const stored = await uploadFile(chosen, setShare);
      const { id } = await startImport(module(), stored);
      props.onStarted(id);
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setShare(undefined);
    }
  };

  return (
    <section class="sheet" aria-labelledby="start-title">
      <h2 id="start-title" class="border-b border-line px-5 py-3 text-lg">
        Nueva importación
      </h2>
      <Show
        when={open().length || !account()}
        fallback={
          <EmptyState icon="lock" title="Su perfil no permite importar">
            <p>Pida la carga a quien administra los datos de su institución.</p>
          </EmptyState>
        }
      >
        <form
          class="space-y-5 p-5"
          onSubmit={(event) => {
            event.preventDefault();
            start();
          }}
        >
          <label class="block">
            <span class="label">Qué se importa</span>
            <select
              class="field"
              value={module()}
              onChange={(event) => {
                setChosen(true);
                setModule(event.currentTarget.value);
              }}
            >
              <For each={open()}>{({ name, label }) => <option value={name}>{label}</option>}</For>
            </select>
          </label>
          <p class="text-sm text-dim">
            <Show
              when={target()?.sheets.length}
              fallback="Suba cualquier planilla con títulos: indicará a dónde va cada columna."
            >
              Se reconocen solas:{' '}
              {target()
                ?.sheets.map(({ label }) => label)
                .join(' · ')}
              . Cualquier otra también sirve: indicará a dónde va cada columna.
            </Show>
          </p>
          <DropZone file={file()} onChoose={setFile} />
          <Show when={problem()}>
            {(found) => (
              <Notice tone="bad" role="alert">
                {found().message}
              </Notice>
            )}
          </Show>
          <div class="flex items-center gap-4">
            <button type="submit" class="btn btn-primary" disabled={!file() || !module() || sending()}>
              {sending() ? 'Subiendo…' : 'Revisar la planilla'}
            </button>
            <Show when={share() !== undefined}>
              <progress class="progress" max="1" value={share()} aria-label="Subiendo la planilla" />
              <span class="w-14 flex-none text-right text-sm text-dim tabular-nums">
                {formatPercent(Math.round((share() ?? 0) * 100))}
              </span>
            </Show>
          </div>
        </form>
      </Show>
    </section>
  );
};
