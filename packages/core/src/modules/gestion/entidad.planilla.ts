import { plegar } from '../../kernel/declare/valores/texto.ts';

/** Kind of institution by the words of its name, where the sheet has no column for it. */
const tipoDe = (_: string, fila: Readonly<Record<string, string>>) => {
  const dicho = plegar(`${fila.TIPO ?? ''} ${fila['NOMBRE INSTITUCIÓN'] ?? ''}`);
  if (/\bMUN/.test(dicho)) return 'MUNICIPIO';
  if (/UNIVERSIDAD|INSTITUTO|\bU\. /.test(dicho)) return 'UNIVERSIDAD';
  if (/CORPORACION|FUNDACION/.test(dicho)) return 'CORPORACION';
  if (/SERVICIO|SUBSECRETARIA|SEREMI|DIRECCION|MINISTERIO|\bINIA\b|\bINDAP\b/.test(dicho)) return 'SERVICIO';
  return /\bS\.?A\.?\b|LTDA|SPA\b|EIRL/.test(dicho) ? 'EMPRESA' : 'ORGANIZACION';
};

/** A list of institutions: municipalities, services, organisations. Names of people are not read. */
export const actores = {
  label: 'Actores e instituciones',
  recognise: ['RUT', 'NOMBRE INSTITUCIÓN'],
  columns: {
    RUT: { to: 'rut', also: ['RUT INSTITUCIÓN', 'RUT INSTITUCION', 'ROL ÚNICO TRIBUTARIO'] },
    'NOMBRE INSTITUCIÓN': {
      to: 'nombre',
      also: [
        'INSTITUCIÓN',
        'RAZÓN SOCIAL',
        'UNIDAD TECNICA',
        'UNIDAD EJECUTORA',
        'NOMBRE ORGANIZACIÓN',
        'NOMBRE',
      ],
    },
    SIGLA: { to: 'sigla', also: ['ACRÓNIMO'] },
    '= tipo': { to: 'tipo', read: tipoDe },
    COMUNA: { to: 'comuna', alias: { TREHUACO: 'Treguaco', REGIONAL: '', INTERCOMUNAL: '' } },
    DIRECCIÓN: { to: 'direccion', also: ['DOMICILIO'] },
    CORREO: { to: 'correo', also: ['CORREO ELECTRÓNICO', 'E-MAIL', 'EMAIL'] },
  },
  helpers: { TIPO: { label: 'Tipo de institución' } },
  totals: [],
} as const;
