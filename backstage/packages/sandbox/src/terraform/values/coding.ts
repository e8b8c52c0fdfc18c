import { decode, encode, ExtensionCodec } from '@msgpack/msgpack';
import { Unknown, type Value } from './Value';

/** How the protocol carries a value. */
export interface EncodedValue {
  msgpack?: Uint8Array;
  json?: Uint8Array;
}

/** An unknown value, and one of which something is known: "no empty text". */
const UNKNOWN = 0;
const REFINED_UNKNOWN = 12;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: UNKNOWN,
  encode: value => (value instanceof Unknown ? new Uint8Array([0]) : null),
  decode: () => Unknown.value,
});
extensionCodec.register({
  type: REFINED_UNKNOWN,
  encode: () => null,
  decode: () => Unknown.value,
});

/** Nothing at all, as for the state of what is not there yet, is `null`. */
export function decodeValue(encoded: EncodedValue | null | undefined): Value {
  if (encoded?.msgpack?.length) {
    return decode(encoded.msgpack, { extensionCodec }) as Value;
  }
  return encoded?.json?.length
    ? JSON.parse(Buffer.from(encoded.json).toString('utf8'))
    : null;
}

export const encodeValue = (value: Value): EncodedValue => ({
  msgpack: encode(value, { extensionCodec }),
});
