import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import type { S3Config } from './schema';

const PUBLIC = [
  'blockPublicAcls',
  'blockPublicPolicy',
  'ignorePublicAcls',
  'restrictPublicBuckets',
] as const;

export function findings({ config }: DesignNode<S3Config>): readonly Finding[] {
  const open = PUBLIC.filter(key => !config[key]).map(
    (path): Finding => ({
      severity: 'high',
      path,
      message: 'The bucket can be opened to the public.',
      mend: `Set ${path} to true.`,
    }),
  );
  const unversioned: Finding = {
    severity: 'medium',
    path: 'versioningConfiguration.status',
    message: 'An object that is overwritten or deleted is gone.',
    mend: 'Set status to Enabled.',
  };
  const unprotected: Finding = {
    severity: 'medium',
    path: 'forceDestroy',
    message: 'Destroying the bucket deletes everything in it.',
    mend: 'Set forceDestroy to false.',
  };
  const anyOrigin = config.corsRule.flatMap((rule, index): Finding[] =>
    rule.allowedOrigins.includes('*')
      ? [
          {
            severity: 'low',
            path: `corsRule.${index}.allowedOrigins`,
            message: 'Pages of any site may call the bucket.',
            mend: 'Name the sites that may.',
          },
        ]
      : [],
  );
  return [
    ...open,
    ...(config.versioningConfiguration.status === 'Enabled'
      ? []
      : [unversioned]),
    ...(config.forceDestroy ? [unprotected] : []),
    ...anyOrigin,
  ];
}
