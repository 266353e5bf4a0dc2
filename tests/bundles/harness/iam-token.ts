import { createHash, createHmac } from 'node:crypto';
import { credentials } from './aws.ts';

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const mostSeconds = 900;

/**
 * Tells whether RDS would let somebody in with this password: an address signed for it with Signature Version 4, worked
 * out here from the specification and not with the library that made it.
 */
export const isIamToken = (password: string, user: string, host: string): boolean => {
  const token = URL.parse(`https://${password}`);
  if (!token || token.host !== host || token.pathname !== '/') return false;
  const query = new Map(token.searchParams);
  const of = (name: string) => query.get(`X-Amz-${name}`) ?? '';
  const signature = of('Signature');
  query.delete('X-Amz-Signature');
  const [, day = '', region = '', service = '', end = ''] = of('Credential').split('/');
  const asked =
    query.get('Action') === 'connect' &&
    query.get('DBUser') === user &&
    service === 'rds-db' &&
    of('SignedHeaders') === 'host' &&
    of('Algorithm') === 'AWS4-HMAC-SHA256' &&
    Number(of('Expires')) <= mostSeconds;
  const canonicalQuery = [...query]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&');
  const canonical = ['GET', '/', canonicalQuery, `host:${host}`, '', 'host', sha256('')].join('\n');
  const scope = `${day}/${region}/${service}/${end}`;
  const toSign = ['AWS4-HMAC-SHA256', of('Date'), scope, sha256(canonical)].join('\n');
  const key = [day, region, service, end].reduce<string | Buffer>(
    (made, part) => hmac(made, part),
    `AWS4${credentials.AWS_SECRET_ACCESS_KEY}`,
  );
  return asked && hmac(key, toSign).toString('hex') === signature;
};
