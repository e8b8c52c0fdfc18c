import { InvalidArgumentError } from 'commander';

/** Parameters as somebody typed them, by key. */
export type Settings = Readonly<Record<string, string>>;

/** Adds one `key=value`. */
export function setting(text: string, settings: Settings): Settings {
  const at = text.indexOf('=');
  if (at < 1) {
    throw new InvalidArgumentError('It has to be key=value.');
  }
  const key = text.slice(0, at);
  if (Object.hasOwn(settings, key)) {
    throw new InvalidArgumentError(`${key} is set twice.`);
  }
  return { ...settings, [key]: text.slice(at + 1) };
}
