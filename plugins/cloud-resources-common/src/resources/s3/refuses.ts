import type { Neighbours } from '../Neighbours';
import type { ResourceType } from '../ResourceType';
import type { S3Config } from './schema';

const PATH = 'serverSideEncryptionConfiguration.sseAlgorithm';

/** Only the policy of a key of one's own can let a distribution in. */
const distributionFaults = (
  { serverSideEncryptionConfiguration: encryption }: S3Config,
  sources: Neighbours['sources'],
) =>
  sources('CLOUDFRONT').length > 0 &&
  sources('KMS').length === 0 &&
  (encryption.sseAlgorithm ?? 'AES256') !== 'AES256' &&
  /^$|alias\/aws\//.test(encryption.kmsMasterKeyId ?? '')
    ? [
        {
          path: PATH,
          message: "a distribution may not use AWS's own key aws/s3",
          mend: 'Leave sseAlgorithm out, or lead an edge from a KMS key to the bucket.',
        },
      ]
    : [];

const LISTENERS = ['SQS', 'SNS', 'LAMBDA'];

/** AWS refuses a second listener to the same objects (S3 user guide, "event notifications"). */
const tellsMany = (targets: Neighbours['targets']) =>
  LISTENERS.flatMap(type => [...targets(type)]).length > 1
    ? [
        {
          path: '',
          message: 'a bucket tells one other of its new objects',
          mend: 'Lead its edge to an SNS topic, and edges of the topic to the others.',
        },
      ]
    : [];

function keyFaults(
  config: S3Config,
  sources: Neighbours['sources'],
): { path: string; message: string; mend: string }[] {
  if (sources('KMS').length === 0) {
    return [];
  }
  const plain = {
    path: PATH,
    message: 'is AES256, yet a KMS key leads to the bucket',
    mend: 'Leave sseAlgorithm out, or remove the edge from the key.',
  };
  const logs = {
    path: PATH,
    message:
      'a bucket for the logs of another one cannot be encrypted with a KMS key',
    mend: 'Remove the edge from the key, or the one from the other bucket.',
  };
  return [
    ...(config.serverSideEncryptionConfiguration.sseAlgorithm === 'AES256'
      ? [plain]
      : []),
    ...(sources('S3').length > 0 ? [logs] : []),
  ];
}

/** What the edges of a bucket say against each other, or against its encryption. */
export const refuses: ResourceType<S3Config>['refuses'] = (
  { config },
  { sources, targets },
) => [
  ...tellsMany(targets),
  ...keyFaults(config, sources),
  ...distributionFaults(config, sources),
];
