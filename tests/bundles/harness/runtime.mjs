/**
 * What stands in for Lambda's runtime inside the bare process: imports the bundle, says what that cost, and hands it
 * events one at a time. The same file runs beside every bundle.
 */
const before = process.cpuUsage();
const { handler } = await import(process.env.GORE_BUNDLE);
const { user, system } = process.cpuUsage(before);

const context = {
  functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: '1',
  invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${process.env.AWS_LAMBDA_FUNCTION_NAME}`,
  memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
  getRemainingTimeInMillis: () => 30_000,
};

process.on('message', async ({ id, event }) => {
  const rssMb = () => process.memoryUsage.rss() / 2 ** 20;
  try {
    const result = await handler(event, { ...context, awsRequestId: id });
    process.send({ id, result, rssMb: rssMb() });
  } catch (error) {
    process.send({ id, error: `${error?.name}: ${error?.message}`, rssMb: rssMb() });
  }
});
process.send({ ready: true, cpuMs: (user + system) / 1000 });
