import { Command } from 'commander';
import { formatOption, print, type Format } from '../printing';
import { table } from '../table';
import type { Terminal } from '../Terminal';

/** `cloudforge resource-types` */
export const resourceTypesCommand = (terminal: Terminal) =>
  new Command('resource-types')
    .description(
      'the types of cloud resources; or the configuration of one, as JSON Schema',
    )
    .argument('[type]', 'such as EC2')
    .addOption(formatOption('json'))
    .action(async (id: string | undefined, { format }: { format: Format }) => {
      const { listTypes, schemaOf, keyRows } = await import('./describeTypes');
      if (id === undefined) {
        const types = listTypes();
        print(terminal, format, { resourceTypes: types }, () =>
          table(
            ['TYPE', 'TITLE', 'MAY LEAD TO'],
            types.map(({ id: name, title, targets }) => [
              name,
              title,
              targets.join(', '),
            ]),
          ),
        );
        return;
      }
      const schema = schemaOf(id);
      print(terminal, format, schema, () =>
        table(['KEY', 'TITLE', 'MAY BE', 'DEFAULT'], keyRows(schema)),
      );
    });
