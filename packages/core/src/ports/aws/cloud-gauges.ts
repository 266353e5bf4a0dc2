import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Gauges, StorageUse } from '../gauges.ts';
import type { QueueName } from '../queues.ts';
import type { MetricQuery, ReadMetrics } from './cloudwatch.ts';
import type { QueueUrls } from './sqs-queues.ts';

/** What an installation on AWS calls its things. */
export interface CloudNames {
  readonly queues: QueueUrls;
  /** Name of the function that fills the read model. */
  readonly projector: string;
  readonly table: string;
  readonly bucket: string;
  readonly cluster: string;
}

const tenMinutes = 600;
/** S3 tells the size of a bucket once a day. */
const threeDays = 259_200;

const queueOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** The gauges as AWS keeps them. */
export const createCloudGauges = (
  read: ReadMetrics,
  client: Pick<DynamoDBClient, 'send'>,
  { queues, projector, table, bucket, cluster }: CloudNames,
): Gauges => {
  const names = Object.keys(queues) as QueueName[];
  return {
    oldest: async () => {
      const ages = await read(
        names.map(
          (name): MetricQuery => ({
            namespace: 'AWS/SQS',
            name: 'ApproximateAgeOfOldestMessage',
            dimensions: { QueueName: queueOf(queues[name].url) },
            statistic: 'Maximum',
            period: 60,
          }),
        ),
        tenMinutes,
      );
      return Object.fromEntries(names.map((name, at) => [name, ages[at] ?? 0]));
    },
    lag: async () => {
      const [ms = 0] = await read(
        [
          {
            namespace: 'AWS/Lambda',
            name: 'IteratorAge',
            dimensions: { FunctionName: projector },
            statistic: 'Maximum',
            period: 60,
          },
        ],
        tenMinutes,
      );
      return { ms };
    },
    storage: async () => {
      const [[files, database], { Table }] = await Promise.all([
        read(
          [
            {
              namespace: 'AWS/S3',
              name: 'BucketSizeBytes',
              dimensions: { BucketName: bucket, StorageType: 'StandardStorage' },
              statistic: 'Average',
              period: 86_400,
            },
            {
              namespace: 'AWS/RDS',
              name: 'VolumeBytesUsed',
              dimensions: { DBClusterIdentifier: cluster },
              statistic: 'Average',
              period: 3600,
            },
          ],
          threeDays,
        ),
        client.send(new DescribeTableCommand({ TableName: table })),
      ]);
      const found: readonly (readonly [StorageUse['what'], number | undefined])[] = [
        ['registros', Table?.TableSizeBytes],
        ['consultas', database],
        ['archivos', files],
      ];
      return found.flatMap(([what, bytes]) => (bytes === undefined ? [] : [{ what, bytes }]));
    },
  };
};
