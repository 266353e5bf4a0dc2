import type { Figure } from '../../declare/dashboard.ts';
import type { Card } from './answer.ts';
import { askingOf, readFigures, shareOf, unitOf, valueAt } from './figures.ts';
import { linkTo, type Reading } from './reading.ts';

/** The numbers of a section, each by itself. */
export const readCards = async (reading: Reading, figures: readonly Figure[]): Promise<readonly Card[]> => {
  const askings = askingOf(reading, figures, () => []);
  const { measured, wholes } = await readFigures(reading, askings);
  return askings.map(({ figure, of }, at) => {
    const value = valueAt(measured[at], null);
    const whole = valueAt(wholes[at], null);
    return {
      label: figure.label,
      unit: unitOf(reading, figure),
      value: figure.whole ? shareOf(value, whole) : value,
      ...(figure.whole ? { whole } : {}),
      ...(figure.tone ? { tone: figure.tone } : {}),
      ...(figure.help ? { help: figure.help } : {}),
      ...linkTo(reading, of.of),
    };
  });
};
