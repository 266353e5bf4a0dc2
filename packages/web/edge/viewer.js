/**
 * Tells the functions what only the edge knows: where a request came from and the name the portal was opened by. Runs
 * as a CloudFront Function (cloudfront-js-2.0, viewer request) before the API; whatever the caller wrote into those
 * headers is lost.
 */

/** Entry point of the CloudFront Function; CloudFront looks it up by this name. */
export function handler(event) {
  const request = event.request;
  request.headers['x-viewer-address'] = { value: event.viewer.ip };
  request.headers['x-viewer-host'] = { value: request.headers.host.value };
  return request;
}
