import { isIPv6 } from 'node:net';

/** Bits of an IPv6 address a network is given; what follows its customer chooses freely. */
const networkGroups = 4;

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

const expand = (address: string): readonly string[] => {
  const [head = '', tail] = address.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...right];
};

/**
 * What limits by address count by: an IPv4 address itself, of an IPv6 address its /64, since whoever has one address
 * of it has them all.
 */
export const networkOf = (address: string): string => {
  const [, v4] = mapped.exec(address) ?? [];
  if (v4) return v4;
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return address;
  const groups = expand(bare).slice(0, networkGroups);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
};
