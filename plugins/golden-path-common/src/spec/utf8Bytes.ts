/** How many bytes a text takes in UTF-8; each half of a pair counts two of its four. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes += 1;
    } else {
      bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
    }
  }
  return bytes;
}
