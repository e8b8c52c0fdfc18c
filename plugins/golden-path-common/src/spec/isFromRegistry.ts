/**
 * Whether an image, or everything below an address, comes from one of the
 * registries.
 */
export function isFromRegistry(
  image: string,
  registries: readonly string[],
): boolean {
  return registries.some(allowed => `${image}/`.startsWith(`${allowed}/`));
}
