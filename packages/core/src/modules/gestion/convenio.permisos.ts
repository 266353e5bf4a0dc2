import { con } from './permisos.ts';

/** What whoever runs agreements may do with those inside a reach. */
export const gestion = <const A extends 'all' | 'subtree'>(alcance: A) =>
  con(
    alcance,
    'leer',
    'crear',
    'editar',
    'exportar',
    'negociar',
    'devolverABorrador',
    'corregirMonto',
    'enviarAJuridica',
    'observar',
    'firmarGore',
    'firmarContraparte',
    'registrarHitos',
    'ponerEnVigencia',
    'abrirModificacion',
    'cerrarModificacion',
    'suspender',
    'reanudar',
    'vencer',
    'terminar',
    'resciliar',
    'liquidar',
    'cancelar',
    'asignar',
  );

/** Reads of a child follow its agreement; whoever runs the agreement runs its children. */
export const delConvenio = <const V extends string>(...verbos: readonly V[]) => con('parent', ...verbos);
