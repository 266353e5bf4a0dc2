import {
  type Addressee,
  type AlertLevel,
  alertLevels,
  levelsOf,
  type Sense,
  thresholdName,
} from '../kernel/declare/alert.ts';
import type { CatalogueRule } from '../kernel/declare/alert-catalogue.ts';
import type { Product } from '../kernel/declare/product.ts';
import { measureUnit, ruleWords } from '../kernel/declare/words.ts';
import { isOn, type Param } from './cause.ts';

/** A rule as people who administer it read it. */
export interface RuleInWords {
  readonly codigo: string;
  readonly nombre: string;
  readonly modulo: string;
  /** What its records are called, many of them. */
  readonly registros: string;
  /** When it raises an alert and how its level follows, with the thresholds in force. */
  readonly explicacion: string;
  readonly fuente: string;
  readonly encendida: boolean;
  readonly unidad: string;
  readonly sentido: Sense;
  readonly niveles: readonly {
    readonly nivel: AlertLevel;
    readonly nombre: string;
    /** Parameter that keeps its threshold. */
    readonly parametro: string;
    readonly valor: number;
    /** Value the product comes with. */
    readonly deOrigen: number;
    /** Whom an alert of this level comes to besides those of the levels below. */
    readonly llegaA: readonly string[];
  }[];
}

const addresseeWords = (product: Product, one: Addressee): string => {
  if (one === 'assignee') return 'responsable';
  const role = product.roles[one.role] ?? one.role;
  return one.within ? `${role.toLowerCase()} (de su unidad)` : role.toLowerCase();
};

/** A rule in words, with the thresholds in force for an institution. */
export const ruleInWords = (
  product: Product,
  { code, module, rule, escalation }: CatalogueRule,
  param: Param,
): RuleInWords => {
  const inForce = (level: AlertLevel): number => param(thresholdName(code, level)) ?? rule.bands[level] ?? 0;
  return {
    codigo: code,
    nombre: rule.label,
    modulo: module.name,
    registros: module.label.many,
    explicacion: ruleWords(module, rule, inForce),
    fuente: rule.source,
    encendida: isOn(code, param),
    unidad: measureUnit(module, rule.measure),
    sentido: rule.sense,
    niveles: levelsOf(rule).map((level) => ({
      nivel: level,
      nombre: alertLevels[level],
      parametro: thresholdName(code, level),
      valor: inForce(level),
      deOrigen: rule.bands[level] ?? 0,
      llegaA: (escalation[level] ?? []).map((one) => addresseeWords(product, one)),
    })),
  };
};
