/** What whoever runs a portfolio may do with the initiatives inside a scope. */
export const gestion = <const A extends 'all' | 'subtree'>(alcance: A) =>
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
export const tablerosDeDireccion = {
  tableroDivision: 'all',
  tableroPlazos: 'all',
  tableroPresupuesto: 'all',
} as const;
