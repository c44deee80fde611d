const pages = 'https://support.huaweicloud.com/intl/en-us/api-meeting/';

/** The vendor's calls, each with its documentation page. `writes`: a call that is cut off may have been applied. */
export const endpoints = {
  puzzle: call('POST', '/v1/usg/acs/auth/slideverifycode/send', 'meeting_21_0100'),
  slide: call('PUT', '/v1/usg/acs/auth/slideverifycode/check', 'meeting_21_0101'),
  send: call('POST', '/v1/usg/acs/verifycode/send', 'meeting_21_0102'),
  check: call('PUT', '/v1/usg/acs/verifycode/check', 'meeting_21_0103'),
  reset: call('PUT', '/v1/usg/acs/password/reset', 'meeting_21_0104', true),
  appauth: call('POST', '/v2/usg/acs/auth/appauth', 'meeting_21_0311'),
  search: call('GET', '/v1/usg/dcs/corp/member', 'meeting_21_0071'),
  detail: call('GET', '/v1/usg/dcs/corp/member/{account}', 'meeting_21_0069'),
  adminReset: call('PUT', '/v1/usg/acs/password/admin/reset', 'meeting_21_0097', true),
} as const;

export type EndpointName = keyof typeof endpoints;

function call(method: 'GET' | 'POST' | 'PUT', path: string, page: string, writes = false) {
  return { method, path, writes, page: `${pages}${page}.html`, label: `${method} ${path}` };
}
