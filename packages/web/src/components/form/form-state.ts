import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { type Accessor, createSignal, type Setter } from 'solid-js';
import type { Faults } from '../../lib/form/check.ts';
import { type Raw, type RawRow, toRaw } from '../../lib/form/raw.ts';
import { fieldValue, type RecordRow } from '../../lib/record.ts';

/** What the controls of a form hold, and what is wrong with it. */
export interface FormState {
  /** Everything as written, by field. */
  readonly raw: RawRow;
  readonly get: (name: string) => Raw;
  readonly set: (name: string, value: Raw) => void;
  /** Takes up what others changed; what the person wrote over it stays. */
  readonly follow: (before: RecordRow, now: RecordRow) => void;
  readonly faults: Accessor<Faults>;
  readonly setFaults: Setter<Faults>;
  /** Id of the control of a field in the page. */
  readonly idOf: (name: string) => string;
  readonly focus: (name: string) => void;
  /** Takes the person to the first control that must be corrected. */
  readonly focusFirstFault: () => void;
  /** Reference for the `form` element. */
  readonly element: (element: HTMLFormElement) => void;
}

let forms = 0;

/** A form over some fields, starting from a record or from the defaults. */
export const createForm = (
  fields: readonly FieldDescriptor[],
  record?: RecordRow,
  given: Readonly<Record<string, Json>> = {},
): FormState => {
  forms += 1;
  const prefix = `form${forms}`;
  const cells = new Map(
    fields.map((field) => [
      field.name,
      createSignal<Raw>(
        toRaw(field, record ? fieldValue(record, field) : (given[field.name] ?? defaultOf(field))),
        {
          equals: false,
        },
      ),
    ]),
  );
  const [faults, setFaults] = createSignal<Faults>({});
  let form: HTMLFormElement | undefined;

  const get = (name: string): Raw => cells.get(name)?.[0]() ?? null;
  const idOf = (name: string): string => `${prefix}-${name}`;
  const focus = (name: string): void => {
    const control = document.getElementById(idOf(name));
    const target = control?.matches('input, select, textarea, button')
      ? control
      : control?.querySelector('input, button');
    if (target instanceof HTMLElement) target.focus();
    control?.scrollIntoView({ block: 'center' });
  };

  return {
    get raw() {
      return Object.fromEntries([...cells.keys()].map((name) => [name, get(name)]));
    },
    get,
    set: (name, value) => {
      cells.get(name)?.[1](() => value);
      if (faults()[name]) setFaults(({ [name]: _, ...others }) => others);
    },
    follow: (before, now) => {
      for (const field of fields) {
        const [written, write] = cells.get(field.name) ?? [];
        const was = JSON.stringify(toRaw(field, fieldValue(before, field)));
        if (write && JSON.stringify(written?.()) === was) write(() => toRaw(field, fieldValue(now, field)));
      }
    },
    faults,
    setFaults,
    idOf,
    focus,
    focusFirstFault: () => {
      queueMicrotask(() => {
        const first = form?.querySelector<HTMLElement>('[aria-invalid=true]');
        first?.focus();
        first?.scrollIntoView({ block: 'center' });
      });
    },
    element: (element) => {
      form = element;
    },
  };
};

const defaultOf = (field: FieldDescriptor) => {
  const value = field.default;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
};
