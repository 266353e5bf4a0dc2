import { queueDoesNotExist } from './errors.ts';

const ACCOUNT = '000000000000';

/** Translates between the name of a queue and the URL and ARN by which AWS callers know it. */
export class QueueNames {
  readonly #baseUrl: string;
  readonly region: string;

  constructor(baseUrl: string, region: string) {
    this.#baseUrl = baseUrl.replace(/\/$/, '');
    this.region = region;
  }

  url(name: string): string {
    return `${this.#baseUrl}/${ACCOUNT}/${name}`;
  }

  arn(name: string): string {
    return `arn:aws:sqs:${this.region}:${ACCOUNT}:${name}`;
  }

  /** The host is not compared, so a URL stays good when the port changes between two starts. */
  fromUrl(url: string): string {
    const [, name] = /\/([\w-]+(?:\.fifo)?)$/.exec(url) ?? [];
    if (name === undefined) throw queueDoesNotExist();
    return name;
  }

  fromArn(arn: string): string {
    const [, name] = /^arn:aws:sqs:[\w-]*:\d*:([\w-]+(?:\.fifo)?)$/.exec(arn) ?? [];
    if (name === undefined) throw queueDoesNotExist();
    return name;
  }
}
