/** What can be made to go wrong at the double, and how `/dev` calls it. */
export const faults = {
  ninguna: 'Sin fallas',
  caida: 'No disponible',
  lenta: 'No contesta al canjear el código',
  codigo_vencido: 'El código ya venció',
  nonce_ajeno: 'El token es de otro ingreso (nonce)',
  state_ajeno: 'La respuesta es de otro ingreso (state)',
  run_desconocido: 'Entra alguien que no es de la institución',
  numero_texto: 'RolUnico.numero llega como texto',
  salida_204: 'La salida contesta 204 sin dirección',
} as const;

export type Fault = keyof typeof faults;

/** Tells a fault from any other text. */
export const isFault = (name: string): name is Fault => Object.hasOwn(faults, name);
