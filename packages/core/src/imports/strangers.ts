import { canonicalName } from './detect/canonical.ts';
import { type Suggestible, type Suggestion, suggester } from './detect/suggest.ts';
import type { ProfileColumn } from './profile.ts';
import type { RefIndex } from './refs.ts';
import type { StrangeName } from './row.ts';

/** Spellings of one field that most likely mean the same, and nobody knows. */
export interface Stranger {
  readonly campo: string;
  readonly label: string;
  readonly columna: string;
  /** As the sheet writes them, the commonest first. */
  readonly formas: readonly string[];
  readonly filas: number;
  /** Whether they fit several records, rather than none. */
  readonly varios: boolean;
  readonly sugerencias: readonly Suggestion[];
}

/** More of them are not shown: such a column is most likely matched with the wrong field. */
const MOST = 400;

interface Group {
  readonly column: ProfileColumn;
  readonly forms: Map<string, number>;
  readonly options: StrangeName['opciones'];
}

const suggestiblesOf = ({ field }: ProfileColumn, refs: RefIndex): readonly Suggestible[] =>
  field.module
    ? refs.all(field.module).map(({ codigo, names }) => ({ valor: codigo, names }))
    : Object.entries(field.choices ?? {}).map(([valor, label]) => ({ valor, names: [label] }));

/** Gathers the names nobody knows, those that most likely mean the same together. */
export const gatherStrangers = (refs: RefIndex) => {
  const groups = new Map<string, Group>();
  return {
    note: (names: readonly StrangeName[]): void => {
      for (const { columna, texto, opciones } of names) {
        const key = `${columna.to}>${canonicalName(texto)}`;
        const group = groups.get(key);
        if (group) group.forms.set(texto, (group.forms.get(texto) ?? 0) + 1);
        else if (groups.size < MOST)
          groups.set(key, { column: columna, forms: new Map([[texto, 1]]), options: opciones });
      }
    },
    result: (): readonly Stranger[] => {
      const finders = new Map<string, ReturnType<typeof suggester>>();
      const finderOf = (column: ProfileColumn) => {
        const known = finders.get(column.to) ?? suggester(suggestiblesOf(column, refs));
        finders.set(column.to, known);
        return known;
      };
      return [...groups.values()]
        .map(({ column, forms, options }): Stranger => {
          const formas = [...forms].toSorted(([, a], [, b]) => b - a).map(([form]) => form);
          return {
            campo: column.to,
            label: column.field.label,
            columna: column.header,
            formas,
            filas: [...forms.values()].reduce((sum, times) => sum + times, 0),
            varios: options.length > 1,
            sugerencias:
              options.length > 1
                ? options.slice(0, 10).map(({ codigo, names }) => ({
                    valor: codigo,
                    nombre: names.at(-1) ?? codigo,
                    parecido: 1,
                  }))
                : finderOf(column)(formas[0] ?? ''),
          };
        })
        .toSorted((a, b) => b.filas - a.filas);
    },
  };
};
