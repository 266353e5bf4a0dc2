import { digitoVerificador } from '@gore/core/kernel/declare/valores/rut.ts';

/** Tenant of the demonstration. */
export const tenant = 'nuble';

/** The institution of the demonstration. */
export const institucion = {
  nombre: 'Gobierno Regional de Ñuble',
  corto: 'GORE Ñuble',
  dominio: 'localhost',
  ingresos: ['claveunica', 'institucional', 'local'],
  rolesSegundoFactor: ['ADMIN_SISTEMA'],
  sesionHoras: 8,
  sesionPorRol: [{ rol: 'ADMIN_SISTEMA', horas: 4 }],
  zona: 'America/Santiago',
  region: '16',
};

/** Units of the regional government as its own papers name them (gestion.md §1.17). */
export const divisiones = [
  { sigla: 'AR', nombre: 'Administración Regional' },
  { sigla: 'DIPIR', nombre: 'División de Presupuesto e Inversión Regional', superior: 'AR' },
  { sigla: 'DIPIR-AE', nombre: 'Departamento de Análisis y Evaluación', superior: 'DIPIR' },
  { sigla: 'DIPIR-PPTO', nombre: 'Departamento de Presupuesto', superior: 'DIPIR' },
  { sigla: 'DIPLADE', nombre: 'División de Planificación y Desarrollo Regional', superior: 'AR' },
  { sigla: 'DIDESO', nombre: 'División de Desarrollo Social y Humano', superior: 'AR' },
  { sigla: 'DIFOI', nombre: 'División de Fomento e Industria', superior: 'AR' },
  { sigla: 'DIT', nombre: 'División de Infraestructura y Transportes', superior: 'AR' },
  { sigla: 'DAF', nombre: 'División de Administración y Finanzas', superior: 'AR' },
  { sigla: 'JURIDICA', nombre: 'Unidad Jurídica', superior: 'AR' },
  { sigla: 'UCR', nombre: 'Unidad de Control de Rendiciones', superior: 'DAF' },
] as const;

const provincia = (nombre: string, comunas: Readonly<Record<string, string>>) =>
  Object.entries(comunas).map(([cut, comuna]) => ({
    cut,
    nombre: comuna,
    provincia: nombre,
    region: 'Ñuble',
  }));

/** The 21 communes of the region with their CUT. */
export const comunas = [
  ...provincia('Diguillín', {
    '16101': 'Chillán',
    '16102': 'Bulnes',
    '16103': 'Chillán Viejo',
    '16104': 'El Carmen',
    '16105': 'Pemuco',
    '16106': 'Pinto',
    '16107': 'Quillón',
    '16108': 'San Ignacio',
    '16109': 'Yungay',
  }),
  ...provincia('Itata', {
    '16201': 'Quirihue',
    '16202': 'Cobquecura',
    '16203': 'Coelemu',
    '16204': 'Ninhue',
    '16205': 'Portezuelo',
    '16206': 'Ránquil',
    '16207': 'Treguaco',
  }),
  ...provincia('Punilla', {
    '16301': 'San Carlos',
    '16302': 'Coihueco',
    '16303': 'Ñiquén',
    '16304': 'San Fabián',
    '16305': 'San Nicolás',
  }),
];

/** `nombre.apellido` at a domain that exists nowhere (RFC 2606). */
const correoDe = (nombre: string): string =>
  `${nombre
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(' ')
    .slice(0, 2)
    .join('.')}@gorenuble.test`;

/** An invented person with a valid invented RUN. */
export const persona = (cuerpo: number, nombre: string, cargo: string, division: string, rol: string) => ({
  run: `${cuerpo}-${digitoVerificador(cuerpo)}`,
  nombre,
  correo: correoDe(nombre),
  cargo,
  divisiones: [division],
  roles: [rol],
});

/** Invented people, with valid invented RUNs, for each of the four system roles and the audit. */
export const usuarios = [
  persona(21_000_101, 'Paula Contreras Vidal', 'Encargada de informática', 'DAF', 'ADMIN_SISTEMA'),
  persona(21_000_202, 'Rodrigo Sepúlveda Arias', 'Administrador regional', 'AR', 'ADMIN_REGIONAL'),
  persona(21_000_303, 'Marcela Fuentes Riquelme', 'Jefa de división', 'DIPIR', 'JEFE_DIVISION'),
  persona(21_000_404, 'Tomás Aedo Placencia', 'Analista de preinversión', 'DIPIR', 'ENCARGADO'),
  persona(21_000_505, 'Ximena Oñate Parra', 'Jefa de división', 'DIT', 'JEFE_DIVISION'),
  persona(21_000_606, 'Cristóbal Lagos Muñoz', 'Inspector técnico', 'DIT', 'ENCARGADO'),
  persona(21_000_707, 'Daniela Iturra Soto', 'Analista de fondos concursables', 'DIDESO', 'ENCARGADO'),
  persona(21_000_808, 'Gonzalo Bustos Cid', 'Jefe de división', 'DIDESO', 'JEFE_DIVISION'),
  persona(21_001_101, 'Carolina Meriño Salas', 'Analista de inversión', 'DIPIR', 'ENCARGADO'),
  persona(21_001_202, 'Esteban Quezada Ruiz', 'Encargado de obras viales', 'DIT', 'ENCARGADO'),
  persona(21_001_303, 'Verónica Tapia Henríquez', 'Jefa de división', 'DIFOI', 'JEFE_DIVISION'),
  persona(21_001_404, 'Matías Cerda Bravo', 'Profesional de fomento', 'DIFOI', 'ENCARGADO'),
  persona(21_001_505, 'Lorena Poblete Rojas', 'Analista de rendiciones', 'UCR', 'ENCARGADO'),
  persona(21_001_606, 'Ignacio Sanhueza Vera', 'Abogado', 'JURIDICA', 'ENCARGADO'),
  persona(21_000_914, 'Verónica Salas Carrillo', 'Auditora interna', 'AR', 'AUDITOR'),
] as const;
