/**
 * Why a connection could not be opened; nothing was sent. `name`: the host name is unknown. `insecure`: passwords would be
 * sent in the clear. `not_allowed`: the outbound guard refused the address.
 */
export type ConnectionFault =
  | 'name'
  | 'refused'
  | 'timeout'
  | 'tls_untrusted'
  | 'tls_name'
  | 'tls_expired'
  | 'tls_failed'
  | 'insecure'
  | 'not_allowed';
