import type { Institutions } from '@gore/core/identity/institutions.ts';
import type { ApiPorts } from './ports.ts';

/** How the portal names an institution. */
export const institutionNames =
  (institutions: Institutions): ApiPorts['institution'] =>
  async (id) => {
    const { nombre = 'Institución', corto = 'Institución' } = (await institutions.get(id)) ?? {};
    return { id, nombre, corto };
  };
