import { createSignal, For, Show } from 'solid-js';
import { toProblem } from '../../lib/api/problem.ts';
import { type Format, startReport } from '../../lib/api/reports.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { formatNames } from '../../lib/reports/ask.ts';
import { say } from '../../state/toasts.ts';
import { JobPanel } from '../jobs/JobPanel.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Modal } from '../ui/Modal.tsx';
import { Popover } from '../ui/Popover.tsx';

/** The reports its module declares of a record. */
export default function RecordReports(props: { reports: NonNullable<Schema['informes']>; id: string }) {
  const [job, setJob] = createSignal<string>();
  const start = async (informe: string, formato: Format): Promise<void> => {
    try {
      setJob((await startReport({ informe, formato, parametros: {}, registro: props.id })).id);
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
    }
  };
  return (
    <>
      <Popover
        kind="menu"
        triggerClass="btn"
        class="w-72"
        trigger={
          <>
            <Icon name="informe" class="size-4" />
            Informe
            <Icon name="chevronDown" class="size-4 text-dim" />
          </>
        }
      >
        {(close) => (
          <For
            each={props.reports.flatMap(({ formats, ...one }) =>
              formats.map((format) => ({ ...one, format })),
            )}
          >
            {({ name, label, format }) => (
              <button
                type="button"
                role="menuitem"
                class="option"
                onClick={() => {
                  close();
                  start(name, format);
                }}
              >
                {label} ({formatNames[format]})
              </button>
            )}
          </For>
        )}
      </Popover>
      <Show when={job()}>
        {(id) => (
          <Modal
            title="Informe"
            onClose={() => setJob(undefined)}
            footer={
              <button type="button" class="btn" onClick={() => setJob(undefined)}>
                Cerrar
              </button>
            }
          >
            <JobPanel id={id()} onUndone={() => setJob(undefined)} />
          </Modal>
        )}
      </Show>
    </>
  );
}
