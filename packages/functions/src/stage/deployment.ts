import { CLAVEUNICA_ORIGIN } from '../oidc/clave-unica.ts';
import type { Stage } from './stage.ts';

/** What an installation is about to run with. */
export interface Deployment {
  readonly stage: Stage;
  /** Origin people open the portal at. */
  readonly portalOrigin: string;
  /** It seeds invented people, or lets somebody in by picking one. */
  readonly demonstration: boolean;
  /** Where its ClaveÚnica is. */
  readonly claveUnica: string;
  /** Secrets by the name of their setting; those a synthesis does not know are left out. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** 128 bits as base64url; whatever is shorter was typed by a person. */
const MIN_SECRET = 22;
const MIN_DIFFERENT = 8;
const KNOWN = /changeme|cambiame|password|contrase|secret|testing|default|ejemplo|example/i;

const isWeak = (secret: string): boolean =>
  secret.length < MIN_SECRET || new Set(secret).size < MIN_DIFFERENT || KNOWN.test(secret);

const isPublic = (origin: string): boolean => {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' && !/^(localhost|127\.|\[|\d+\.)/.test(hostname);
};

/**
 * Why an installation must not run as it is set up, in sentences; none in `local` and `dev`. In `qa` and `prod` real
 * people and their data are at stake: nobody invented, no double of ClaveÚnica, no secret anybody could guess.
 */
export const refusalsOf = (deployment: Deployment): readonly string[] => {
  const { stage, portalOrigin, demonstration, claveUnica, secrets } = deployment;
  if (stage === 'local' || stage === 'dev') return [];
  return [
    ...(demonstration ? ['Carga personas de demostración: apáguelas.'] : []),
    ...(claveUnica === CLAVEUNICA_ORIGIN
      ? []
      : [`Usa un doble de ClaveÚnica: la de verdad está en ${CLAVEUNICA_ORIGIN}.`]),
    ...(isPublic(portalOrigin)
      ? []
      : [`Atiende en ${portalOrigin}: se necesita un nombre propio con HTTPS.`]),
    ...Object.entries(secrets)
      .filter(([, secret]) => isWeak(secret))
      .map(([name]) => `${name} es un secreto de ejemplo o fácil de adivinar: genere uno al azar.`),
  ];
};

/**
 * Stops an installation that must not run; called at boot and at synthesis.
 *
 * @throws Error naming everything that is wrong, and no secret
 */
export const assertDeployable = (deployment: Deployment): void => {
  const refusals = refusalsOf(deployment);
  if (refusals.length === 0) return;
  throw new Error(
    `Esta instalación no puede correr como «${deployment.stage}»:\n${refusals.map((one) => `  - ${one}`).join('\n')}`,
  );
};
