import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import { createFileStore } from '@gore/core/ports/aws/s3-files.ts';
import { prefixOf } from '../../stacks/config/stage-config.ts';
import { stageConfig } from '../../stacks/config/stages.ts';
import { bucketName } from '../../stacks/data/buckets.ts';
import type { Restored } from './check.ts';

/** The system of record of a stage, read with the credentials of whoever runs the drill. */
export interface StageRecords extends Pick<Restored, 'store' | 'files'> {
  readonly table: string;
  readonly bucket: string;
}

/**
 * Opens the table and the bucket a stage works on: the restored table when its configuration names one.
 *
 * @throws Error for a name no stage has
 */
export const openStage = (stage: string): StageRecords => {
  const config = stageConfig(stage);
  const { region, restored } = config;
  const table = restored?.table ?? `${prefixOf(config)}-datos`;
  const bucket = bucketName(config, 'archivos');
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region }));
  return {
    table,
    bucket,
    store: createStore(client, { datos: table, efimero: `${prefixOf(config)}-efimero` }),
    files: createFileStore(new S3Client({ region }), bucket),
  };
};
