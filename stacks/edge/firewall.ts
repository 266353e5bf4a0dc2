import { ArnFormat, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';

type Statement = CfnWebACL.StatementProperty;
type Rule = CfnWebACL.RuleProperty;

const path = (starts: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    searchString: starts,
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
});

/** Where Cognito itself calls, from a few addresses and without looking like a browser. */
const calledByCognito = ['/oidc/token', '/oidc/userinfo', '/oidc/jwks.json'];

const byPeople: Statement = {
  notStatement: { statement: { orStatement: { statements: calledByCognito.map(path) } } },
};

const seen = (metricName: string) => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

/**
 * AWS's own lists. The size of a body is the functions' to judge, with a sentence of its own, so that one rule only
 * counts.
 */
const managed = (name: string, priority: number, counts: readonly string[] = []): Rule => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      scopeDownStatement: byPeople,
      ruleActionOverrides: counts.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: seen(name),
});

const rules = ({ requestsPerAddress }: StageConfig): Rule[] => [
  {
    name: 'por-direccion',
    priority: 0,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: {
      rateBasedStatement: {
        limit: requestsPerAddress,
        evaluationWindowSec: 300,
        aggregateKeyType: 'IP',
        scopeDownStatement: byPeople,
      },
    },
    visibilityConfig: seen('por-direccion'),
  },
  managed('AWSManagedRulesAmazonIpReputationList', 1),
  managed('AWSManagedRulesCommonRuleSet', 2, ['SizeRestrictions_BODY']),
  managed('AWSManagedRulesKnownBadInputsRuleSet', 3),
];

/** The firewall of the edge. CloudFront takes it from us-east-1 only, so it has a stack of its own. */
export class EdgeStack extends Stack {
  readonly firewallArn: string;

  constructor(scope: Construct, id: string, config: StageConfig, props: StackProps) {
    super(scope, id, props);
    const acl = new CfnWebACL(this, 'Cortafuegos', {
      name: prefixOf(config),
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      rules: rules(config),
      visibilityConfig: seen(prefixOf(config)),
    });
    const log = new LogGroup(this, 'Bloqueos', {
      // WAF takes only names that begin so.
      logGroupName: `aws-waf-logs-${prefixOf(config)}`,
      retention: config.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'Registro', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        this.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: log.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: [
        { singleHeader: { Name: 'cookie' } },
        { singleHeader: { Name: 'authorization' } },
        { queryString: {} },
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
          },
        ],
      },
    });
    this.firewallArn = acl.attrArn;
  }
}
