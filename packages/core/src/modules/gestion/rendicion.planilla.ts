import { plegar } from '../../kernel/declare/valores/texto.ts';

type Fila = Readonly<Record<string, string>>;

/** The register of the front desk. Who received each paper is not read; period and deadline are not in it. */
export const recibidas = {
  label: 'Rendiciones recibidas en oficina de partes',
  recognise: ['CÓDIGO', 'CORRELATIVO', 'TIPO DOCUMENTO', 'FECHA DCTO', 'MONTO DE LA RENDICIÓN'],
  columns: {
    CORRELATIVO: 'numero',
    CÓDIGO: { to: 'convenio', by: 'numero', also: ['CÓDIGO CONVENIO'] },
    'NOMBRE DE LA INICIATIVA': {
      to: 'glosa',
      read: (texto: string) => texto.slice(0, 200),
      also: ['INICIATIVA'],
    },
    'FECHA INGRESO': 'presentada',
    'MONTO DE LA RENDICIÓN': { to: 'montoRendido', unit: '$', also: ['MONTO RENDIDO', 'MONTO'] },
  },
  helpers: {
    'TIPO DOCUMENTO': { label: 'Tipo de documento', also: ['TIPO'] },
    'FECHA DCTO': { label: 'Fecha del documento' },
  },
  key: ({ CÓDIGO = '', CORRELATIVO = '', ...fila }: Fila) =>
    [CÓDIGO, CORRELATIVO, fila['FECHA DCTO'] ?? '', fila['MONTO DE LA RENDICIÓN'] ?? ''].join('/'),
  skip: (fila: Fila) =>
    /^REND/.test(plegar(fila['TIPO DOCUMENTO'] ?? ''))
      ? undefined
      : 'No es una rendición: es otro documento.',
  totals: ['montoRendido'],
} as const;
