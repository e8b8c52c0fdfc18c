export {
  compareEstimates,
  type EstimateDifference,
  type ResourceDifference,
} from './compareEstimates';
export type { CostItem } from './CostItem';
export type {
  Amounts,
  Assumption,
  CostLine,
  Estimate,
  NotPriced,
  ResourceCost,
} from './CostEstimate';
export { estimate, type EstimateOptions } from './estimate';
export {
  PriceBook,
  type ExchangeRates,
  type ListedPrice,
  type Price,
  type PriceBookData,
  type PriceList,
  type PriceSource,
} from './PriceBook';
