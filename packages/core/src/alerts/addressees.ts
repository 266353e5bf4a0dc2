import type { Staff } from '../identity/staff.ts';
import { type AlertLevel, type Escalation, levelsInOrder } from '../kernel/declare/alert.ts';

/** What a record says about who answers for it. */
export interface Answerable {
  readonly personas: readonly string[];
  readonly unidad?: string;
}

/** Most people one alert is addressed to. */
const most = 25;

const withRole = ({ people }: Staff, role: string, unit?: string): readonly string[] =>
  people
    .filter(({ roles, units }) => roles.has(role) && (unit === undefined || units.includes(unit)))
    .map(({ id }) => id);

/** Those with a role in a unit; where it has none, in the nearest above it that has. */
const heads = (staff: Staff, role: string, unit: string | undefined): readonly string[] => {
  const seen = new Set<string>();
  for (let at = unit; at !== undefined && !seen.has(at); at = staff.above.get(at)) {
    const found = withRole(staff, role, at);
    if (found.length) return found;
    seen.add(at);
  }
  return [];
};

const atLevel = (
  staff: Staff,
  escalation: Escalation,
  level: AlertLevel,
  { personas, unidad }: Answerable,
): readonly string[] =>
  (escalation[level] ?? []).flatMap((one) => {
    if (one === 'assignee') return personas.filter((id) => staff.people.some((person) => person.id === id));
    return one.within ? heads(staff, one.role, unidad) : withRole(staff, one.role);
  });

/**
 * Whom an alert of a level is addressed to: those of its level and of the levels below. What would reach nobody goes
 * up until it reaches somebody.
 */
export const addressees = (
  staff: Staff,
  escalation: Escalation,
  level: AlertLevel,
  answerable: Answerable,
): readonly string[] => {
  const reached = new Set<string>();
  const up = levelsInOrder.indexOf(level);
  for (const [at, one] of levelsInOrder.entries()) {
    if (at > up && reached.size) break;
    for (const id of atLevel(staff, escalation, one, answerable)) reached.add(id);
  }
  return [...reached].sort().slice(0, most);
};
