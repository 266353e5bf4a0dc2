import type { RuleInWords } from '@gore/core/alerts/catalogue-words.ts';
import type { RunLedger } from '@gore/core/alerts/ledger.ts';
import type { Simulation } from '@gore/core/alerts/simulate.ts';
import { request } from './http.ts';

/** The rules of the institution, their thresholds in force, and the latest run. */
export interface RulesPage {
  readonly data: readonly RuleInWords[];
  readonly meta: {
    readonly corrida: RunLedger | null;
    /** Module that keeps thresholds, and the verbs the person has with it. */
    readonly umbrales: string;
    readonly verbos: readonly string[];
  };
}

type Data<T> = { readonly data: T };

/** Reads them. */
export const fetchRules = (signal?: AbortSignal): Promise<RulesPage> =>
  request('GET', '/api/v1/alertas/reglas', { signal });

/** Sets thresholds from today on; answers what they were. */
export const saveThresholds = async (
  valores: Readonly<Record<string, number>>,
  fundamento: string,
): Promise<Readonly<Record<string, number>>> =>
  (
    await request<Data<{ readonly antes: Readonly<Record<string, number>> }>>(
      'POST',
      '/api/v1/alertas/umbrales',
      { body: { valores, fundamento } },
    )
  ).data.antes;

/** What thresholds would have raised over the last ninety days. */
export const simulate = async (
  regla: string,
  umbrales: Readonly<Record<string, number>>,
): Promise<Simulation> =>
  (await request<Data<Simulation>>('POST', '/api/v1/alertas/simulacion', { body: { regla, umbrales } })).data;
