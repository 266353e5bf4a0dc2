import { cartera } from './cartera.ts';
import { registroConvenios, rendicionesPendientes } from './convenios.ts';
import { informeDivisional } from './divisional.ts';
import { informeEjecutivo } from './ejecutivo.ts';
import { fichaIpr } from './ficha.ts';
import { resumenPresupuestario } from './presupuesto.ts';
import { listaTrabajo } from './trabajo.ts';

/** The reports of regional management, in the order people find them. */
export const informes = [
  informeEjecutivo,
  informeDivisional,
  cartera,
  listaTrabajo,
  registroConvenios,
  rendicionesPendientes,
  resumenPresupuestario,
  fichaIpr,
];
