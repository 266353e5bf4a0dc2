/** Why nobody was signed in, by what the portal puts into `motivo`, and what to do next. */
const reasons: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  sin_cuenta: {
    title: 'Su RUN no tiene una cuenta en este portal',
    text: 'Sabemos quién es usted, pero esta institución no le ha abierto una cuenta, o está desactivada. Pídala a la administración del sistema de su institución.',
  },
  institucion_cerrada: {
    title: 'Esta institución dejó de usar el portal',
    text: 'Nadie puede ingresar a ella. Si necesita sus datos, pídalos a quien la administraba.',
  },
  cancelado: {
    title: 'No terminó de ingresar',
    text: 'Volvió antes de confirmar su identidad. Ingrese de nuevo cuando quiera.',
  },
  reintentar: {
    title: 'El ingreso caducó',
    text: 'Pasó mucho tiempo o se mezcló con otro ingreso. Cierre las demás pestañas del portal e ingrese de nuevo desde aquí.',
  },
  no_disponible: {
    title: 'No pudimos confirmar su identidad',
    text: 'El servicio que lo identifica no responde. Espere unos minutos e ingrese de nuevo; si es urgente, avise a la administración del sistema de su institución.',
  },
};

/** What to tell somebody who comes back to the entrance without a session. */
export const reasonOf = (motivo: string | null) =>
  motivo !== null && Object.hasOwn(reasons, motivo) ? reasons[motivo] : undefined;
