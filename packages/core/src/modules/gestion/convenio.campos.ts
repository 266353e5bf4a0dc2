import { choice, date, longText, money, number, ref, text } from '../../kernel/declare/fields.ts';
import * as catalogo from './convenio.catalogos.ts';

/** The papers an agreement goes through, in order, as its register keeps them (gestion.md §1.8). */
export const hitos = {
  certificadoCore: text('Certificado CORE o resolución que incorpora', { max: 80 }),
  fechaCore: date('Fecha del certificado CORE'),
  resolucionAsignacion: text('Resolución que crea la asignación', { max: 80 }),
  fechaAsignacion: date('Fecha de la resolución de asignación'),
  firmadoGoreEl: date('Firma del Gobierno Regional'),
  firmadoEl: date('Firma de la contraparte'),
  resolucionAprueba: text('Resolución que aprueba', { max: 80 }),
  fechaAprueba: date('Fecha de la resolución que aprueba'),
  caracterAprueba: choice('Carácter de la resolución', catalogo.caracteres),
  resultadoCgr: choice('Resultado en Contraloría', catalogo.resultadosCgr),
  fechaTomaRazon: date('Fecha de toma de razón'),
  oficioEnvio: text('Oficio que envía el convenio', { max: 80 }),
  fechaEnvio: date('Fecha del oficio de envío'),
};

/** Values of an agreement (gestion.md §1.8). */
export const campos = {
  materia: text('Materia', { required: true, max: 300, search: 'A' }),
  numero: text('Número', { max: 40, search: 'A', help: 'Como figura en el documento, si tiene.' }),
  tipo: choice('Tipo', catalogo.tipos, { required: true }),
  iniciativa: ref('Iniciativa', 'ipr', { fixed: true, help: 'Un convenio marco puede no tener.' }),
  contraparte: ref('Parte receptora', 'entidad', { required: true }),
  objeto: longText('Objeto', { max: 8000, search: 'C' }),
  division: ref('División responsable', 'division'),
  referente: ref('Referente técnico', 'usuario'),
  resolucionReferente: text('Resolución que lo nombra', { max: 80 }),
  montoTotal: money('Monto convenido', {
    required: true,
    fixed: true,
    min: 0,
    help: 'El que se firma. Lo que cambia después es una modificación.',
  }),
  porcentajeGarantia: number('Garantía exigida', {
    fixed: true,
    unit: '%',
    min: 0,
    max: 100,
    help: 'Porcentaje del monto que debe estar garantizado; déjelo vacío si no se exige.',
  }),
  vigenteDesde: date('Vigente desde'),
  vigenteHasta: date('Vigente hasta'),
  ...hitos,
};
