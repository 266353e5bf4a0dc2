import { createSignal } from 'solid-js';
import { startExport } from '../../lib/api/jobs.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { say } from '../../state/toasts.ts';
import { JobModal } from '../jobs/JobModal.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';

const formats = [
  ['xlsx', 'Excel', 'Con encabezado, formatos y sumas'],
  ['csv', 'CSV', 'Para otros programas'],
] as const;

/** Takes everything the list has, as it is shown, into a file. */
export const ExportMenu = (props: { module: string; query: () => string }) => {
  const [job, setJob] = createSignal<string>();
  const start = async (format: 'xlsx' | 'csv'): Promise<void> => {
    try {
      setJob((await startExport(props.module, format, props.query())).id);
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
    }
  };
  return (
    <>
      <Popover
        kind="menu"
        triggerClass="btn btn-sm"
        class="w-72"
        trigger={
          <>
            <Icon name="download" class="size-4" />
            Exportar la lista
            <Icon name="chevronDown" class="size-4 text-dim" />
          </>
        }
      >
        {(close) =>
          formats.map(([format, name, hint]) => (
            <button
              type="button"
              role="menuitem"
              class="option items-start py-1.5"
              onClick={() => {
                close();
                start(format);
              }}
            >
              <span>
                {name}
                <span class="block text-xs text-dim">{hint}</span>
              </span>
            </button>
          ))
        }
      </Popover>
      <JobModal title="Exportar la lista" job={job()} onClose={() => setJob(undefined)} />
    </>
  );
};
