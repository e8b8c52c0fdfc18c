export { checkProduction } from './checkProduction';
export { ProductionConfigError, requireProduction } from './requireProduction';
