import { EmbeddedSqs } from './embedded-sqs.ts';

/** Child process of the crash test: sends without end and prints the id of each message once its send returned. */
const [file = ''] = process.argv.slice(2);
const sqs = EmbeddedSqs.open({ file, baseUrl: 'http://sqs.embedded' });
sqs.createQueue('q');
const sendNext = () => {
  process.stdout.write(`${sqs.send('q', { body: 'x'.repeat(500) }).messageId}\n`);
  setImmediate(sendNext);
};
sendNext();
