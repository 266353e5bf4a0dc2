import { sumarDias } from '@gore/core/kernel/declare/valores/fecha.ts';
import type { Ficticia } from './cartera.ts';
import { emisor } from './entidades.ts';

/** An initiative of the demonstration that is already written. */
export interface Iniciativa {
  readonly id: string;
  readonly nombre: string;
  readonly estado: string;
  readonly comuna: string;
  readonly division: string;
  readonly subtitulo: string;
  readonly monto: number;
}

/** What agreements need to know of an invented initiative that was written under an id. */
export const comoIniciativa = ({ values, estado, comuna, division }: Ficticia, id: string): Iniciativa => ({
  id,
  nombre: String(values.nombre),
  subtitulo: String(values.subtitulo),
  monto: Number(values.montoIniciativa),
  estado,
  comuna,
  division,
});

/** A record to be: the values of its module, whatever its state. */
export interface Fila {
  readonly codigo: string;
  readonly estado: string;
  readonly values: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** An agreement of the demonstration, with its place among them. */
export interface Acuerdo extends Fila {
  readonly orden: number;
  readonly iniciativa: Iniciativa;
  readonly monto: number;
  readonly hasta: string;
}

const tramite = ['BORRADOR', 'EN_NEGOCIACION', 'EN_REVISION_JURIDICA', 'CANCELADO'];

/** States the agreement of an initiative may be in, by the state of the initiative. */
const estados: Readonly<Record<string, readonly string[]>> = {
  CDP_EMITIDO: tramite,
  FORMALIZADO: ['FIRMADO_GORE', 'FIRMADO_CONTRAPARTE', 'VIGENTE'],
  EN_LICITACION: ['VIGENTE'],
  EN_EJECUCION: ['VIGENTE', 'VIGENTE', 'EN_MODIFICACION'],
  EN_OBRA: ['VIGENTE', 'VIGENTE', 'VIGENTE', 'SUSPENDIDO'],
  EN_RENDICION: ['TERMINADO', 'VENCIDO', 'RESCILIADO'],
  CERRADO: ['LIQUIDADO'],
};
const terminados: readonly string[] = ['TERMINADO', 'VENCIDO', 'RESCILIADO', 'LIQUIDADO'];
const vigentes: readonly string[] = ['VIGENTE', 'EN_MODIFICACION', 'SUSPENDIDO'];

const turno = (de: readonly string[], at: number): string => de[at % de.length] ?? '';
const folio = (prefijo: string, anio: string, at: number): string =>
  `${prefijo}-${anio}-${String(at + 1).padStart(5, '0')}`;

/** Codes carry the year before this one, so that those people give this year begin at one. */
export const calendario = (hoy: string) => ({
  on: (dias: number) => sumarDias(hoy, dias),
  anterior: String(Number(hoy.slice(0, 4)) - 1),
  anio: Number(hoy.slice(0, 4)),
});
type Calendario = ReturnType<typeof calendario>;

const terminoDe = (estado: string, at: number): number => {
  if (terminados.includes(estado)) return -20 - (at % 60);
  if (at % 11 === 0) return -10;
  return at % 4 === 0 ? 20 + (at % 30) : 200 + (at % 300);
};

/** The agreement of each initiative that has got that far. */
export const acuerdos = (
  iniciativas: readonly Iniciativa[],
  { on, anterior }: Calendario,
  { contraparte, referente, division }: Readonly<Record<string, (one: Iniciativa) => string | undefined>>,
): readonly Acuerdo[] =>
  iniciativas
    .filter(({ estado }) => estado in estados)
    .map((iniciativa, orden) => {
      const estado = turno(estados[iniciativa.estado] ?? [], Math.floor(orden / 7));
      const firmado = !tramite.includes(estado);
      const inicio = -460 + (orden % 200);
      const hasta = on(terminoDe(estado, orden));
      const afecta = orden % 5 === 0;
      const papeles = {
        certificadoCore: `Certificado ${100 + orden}`,
        fechaCore: on(inicio),
        ...(estado === 'FIRMADO_GORE' || firmado ? { firmadoGoreEl: on(inicio + 15) } : {}),
        ...(firmado && estado !== 'FIRMADO_GORE' ? { firmadoEl: on(inicio + 22) } : {}),
        ...(vigentes.includes(estado) || terminados.includes(estado)
          ? {
              resolucionAprueba: `Resolución ${orden + 1}`,
              fechaAprueba: on(inicio + 30),
              caracterAprueba: afecta ? 'AFECTA' : 'EXENTA',
              ...(afecta ? { resultadoCgr: 'TOMA_RAZON', fechaTomaRazon: on(inicio + 50) } : {}),
              fechaEnvio: on(inicio + 55),
              oficioEnvio: `Oficio ${orden + 1}`,
              vigenteDesde: on(inicio + 55),
              vigenteHasta: hasta,
            }
          : {}),
      };
      const quien = {
        contraparte: contraparte?.(iniciativa),
        referente: referente?.(iniciativa),
        division: division?.(iniciativa),
      };
      return {
        codigo: folio('CV', anterior, orden),
        estado,
        orden,
        iniciativa,
        monto: iniciativa.monto,
        hasta,
        values: {
          materia: `Convenio de ${orden % 3 ? 'transferencia' : 'mandato'}: ${iniciativa.nombre}`,
          tipo: orden % 3 ? 'TRANSFERENCIA' : 'MANDATO',
          iniciativa: iniciativa.id,
          montoTotal: iniciativa.monto,
          porcentajeGarantia: 5,
          ...Object.fromEntries(Object.entries(quien).flatMap(([name, id]) => (id ? [[name, id]] : []))),
          ...papeles,
        },
      };
    });

const pagada = (numero: number, fecha: string, monto: number, orden: number) => ({
  montoPagado: monto,
  comprobante: `EG-${orden + 1}-${numero}`,
  pagadaEl: fecha,
});

const estadoDeCuota = (acuerdo: Acuerdo, numero: number): string => {
  if (terminados.includes(acuerdo.estado)) return 'PAGADO';
  if (!vigentes.includes(acuerdo.estado) || numero === 3) return 'PENDIENTE';
  return numero === 1 ? 'PAGADO' : turno(['PAGADO', 'EN_PROCESO', 'PENDIENTE', 'DIFERIDO'], acuerdo.orden);
};

type De = { readonly convenio: string };

/** Three instalments of each agreement, as far as it has got. */
export const cuotas = (acuerdo: Acuerdo, { convenio }: De, { on, anterior }: Calendario): readonly Fila[] =>
  [1, 2, 3].map((numero) => {
    const tercio = Math.floor(acuerdo.monto / 3);
    const monto = numero === 3 ? acuerdo.monto - 2 * tercio : tercio;
    const estado = estadoDeCuota(acuerdo, numero);
    const vence = on(-150 + numero * 60 + (acuerdo.orden % 20));
    return {
      codigo: folio('CUO', anterior, acuerdo.orden * 3 + numero - 1),
      estado,
      values: {
        convenio,
        iniciativa: acuerdo.iniciativa.id,
        numero,
        glosa: `Cuota ${numero} de 3`,
        monto,
        vence,
        ...(estado === 'PAGADO' ? pagada(numero, vence, monto, acuerdo.orden) : {}),
      },
    };
  });

const etapas = ['LICITACION', 'INICIO_OBRA', 'AVANCE_50'] as const;
const nombres = { LICITACION: 'Licitación', INICIO_OBRA: 'Inicio de la obra', AVANCE_50: 'Mitad de la obra' };

/** Milestones of an agreement that binds. */
export const hitos = (acuerdo: Acuerdo, { convenio }: De, { on, anterior }: Calendario): readonly Fila[] =>
  etapas.map((tipo, at) => {
    const planificado = -120 + at * 70 + (acuerdo.orden % 30);
    const cumplido = terminados.includes(acuerdo.estado) || at === 0;
    return {
      codigo: folio('HIT', anterior, acuerdo.orden * 3 + at),
      estado: cumplido ? (acuerdo.orden % 4 ? 'VERIFICADO' : 'CUMPLIDO') : 'PENDIENTE',
      values: {
        convenio,
        iniciativa: acuerdo.iniciativa.id,
        tipo,
        nombre: nombres[tipo],
        planificado: on(planificado),
        ...(cumplido ? { real: on(planificado + (acuerdo.orden % 15)) } : {}),
      },
    };
  });

/** The guarantee of an agreement; every ninth one falls short of what is asked. */
export const garantia = (acuerdo: Acuerdo, { convenio }: De, { on, anterior }: Calendario): Fila => {
  const monto = Math.round(acuerdo.monto * (acuerdo.orden % 9 ? 0.05 : 0.02));
  return {
    codigo: folio('GAR', anterior, acuerdo.orden),
    estado: acuerdo.estado === 'LIQUIDADO' ? 'DEVUELTA' : 'VIGENTE',
    values: {
      convenio,
      tipo: 'FIEL_CUMPLIMIENTO',
      numero: `BG-${1000 + acuerdo.orden}`,
      ...emisor,
      monto,
      emitida: on(-300),
      vence: acuerdo.orden % 13 ? sumarDias(acuerdo.hasta, 60) : on(-5),
    },
  };
};

const revision = ['RECIBIDA', 'EN_REVISION', 'OBSERVADA', 'APROBADA_TECNICA', 'EN_UCR', 'PENDIENTE'];

/** The account of each instalment that was paid. */
export const rendiciones = (
  acuerdo: Acuerdo,
  { convenio }: De,
  pagos: readonly Fila[],
  { on, anterior }: Calendario,
): readonly Fila[] =>
  pagos.map(({ values }, at) => {
    const monto = Number(values.monto);
    const cerrada = acuerdo.estado === 'LIQUIDADO' || (at === 0 && acuerdo.orden % 2 === 0);
    const estado = cerrada ? 'CERRADA_FINANCIERA' : turno(revision, acuerdo.orden + at);
    const hasta = -70 + at * 15 + (acuerdo.orden % 12);
    const { contraparte } = acuerdo.values;
    return {
      codigo: folio('REN', anterior, acuerdo.orden * 3 + at),
      estado,
      values: {
        convenio,
        iniciativa: acuerdo.iniciativa.id,
        ...(contraparte === undefined ? {} : { entidad: contraparte }),
        numero: at + 1,
        glosa: `Rendición de la cuota ${values.numero}`,
        tipoInforme: 'MENSUAL',
        desde: on(hasta - 30),
        hasta: on(hasta),
        plazo: on(hasta + 15),
        ...(estado === 'PENDIENTE' ? {} : { presentada: on(hasta + 10 + (acuerdo.orden % 10)) }),
        montoRendido: monto,
        ...(cerrada ? { cubierto: monto } : {}),
      },
    };
  });

const despacho = [
  'BORRADOR',
  'EN_REVISION',
  'VISADO',
  'FIRMADO',
  'NUMERADO',
  'EN_CGR',
  'REPRESENTADO',
  'RETIRADO',
];

/** The act that approves an agreement, or that is about to. */
export const acto = (acuerdo: Acuerdo, { convenio }: De, { on, anterior }: Calendario): Fila => {
  const rige = vigentes.includes(acuerdo.estado) || terminados.includes(acuerdo.estado);
  const estado = rige ? 'TRAMITADO' : turno(despacho, acuerdo.orden);
  const numerado = rige || despacho.indexOf(estado) >= despacho.indexOf('NUMERADO');
  const enContraloria = despacho.indexOf(estado) >= despacho.indexOf('EN_CGR');
  return {
    codigo: folio('ACT', anterior, acuerdo.orden),
    estado,
    values: {
      materia: `Aprueba ${String(acuerdo.values.materia).toLowerCase()}`,
      tipo: 'RESOLUCION',
      caracter: acuerdo.values.caracterAprueba === 'AFECTA' || enContraloria ? 'AFECTA' : 'EXENTA',
      naturaleza: 'APROBATORIA',
      subtipo: 'APRUEBA_CONVENIO',
      iniciativa: acuerdo.iniciativa.id,
      convenio,
      montoAfecto: acuerdo.monto,
      ...(numerado
        ? { numero: acuerdo.orden + 1, anio: Number(anterior), fechaNumero: on(-200 + (acuerdo.orden % 90)) }
        : {}),
      ...(rige ? { tramitadoEl: on(-90 + (acuerdo.orden % 60)) } : {}),
      ...(enContraloria ? { enviadoCgr: on(-40) } : {}),
    },
  };
};

const cobros = ['PAGADO', 'REVISION', 'OBSERVADO', 'APROBADO'];

/** What the works of an agreement have charged so far. */
export const estadosDePago = (
  acuerdo: Acuerdo,
  { convenio }: De,
  { on, anterior }: Calendario,
): readonly Fila[] =>
  [1, 2].map((numero) => {
    const estado = numero === 1 ? 'PAGADO' : turno(cobros, acuerdo.orden);
    const monto = Math.floor(acuerdo.monto / 8);
    const aprobado = estado === 'PAGADO' || estado === 'APROBADO';
    return {
      codigo: folio('EP', anterior, acuerdo.orden * 2 + numero - 1),
      estado,
      values: {
        convenio,
        iniciativa: acuerdo.iniciativa.id,
        numero,
        glosa: `Estado de pago ${numero}`,
        presentado: on(-80 + numero * 25),
        montoSolicitado: monto,
        avanceFisico: numero * 20,
        ...(aprobado ? { montoAprobado: monto, aprobadoEl: on(-70 + numero * 25) } : {}),
        ...(estado === 'PAGADO'
          ? { pagadoEl: on(-60 + numero * 25), comprobante: `EP-${acuerdo.orden}` }
          : {}),
      },
    };
  });

/** What an agreement under modification is about to change. */
export const modificacion = (acuerdo: Acuerdo, { convenio }: De, { anterior }: Calendario): Fila => ({
  codigo: folio('MC', anterior, acuerdo.orden),
  estado: acuerdo.orden % 2 ? 'BORRADOR' : 'EN_REVISION',
  values: {
    convenio,
    materia: 'Aumento de plazo y de obras',
    alcance: ['PLAZO', 'MONTO'],
    variacion: Math.floor(acuerdo.monto / 20),
    fundamento: 'Obras adicionales que la unidad técnica justificó.',
  },
});

const lineas = [
  ['24', '03', 'Transferencias a otras entidades públicas'],
  ['29', '03', 'Vehículos'],
  ['31', '02', 'Proyectos de inversión'],
  ['33', '03', 'Transferencias de capital a otras entidades públicas'],
] as const;

/** The budget of the year: a line for each subtítulo the portfolio uses. */
export const asignaciones = ({ anio }: Calendario): readonly Fila[] =>
  lineas.map(([subtitulo, item, denominacion]) => ({
    codigo: `${anio}-02-${subtitulo}.${item}`,
    estado: 'EJECUCION',
    values: { anio, programa: '02', subtitulo, item, denominacion, montoInicial: 24_000_000_000 },
  }));

/** The certificate behind an agreement: used once it is signed. */
export const certificado = (
  acuerdo: Acuerdo,
  { asignacion }: { readonly asignacion: string },
  { on, anterior }: Calendario,
): Fila => {
  const usado = !tramite.includes(acuerdo.estado);
  return {
    codigo: folio('CDP', anterior, acuerdo.orden),
    estado: usado ? 'UTILIZADO' : 'EMITIDO',
    values: {
      glosa: acuerdo.iniciativa.nombre,
      asignacion,
      monto: Math.floor(acuerdo.monto / 4),
      iniciativa: acuerdo.iniciativa.id,
      numero: acuerdo.orden + 1,
      anio: Number(anterior),
      emitidoEl: on(-30 + (acuerdo.orden % 25)),
      vence: on(30 + (acuerdo.orden % 25)),
      ...(usado ? { compromiso: `Resolución ${acuerdo.orden + 1}` } : {}),
    },
  };
};

/** Whether the agreement binds or did. */
export const rigio = ({ estado }: Acuerdo): boolean =>
  vigentes.includes(estado) || terminados.includes(estado);
