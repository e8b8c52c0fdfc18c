import type { DesignNode } from '../../design/Design';
import type { Connection, Connections } from '../Connection';
import type { Ec2Config } from '../ec2/schema';
import type { Neighbours } from '../Neighbours';
import type { EbsConfig } from './schema';

const attached: Connection<Ec2Config, EbsConfig> = {
  meaning: 'The volume is attached to the instance, in whose zone it is made.',
  atMostInto: 1,
  refuses: ({ config }, { config: volume }, earlier) => {
    if (config.count > 1) {
      return {
        message: `a volume is attached to one instance, and these are ${config.count}`,
        mend: 'Set count to 1, or give every instance a larger root volume.',
      };
    }
    const same = earlier.find(
      other => other.config.deviceName === volume.deviceName,
    );
    return (
      same && {
        message: `"${same.label}" is at ${volume.deviceName} of the instance already`,
        mend: 'Set deviceName to another one, such as /dev/sdg.',
      }
    );
  },
};

export const connections: Connections = { from: { EC2: attached } };

/** A key cannot encrypt what is not to be encrypted. */
export const refuses = (
  { config }: DesignNode<EbsConfig>,
  { sources }: Neighbours,
) =>
  sources('KMS').length > 0 && !config.encrypted
    ? [
        {
          path: 'encrypted',
          message: 'an edge leads a key to it, and it is not to be encrypted',
          mend: 'Remove the edge, or set encrypted to true.',
        },
      ]
    : [];
