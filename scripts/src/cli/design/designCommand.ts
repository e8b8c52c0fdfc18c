import { Command } from 'commander';
import type { Terminal } from '../Terminal';
import { costCommand } from './costCommand';
import { diffCommand } from './diffCommand';
import { hclCommand } from './hclCommand';
import { policyCommand } from './policyCommand';
import { validateCommand } from './validateCommand';

/** `cloudforge design` */
export const designCommand = (terminal: Terminal, fail: () => void) =>
  new Command('design')
    .description('what follows from a design of cloud resources')
    .addCommand(validateCommand(terminal, fail))
    .addCommand(hclCommand(terminal))
    .addCommand(costCommand(terminal))
    .addCommand(policyCommand(terminal, fail))
    .addCommand(diffCommand(terminal));
