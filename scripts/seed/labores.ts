/** One piece of work of the demonstration: whose, for when and how far it got. */
export interface Labor {
  readonly titulo: string;
  /** Place of the person who answers for it among those of their unit. */
  readonly persona: number;
  /** Days from today. */
  readonly plazo?: number;
  readonly prioridad?: 'URGENTE' | 'ALTA' | 'BAJA';
  readonly verbos?: readonly string[];
  /** What the head of the unit does with it in the end. */
  readonly cierre?: 'verificar' | 'cancelar';
  readonly partes?: readonly Labor[];
}

const hecho = ['comenzar', 'completar'] as const;

/** What a unit has on its hands. */
export const labores: readonly Labor[] = [
  {
    titulo: 'Preparar la licitación',
    persona: 0,
    plazo: 20,
    verbos: ['comenzar'],
    partes: [
      { titulo: 'Revisar las bases administrativas', persona: 0, plazo: -3, verbos: hecho },
      { titulo: 'Pedir la visación jurídica', persona: 1, plazo: 2, prioridad: 'ALTA', verbos: ['comenzar'] },
      { titulo: 'Publicar en Mercado Público', persona: 0, plazo: 9, verbos: ['bloquear'] },
    ],
  },
  { titulo: 'Responder las observaciones de la evaluación', persona: 0, plazo: -5, prioridad: 'URGENTE' },
  { titulo: 'Citar a la unidad técnica por el atraso', persona: 0, plazo: 0, verbos: ['comenzar'] },
  { titulo: 'Actualizar la ficha con los montos vigentes', persona: 1, plazo: 4 },
  { titulo: 'Verificar las garantías del contrato', persona: 1, plazo: 1, prioridad: 'ALTA' },
  { titulo: 'Enviar el informe mensual de avance', persona: 0, plazo: -1, verbos: hecho },
  { titulo: 'Ordenar los antecedentes del expediente', persona: 1, prioridad: 'BAJA' },
  {
    titulo: 'Revisar las facturas del primer pago',
    persona: 0,
    plazo: -12,
    verbos: hecho,
    cierre: 'verificar',
  },
  { titulo: 'Cotizar la inauguración', persona: 1, plazo: 15, cierre: 'cancelar' },
];

/** What stands in the way of some initiatives, and what was done about it. */
export const nudos = [
  {
    descripcion: 'El estado de pago espera la póliza de garantía',
    tipo: 'FINANCIERO',
    impacto: 'BLOQUEA_PAGO',
    verbos: ['crearTrabajo'],
  },
  {
    descripcion: 'El contratista detuvo las faenas por lluvias',
    tipo: 'EXTERNO',
    impacto: 'RETRASA_OBRA',
    verbos: ['gestionar'],
  },
  {
    descripcion: 'Falta la firma del alcalde en el convenio',
    tipo: 'LEGAL',
    impacto: 'RETRASA_CONVENIO',
    verbos: [],
  },
  {
    descripcion: 'La rendición de junio llegó sin facturas',
    tipo: 'ADMINISTRATIVO',
    impacto: 'RIESGO_RENDICION',
    verbos: ['gestionar', 'resolver'],
  },
  {
    descripcion: 'La unidad técnica cambió de inspector',
    tipo: 'COORDINACION',
    impacto: 'RETRASA_OBRA',
    verbos: ['cerrarSinResolver'],
  },
] as const;
