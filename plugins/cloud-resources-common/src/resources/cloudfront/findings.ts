import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import type { CloudfrontConfig } from './schema';

type Config = CloudfrontConfig;

const OLD = ['TLSv1_2016', 'TLSv1.1_2016'];

function behaviorFindings(config: Config): Finding[] {
  const all = [
    { at: 'defaultCacheBehavior', ...config.defaultCacheBehavior },
    ...config.orderedCacheBehavior.map((behavior, index) => ({
      at: `orderedCacheBehavior.${index}`,
      ...behavior,
    })),
  ];
  return all
    .filter(({ viewerProtocolPolicy }) => viewerProtocolPolicy === 'allow-all')
    .map(({ at }) => ({
      severity: 'high',
      path: `${at}.viewerProtocolPolicy`,
      message: 'Viewers may come without TLS.',
      mend: 'Set viewerProtocolPolicy to redirect-to-https.',
    }));
}

const originFindings = ({ origin }: Config) =>
  origin.flatMap(({ originProtocolPolicy }, index): Finding[] =>
    originProtocolPolicy === 'https-only'
      ? []
      : [
          {
            severity: 'medium',
            path: `origin.${index}.originProtocolPolicy`,
            message: 'The distribution may fetch without TLS.',
            mend: 'Set originProtocolPolicy to https-only.',
          },
        ],
  );

export function findings({ config }: DesignNode<Config>): readonly Finding[] {
  const version = config.viewerCertificate?.minimumProtocolVersion;
  const old: Finding = {
    severity: 'medium',
    path: 'viewerCertificate.minimumProtocolVersion',
    message: 'Viewers may use a TLS that is known to be weak.',
    mend: 'Set minimumProtocolVersion to TLSv1.2_2021.',
  };
  return [
    ...behaviorFindings(config),
    ...originFindings(config),
    ...(version !== undefined && OLD.includes(version) ? [old] : []),
  ];
}
