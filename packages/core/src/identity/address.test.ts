import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf } from './address.ts';

describe('networkOf', () => {
  it.each([
    ['200.1.2.3', '200.1.2.3'],
    ['::ffff:200.1.2.3', '200.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['desconocida', 'desconocida'],
  ])('counts %s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('takes all addresses of a /64 for one caller, and those of two for two', () => {
    const group = fc.integer({ min: 1, max: 0xffff });
    const four = fc.array(group, { minLength: 4, maxLength: 4 });
    const written = (groups: readonly number[]) => groups.map((one) => one.toString(16)).join(':');
    fc.assert(
      fc.property(four, four, four, (network, one, other) => {
        expect(networkOf(written([...network, ...one]))).toBe(networkOf(written([...network, ...other])));
        const [first = 0, ...rest] = network;
        const apart = [first === 1 ? 2 : first - 1, ...rest];
        expect(networkOf(written([...apart, ...one]))).not.toBe(networkOf(written([...network, ...one])));
      }),
    );
  });
});
