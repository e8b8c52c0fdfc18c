import { Command } from 'commander';
import { formatOption, print, type Format } from '../printing';
import { table } from '../table';
import type { Terminal } from '../Terminal';
import { setting, type Settings } from './setting';

const listCommand = (terminal: Terminal) =>
  new Command('list')
    .description('the blueprints, and what may be set of each')
    .addOption(formatOption('table'))
    .action(async ({ format }: { format: Format }) => {
      const { listBlueprints } = await import('./listBlueprints');
      const list = listBlueprints();
      print(terminal, format, { blueprints: list }, () =>
        table(
          ['NAME', 'TITLE', 'MAKES', 'MAY BE SET'],
          list.map(({ id, title, description, params }) => [
            id,
            title,
            description,
            Object.keys(params.properties ?? {}).join(', '),
          ]),
        ),
      );
    });

const renderCommand = (terminal: Terminal) =>
  new Command('render')
    .description('make a design of a blueprint')
    .argument('<name>', 'the blueprint')
    .option(
      '--set <key=value>',
      'a parameter; may be given several times',
      setting,
      {},
    )
    .addOption(formatOption('json'))
    .action(
      async (
        name: string,
        { set, format }: { set: Settings; format: Format },
      ) => {
        const { renderBlueprint } = await import('./renderBlueprint');
        const design = renderBlueprint(name, set);
        print(terminal, format, design, () =>
          table(
            ['NODE', 'TYPE', 'LABEL'],
            design.nodes.map(({ id, data }) => [
              id,
              data.resourceType,
              data.label,
            ]),
          ),
        );
      },
    );

/** `cloudforge blueprint` */
export const blueprintCommand = (terminal: Terminal) =>
  new Command('blueprint')
    .description('designs that are known to be good, made of a few parameters')
    .addCommand(listCommand(terminal))
    .addCommand(renderCommand(terminal));
