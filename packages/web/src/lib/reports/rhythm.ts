/** How often a report goes out, as people say it. */
export interface Rhythm {
  readonly every: 'dia' | 'semana' | 'mes';
  /** Hour of the day, `HH:MM`. */
  readonly at: string;
  /** Days of the week, 1 for Monday to 7 for Sunday. */
  readonly weekdays: readonly number[];
  /** Day of the month, 1 to 28. */
  readonly monthday: number;
}

/** Names of the days of the week in their order. */
export const weekdayNames = [
  'Lunes',
  'Martes',
  'Miércoles',
  'Jueves',
  'Viernes',
  'Sábado',
  'Domingo',
] as const;

/** A rhythm as the five fields of a schedule. */
export const cronOf = ({ every, at, weekdays, monthday }: Rhythm): string => {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const days = [...weekdays].sort().map((day) => day % 7);
  switch (every) {
    case 'dia':
      return `${minute} ${hour} * * *`;
    case 'semana':
      return `${minute} ${hour} * * ${days.join(',') || '1'}`;
    case 'mes':
      return `${minute} ${hour} ${monthday} * *`;
  }
};
