import { describe, expect, it } from 'vitest';
import { daysUntil, dueGroup, formatDue, todayOf } from './due.ts';

// A Wednesday.
const today = '2026-07-15';

describe('a due date', () => {
  it('is told as people say it', () => {
    const told = ['2026-07-12', '2026-07-15', '2026-07-16', '2026-07-18', '2026-07-21', '2026-07-22'].map(
      (date) => formatDue(date, today),
    );
    expect(told).toEqual(['−3 d', 'hoy', 'mañana', 'sáb', 'mar', '22-07']);
    expect(formatDue('pronto', today)).toBe('pronto');
  });

  it('is overdue, of this week up to Sunday, or later', () => {
    expect(dueGroup('2026-07-14', today)).toBe('overdue');
    expect(dueGroup('2026-07-15', today)).toBe('week');
    expect(dueGroup('2026-07-19', today)).toBe('week');
    expect(dueGroup('2026-07-20', today)).toBe('later');
    expect(dueGroup(undefined, today)).toBe('later');
    expect(dueGroup('2026-07-20', '2026-07-19')).toBe('later');
  });

  it('goes by the day of the institution, not by that of the server', () => {
    expect(todayOf(new Date('2026-07-15T03:30:00Z'))).toBe('2026-07-14');
    expect(daysUntil('2026-08-01', '2026-07-31')).toBe(1);
  });
});
