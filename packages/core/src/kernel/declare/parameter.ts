/** A value in force from a date on. */
export interface DatedValue {
  /** First day it applies, `YYYY-MM-DD`. */
  readonly from: string;
  readonly value: number;
}

/** A threshold or rate that rules ask for by name and an institution may change, each change from its own date. */
export interface Parameter {
  readonly label: string;
  readonly unit: string;
  /** Law, resolution or paper the declared values come from. */
  readonly source: string;
  /** Values the product comes with, at least one; before the first of them, the first applies. */
  readonly values: readonly [DatedValue, ...DatedValue[]];
}

/** The parameters of a pack, and the module whose records are the values an institution set. */
export interface ParameterSet {
  readonly declared: Readonly<Record<string, Parameter>>;
  readonly module?: string;
}

interface ParameterValue {
  readonly parametro: string;
  readonly desde: string;
  readonly valor: number;
}

/**
 * Declares the parameters of a pack.
 *
 * @param module says which parameter (`parametro`), from when (`desde`) and how much (`valor`); without one the
 * declared values stand.
 */
export const parameters = <const D extends ParameterSet['declared']>(
  declared: D,
  module?: { readonly name: string; readonly _item?: ParameterValue },
): ParameterSet => ({ declared, ...(module ? { module: module.name } : {}) });

/** What people read for each parameter, for the field that chooses one. */
export const parameterChoices = <const D extends ParameterSet['declared']>(
  declared: D,
): { readonly [K in keyof D & string]: string } =>
  Object.fromEntries(
    Object.entries(declared).map(([name, { label, unit }]) => [name, `${label} (${unit})`]),
  ) as { readonly [K in keyof D & string]: string };

const inForce = (values: readonly DatedValue[], on: string): DatedValue | undefined =>
  values
    .filter(({ from }) => from <= on)
    .reduce<DatedValue | undefined>((best, one) => (best && best.from > one.from ? best : one), undefined);

/** The value of a parameter on a date: from the first value an institution sets on, its own are the ones that count. */
export const parameterOn = ({ values }: Parameter, own: readonly DatedValue[], on: string): number =>
  (inForce(own, on) ?? inForce(values, on) ?? values[0]).value;
