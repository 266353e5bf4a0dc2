import { createHmac } from 'node:crypto';
import { leerRut } from '@gore/core/kernel/declare/valores/rut.ts';
import { BridgeFailure } from './failure.ts';

/** Who signed in, as flat texts: the only kind of claim the pool can map. */
export interface PersonClaims extends Readonly<Record<string, string>> {
  readonly sub: string;
  /** Canonical, such as `12345678-5`. */
  readonly run: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly name: string;
}

/** The pool keeps up to 2,048; three names of this length keep the ID token within what KMS signs. */
const MAX_NAME = 255;

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : {};

const joined = (names: unknown): string =>
  [names]
    .flat()
    .filter((name) => typeof name === 'string')
    .join(' ')
    .trim()
    .slice(0, MAX_NAME);

/** `numero` comes as a number; emulators, and who knows what next, send it as text. */
const runOf = ({ numero, DV }: Readonly<Record<string, unknown>>): string => {
  const number = Number.isSafeInteger(numero) || typeof numero === 'string' ? String(numero) : '';
  const digit = typeof DV === 'string' || typeof DV === 'number' ? String(DV) : '';
  const read = leerRut(digit.length === 1 ? `${number}-${digit}` : '');
  if (!read.ok) throw new BridgeFailure('server_error', 'run_invalido');
  return read.rut;
};

/**
 * Reads the answer of userinfo. The person is who `RolUnico` says; ClaveÚnica's own `sub` is no key, by its manual.
 *
 * @throws BridgeFailure when it names no valid RUN
 */
export const personOf = (userinfo: unknown, pepper: string): PersonClaims => {
  const { RolUnico, name } = recordOf(userinfo);
  const run = runOf(recordOf(RolUnico));
  const { nombres, apellidos } = recordOf(name);
  const [given_name, family_name] = [joined(nombres), joined(apellidos)];
  const [number = ''] = run.split('-');
  return {
    sub: createHmac('sha256', pepper).update(number).digest('base64url'),
    run,
    given_name,
    family_name,
    name: `${given_name} ${family_name}`.trim().slice(0, MAX_NAME),
  };
};
