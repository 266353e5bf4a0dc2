import { Duration } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import {
  CloudWatchDimensionSource,
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';

/** The sender: a domain SES signs for, that never writes again to an address that bounced or complained. */
export class Sender extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string, config: StageConfig) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, 'Ajustes', {
      configurationSetName: prefixOf(config),
      reputationMetrics: true,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      maxDeliveryDuration: Duration.hours(12),
    });
    // Counted and no more: whom a message bounced for is personal data, and the suppression list knows it already.
    this.configurationSet.addEventDestination('Cuenta', {
      destination: EventDestination.cloudWatchDimensions([
        { source: CloudWatchDimensionSource.MESSAGE_TAG, name: 'etapa', defaultValue: config.stage },
      ]),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    });
    // By the tags of the message, with nobody's address: the delivery it was of says that it came back.
    this.configurationSet.addEventDestination('Rebotes', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Predeterminado', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    this.identity = new EmailIdentity(this, 'Dominio', {
      identity: Identity.domain(config.mail.domain),
      configurationSet: this.configurationSet,
      mailFromDomain: `rebotes.${config.mail.domain}`,
    });
  }
}
