const gsmBasic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const gsmExtended = new Set('^{}\\[~]|€');

/**
 * Returns the number of text messages into which a carrier splits this text: 160 septets in a single one or 153 in each
 * part, or 70 and 67 UTF-16 units if any character is outside the GSM alphabet (3GPP TS 23.038 and 23.040). No part
 * ends within a character.
 */
export function smsSegments(text: string): number {
  const characters = [...text];
  const gsm = characters.every((character) => gsmBasic.has(character) || gsmExtended.has(character));
  const sizes = characters.map((character) => (gsm ? (gsmExtended.has(character) ? 2 : 1) : character.length));
  const [single, part] = gsm ? [160, 153] : [70, 67];
  if (sizes.reduce((sum, size) => sum + size, 0) <= single) return 1;
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}
