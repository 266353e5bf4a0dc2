import { callbackOf, signedOutOf } from '@gore/functions/oidc/config.ts';
import { configFaults, SAMPLE_ACCOUNT } from '../../stacks/config/faults.ts';
import { portalOriginOf, type StageConfig } from '../../stacks/config/stage-config.ts';
import { about, type Check } from './finding.ts';
import type { World } from './world.ts';

/** Whether the configuration of a stage can be deployed. */
export const configCheck =
  (config: StageConfig): Check =>
  async () => {
    const tell = about('configuración');
    const file = 'Corríjalo en stacks/config/stages.ts.';
    const faults = configFaults(config).map((fault) => tell.bad(fault, file));
    const sample =
      config.account === SAMPLE_ACCOUNT
        ? [tell.bad('La cuenta es la de ejemplo.', 'Ponga la suya en stacks/config/stages.ts.')]
        : [];
    const restored = config.restored
      ? [
          tell.warn(
            `Trabaja sobre la tabla restaurada ${config.restored.table}.`,
            'docs/runbook/tabla.md dice cómo dejarla.',
          ),
        ]
      : [];
    const found = [...faults, ...sample, ...restored];
    return found.length ? found : [tell.fine(`La etapa «${config.stage}» se puede desplegar.`)];
  };

/** Whether ClaveÚnica brings people back to where the portal listens. */
export const claveUnicaCheck =
  ({ fetch }: World, config: StageConfig): Check =>
  async () => {
    const tell = about('ClaveÚnica');
    const origin = portalOriginOf(config);
    const registered = `Registradas en la Secretaría de Gobierno Digital deben estar ${callbackOf(origin)} y ${signedOutOf(origin)}.`;
    try {
      const answer = await fetch(`${origin}/oidc/.well-known/openid-configuration`);
      const issuer = answer.ok ? ((await answer.json()) as { readonly issuer?: unknown }).issuer : undefined;
      return issuer === `${origin}/oidc`
        ? [tell.fine(`El puente responde en ${origin}/oidc. ${registered}`)]
        : [
            tell.bad(
              `${origin}/oidc no contesta como el puente.`,
              `Revise el DNS y el despliegue. ${registered}`,
            ),
          ];
    } catch {
      return [
        tell.unknown(`No se llega a ${origin}.`, `Repita donde haya red, o revise el DNS. ${registered}`),
      ];
    }
  };

/** Whether the portal of a stage is up and says which release it is. */
export const answersCheck =
  ({ fetch }: World, config: StageConfig): Check =>
  async () => {
    const tell = about('portal');
    const url = `${portalOriginOf(config)}/health`;
    try {
      const { ok, status } = await fetch(url);
      return ok
        ? [tell.fine(`${url} responde.`)]
        : [tell.bad(`${url} contesta ${status}.`, 'Vea docs/runbook/mal-despliegue.md.')];
    } catch {
      return [tell.unknown(`No se llega a ${url}.`, 'Revise la red de este equipo y el CNAME del portal.')];
    }
  };
