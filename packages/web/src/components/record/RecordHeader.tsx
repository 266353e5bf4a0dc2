import { For, lazy, Show, Suspense } from 'solid-js';
import type { RecordAnswer } from '../../lib/api/records.ts';
import { pickFields, type Schema } from '../../lib/descriptor.ts';
import { formatValue } from '../../lib/format/value.ts';
import { fieldValue } from '../../lib/record.ts';
import { BackLink } from '../module/skeletons.tsx';
import { Pill, StatePill } from '../ui/Pill.tsx';
import { CopyCode } from './CopyCode.tsx';
import { Phases } from './Phases.tsx';
import { VerbBar } from './VerbBar.tsx';

const RecordReports = lazy(() => import('../reports/RecordReports.tsx'));

interface RecordHeaderProps {
  readonly schema: Schema;
  readonly record: RecordAnswer;
  readonly title: string;
  readonly busy: boolean;
  readonly editHref: string;
  readonly onChanged: (verb?: string) => void;
}

/** What the record is called, how it stands, who answers for it and what can be done now. */
export const RecordHeader = (props: RecordHeaderProps) => {
  const row = () => props.record.data;
  const flags = () =>
    props.schema.fields.filter((field) => field.kind === 'flag' && fieldValue(row(), field) === true);
  const people = () =>
    pickFields(
      props.schema,
      [props.schema.assignee, props.schema.unit].filter((name) => name !== undefined),
    );
  const words = (field: ReturnType<typeof people>[number]) =>
    formatValue(field, fieldValue(row(), field), { refs: props.record.meta.refs });

  return (
    <header aria-busy={props.busy}>
      <BackLink schema={props.schema} />
      <div class="mt-2 flex flex-wrap items-start gap-x-6 gap-y-3">
        <div class="min-w-0 grow basis-96">
          <h1 class="text-xl">{props.title}</h1>
          <div class="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
            <CopyCode code={row().codigo} />
            <Show when={props.schema.states.length > 1}>
              <StatePill schema={props.schema} state={row().estado} />
            </Show>
            <For each={flags()}>{(flag) => <Pill tone={flag.tone ?? 'warn'} text={flag.label} />}</For>
            <Show when={row().eliminadoEn}>
              <Pill tone="bad" text="Eliminado" />
            </Show>
            <For each={people()}>
              {(field) => (
                <span class="text-dim">
                  {field.label}: <span class="text-ink">{words(field)}</span>
                </span>
              )}
            </For>
          </div>
        </div>
        <Suspense>
          <Show when={props.schema.informes}>
            {(reports) => <RecordReports reports={reports()} id={row().id} />}
          </Show>
        </Suspense>
        <VerbBar
          schema={props.schema}
          record={props.record}
          editHref={props.editHref}
          onChanged={props.onChanged}
        />
      </div>
      <Phases schema={props.schema} state={row().estado} />
    </header>
  );
};
