/** Where the portal shows an operation, below the portal's own address. */
export function operationPage(id: string): string {
  return `/operations/${encodeURIComponent(id)}`;
}
