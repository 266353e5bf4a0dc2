import type { Fields } from '../../declare/field.ts';
import type { Json } from '../../declare/json.ts';
import type { AnyModule } from '../../declare/module.ts';
import { systemLabels } from '../../declare/record.ts';
import { baseVerbs, lawVerbs } from '../../declare/verb.ts';
import type { AuditEntry, Change, Sidecar } from './chain.ts';

/** One value that changed, under the name people know it by. */
export interface ChangeInWords {
  readonly field: string;
  readonly label: string;
  readonly before?: Json;
  readonly after?: Json;
  /** Why the personal value is no longer there; the chain still proves that it changed. */
  readonly suprimido?: string;
}

/** What a verb asked when it was done. */
export interface SaidInWords {
  readonly field: string;
  readonly label: string;
  readonly value: Json;
}

/** How the entries of a module are told. */
export interface Wording {
  readonly module: AnyModule;
  /** Fields the institution added. */
  readonly extra: Fields;
}

const kernelVerbs = { ...baseVerbs, ...lawVerbs };
const extraPrefix = 'extra.';

/** Name of a value of the module as people read it. */
export const fieldLabel = ({ module, extra }: Wording, field: string): string =>
  module.fields[field]?.label ??
  module.computed[field]?.field.label ??
  (field.startsWith(extraPrefix) ? extra[field.slice(extraPrefix.length)]?.label : undefined) ??
  (Object.hasOwn(systemLabels, field) ? systemLabels[field as keyof typeof systemLabels] : field);

/** Name of a verb as people read it. */
export const verbLabel = (module: AnyModule, verb: string): string =>
  module.transitions[verb]?.label ??
  (Object.hasOwn(kernelVerbs, verb) ? kernelVerbs[verb as keyof typeof kernelVerbs] : verb);

const inWords = (wording: Wording, change: Change, sidecar: Sidecar | undefined): ChangeInWords => {
  const label = fieldLabel(wording, change.field);
  if (!('commitments' in change)) return { ...change, label };
  const kept = sidecar?.[change.field];
  if (!kept) return { field: change.field, label, suprimido: 'suprimido' };
  if ('suprimido' in kept)
    return { field: change.field, label, suprimido: `suprimido por resolución ${kept.suprimido}` };
  const { salt: _, ...values } = kept;
  return { field: change.field, label, ...values };
};

/** What an entry changed, without what is hidden. */
export const changesInWords = (
  wording: Wording,
  entry: AuditEntry,
  sidecar: Sidecar | undefined,
  hidden: ReadonlySet<string>,
): readonly ChangeInWords[] =>
  entry.changes.filter(({ field }) => !hidden.has(field)).map((change) => inWords(wording, change, sidecar));

/** What the law's verbs say of themselves. */
const lawInputs: Readonly<Record<string, string>> = {
  resolucion: 'Resolución',
  campos: 'Datos',
  motivo: 'Motivo',
  plazo: 'Plazo cumplido',
};

const said = (wording: Wording, verb: string, field: string, value: Json): SaidInWords => {
  const { module } = wording;
  const ask = (verb === 'crear' ? module.create : module.transitions[verb])?.ask;
  const isLaw = Object.hasOwn(lawVerbs, verb);
  const label = (isLaw ? lawInputs[field] : ask?.[field]?.label) ?? fieldLabel(wording, field);
  const named = isLaw && Array.isArray(value);
  return {
    field,
    label,
    value: named ? value.map((name) => fieldLabel(wording, String(name))).join(', ') : value,
  };
};

/** What was asked when the verb of an entry was done. */
export const inputInWords = (wording: Wording, { verb, input }: AuditEntry): readonly SaidInWords[] =>
  Object.entries(input ?? {}).map(([field, value]) => said(wording, verb, field, value));
