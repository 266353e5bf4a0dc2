import { z } from 'zod';
import { invalidParameter, SqsError } from './errors.ts';

const DAY_SECONDS = 86_400;
const MAX_MESSAGE_BYTES = 1_048_576;

const settingsSchema = z.strictObject({
  /** How long a received message stays hidden. */
  visibilitySeconds: z.int().min(0).max(43_200).default(30),
  /** How long a new message stays hidden. */
  delaySeconds: z.int().min(0).max(900).default(0),
  /** How long a receive waits for a first message. */
  waitSeconds: z.int().min(0).max(20).default(0),
  retentionSeconds: z
    .int()
    .min(60)
    .max(14 * DAY_SECONDS)
    .default(4 * DAY_SECONDS),
  maximumMessageBytes: z.int().min(1024).max(MAX_MESSAGE_BYTES).default(MAX_MESSAGE_BYTES),
  /** FIFO only: two equal bodies within five minutes are one message. */
  contentBasedDeduplication: z.boolean().default(false),
  /** Where a message goes when it has been received `maxReceiveCount` times without being deleted. */
  redrive: z
    .strictObject({ deadLetterQueue: z.string(), maxReceiveCount: z.int().min(1).max(1000) })
    .optional(),
});

export type QueueSettings = Readonly<z.output<typeof settingsSchema>>;
/** What a caller may say; the rest takes the defaults of SQS. */
export type QueueSettingsInput = z.input<typeof settingsSchema>;

/** @throws SqsError `InvalidAttributeValue` naming the setting at fault */
export function completeSettings(input: QueueSettingsInput): QueueSettings {
  const result = settingsSchema.safeParse(input);
  if (result.success) return result.data;
  const names = result.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new SqsError('InvalidAttributeValue', `Invalid value for ${names}.`);
}

const NUMBERS = {
  VisibilityTimeout: 'visibilitySeconds',
  DelaySeconds: 'delaySeconds',
  ReceiveMessageWaitTimeSeconds: 'waitSeconds',
  MessageRetentionPeriod: 'retentionSeconds',
  MaximumMessageSize: 'maximumMessageBytes',
} as const;

const isNumberName = (name: string): name is keyof typeof NUMBERS => name in NUMBERS;

const redrivePolicySchema = z.object({
  deadLetterTargetArn: z.string(),
  maxReceiveCount: z.coerce.number(),
});

/**
 * Queue attributes as the SQS API spells them, as settings. `FifoQueue` is left out: the `.fifo` suffix says it.
 * @throws SqsError `InvalidAttributeName`
 */
export function settingsFromAttributes(
  attributes: Readonly<Record<string, string>>,
  nameOfArn: (arn: string) => string,
): QueueSettingsInput {
  const settings: QueueSettingsInput = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (isNumberName(name)) settings[NUMBERS[name]] = Number(value);
    else if (name === 'ContentBasedDeduplication') settings.contentBasedDeduplication = value === 'true';
    else if (name === 'RedrivePolicy') settings.redrive = readRedrivePolicy(value, nameOfArn);
    else if (name !== 'FifoQueue') throw new SqsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
  }
  return settings;
}

function readRedrivePolicy(text: string, nameOfArn: (arn: string) => string): QueueSettingsInput['redrive'] {
  if (text === '') return undefined;
  try {
    const { deadLetterTargetArn, maxReceiveCount } = redrivePolicySchema.parse(JSON.parse(text));
    return { deadLetterQueue: nameOfArn(deadLetterTargetArn), maxReceiveCount };
  } catch {
    throw invalidParameter('Value for parameter RedrivePolicy is invalid.');
  }
}

/** The inverse of {@link settingsFromAttributes}. */
export function attributesFromSettings(
  settings: QueueSettings,
  arnOfName: (name: string) => string,
): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of Object.keys(NUMBERS).filter(isNumberName)) {
    attributes[name] = String(settings[NUMBERS[name]]);
  }
  if (settings.contentBasedDeduplication) attributes.ContentBasedDeduplication = 'true';
  if (settings.redrive !== undefined) {
    const { deadLetterQueue, maxReceiveCount } = settings.redrive;
    const policy = { deadLetterTargetArn: arnOfName(deadLetterQueue), maxReceiveCount };
    attributes.RedrivePolicy = JSON.stringify(policy);
  }
  return attributes;
}
