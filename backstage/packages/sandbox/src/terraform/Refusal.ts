/** A vendor's refusal, in its words: what Terraform shows as an error. */
export class Refusal extends Error {}
