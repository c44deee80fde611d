import type { LookupFunction } from 'node:net';
import type { HostAddress } from './outbound-guard';

/** A look-up that answers the addresses that were checked, so that a name cannot mean something else a moment later. */
export function lookUpChecked(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first] = addresses;
    if (!first) callback(Object.assign(new Error('No address was checked'), { code: 'ENOTFOUND' }), '', 0);
    else if (all) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}
