/**
 * A usage type that begins with the abbreviation of its region (`EUC1-`, `EU-`),
 * which us-east-1 often lacks, and with nothing else: `IA-` or `F-` before the
 * name make another product (DynamoDB developer guide, "billing and usage
 * reports").
 */
export const usageType = (name: string) =>
  new RegExp(`^([A-Z]{3}\\d-|EU-)?${name}$`);
