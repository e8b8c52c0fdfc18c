import { Command } from 'commander';
import { blueprintCommand } from './blueprint/blueprintCommand';
import { designCommand } from './design/designCommand';
import { iamCommand } from './iam/iamCommand';
import { pricesCommand } from './prices/pricesCommand';
import { resourceTypesCommand } from './resourceTypes/resourceTypesCommand';
import { serviceCommand } from './service/serviceCommand';
import { tokenCommand } from './tokenCommand';
import type { Terminal } from './Terminal';

const ENVIRONMENT = `
Environment of \`token\`:
  CLOUDFORGE_URL    address of the portal (default: http://localhost:7007)
  CLOUDFORGE_TOKEN  a token that it accepts; never an argument, which others on
                    the machine could read

Results go to standard output, everything else to standard error.
Exit codes: 0 all is well; 1 findings, invalid input, refused or failed;
2 asked for wrongly.`;

/** All commands; one that does not end well says so by `fail`. */
export const cloudforgeProgram = (terminal: Terminal, fail: () => void) =>
  new Command('cloudforge')
    .description('CloudForge from the command line')
    .addHelpText('after', ENVIRONMENT)
    .addCommand(designCommand(terminal, fail))
    .addCommand(blueprintCommand(terminal))
    .addCommand(iamCommand(terminal))
    .addCommand(pricesCommand(terminal, fail))
    .addCommand(resourceTypesCommand(terminal))
    .addCommand(serviceCommand(terminal, fail))
    .addCommand(tokenCommand(terminal, fail));
