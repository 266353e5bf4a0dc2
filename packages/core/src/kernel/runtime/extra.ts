import type { Field, Fields } from '../declare/field.ts';
import { choice, date, number, text } from '../declare/fields.ts';
import { rememberRecords } from './remembered.ts';
import type { Store } from './store/store.ts';
import type { StoredRecord } from './stored.ts';

/** Extra fields an institution may add to one module. */
export const maxExtraFields = 20;

const optionsOf = (text: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    String(text ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => [line, line]),
  );

const fieldOf = ({ data }: StoredRecord): Field => {
  const label = String(data.etiqueta);
  const options = {
    ...(typeof data.ayuda === 'string' ? { help: data.ayuda } : {}),
    required: data.obligatorio === true,
  };
  switch (data.tipo) {
    case 'number':
      return number(label, options);
    case 'date':
      return date(label, options);
    case 'choice':
      return choice(label, optionsOf(data.opciones), options);
    default:
      return text(label, options);
  }
};

/** Fields institutions added to modules, remembered for five minutes or until one of them is written here. */
export interface ExtraFields {
  readonly of: (tenant: string, module: string) => Promise<Fields>;
  readonly forget: (tenant: string) => void;
}

const order = (record: StoredRecord) => (typeof record.data.orden === 'number' ? record.data.orden : 0);

/** By the order the institution gave them, and by age where it gave none. */
const inOrder = (a: StoredRecord, b: StoredRecord) => order(a) - order(b) || (a.id < b.id ? -1 : 1);

/** Reads the records of the module `campo_extra` of each institution as fields. */
export const createExtraFields = (store: Store, now?: () => number): ExtraFields => {
  const remembered = rememberRecords(store, 'campo_extra', now);
  return {
    of: async (tenant, module) => {
      const records = await remembered.of(tenant);
      const own = records
        .filter(({ data }) => data.modulo === module)
        .sort(inOrder)
        .slice(0, maxExtraFields);
      return Object.fromEntries(own.map((record) => [String(record.data.nombre), fieldOf(record)]));
    },
    forget: remembered.forget,
  };
};
