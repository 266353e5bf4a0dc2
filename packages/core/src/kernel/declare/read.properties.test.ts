import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInstant } from './evaluate.ts';
import type { Field, FieldKind } from './field.ts';
import * as f from './fields.ts';
import { readValue, readValues } from './read.ts';
import { unstorable } from './storable.ts';
import { esFecha } from './valores/fecha.ts';
import { esRut } from './valores/rut.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const areTexts = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText);
const isWithin = (value: unknown, low: number, high: number) =>
  typeof value === 'number' && value >= low && value <= high;

const row = { dia: f.date('Día'), monto: f.money('Monto', { required: true }) };

/** A field of each kind, and what a value of it has to be: said again, apart from how it is read. */
const kinds: Readonly<Record<FieldKind, readonly [Field, (value: unknown) => boolean]>> = {
  text: [f.text('T'), (v) => isText(v) && String(v).length <= 300 && !/[\n\r\t]/.test(String(v))],
  longText: [f.longText('T', { max: 50 }), (v) => isText(v) && String(v).length <= 50],
  money: [f.money('T'), Number.isSafeInteger],
  percent: [f.percent('T'), (v) => isWithin(v, 0, 100)],
  number: [f.number('T', { min: -5, max: 5 }), (v) => isWithin(v, -5, 5)],
  integer: [f.integer('T'), Number.isSafeInteger],
  boolean: [f.boolean('T'), (v) => v === true || v === false],
  date: [f.date('T'), (v) => typeof v === 'string' && esFecha(v)],
  instant: [f.instant('T'), (v) => typeof v === 'string' && isInstant(v) && v.endsWith('Z')],
  choice: [f.choice('T', { A: 'a', B: 'b' }), (v) => v === 'A' || v === 'B'],
  choices: [
    f.choices('T', { A: 'a', B: 'b' }),
    (v) => areTexts(v) && (v as string[]).every((one) => one === 'A' || one === 'B'),
  ],
  ref: [f.ref('T', 'x'), (v) => typeof v === 'string' && /^[0-9a-z:_-]{1,64}$/.test(v)],
  refs: [f.refs('T', 'x'), (v) => areTexts(v) && new Set(v as string[]).size === (v as string[]).length],
  rut: [f.rut('T'), (v) => typeof v === 'string' && esRut(v)],
  email: [f.email('T'), (v) => typeof v === 'string' && /^\S+@\S+\.\S+$/.test(v)],
  file: [
    f.file('T'),
    (v) =>
      isObject(v) && typeof v.key === 'string' && typeof v.name === 'string' && typeof v.size === 'number',
  ],
  point: [f.point('T'), (v) => isObject(v) && isWithin(v.lon, -180, 180) && isWithin(v.lat, -90, 90)],
  geometry: [
    f.geometry('T'),
    (v) => isObject(v) && (Array.isArray(v.coordinates) || typeof v.key === 'string'),
  ],
  json: [f.json('T'), (v) => JSON.stringify(v).length <= 16_384],
  list: [
    f.list('T', row),
    (v) => Array.isArray(v) && v.every((one) => isObject(one) && Number.isSafeInteger(one.monto)),
  ],
};

const near: readonly fc.Arbitrary<unknown>[] = [
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('2026-01-31', '2026-02-31', '2026-03-01T10:00:00Z', '12.345.678-5', 'a@b.cl', 'A', 'x\n y'),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.constantFrom('A', 'B', 'a', 'b', '')),
  fc.record({ lon: fc.double({ min: -190, max: 190 }), lat: fc.double({ min: -95, max: 95 }) }),
  fc.record({ key: fc.string(), name: fc.string({ unit: 'binary' }), size: fc.double() }),
  fc.record({ type: fc.constantFrom('Point', 'Polygon', 'X'), coordinates: fc.jsonValue() }),
  fc.array(fc.record({ dia: fc.constantFrom('2026-01-01', 'x', null), monto: fc.integer() })),
  fc.jsonValue(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
];
const anything = fc.oneof(...near);

describe.each(Object.entries(kinds))('whatever is sent as %s', (_, [field, isRight]) => {
  it('is refused with a sentence, or becomes a value of the kind that storage holds', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const reading = readValue(field, raw);
        const value = 'value' in reading ? reading.value : undefined;
        if ('message' in reading) expect(reading.message).toMatch(/^[A-ZÁÉÍÓÚ].*\.$/);
        else if (value !== undefined) expect([isRight(value), unstorable(value)]).toEqual([true, undefined]);
      }),
      { numRuns: 300 },
    );
  });

  it('comes back the same once it was accepted, by way of JSON too', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const reading = readValue(field, raw);
        if ('message' in reading || reading.value === undefined) return;
        expect(readValue(field, JSON.parse(JSON.stringify(reading.value)))).toEqual({
          value: JSON.parse(JSON.stringify(reading.value)),
        });
      }),
      { numRuns: 300 },
    );
  });
});

it('a form is read whole: each value sent is accepted, cleared or named as a fault', () => {
  const fields = Object.fromEntries(Object.entries(kinds).map(([name, [field]]) => [name, field]));
  const forms = fc.dictionary(fc.constantFrom(...Object.keys(fields), 'otro', 'toString'), anything);
  fc.assert(
    fc.property(forms, (raw) => {
      const { values, faults } = readValues(fields, raw);
      expect([...Object.keys(values), ...faults.map(({ field }) => field)].sort()).toEqual(
        Object.keys(raw).sort(),
      );
    }),
    { numRuns: 300 },
  );
});
