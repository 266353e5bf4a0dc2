const dias = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
const meses = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

/** The five fields of a schedule: minute, hour, day of the month, month and day of the week (0 or 7 is Sunday). */
interface Horario {
  readonly minuto: string;
  readonly hora: string;
  readonly dia: string;
  readonly mes: string;
  readonly semana: string;
}

const limites: Readonly<Record<keyof Horario, readonly [number, number]>> = {
  minuto: [0, 59],
  hora: [0, 23],
  dia: [1, 31],
  mes: [1, 12],
  semana: [0, 7],
};

const partes = (cuando: string): Horario | undefined => {
  const [minuto, hora, dia, mes, semana, ...otros] = cuando.trim().split(/\s+/);
  if (!minuto || !hora || !dia || !mes || !semana || otros.length) return undefined;
  return { minuto, hora, dia, mes, semana };
};

const PARTE = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/;

const cabe = (campo: string, [menor, mayor]: readonly [number, number]): boolean =>
  campo.split(',').every((parte) => {
    const leida = PARTE.exec(parte);
    if (!leida) return false;
    const [desde = menor, hasta = mayor, paso = 1] = leida
      .slice(1)
      .map((numero) => (numero === undefined ? undefined : Number(numero)));
    return desde >= menor && hasta >= desde && hasta <= mayor && paso > 0;
  });

/** What is wrong with a schedule, for whoever wrote it; nothing when it is sound. */
export const horarioImposible = (cuando: string | undefined): string | false => {
  const horario = partes(cuando ?? '');
  const malo =
    'El horario se escribe con cinco campos: minuto, hora, día, mes y día de la semana; por ejemplo 0 17 * * 5.';
  if (!horario) return malo;
  const nombres = Object.keys(limites) as (keyof Horario)[];
  if (!nombres.every((nombre) => cabe(horario[nombre], limites[nombre]))) return malo;
  return (
    !/^\d{1,2}$/.test(horario.minuto) &&
    'Un informe se entrega a lo más una vez por hora: diga el minuto con un número.'
  );
};

const lista = (textos: readonly string[]): string =>
  textos.length > 1 ? `${textos.slice(0, -1).join(', ')} y ${textos.at(-1)}` : textos.join();

/** The numbers of a field that is a plain list or span of them; nothing for one with steps. */
const numeros = (campo: string): readonly number[] | undefined => {
  if (!/^\d{1,2}(-\d{1,2})?(,\d{1,2}(-\d{1,2})?)*$/.test(campo)) return undefined;
  return campo.split(',').flatMap((parte) => {
    const [desde = 0, hasta = desde] = parte.split('-').map(Number);
    return Array.from({ length: hasta - desde + 1 }, (_, n) => desde + n);
  });
};

const diasEnPalabras = ({ dia, semana }: Horario): string | undefined => {
  const deSemana = numeros(semana)?.map((numero) => String(dias[numero % 7]));
  const deMes = numeros(dia);
  if (dia === '*' && semana === '*') return 'todos los días';
  if (dia === '*' && deSemana) return semana === '1-5' ? 'de lunes a viernes' : `los ${lista(deSemana)}`;
  if (semana === '*' && deMes) return `el día ${lista(deMes.map(String))} de cada mes`;
  return undefined;
};

const mesesEnPalabras = ({ mes }: Horario): string | undefined => {
  if (mes === '*') return '';
  const cuales = numeros(mes);
  return cuales && ` en ${lista(cuales.map((numero) => String(meses[numero - 1])))}`;
};

/** A schedule as people say it: «los viernes a las 17:00, en días hábiles»; as it is written when it has no words. */
export const enPalabras = (cuando: string | undefined, habiles: boolean | undefined): string | undefined => {
  if (!cuando) return undefined;
  const horario = partes(cuando);
  const horas = horario && numeros(horario.hora);
  const cuales = horario && diasEnPalabras(horario);
  const delAnio = horario && mesesEnPalabras(horario);
  if (!horario || !horas || !cuales || delAnio === undefined || !/^\d{1,2}$/.test(horario.minuto))
    return `según «${cuando}»`;
  const relojes = horas.map((hora) => `${hora}:${horario.minuto.padStart(2, '0')}`);
  const entrega = habiles ? '; si no es hábil, el hábil siguiente' : '';
  return `${cuales}${delAnio} ${horas[0] === 1 ? 'a la' : 'a las'} ${lista(relojes)}${entrega}`;
};

/** Why a time of a schedule is not delivered: it was, by whoever looked at the same moment. */
export const yaEntregada = (anterior: string | undefined, ocasion: string | undefined): string | undefined =>
  anterior !== undefined && ocasion !== undefined && ocasion <= anterior
    ? 'Esa entrega ya se hizo: espere la próxima o elija «Entregar ahora».'
    : undefined;
