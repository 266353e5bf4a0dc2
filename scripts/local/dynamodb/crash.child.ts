import { tableInput } from './conformance/fixtures.ts';
import { EmbeddedDynamo } from './engine.ts';

/** Runs transactions until it is killed; prints the number of each one that was acknowledged. */

const WRITERS = 8;

const [path = '', first = '0'] = process.argv.slice(2);
const engine = await EmbeddedDynamo.open({ path });
let next = Number(first);
if (next === 0) await engine.call('CreateTable', { ...tableInput('crash') });

async function write(): Promise<never> {
  for (;;) {
    const number = next++;
    await engine.call('TransactWriteItems', {
      TransactItems: ['a', 'b', 'c'].map((sk) => ({
        Put: {
          TableName: 'crash',
          Item: { pk: { S: `p${number}` }, sk: { S: sk }, g1pk: { S: `g${number % 10}` }, g1sk: { S: sk } },
        },
      })),
    });
    process.stdout.write(`${number}\n`);
  }
}

await Promise.all(Array.from({ length: WRITERS }, write));
