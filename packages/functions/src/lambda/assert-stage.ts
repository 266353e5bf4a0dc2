import { CLAVEUNICA_ORIGIN } from '../oidc/clave-unica.ts';
import { assertDeployable } from '../stage/deployment.ts';
import { stageOf } from '../stage/stage.ts';
import { setting } from './environment.ts';

/**
 * Keeps a function from answering with a secret it must not have in its stage.
 *
 * @throws Error at start
 */
export const assertStage = (secretNames: readonly string[]): void =>
  assertDeployable({
    stage: stageOf(setting('STAGE')),
    portalOrigin: setting('PORTAL_ORIGIN'),
    demonstration: false,
    claveUnica: CLAVEUNICA_ORIGIN,
    secrets: Object.fromEntries(secretNames.map((name) => [name, setting(name)])),
  });
