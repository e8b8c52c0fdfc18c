import type { ResourceType } from '../ResourceType';
import { aliasRecords, namedTargets, withZone } from './aliasRecords';
import type { Route53Config } from './schema';

/** Names that lead nowhere, and names that two things want. */
export const refuses: ResourceType<Route53Config>['refuses'] = (
  { config },
  neighbours,
) => {
  const labels = namedTargets(neighbours).map(({ label }) => label);
  const lost = config.alias.flatMap(({ target }, index) =>
    labels.includes(target)
      ? []
      : [
          {
            path: `alias.${index}.target`,
            message: `no edge leads to a load balancer or an instance labelled "${target}"`,
            mend: 'Draw the edge, or give the label of one that there is.',
          },
        ],
  );
  const taken = new Set(
    config.record.map(
      ({ name, type }) => `${type} ${withZone(name, config.name)}`,
    ),
  );
  const clashes = aliasRecords(config, neighbours).flatMap(
    ({ name, type, target }) => {
      const isTaken =
        taken.has(`${type} ${name}`) || taken.has(`CNAME ${name}`);
      taken.add(`${type} ${name}`);
      return isTaken
        ? [
            {
              path: 'alias',
              message: `${name} is to lead to ${target.label}, and to something else`,
              mend: `Give ${target.label} another name in alias, or remove the record.`,
            },
          ]
        : [];
    },
  );
  return [...lost, ...clashes];
};
