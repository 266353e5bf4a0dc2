/**
 * Maps the address of a page to the shell that draws it. Runs as a CloudFront Function (cloudfront-js-2.0, viewer
 * request and viewer response), in the embedded server and in `astro dev`, so it does string work only.
 *
 * The build writes `dist-meta/rewrite.js`: this file without `export` and with the list of shells filled in.
 */

/** @type {readonly string[] | null} Shells of the build, such as `/ipr` and `/ipr/_`; null means «trust the shape». */
const built = null;

/**
 * @param {string} uri path of the request, without its query
 * @param {readonly string[] | null} shells
 */
export function rewrite(uri, shells = built) {
  // `//host/` would become a redirect to another site once its last slash is gone.
  if (uri.startsWith('//')) return { uri: '/404.html', status: 404 };
  if (/^\/(api|oidc|_astro)\//.test(uri) || /\.[a-z0-9]{2,11}$/i.test(uri)) return { uri };
  if (uri === '/') return { uri: '/index.html' };
  const [, first, second, third] = uri.split('/');
  if (uri.endsWith('/')) return { uri: uri.slice(0, -1), status: 308 };
  const exact = shells ? shells.includes(uri) : false;
  const own = second === undefined || second === 'nuevo' || exact;
  const shell = own ? uri : `/${first}/_`;
  if (third !== undefined || (shells && !shells.includes(shell))) return { uri: '/404.html', status: 404 };
  return { uri: `${shell}/index.html` };
}

/** @param {Record<string, { value: string, multiValue?: readonly { value: string }[] }>} query */
const queryString = (query) => {
  const pairs = Object.keys(query).flatMap((name) =>
    (query[name].multiValue || [query[name]]).map(({ value }) => (value === '' ? name : `${name}=${value}`)),
  );
  return pairs.length ? `?${pairs.join('&')}` : '';
};

/** A page that does not exist says so, though the bucket has a page to show in its place. */
const told = (response, uri) => {
  // By then the address may be the one asked for or the one it was rewritten to.
  const missing = uri === '/404.html' || rewrite(uri).status === 404;
  if (missing && Number(response.statusCode) === 200) {
    response.statusCode = 404;
    response.statusDescription = 'Not Found';
  }
  return response;
};

/** Entry point of the CloudFront Function, before a page is looked for and after; CloudFront finds it by this name. */
export function handler(event) {
  const request = event.request;
  if (event.response) return told(event.response, request.uri);
  const { uri, status } = rewrite(request.uri);
  if (status === 308) {
    const location = { value: uri + queryString(request.querystring || {}) };
    return { statusCode: 308, statusDescription: 'Permanent Redirect', headers: { location } };
  }
  request.uri = uri;
  return request;
}
