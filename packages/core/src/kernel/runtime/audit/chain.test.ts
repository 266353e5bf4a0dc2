import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditEntry } from '../../testing/audit-entry.ts';
import { type AuditEntry, canonical, commitment, conceal, entryHash, type Sidecar } from './chain.ts';
import { type Link, verifyChain, verifySidecar } from './verify.ts';

const entry = (seq: number, prev: string, more: Partial<AuditEntry> = {}): AuditEntry =>
  auditEntry(seq, { changes: [{ field: 'monto', before: seq - 1, after: seq }], prev, ...more });

const chainOf = (length: number): readonly Link[] => {
  const links: Link[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const one = entry(seq, links.at(-1)?.hash ?? '');
    links.push({ entry: one, hash: entryHash(one) });
  }
  return links;
};
const headOf = (links: readonly Link[]) => links.at(-1)?.hash ?? '';

describe('canonical text', () => {
  it('is the same for equal values, whatever the order of their keys', () => {
    expect(canonical({ b: 1, a: [{ d: null, c: 'x' }], z: undefined })).toBe(
      '{"a":[{"c":"x","d":null}],"b":1}',
    );
    expect(canonical(undefined)).toBe('null');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonical(turned)).toBe(canonical(value));
        expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
      }),
    );
  });

  it('differs for different values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const [left, right] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))] as [
          unknown,
          unknown,
        ];
        expect(canonical(left) === canonical(right)).toBe(isSame(left, right));
      }),
    );
  });
});

const isSame = (a: unknown, b: unknown): boolean => {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
};

describe('a chain', () => {
  it('is whole when nobody touched it', () => {
    for (const length of [0, 1, 2, 7]) {
      const links = chainOf(length);
      expect(verifyChain(links, headOf(links), length)).toEqual([]);
    }
  });

  it('shows where an entry was changed, however little', () => {
    const links = chainOf(5);
    const altered = links.with(2, {
      entry: entry(3, links[1]?.hash ?? '', { actor: 'anb' }),
      hash: links[2]?.hash ?? '',
    });
    expect(verifyChain(altered, headOf(links), 5)).toEqual([{ seq: 3, what: 'altered' }]);
  });

  it('shows an entry that was changed and sealed anew', () => {
    const links = chainOf(5);
    const forged = entry(3, links[1]?.hash ?? '', { actor: 'otra' });
    const altered = links.with(2, { entry: forged, hash: entryHash(forged) });
    expect(verifyChain(altered, headOf(links), 5)).toEqual([{ seq: 4, what: 'unlinked' }]);
  });

  it('shows what is missing at the start, in between and at the end', () => {
    const links = chainOf(5);
    const missing = (at: number) => verifyChain(links.toSpliced(at, 1), headOf(links), 5);
    expect(missing(0)).toEqual([{ seq: 1, what: 'missing' }]);
    expect(missing(2)).toEqual([{ seq: 3, what: 'missing' }]);
    expect(missing(4)).toEqual([{ seq: 5, what: 'missing' }]);
    expect(verifyChain([], 'x', 1)).toEqual([{ seq: 1, what: 'missing' }]);
  });

  it('shows a head that is another', () => {
    const links = chainOf(3);
    expect(verifyChain(links, 'otra', 3)).toEqual([{ seq: 3, what: 'wrong head' }]);
    expect(verifyChain(links, headOf(links), 2)).toEqual([]);
  });

  it('shows any single change to any entry', () => {
    const links = chainOf(4);
    fc.assert(
      fc.property(
        fc.nat(3),
        fc.constantFrom('actor', 'at', 'verb', 'estado', 'requestId', 'codigo', 'prev'),
        fc.string({ minLength: 1 }),
        (at, key, text) => {
          const link = links[at];
          if (!link) return;
          const changed = { ...link.entry, [key]: `${link.entry[key as 'actor']}${text}` };
          expect(verifyChain(links.with(at, { ...link, entry: changed }), headOf(links), 4)).not.toEqual([]);
        },
      ),
    );
  });
});

describe('a personal value', () => {
  const changes = [
    { field: 'run', before: '1-9', after: '2-7' },
    { field: 'correo', after: 'a@b.cl' },
    { field: 'apodo', before: 'x' },
    { field: 'monto', before: 1, after: 2 },
  ];
  const { changes: open, sidecar } = conceal(changes, (field) => field !== 'monto');

  it('is committed to, and lies aside with its salt', () => {
    expect(open[3]).toEqual({ field: 'monto', before: 1, after: 2 });
    expect(JSON.stringify(open)).not.toMatch(/1-9|2-7|a@b|"x"/);
    expect(Object.keys(sidecar)).toEqual(['run', 'correo', 'apodo']);
    const { salt = '', ...run } = sidecar.run ?? {};
    expect(run).toEqual({ before: '1-9', after: '2-7' });
    expect(open[0]).toEqual({
      field: 'run',
      commitments: { before: commitment(salt, '1-9'), after: commitment(salt, '2-7') },
    });
    expect(Object.keys((open[1] as { commitments: object }).commitments)).toEqual(['after']);
  });

  it('has a salt of its own, so that equal values cannot be told', () => {
    const again = conceal(changes, () => true);
    expect(again.sidecar.run?.salt).not.toBe(sidecar.run?.salt);
    expect(sidecar.run?.salt).not.toBe(sidecar.correo?.salt);
    expect(sidecar.run?.salt).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is proven by its commitment while it is kept, and nothing breaks when it is not', () => {
    const sealed = entry(1, '', { changes: open });
    expect(verifySidecar(sealed, sidecar)).toEqual([]);
    expect(verifySidecar(sealed, {})).toEqual([]);
    const { correo: _, ...less } = sidecar;
    expect(verifySidecar(sealed, less)).toEqual([]);
  });

  it('is found out when it was forged', () => {
    const sealed = entry(7, '', { changes: open });
    const forged = (field: string, more: Partial<Sidecar[string]>): Sidecar => ({
      ...sidecar,
      [field]: { salt: '', ...sidecar[field], ...more },
    });
    const broken = [{ seq: 7, what: 'sidecar' }];
    expect(verifySidecar(sealed, forged('run', { after: '3-5' }))).toEqual(broken);
    expect(verifySidecar(sealed, forged('run', { salt: 'otra' }))).toEqual(broken);
    expect(verifySidecar(sealed, forged('correo', { before: 'z@b.cl' }))).toEqual(broken);
    expect(verifySidecar(sealed, forged('apodo', { after: 'y' }))).toEqual(broken);
  });
});
