import { z } from 'zod';
import { accessDenied, entityTooLarge, invalidArgument, S3Error } from './errors.ts';
import { ALGORITHM, assertSameSignature, type Credentials, readCredential, signText } from './signature.ts';

const policySchema = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
      z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
      z.record(z.string(), z.string()),
    ]),
  ),
});

type Condition = z.infer<typeof policySchema>['conditions'][number];

/** Sizes in bytes, both allowed. */
export interface SizeRange {
  readonly min: number;
  readonly max: number;
}

interface FieldRule {
  readonly field: string;
  readonly kind: 'eq' | 'starts-with';
  readonly value: string;
}

const FREE_FIELDS = new Set(['x-amz-signature', 'file', 'policy']);

/**
 * Verifies the signed policy of a browser upload against the fields of its form.
 * @param fields form fields by lower-case name, with `bucket` as addressed and `${filename}` in `key` not yet replaced
 * @returns the sizes the policy allows
 * @throws S3Error 403 when the signature is wrong, the policy expired, a condition fails or a field is not covered
 */
export function verifyPostPolicy(
  fields: ReadonlyMap<string, string>,
  credentials: Credentials,
  now: number,
): SizeRange {
  const encoded = fields.get('policy');
  if (encoded === undefined) throw accessDenied();
  if (fields.get('x-amz-algorithm') !== ALGORITHM) {
    throw invalidArgument(`X-Amz-Algorithm only supports "${ALGORITHM}"`);
  }
  const scope = readCredential(fields.get('x-amz-credential') ?? '', credentials);
  const expected = signText(encoded, credentials.secretAccessKey, scope);
  assertSameSignature(expected, fields.get('x-amz-signature') ?? '');
  const policy = readPolicy(encoded);
  if (now > Date.parse(policy.expiration)) throw violated('Policy expired.');
  const rules = policy.conditions.flatMap(fieldRules);
  for (const rule of rules) assertRule(rule, fields);
  assertAllCovered(rules, fields);
  return allowedSizes(policy.conditions);
}

/** @throws S3Error 400 `EntityTooSmall` or `EntityTooLarge` */
export function assertSize(size: number, { min, max }: SizeRange): void {
  if (size > max) throw entityTooLarge();
  if (size < min) {
    throw new S3Error(
      400,
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed object size.',
    );
  }
}

const violated = (why: string) => accessDenied(`Invalid according to Policy: ${why}`);

function readPolicy(encoded: string) {
  try {
    return policySchema.parse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
  } catch {
    throw new S3Error(400, 'InvalidPolicyDocument', 'Invalid Policy: it is not a valid policy document.');
  }
}

function fieldRules(condition: Condition): FieldRule[] {
  if (!Array.isArray(condition)) {
    return Object.entries(condition).map(([field, value]) => ({
      field: field.toLowerCase(),
      kind: 'eq',
      value,
    }));
  }
  const [kind, field, value] = condition;
  return kind === 'content-length-range' ? [] : [{ kind, field: field.slice(1).toLowerCase(), value }];
}

function assertRule({ field, kind, value }: FieldRule, fields: ReadonlyMap<string, string>): void {
  const given = fields.get(field);
  const holds = given !== undefined && (kind === 'eq' ? given === value : given.startsWith(value));
  if (!holds) throw violated(`Policy Condition failed: ${JSON.stringify([kind, `$${field}`, value])}`);
}

// A field the signer did not foresee could change what is stored (its key, its type, its metadata).
function assertAllCovered(rules: readonly FieldRule[], fields: ReadonlyMap<string, string>): void {
  const covered = new Set(rules.map((rule) => rule.field));
  const extra = [...fields.keys()].filter(
    (field) => !covered.has(field) && !FREE_FIELDS.has(field) && !field.startsWith('x-ignore-'),
  );
  if (extra.length > 0) throw violated(`Extra input fields: ${extra.join(', ')}`);
}

function allowedSizes(conditions: readonly Condition[]): SizeRange {
  let range: SizeRange = { min: 0, max: Number.POSITIVE_INFINITY };
  for (const condition of conditions) {
    if (!Array.isArray(condition) || condition[0] !== 'content-length-range') continue;
    range = { min: Math.max(range.min, condition[1]), max: Math.min(range.max, condition[2]) };
  }
  return range;
}
