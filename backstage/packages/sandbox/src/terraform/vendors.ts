import { aws } from './aws/aws';
import type { Vendor } from './Vendor';

/** The providers that can be stood in for. Another one is a line here and its generated package. */
export const vendors: readonly Vendor[] = [aws];

/** @throws Error if nothing stands in for the provider of a type */
export function vendorOf(type: string): Vendor {
  const [word] = type.split('_');
  const vendor = vendors.find(({ name }) => name === word);
  if (!vendor) {
    throw new Error(
      `nothing stands in for the Terraform provider of ${type}; add it to vendors.ts`,
    );
  }
  return vendor;
}
