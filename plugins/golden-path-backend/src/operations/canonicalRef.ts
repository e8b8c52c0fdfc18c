/** The catalog does not tell entity references apart by case; owners are stored and compared like this. */
export function canonicalRef(entityRef: string): string {
  return entityRef.toLocaleLowerCase('en-US');
}
