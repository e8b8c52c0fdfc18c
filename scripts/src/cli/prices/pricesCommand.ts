import { Command } from 'commander';
import { priceBookFile } from '../priceBook';
import { formatOption, print, type Format } from '../printing';
import type { Terminal } from '../Terminal';

interface ShowFlags {
  region?: string;
  format: Format;
}

const showCommand = (terminal: Terminal) =>
  new Command('show')
    .description(
      'the price book: what it holds, or the prices of a service or a region',
    )
    .argument('[service]', 'such as EC2')
    .option('--region <region>', 'only this region')
    .addOption(formatOption('table'))
    .action(async (service: string | undefined, flags: ShowFlags) => {
      const { readPriceBook } = await import('../priceBook');
      const { holdings, holdingsText, prices, pricesText } = await import(
        './showPrices'
      );
      const book = await readPriceBook();
      if (service === undefined && flags.region === undefined) {
        const held = holdings(book);
        print(terminal, flags.format, held, () => holdingsText(held));
        return;
      }
      const found = prices(book, service, flags.region);
      print(terminal, flags.format, { prices: found }, () => pricesText(found));
    });

interface RefreshFlags {
  book?: string;
  region?: string[];
  service?: string[];
  dryRun: boolean;
  format: Format;
}

const listed = (text: string) => text.split(',').map(name => name.trim());

const refreshCommand = (terminal: Terminal, fail: () => void) =>
  new Command('refresh')
    .description(
      'rebuild the price book from the AWS Price List API, and exchange rates from the European Central Bank',
    )
    .option(
      '--region <list>',
      'only these; those of the price book, if left out',
      listed,
    )
    .option('--service <list>', 'only these; all, if left out', listed)
    .option('--book <file>', "instead of the project's")
    .option('--dry-run', 'tell the difference and write nothing', false)
    .addOption(formatOption('table'))
    .action(async (flags: RefreshFlags) => {
      const { PriceListApi } = await import(
        '../../prices/refresh/PriceListApi'
      );
      const { refreshPrices } = await import(
        '../../prices/refresh/refreshPrices'
      );
      const { refreshText } = await import('./refreshText');
      const result = await refreshPrices({
        file: flags.book ?? priceBookFile,
        api: PriceListApi.create(),
        ratesUrl: terminal.env.CLOUDFORGE_RATES_URL,
        regions: flags.region,
        services: flags.service,
        write: !flags.dryRun,
        progress: text => terminal.err(text),
      });
      if (result.refused.length > 0) {
        fail();
      }
      print(terminal, flags.format, result, () => refreshText(result));
    });

/** `cloudforge prices` */
export const pricesCommand = (terminal: Terminal, fail: () => void) =>
  new Command('prices')
    .description('the prices that estimates rest on')
    .addCommand(showCommand(terminal))
    .addCommand(refreshCommand(terminal, fail));
