import type { Analysis, Plan } from '../api/imports.ts';

type Column = Plan['columnas'][number];
type Destination = Analysis['destinos'][number];

/** Gives a column another destination; whoever had it is left without, since no two columns may share one. */
export const withDestination = (plan: Plan, at: number, destino: string | undefined): Plan => ({
  ...plan,
  columnas: plan.columnas.map((column): Column => {
    const { destino: before, ...rest } = column;
    if (column.at === at) return destino === undefined ? rest : { ...rest, destino };
    return before === destino ? rest : column;
  }),
});

/** Changes something else of a column. */
export const withColumn = (
  plan: Plan,
  at: number,
  change: Partial<Pick<Column, 'unidad' | 'orden'>>,
): Plan => ({
  ...plan,
  columnas: plan.columnas.map((column) => (column.at === at ? { ...column, ...change } : column)),
});

/** What every row says where no column does; blank takes it back. */
export const withFixed = (plan: Plan, campo: string, text: string): Plan => {
  const { [campo]: _, ...others } = plan.fijos ?? {};
  return { ...plan, fijos: text.trim() === '' ? others : { ...others, [campo]: text } };
};

/** Groups the sums by a column, or by none. */
export const withGroup = (plan: Plan, at: number | undefined): Plan => {
  const { grupo: _, ...rest } = plan;
  return at === undefined ? rest : { ...rest, grupo: at };
};

/** What spellings of a field mean. */
export const withMeanings = (
  plan: Plan,
  campo: string,
  meanings: Readonly<Record<string, string>>,
): Plan => ({
  ...plan,
  equivalencias: { ...plan.equivalencias, [campo]: { ...plan.equivalencias?.[campo], ...meanings } },
});

/** Fields a record cannot do without that nothing fills. */
export const unfilled = (plan: Plan, destinations: readonly Destination[], given: ReadonlySet<string>) => {
  const filled = new Set(
    plan.columnas.flatMap(({ destino }) => destinations.find((one) => one.destino === destino)?.campo ?? []),
  );
  return destinations.filter(({ campo, required }) => required && !filled.has(campo) && !given.has(campo));
};

/** Whether a sheet is one that is known, in a word. */
export const recognition = (confianza: number): { readonly tone: 'ok' | 'warn'; readonly text: string } => {
  if (confianza === 0) return { tone: 'warn', text: 'No es una planilla conocida' };
  return confianza >= 0.9
    ? { tone: 'ok', text: 'Reconocida' }
    : {
        tone: 'warn',
        text: `Parecida a una conocida (${Math.round(confianza * 100)} %): revise sus columnas`,
      };
};

/** How sure a proposal is, in a word. */
export const sureness = (
  confianza: number,
): { readonly tone: 'ok' | 'warn' | 'mute'; readonly text: string } => {
  if (confianza >= 0.9) return { tone: 'ok', text: 'Segura' };
  return confianza >= 0.7
    ? { tone: 'warn', text: `Parecida ${Math.round(confianza * 100)} %` }
    : { tone: 'mute', text: 'Sin proponer' };
};
