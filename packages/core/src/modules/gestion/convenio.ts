import { integer, money } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { balance, rollup, share, tally } from '../../kernel/declare/rollup.ts';
import { campos, hitos } from './convenio.campos.ts';
import { enTramite, estados, vigentes } from './convenio.catalogos.ts';
import { gestion } from './convenio.permisos.ts';
import { registro2023, registro2025 } from './convenio.planilla.ts';
import * as regla from './convenio.reglas.ts';
import { cuota } from './cuota.ts';
import { garantia } from './garantia.ts';
import { modificacionConvenio } from './modificacionConvenio.ts';
import { con } from './permisos.ts';
import { documento, motivo } from './preguntas.ts';
import { rendicion } from './rendicion.ts';

const variacion = share(modificacionConvenio, {
  by: 'convenio',
  sum: 'variacion',
  where: (q) => q.eq('estado', 'APROBADA'),
});
const pagos = share(cuota, { by: 'convenio', sum: 'montoPagado', where: (q) => q.eq('estado', 'PAGADO') });

const intervalo = (label: string, desde: keyof typeof hitos, hasta: keyof typeof hitos) => ({
  field: integer(label, { unit: 'días' }),
  from: [desde, hasta],
  make: (v: Readonly<Record<string, unknown>>) => {
    const [antes, despues] = [v[desde], v[hasta]];
    return typeof antes === 'string' && typeof despues === 'string'
      ? regla.intervalo(antes, despues)
      : undefined;
  },
});

/** An agreement with whoever executes the money, from its draft to its liquidation (gestion.md §1.8, §4.2). */
export const convenio = defineModule({
  name: 'convenio',
  label: { one: 'Convenio', many: 'Convenios' },
  about: 'Mandatos, transferencias y colaboraciones',
  icon: 'convenio',
  front: ['porVencer', 'sinGarantia'],
  title: 'materia',
  code: { sequence: 'CV' },
  toldBy: ['iniciativa'],
  assignee: 'referente',
  unit: 'division',
  fields: campos,
  computed: {
    garantiaInicial: {
      field: money('Garantía exigida al firmar'),
      from: ['montoTotal', 'porcentajeGarantia'],
      make: (v) => regla.garantiaSobre(v.montoTotal, v.porcentajeGarantia),
    },
    diasCoreFirma: intervalo('Del CORE a la firma', 'fechaCore', 'firmadoEl'),
    diasFirmaAprobacion: intervalo('De la firma a la resolución', 'firmadoEl', 'fechaAprueba'),
    diasTomaRazon: intervalo('De la resolución a la toma de razón', 'fechaAprueba', 'fechaTomaRazon'),
    diasEnvio: intervalo('De la resolución al oficio', 'fechaAprueba', 'fechaEnvio'),
  },
  rollups: {
    montoVigente: tally({ label: 'Monto vigente', from: 'montoTotal', adds: [variacion] }),
    porProgramar: balance({
      label: 'Por programar en cuotas',
      from: 'montoTotal',
      adds: [variacion],
      takes: [
        share(cuota, { by: 'convenio', sum: 'monto', where: (q) => q.not(q.eq('estado', 'RECHAZADO')) }),
      ],
    }),
    pagado: tally({ label: 'Pagado', adds: [pagos] }),
    porRendir: tally({
      label: 'Por rendir',
      adds: [pagos],
      takes: [
        share(rendicion, {
          by: 'convenio',
          sum: 'cubierto',
          where: (q) => q.eq('estado', 'CERRADA_FINANCIERA'),
        }),
      ],
    }),
    garantiaFaltante: tally({
      label: 'Garantía que falta',
      from: 'garantiaInicial',
      adds: [
        share(modificacionConvenio, {
          by: 'convenio',
          sum: 'garantiaAdicional',
          where: (q) => q.eq('estado', 'APROBADA'),
        }),
      ],
      takes: [
        share(garantia, {
          by: 'convenio',
          sum: 'monto',
          where: (q) => q.and(q.eq('estado', 'VIGENTE'), q.eq('tipo', 'FIEL_CUMPLIMIENTO')),
        }),
      ],
    }),
    cuotasPendientes: rollup(cuota, {
      label: 'Cuotas pendientes',
      by: 'convenio',
      where: (q) => q.in('estado', ['PENDIENTE', 'DIFERIDO', 'EN_PROCESO']),
    }),
  },
  derived: (q) => ({
    diasParaTermino: { label: 'Días para el término', days: q.daysTo('vigenteHasta') },
    diasEnTramite: { label: 'Días hábiles en el estado', days: q.workingDays('estadoDesde') },
    fueraDePlazo: {
      label: 'Fuera de plazo',
      tone: 'bad',
      flag: q.and(q.lt('vigenteHasta', q.today), q.in('estado', [...vigentes])),
    },
    tramiteDemorado: {
      label: 'Tramitación demorada',
      tone: 'warn',
      flag: q.and(q.in('estado', [...enTramite]), q.gt(q.workingDays('creadoEn'), q.param('plazoConvenio'))),
    },
    garantiaInsuficiente: {
      label: 'Garantía insuficiente',
      tone: 'bad',
      flag: q.and(q.gt('garantiaFaltante', 0), q.in('estado', [...vigentes])),
    },
  }),
  states: estados,
  initial: 'BORRADOR',
  create: (rules) =>
    rules({
      check: ({ input, clock }) =>
        regla.hitosImposibles(input, clock.today) ??
        regla.vigenciaImposible(input.vigenteDesde, input.vigenteHasta),
    }),
  transitions: (verb) => {
    const alFirmar = (label: string, from: 'EN_REVISION_JURIDICA' | 'FIRMADO_GORE') => {
      const campo = from === 'FIRMADO_GORE' ? ('firmadoEl' as const) : ('firmadoGoreEl' as const);
      return verb({
        label,
        tone: 'primary',
        from: [from],
        to: from === 'FIRMADO_GORE' ? 'FIRMADO_CONTRAPARTE' : 'FIRMADO_GORE',
        edits: [campo],
        needs: [campo],
        fourEyes: from === 'FIRMADO_GORE' ? [] : ['enviarAJuridica'],
        check: ({ item, input, clock }) => regla.hitosImposibles({ ...item, ...input }, clock.today),
      });
    };
    return {
      negociar: verb({
        label: 'Iniciar negociación',
        tone: 'primary',
        from: ['BORRADOR'],
        to: 'EN_NEGOCIACION',
      }),
      devolverABorrador: verb({
        label: 'Devolver a borrador',
        from: ['EN_NEGOCIACION'],
        to: 'BORRADOR',
        ask: motivo,
      }),
      corregirMonto: verb({
        label: 'Corregir monto',
        help: 'Solo antes de la firma; después corresponde una modificación.',
        from: [...enTramite],
        to: 'same',
        edits: ['montoTotal', 'porcentajeGarantia'],
        needs: ['montoTotal'],
      }),
      enviarAJuridica: verb({
        label: 'Enviar a revisión jurídica',
        tone: 'primary',
        from: ['EN_NEGOCIACION'],
        to: 'EN_REVISION_JURIDICA',
      }),
      observar: verb({
        label: 'Observar',
        from: ['EN_REVISION_JURIDICA'],
        to: 'EN_NEGOCIACION',
        ask: motivo,
      }),
      firmarGore: alFirmar('Registrar firma del Gobierno Regional', 'EN_REVISION_JURIDICA'),
      firmarContraparte: alFirmar('Registrar firma de la contraparte', 'FIRMADO_GORE'),
      registrarHitos: verb({
        label: 'Registrar hitos',
        help: 'Certificados, resoluciones y oficios de la tramitación.',
        from: [...enTramite, 'FIRMADO_GORE', 'FIRMADO_CONTRAPARTE', ...vigentes],
        to: 'same',
        edits: Object.keys(hitos) as (keyof typeof hitos)[],
        check: ({ item, input, clock }) => regla.hitosImposibles({ ...item, ...input }, clock.today),
      }),
      ponerEnVigencia: verb({
        label: 'Poner en vigencia',
        tone: 'primary',
        from: ['FIRMADO_CONTRAPARTE'],
        to: 'VIGENTE',
        guard: ({ item }) => regla.faltaParaRegir(item),
      }),
      abrirModificacion: verb({
        label: 'Abrir modificación',
        from: ['VIGENTE'],
        to: 'EN_MODIFICACION',
        ask: motivo,
      }),
      cerrarModificacion: verb({
        label: 'Cerrar modificación',
        tone: 'primary',
        from: ['EN_MODIFICACION'],
        to: 'VIGENTE',
        edits: ['vigenteHasta'],
        ask: documento,
        check: ({ item, input }) =>
          regla.vigenciaImposible(item.vigenteDesde, input.vigenteHasta ?? item.vigenteHasta),
      }),
      suspender: verb({
        label: 'Suspender',
        tone: 'danger',
        from: ['VIGENTE'],
        to: 'SUSPENDIDO',
        ask: motivo,
      }),
      reanudar: verb({ label: 'Reanudar', from: ['SUSPENDIDO'], to: 'VIGENTE', ask: documento }),
      vencer: verb({
        label: 'Dar por vencido',
        from: ['VIGENTE', 'EN_MODIFICACION'],
        to: 'VENCIDO',
        guard: ({ item, clock }) => regla.sinVencer(item.vigenteHasta, clock.today),
      }),
      terminar: verb({ label: 'Terminar', from: ['VIGENTE'], to: 'TERMINADO', ask: documento }),
      resciliar: verb({
        label: 'Resciliar',
        help: 'Las partes lo dejan sin efecto de común acuerdo.',
        tone: 'danger',
        from: ['VIGENTE', 'EN_MODIFICACION', 'SUSPENDIDO'],
        to: 'RESCILIADO',
        ask: documento,
      }),
      liquidar: verb({
        label: 'Liquidar',
        help: 'Cierra las cuentas; el convenio ya no se edita.',
        tone: 'primary',
        from: ['TERMINADO', 'VENCIDO', 'RESCILIADO'],
        to: 'LIQUIDADO',
        ask: documento,
        fourEyes: ['terminar'],
      }),
      cancelar: verb({
        label: 'No se firma',
        tone: 'danger',
        from: [...enTramite, 'FIRMADO_GORE'],
        to: 'CANCELADO',
        ask: motivo,
      }),
      asignar: verb({
        label: 'Nombrar referente técnico',
        from: [...enTramite, 'FIRMADO_GORE', 'FIRMADO_CONTRAPARTE', ...vigentes],
        to: 'same',
        edits: ['division', 'referente', 'resolucionReferente'],
        needs: ['referente'],
      }),
    };
  },
  filters: (q) => ({
    vigentes: { label: 'Vigentes', where: q.in('estado', [...vigentes]) },
    porVencer: {
      label: 'Por vencer',
      where: q.and(
        q.in('estado', [...vigentes]),
        q.gte('vigenteHasta', q.today),
        q.lte(q.daysTo('vigenteHasta'), q.param('avisoConvenio')),
      ),
    },
    sinGarantia: {
      label: 'Con garantía insuficiente',
      where: q.and(q.in('estado', [...vigentes]), q.gt('garantiaFaltante', 0)),
    },
    mios: { label: 'Soy referente', where: q.eq('referente', q.actor('id')) },
  }),
  alerts: (q) => ({
    CONVENIO_POR_VENCER: {
      label: 'Convenio por vencer',
      source: 'RF-050 y US-FIN-CONV-003: avisos a 90, 60 y 30 días.',
      when: q.and(q.in('estado', [...vigentes]), q.gte('vigenteHasta', q.today)),
      measure: q.daysTo('vigenteHasta'),
      within: { ATENCION: 90, ALTO: 60, CRITICO: 30 },
    },
    CONVENIO_VENCIDO: {
      label: 'Convenio vencido y vigente',
      source: 'RF-050: pasó su término y sigue vigente.',
      when: q.in('estado', [...vigentes]),
      measure: q.days('vigenteHasta'),
      from: { CRITICO: 1 },
    },
    CONVENIO_PLAZO: {
      label: 'Convenio con su plazo por agotarse',
      source: 'RF-050, PLAZO_LEGAL: 80 % del plazo de tramitación usado.',
      when: q.in('estado', [...enTramite]),
      measure: q.share(q.workingDays('creadoEn'), q.param('plazoConvenio')),
      from: { ALTO: 80, CRITICO: 100 },
    },
    CONVENIO_SIN_GARANTIA: {
      label: 'Convenio con garantía insuficiente',
      source: 'M13: la garantía vigente no alcanza la exigida.',
      when: q.in('estado', [...vigentes]),
      measure: q.field('garantiaFaltante'),
      over: { ALTO: 0 },
    },
  }),
  grants: {
    SISTEMA: con('all', 'leer', 'crear', 'importar', 'vencer'),
    ADMIN_SISTEMA: con(
      'all',
      'leer',
      'crear',
      'editar',
      'eliminar',
      'restaurar',
      'importar',
      'exportar',
      'asignar',
    ),
    ADMIN_REGIONAL: { ...gestion('all'), importar: 'all' },
    JEFE_DIVISION: gestion('subtree'),
    ENCARGADO: { ...con('unit', 'leer', 'exportar'), ...con('own', 'editar', 'negociar', 'registrarHitos') },
  },
  form: () => [
    {
      title: 'Convenio',
      fields: ['materia', 'tipo', 'numero', 'iniciativa', 'contraparte', 'objeto'],
    },
    {
      title: 'Monto y vigencia',
      fields: ['montoTotal', 'porcentajeGarantia', 'vigenteDesde', 'vigenteHasta'],
    },
    { title: 'Responsables', fields: ['division', 'referente', 'resolucionReferente'] },
    { title: 'Hitos de la tramitación', fields: Object.keys(hitos) as (keyof typeof hitos)[] },
  ],
  sheets: { registro2023, registro2025 },
  list: {
    columns: [
      'codigo',
      'materia',
      'tipo',
      'contraparte',
      'montoVigente',
      'pagado',
      'porRendir',
      'vigenteHasta',
      'estado',
    ],
    filters: [
      'estado',
      'tipo',
      'contraparte',
      'iniciativa',
      'division',
      'referente',
      'vigenteHasta',
      'montoTotal',
    ],
    sort: '-creadoEn',
  },
});
