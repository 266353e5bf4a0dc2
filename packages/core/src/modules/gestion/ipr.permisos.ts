/** What whoever runs a portfolio may do with the initiatives inside a scope. */
const gestion = <const A extends 'all' | 'subtree'>(alcance: A) =>
  ({
    leer: alcance,
    crear: alcance,
    editar: alcance,
    exportar: alcance,
    revisar: alcance,
    admitir: alcance,
    rechazarAdmisibilidad: alcance,
    reingresar: alcance,
    evaluar: alcance,
    registrarRS: alcance,
    registrarRF: alcance,
    registrarITF: alcance,
    registrarAT: alcance,
    registrarAD: alcance,
    seleccionar: alcance,
    pedirInformacion: alcance,
    objetar: alcance,
    reevaluar: alcance,
    formalizar: alcance,
    concluirFormalizacion: alcance,
    licitar: alcance,
    declararDesierta: alcance,
    adjudicar: alcance,
    iniciarObra: alcance,
    iniciarEjecucion: alcance,
    registrarAvance: alcance,
    suspender: alcance,
    reanudarEjecucion: alcance,
    reanudarObra: alcance,
    recibirProvisoria: alcance,
    recibirDefinitiva: alcance,
    rendir: alcance,
    asignar: alcance,
  }) as const;

/** Dashboards of whoever directs people; what each shows stays within their reach. */
const tablerosDeDireccion = {
  tableroDivision: 'all',
  tableroPlazos: 'all',
  tableroPresupuesto: 'all',
} as const;

/** Dashboards, each granted by itself. */
export const poderes = {
  tableroEjecutivo: {
    label: 'Tablero ejecutivo',
    help: 'Ver cómo está la institución entera de un vistazo.',
  },
  tableroDivision: { label: 'Tablero de división', help: 'Ver cómo está una división y quién tiene qué.' },
  tableroPlazos: {
    label: 'Tablero de plazos y carga',
    help: 'Comparar cuánto demora cada fase, cuánto cumple cada división y cuánto tiene cada persona.',
  },
  tableroPresupuesto: {
    label: 'Tablero de ejecución',
    help: 'Ver lo programado y lo ejecutado de cada mes.',
  },
} as const;

/** Who administers the system: everything but what belongs to the business. */
export const administracion = {
  leer: 'all',
  crear: 'all',
  editar: 'all',
  eliminar: 'all',
  restaurar: 'all',
  importar: 'all',
  exportar: 'all',
  asignar: 'all',
  ...tablerosDeDireccion,
  tableroEjecutivo: 'all',
} as const;

/** Who runs the institution. */
export const direccionRegional = {
  ...gestion('all'),
  ...tablerosDeDireccion,
  tableroEjecutivo: 'all',
  emitirCdp: 'all',
  anular: 'all',
  cerrar: 'all',
  importar: 'all',
} as const;

/** Who leads a division. */
export const jefatura = {
  ...gestion('subtree'),
  ...tablerosDeDireccion,
  emitirCdp: 'subtree',
  anular: 'subtree',
  cerrar: 'subtree',
} as const;
