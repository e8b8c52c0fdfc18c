/** What Terraform does with a resource. @public */
export type Operation = 'create' | 'read' | 'update' | 'tag' | 'delete';

/**
 * Actions on ARNs. In ARNs and conditions `${Region}`, `${Account}`, `${Prefix}`
 * and `${ManagedBy}` are filled in; `Prefix` begins every name that we give,
 * `ManagedBy` is the tag of everything that we make.
 *
 * @public
 */
export interface IamNeed {
  for: Operation;
  actions: readonly string[];
  /** ARNs; or every resource, with the reason why AWS takes nothing narrower. */
  on: readonly string[] | { everything: string };
  /** Operator → condition key → value, such as `StringEquals`. */
  condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/** @public */
export type IamNeeds = readonly IamNeed[];
