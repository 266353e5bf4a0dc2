import { apiRoutes } from '@gore/functions/http/routes.ts';
import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';
import type { ProductFunction } from '../functions/product-function.ts';

/** Of API Gateway no more than tells which request took how long and how it ended; never who or what for. */
const accessLog = JSON.stringify({
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  functionMs: '$context.integrationLatency',
  functionError: '$context.integrationErrorMessage',
});

/** The HTTP API in front of the functions: the same routes the embedded server has. */
export class FrontDoor extends Construct {
  readonly api: HttpApi;

  constructor(
    scope: Construct,
    id: string,
    config: StageConfig,
    functions: Readonly<Record<(typeof apiRoutes)[number]['fn'], ProductFunction>>,
  ) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: prefixOf(config),
      createDefaultStage: false,
      // Sessions are checked by a middleware of each function (architecture §6): one call, and it can answer 429.
      defaultAuthorizer: new HttpNoneAuthorizer(),
    });
    new HttpStage(this, 'Etapa', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: config.throttle.rate, burstLimit: config.throttle.burst },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'Accesos', { retention: config.logDays, removalPolicy: RemovalPolicy.DESTROY }),
        ),
        format: AccessLogFormat.custom(accessLog),
      },
    });
    const integrations = new Map(
      Object.values(functions).map((one) => [
        one.name,
        new HttpLambdaIntegration(`Llama-${one.name}`, one.live, {
          payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
        }),
      ]),
    );
    for (const { method, path, fn } of apiRoutes) {
      const integration = integrations.get(fn);
      if (!integration) throw new Error(`No function ${fn} for ${method} ${path}`);
      this.api.addRoutes({ path, methods: [HttpMethod[method]], integration });
    }
  }
}
