import { z } from 'zod';
import type { EmbeddedSqs } from '../embedded-sqs.ts';
import { invalidParameter } from '../errors.ts';

/** One action of the SQS API: JSON in, JSON out. */
export type ApiOperation = (sqs: EmbeddedSqs, input: unknown, signal?: AbortSignal) => Promise<object>;

/**
 * Binds an action to the shape of its input; fields the shape does not name are ignored.
 * @throws SqsError `InvalidParameterValue` from the operation when the input does not fit
 */
export const operation =
  <Input>(
    schema: z.ZodType<Input>,
    run: (sqs: EmbeddedSqs, input: Input, signal?: AbortSignal) => object | Promise<object>,
  ): ApiOperation =>
  async (sqs, input, signal) => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) throw invalidParameter(z.prettifyError(parsed.error));
    return run(sqs, parsed.data, signal);
  };
