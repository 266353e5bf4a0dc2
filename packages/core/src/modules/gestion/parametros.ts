/** Thresholds of regional investment, with the paper each value comes from (gestion.md §1.6). */
export const parametros = {
  utm: {
    label: 'Valor de la UTM',
    unit: 'pesos',
    source: 'SII, noviembre de 2025. Cada institución registra el valor de cada mes.',
    values: [{ from: '2025-11-01', value: 69_542 }],
  },
  umbralCore: {
    label: 'Monto sobre el cual aprueba el CORE',
    unit: 'UTM',
    source: 'Estado real «APROB. MENOR A 7.000 UTM» de la cartera 2024.',
    values: [{ from: '2018-01-01', value: 7000 }],
  },
  umbralTomaRazon: {
    label: 'Monto sobre el cual se revisa si el acto es afecto',
    unit: 'UTM',
    source: 'Los antecedentes dicen 2.500 y 5.000 UTM: rige el menor mientras la institución no fije otro.',
    values: [{ from: '2018-01-01', value: 2500 }],
  },
  topeFril: {
    label: 'Tope de una iniciativa FRIL',
    unit: 'UTM',
    source: 'Instructivo FRIL de Ñuble; otras regiones usan 5.000 UTM.',
    values: [{ from: '2018-01-01', value: 4545 }],
  },
  plazoResolucion: {
    label: 'Plazo para tramitar una resolución',
    unit: 'días hábiles',
    source: 'Proceso de resolución exenta (NORM-P1).',
    values: [{ from: '2018-01-01', value: 15 }],
  },
  plazoConvenio: {
    label: 'Plazo para tramitar un convenio',
    unit: 'días hábiles',
    source: 'Proceso de tramitación de convenios (NORM-P2).',
    values: [{ from: '2018-01-01', value: 30 }],
  },
  avisoConvenio: {
    label: 'Aviso antes del término de un convenio',
    unit: 'días',
    source: 'US-FIN-CONV-003: avisos a 90, 60 y 30 días; rige el primero.',
    values: [{ from: '2018-01-01', value: 90 }],
  },
  avisoGarantia: {
    label: 'Aviso antes del vencimiento de una garantía',
    unit: 'días',
    source: 'US-SUP-OBRA-001-01: avisos a 60, 30 y 15 días; rige el primero.',
    values: [{ from: '2018-01-01', value: 60 }],
  },
  avisoCuota: {
    label: 'Aviso antes del vencimiento de una cuota',
    unit: 'días',
    source: 'US-TES-001-01: agenda de pagos con próximos y vencidos.',
    values: [{ from: '2018-01-01', value: 15 }],
  },
  vigenciaCdp: {
    label: 'Vigencia de un CDP',
    unit: 'días',
    source: 'Sin fuente normativa en los antecedentes: práctica de 60 días, por confirmar.',
    values: [{ from: '2018-01-01', value: 60 }],
  },
  variacionReevaluacion: {
    label: 'Variación del monto que obliga a reevaluar',
    unit: '%',
    source: 'US-FIN-GEST-003.',
    values: [{ from: '2018-01-01', value: 10 }],
  },
  topeGastosAdministrativos: {
    label: 'Tope de gastos administrativos',
    unit: '%',
    source: 'Glosa 06, subtítulo 24; US-FIN-REND-016.',
    values: [{ from: '2018-01-01', value: 5 }],
  },
  plazoRendicion: {
    label: 'Plazo de revisión de una rendición',
    unit: 'días hábiles',
    source: 'Proceso de rendición tradicional: 18 días hábiles del Gobierno Regional.',
    values: [{ from: '2018-01-01', value: 18 }],
  },
} as const;
