import { persona } from './nuble.ts';

/** A small institution of the demonstration: what it is called, its units and its people. */
export interface InstitucionDemo {
  /** Id of the tenant and of the record of the institution. */
  readonly tenant: string;
  readonly institucion: Readonly<Record<string, unknown>> & { readonly nombre: string };
  readonly divisiones: readonly { readonly sigla: string; readonly nombre: string }[];
  readonly usuarios: readonly ReturnType<typeof persona>[];
}

/**
 * A second institution, so that one can see that they do not touch. Marcela Fuentes works in both, with other duties
 * in each.
 */
export const direccion: InstitucionDemo = {
  tenant: 'direccion',
  institucion: {
    nombre: 'Dirección Regional de demostración',
    corto: 'Dirección Regional',
    dominio: 'direccion.localhost',
    ingresos: ['claveunica'],
    sesionHoras: 2,
    region: '16',
  },
  divisiones: [
    { sigla: 'DR', nombre: 'Dirección' },
    { sigla: 'DR-PROY', nombre: 'Departamento de Proyectos' },
  ],
  usuarios: [
    persona(21_000_911, 'Elena Muñoz Cárcamo', 'Encargada de sistemas', 'DR', 'ADMIN_SISTEMA'),
    persona(21_000_303, 'Marcela Fuentes Riquelme', 'Asesora de proyectos', 'DR-PROY', 'ADMIN_REGIONAL'),
  ],
};

/** Whoever operates the platform: its administrators enter other institutions, each time by a recorded act. */
export const plataforma: InstitucionDemo = {
  tenant: 'plataforma',
  institucion: {
    nombre: 'Operación de la plataforma',
    corto: 'Plataforma',
    dominio: 'plataforma.localhost',
    ingresos: ['claveunica'],
    sesionHoras: 2,
    packsApagados: ['gestion'],
  },
  divisiones: [{ sigla: 'OPE', nombre: 'Operaciones' }],
  usuarios: [persona(21_000_912, 'Iris Soto Lagos', 'Ingeniera de operaciones', 'OPE', 'ADMIN_SISTEMA')],
};

/** Institutions of the demonstration besides the regional government. */
export const otras: readonly InstitucionDemo[] = [direccion, plataforma];
