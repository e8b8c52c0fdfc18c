import type { Amounts, Estimate, ResourceCost } from './CostEstimate';

/** @public */
export interface ResourceDifference {
  nodeId: string;
  name: string;
  resourceType: string;
  /** A month; `null` where there is no resource or no price. */
  before: number | null;
  after: number | null;
  /** `after` − `before`; `null` where a price that is needed for it is not known. */
  monthly: number | null;
}

/** @public */
export interface EstimateDifference {
  currency: string;
  resources: readonly ResourceDifference[];
  /** Of what is priced. */
  totals: Amounts;
}

function difference(
  before: ResourceCost | undefined,
  after: ResourceCost | undefined,
): number | null {
  // A resource that is not there costs nothing; one without a price may cost anything.
  const from = before ? before.monthly : 0;
  const to = after ? after.monthly : 0;
  return from === null || to === null ? null : to - from;
}

/**
 * What a change of a design costs, by the ids of its nodes.
 *
 * @throws RangeError if the two are in different currencies.
 *
 * @public
 */
export function compareEstimates(
  before: Estimate,
  after: Estimate,
): EstimateDifference {
  if (before.currency !== after.currency) {
    throw new RangeError(
      `amounts in ${before.currency} and ${after.currency} cannot be compared; estimate both in one currency`,
    );
  }
  const old = new Map(before.resources.map(cost => [cost.nodeId, cost]));
  const now = new Map(after.resources.map(cost => [cost.nodeId, cost]));
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  return {
    currency: after.currency,
    resources: ids.map(nodeId => {
      const from = old.get(nodeId);
      const to = now.get(nodeId);
      const { name, resourceType } = (to ?? from) as ResourceCost;
      return {
        nodeId,
        name,
        resourceType,
        before: from?.monthly ?? null,
        after: to?.monthly ?? null,
        monthly: difference(from, to),
      };
    }),
    totals: {
      hourly: after.totals.hourly - before.totals.hourly,
      monthly: after.totals.monthly - before.totals.monthly,
      yearly: after.totals.yearly - before.totals.yearly,
    },
  };
}
