import type { Preview } from '@gore/core/identity/actors.ts';
import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';

/** The one command that a preview lets through: the way out of it. */
export const PREVIEW_PATH = '/api/v1/ver-como';

const FORM = /^(\*|[A-Z][A-Z0-9_]{2,39})(?:\.([0-9a-z]{26}))?$/;

/** What a preview cookie asks for; nothing when it is no such cookie. */
export const readPreview = (value: string | undefined): Preview | undefined => {
  const [, role, unit] = FORM.exec(value ?? '') ?? [];
  return role === undefined ? undefined : { role, unit };
};

/** The value of the cookie for a preview; a role no preview can have gives one that is never read. */
export const writePreview = ({ role, unit }: Preview): string => (unit ? `${role}.${unit}` : role);

/** Refuses to write for whoever only looks at the portal through other eyes. @throws GoreError `VISTA_PREVIA` */
export const refuseInPreview = ({ preview }: Actor, path: string): void => {
  if (preview && path !== PREVIEW_PATH)
    throw new GoreError(
      'prohibido',
      'Está mirando el portal como otro rol: aquí no se guarda nada. Salga de la vista previa para seguir.',
      { code: 'VISTA_PREVIA' },
    );
};
