import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createFailureGroups } from '@gore/core/failures/groups.ts';
import { createBeats } from '@gore/core/operations/beats.ts';
import { workOf } from '@gore/core/operations/dead-letter.ts';
import { createCloudGauges } from '@gore/core/ports/aws/cloud-gauges.ts';
import { createMetricReader } from '@gore/core/ports/aws/cloudwatch.ts';
import { createQueueDesk } from '@gore/core/ports/aws/sqs-desk.ts';
import { tenantByHost } from '../auth/tenant-by-host.ts';
import { systemApp } from '../system/app.ts';
import { prompt } from './aws-clients.ts';
import { edgeHandler } from './edge-handler.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { apiConfig, cloudPorts } from './ports.ts';
import { queueUrls } from './queue-urls.ts';

const ports = cloudPorts();
const region = setting('AWS_REGION');
const queues = queueUrls();
const client = new DynamoDBClient(prompt);
const read = createMetricReader({ region, now: ports.now, credentials: () => client.config.credentials() });

/** How the installation is and what failed in it; outside the VPC. */
export const handler = edgeHandler(
  systemApp(
    { ...apiConfig(), operatorTenant: setting('OPERATOR_TENANT') },
    {
      ...ports,
      ...observed('system', ports.efimero),
      failures: createFailureGroups(ports.efimero),
      beats: createBeats(ports.efimero),
      desk: createQueueDesk(new SQSClient(prompt), queues, workOf),
      gauges: createCloudGauges(read, client, {
        queues,
        projector: setting('AWS_LAMBDA_FUNCTION_NAME').replace(/-system$/, '-projector'),
        table: setting('TABLE_DATOS'),
        bucket: setting('BUCKET_FILES'),
        // The first word of a cluster's address is its name.
        cluster: setting('PG_HOST').split('.')[0] ?? '',
      }),
      tenantOf: tenantByHost(ports.institutions, {
        hostHeader: 'x-viewer-host',
        fallback: setting('TENANT'),
      }),
    },
  ),
);
