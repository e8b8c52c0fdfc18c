import type { ExchangeRates } from '@cloudforge/plugin-cloud-resources-common';

/** Reference rates of each working day, about 16:00 CET; free to use with the source named. */
export const ECB_DAILY =
  'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml';

/** Currencies of an estimate besides USD. */
const CURRENCIES = ['INR', 'EUR', 'GBP'] as const;

const ATTEMPTS = 4;
const TIMEOUT_MS = 20_000;
const FIRST_PAUSE_MS = 500;

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

async function attempt(url: string): Promise<Response> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status >= 500 || response.status === 429) {
    throw new Error(`it answers ${response.status}`);
  }
  return response;
}

/** What may pass is tried again, after twice the pause each time. */
async function read(url: string): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      const response = await attempt(url);
      if (response.ok) {
        return await response.text();
      }
      throw new Error(`${url} answers ${response.status}`);
    } catch (error) {
      if (tries === ATTEMPTS || (error as Error).message.startsWith(url)) {
        throw new Error(
          `there are no exchange rates: ${(error as Error).message}`,
          { cause: error },
        );
      }
      await pause(FIRST_PAUSE_MS * 2 ** (tries - 1));
    }
  }
}

/** The XML is lists of attributes alone: `<Cube currency='USD' rate='1.1361'/>` under `<Cube time='2026-09-29'>`. */
export function ratesIn(xml: string, source: string): ExchangeRates {
  const [, date] = /<Cube\s+time=['"](\d{4}-\d{2}-\d{2})['"]/.exec(xml) ?? [];
  const perEuro = new Map(
    [
      ...xml.matchAll(
        /<Cube\s+currency=['"]([A-Z]{3})['"]\s+rate=['"](\d+(?:\.\d+)?)['"]/g,
      ),
    ].map(([, currency, rate]): [string, number] => [currency, Number(rate)]),
  ).set('EUR', 1);
  const dollars = perEuro.get('USD');
  const missing = ['USD', ...CURRENCIES].filter(
    currency => !((perEuro.get(currency) ?? 0) > 0),
  );
  if (date === undefined || !dollars || missing.length > 0) {
    throw new Error(
      `the exchange rates of ${source} cannot be read: ${
        date === undefined ? 'no date' : `no rate of ${missing.join(', ')}`
      }`,
    );
  }
  return {
    base: 'USD',
    date,
    source: `European Central Bank, euro foreign exchange reference rates (${source})`,
    rates: Object.fromEntries(
      CURRENCIES.map(currency => [
        currency,
        // Eight digits are more than the bank's five can give.
        Number(((perEuro.get(currency) ?? 0) / dollars).toPrecision(8)),
      ]),
    ),
  };
}

export async function exchangeRates(url = ECB_DAILY): Promise<ExchangeRates> {
  return ratesIn(await read(url), url);
}
