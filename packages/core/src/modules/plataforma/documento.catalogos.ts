import type { DocumentKinds } from '../../kernel/declare/subject.ts';

/** Kinds of documents of any record whose module declares none of its own (gestion.md §1.16). */
export const tiposDocumento = {
  CONVENIO: { label: 'Convenio' },
  RESOLUCION: { label: 'Resolución' },
  DECRETO: { label: 'Decreto' },
  ESTADO_PAGO: { label: 'Estado de pago' },
  CERTIFICADO: { label: 'Certificado' },
  BOLETA_GARANTIA: { label: 'Boleta de garantía' },
  INFORME_TECNICO: { label: 'Informe técnico' },
  RENDICION: { label: 'Rendición' },
  FACTURA: { label: 'Factura' },
  ORDEN_COMPRA: { label: 'Orden de compra' },
  PLANO: { label: 'Plano' },
  OTRO: { label: 'Otro' },
} as const satisfies DocumentKinds;
