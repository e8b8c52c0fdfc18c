/** A value that Terraform learns only as the change is applied. */
export class Unknown {
  static readonly value = new Unknown();

  private constructor() {}
}

/** A value of Terraform's as JSON would hold it; a set is a list. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Unknown
  | Value[]
  | { [name: string]: Value };

/** What a resource, a data source or a nested block holds. */
export type Values = { [name: string]: Value };

export const isValues = (value: Value | undefined): value is Values =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Unknown);
