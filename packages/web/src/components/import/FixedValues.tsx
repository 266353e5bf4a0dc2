import { For, Show } from 'solid-js';
import type { Analysis, Plan } from '../../lib/api/imports.ts';
import { withFixed } from '../../lib/imports/plan-draft.ts';

interface FixedValuesProps {
  /** Obligatory fields that no column fills. */
  readonly lacking: Analysis['destinos'];
  readonly plan: Plan;
  readonly onPlan: (plan: Plan) => void;
}

/** Obligatory fields the sheet has no column for: every row may say the same. */
export const FixedValues = (props: FixedValuesProps) => (
  <Show when={props.lacking.length}>
    <section class="sheet p-5" aria-labelledby="fixed-title">
      <h2 id="fixed-title" class="text-lg">
        Datos obligatorios que la planilla no trae
      </h2>
      <p class="mt-1 text-sm text-dim">
        Elija una columna para ellos arriba, o escriba aquí lo que vale para todas las filas. Sin ellos, las
        filas quedarán con error.
      </p>
      <div class="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <For each={props.lacking}>
          {({ campo, label, kind }) => (
            <label class="block">
              <span class="label">{label}</span>
              <input
                class="field"
                placeholder={kind === 'date' ? '31-12-2025' : ''}
                value={props.plan.fijos?.[campo] ?? ''}
                onChange={(event) => props.onPlan(withFixed(props.plan, campo, event.currentTarget.value))}
              />
            </label>
          )}
        </For>
      </div>
    </section>
  </Show>
);
