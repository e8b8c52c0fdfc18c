const money = new Intl.NumberFormat('en', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

const price = new Intl.NumberFormat('en', {
  minimumFractionDigits: 2,
  // The cheapest things are fractions of a millionth.
  maximumSignificantDigits: 6,
});

const count = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

/** `1,234.50`; what has no price is said to have none. */
export const asMoney = (amount: number | null) =>
  amount === null ? 'not priced' : money.format(amount);

export const asPrice = (amount: number) => price.format(amount);

export const asCount = (quantity: number) => count.format(quantity);
