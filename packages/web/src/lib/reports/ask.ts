import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { Faults } from '../form/check.ts';
import type { RawRow } from '../form/raw.ts';
import { readRaw } from '../form/read.ts';

/** What the controls of a report hold, read: what somebody filled in, and what cannot be read of it. */
export const readParams = (
  fields: readonly FieldDescriptor[],
  raw: RawRow,
): { readonly values: Readonly<Record<string, Json>>; readonly faults: Faults } => {
  const values: Record<string, Json> = {};
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const reading = readRaw(field, raw[field.name] ?? null);
    if (!reading.ok) faults[field.name] = reading.message;
    else if (reading.value !== null && reading.value !== '') values[field.name] = reading.value;
  }
  return { values, faults };
};

/** How formats are called. */
export const formatNames = { pdf: 'PDF', xlsx: 'Excel' } as const;
