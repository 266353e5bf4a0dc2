import { type Log, traceOf } from '../http/log.ts';

/** What CloudFormation asks of a custom resource. */
export interface StackEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
}

/** The part of Lambda's context that tells where a failure can be read about. */
export interface LogPlace {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** What a step of a stack needs. */
export interface StackStepPorts {
  /** Work of a creation or an update; its values can be read from the stack. */
  readonly work: () => Promise<Readonly<Record<string, string>>>;
  /** Sends the answer to the address CloudFormation gave. */
  readonly put: (url: string, body: string) => Promise<void>;
  readonly log: Log;
}

/**
 * A step of a stack: does its work when the resource is made or changed, nothing when it goes, and always answers,
 * since CloudFormation waits for it. What went wrong stays in the log; the stack only says where.
 */
export const createStackStep =
  ({ work, put, log }: StackStepPorts) =>
  async (event: StackEvent, { logGroupName, logStreamName }: LogPlace): Promise<void> => {
    const { StackId, RequestId, LogicalResourceId, PhysicalResourceId = LogicalResourceId } = event;
    const answer = (outcome: object) =>
      put(
        event.ResponseURL,
        JSON.stringify({ StackId, RequestId, LogicalResourceId, PhysicalResourceId, ...outcome }),
      );
    let data: Readonly<Record<string, string>> = {};
    try {
      if (event.RequestType !== 'Delete') data = await work();
    } catch (error) {
      log.error('paso_fallido', traceOf(error));
      return answer({
        Status: 'FAILED',
        Reason: `El paso no se completó: vea el registro ${logGroupName}, flujo ${logStreamName}.`,
      });
    }
    return answer({ Status: 'SUCCESS', Data: data });
  };
