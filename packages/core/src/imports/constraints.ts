import type { Field, FieldKind } from '../kernel/declare/field.ts';
import type { Json } from '../kernel/declare/json.ts';
import { conDecimales } from '../kernel/declare/valores/numeros.ts';

const longest: Readonly<Partial<Record<FieldKind, number>>> = { text: 300, longText: 20_000 };
const MOST_REFS = 25;

const textFault = (field: Field, text: string): string | undefined => {
  const { pattern, max = longest[field.kind] } = field.options;
  if (max !== undefined && text.length > max) return `Pasa de ${max} caracteres: acórtelo.`;
  return pattern && !pattern.test(text) ? 'No tiene la forma que se espera: revíselo.' : undefined;
};

const numberFault = ({ kind, options }: Field, value: number): string | undefined => {
  const { min = kind === 'percent' ? 0 : undefined, max = kind === 'percent' ? 100 : undefined } = options;
  if (min !== undefined && value < min) return `Es menor que ${conDecimales(min)}: corríjalo.`;
  return max !== undefined && value > max ? `Es mayor que ${conDecimales(max)}: corríjalo.` : undefined;
};

/** Why a value does not fit the field it goes to, as a sentence, or nothing. */
export const faultOf = (field: Field, value: Json): string | undefined => {
  if (typeof value === 'string') return textFault(field, value);
  if (typeof value === 'number') return numberFault(field, value);
  if (Array.isArray(value) && value.length > MOST_REFS)
    return `Son más de ${MOST_REFS}: deje las principales.`;
  return undefined;
};
