import { For, lazy, Show, Suspense } from 'solid-js';
import { fetchSchema, listRecords, type Relation } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { formatCount } from '../../lib/format/number.ts';
import { columnNames, columnsOf, isFigure } from '../../lib/list/columns.ts';
import { moduleHref } from '../../lib/place.ts';
import { createLoad } from '../../state/load.ts';
import { Cell } from '../list/Cell.tsx';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';

const RelatedTree = lazy(() => import('../view/RelatedTree.tsx'));

const shownRows = 10;
const shownColumns = 6;

interface RelatedProps {
  readonly schema: Schema;
  readonly relation: Relation;
  readonly id: string;
}

/** The newest records of another module that point at this one, and the way to all of them. */
const RelatedTable = (props: RelatedProps) => {
  const found = createLoad(
    () => ({ relation: props.relation, schema: props.schema }),
    async ({ relation: { module, by }, schema }, signal) => {
      const columns = columnsOf(schema).slice(0, shownColumns);
      const asked = new URLSearchParams({
        [by]: props.id,
        limite: String(shownRows),
        columnas: columnNames(schema, columns).join(','),
      });
      return { columns, page: await listRecords(module, asked.toString(), signal) };
    },
  );
  const all = () => `${moduleHref(props.relation.module)}?${props.relation.by}=${props.id}`;

  return (
    <Show
      when={found.data()}
      fallback={
        <Show when={found.problem()} fallback={<div class="sheet mt-5 h-40" aria-busy="true" />}>
          {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
        </Show>
      }
    >
      {(answer) => (
        <Show
          when={answer().page.data.length}
          fallback={
            <EmptyState icon="registro" title={`Sin ${props.relation.label.toLowerCase()} todavía`} />
          }
        >
          <div class="sheet relative mt-5 overflow-x-auto">
            <table class="grid-table">
              <caption class="sr-only">{props.relation.label}</caption>
              <thead>
                <tr>
                  <For each={answer().columns}>
                    {(field) => (
                      <th scope="col" classList={{ figure: isFigure(field) }}>
                        {field.label}
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody>
                <For each={answer().page.data}>
                  {(row) => (
                    <tr>
                      <For each={answer().columns}>
                        {(field, at) => (
                          <td classList={{ figure: isFigure(field) }}>
                            <Cell
                              schema={props.schema}
                              field={field}
                              row={row}
                              refs={answer().page.meta.refs}
                              money="$"
                              lead={at() === 0}
                            />
                          </td>
                        )}
                      </For>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
          <p class="mt-3 text-sm">
            <a href={all()}>Ver {formatCount(props.relation.count, 'registro', 'registros')} en la lista</a>
          </p>
        </Show>
      )}
    </Show>
  );
};

/** The records of another module that point at this one: as a tree where their module declares one. */
export const RelatedRows = (props: { relation: Relation; id: string }) => {
  const schema = createLoad(() => props.relation.module, fetchSchema);
  const tree = () => schema.data()?.views.find((view) => view.kind === 'tree');
  return (
    <Show
      when={schema.data()}
      fallback={
        <Show when={schema.problem()} fallback={<div class="sheet mt-5 h-40" aria-busy="true" />}>
          {(problem) => <ProblemNotice problem={problem()} onRetry={schema.reload} />}
        </Show>
      }
    >
      {(found) => (
        <Show when={tree()} fallback={<RelatedTable {...props} schema={found()} />}>
          {(view) => (
            <Suspense>
              <RelatedTree schema={found()} view={view()} by={props.relation.by} id={props.id} />
            </Suspense>
          )}
        </Show>
      )}
    </Show>
  );
};
