import type { CloudfrontConfig } from '../cloudfront/schema';
import type { Connection, Connections } from '../Connection';
import { aliasesIn } from './aliasRecords';
import type { Route53Config } from './schema';

const leadsTo: Connection = {
  meaning: 'A name of the zone leads to it.',
};

const leadsToInstance: Connection<Route53Config, { elasticIp: boolean }> = {
  ...leadsTo,
  refuses: (_, { config }) =>
    config.elasticIp
      ? undefined
      : {
          message: 'the instance has no address that stays',
          mend: 'Set elasticIp of the instance to true.',
        },
};

const leadsToDistribution: Connection<Route53Config, CloudfrontConfig> = {
  meaning: 'The aliases of the distribution that are in the zone lead to it.',
  refuses: ({ config }, { config: distribution }) => {
    if (config.privateZone) {
      return {
        message: 'a private zone cannot lead to a distribution',
        mend: 'Set privateZone of the zone to false.',
      };
    }
    return aliasesIn(config.name, distribution).length > 0
      ? undefined
      : {
          message: `no alias of the distribution is in ${config.name}`,
          mend: `Add one to aliases of the distribution, such as www.${config.name}.`,
        };
  },
};

export const connections: Connections = {
  to: {
    ALB: leadsTo,
    NLB: leadsTo,
    EC2: leadsToInstance,
    CLOUDFRONT: leadsToDistribution,
  },
};
