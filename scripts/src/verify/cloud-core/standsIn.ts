/** As Terraform's `jsonencode` writes the inside of a string. */
const inJson = (text: string) =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(
      /[<>&\u2028\u2029]/g,
      character =>
        `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );

/** Whether a text stands in what Terraform was given: as it is, in JSON, or in base64. */
export function standsIn(given: readonly string[], text: string): boolean {
  // Terraform composes characters as it reads them; files of a package stay as they are.
  const composed = text.normalize('NFC');
  const sought = [text, composed, inJson(composed)];
  return given.some(found => sought.some(form => found.includes(form)));
}

const BASE64 = /^[A-Za-z0-9+/]{8,}={0,2}$/;

/** What stands in base64, a whole text or a part of a message in it. */
export const decoded = (texts: readonly string[]) =>
  texts
    .flatMap(text => text.split('\n'))
    .filter(line => BASE64.test(line))
    .map(line => Buffer.from(line, 'base64').toString('utf8'));
