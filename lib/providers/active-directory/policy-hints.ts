import { type BerWriter, Control, BerWriter as Writer } from 'ldapts';

/** `LDAP_SERVER_POLICY_HINTS_OID` (MS-ADTS, section 3.1.1.3.4.1.27). */
export const policyHintsOid = '1.2.840.113556.1.4.2239';
const octetString = 4;

/** Asks the server to apply history and minimum age to a reset, as it does to a change. */
export class PolicyHintsControl extends Control {
  constructor() {
    super(policyHintsOid, { critical: true });
  }

  override writeControl(writer: BerWriter): void {
    const value = new Writer();
    value.startSequence();
    value.writeInt(1);
    value.endSequence();
    writer.writeBuffer(value.buffer, octetString);
  }
}
