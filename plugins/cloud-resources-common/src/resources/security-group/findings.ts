import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import { isWideRange } from '../wideRange';
import type { SecurityGroupConfig } from './schema';

type Rule = SecurityGroupConfig['ingress'][number];

/** Ports that the whole internet is meant to reach. */
const WEB: readonly (number | undefined)[] = [80, 443];

const fromAnywhere = ({ cidrIpv4, cidrIpv6 }: Rule) =>
  [cidrIpv4, cidrIpv6].some(cidr => cidr !== undefined && isWideRange(cidr));

const isWeb = ({ ipProtocol, fromPort, toPort }: Rule) =>
  ipProtocol === 'tcp' && fromPort === toPort && WEB.includes(fromPort);

export function findings({
  config,
}: DesignNode<SecurityGroupConfig>): readonly Finding[] {
  return config.ingress.flatMap((rule, index): Finding[] =>
    fromAnywhere(rule)
      ? [
          {
            severity: isWeb(rule) ? 'low' : 'high',
            path: `ingress.${index}`,
            message: isWeb(rule)
              ? `The internet may call port ${rule.fromPort}.`
              : 'The internet is let in at ports that are not the web’s.',
            mend: 'Name the addresses that are let in.',
          },
        ]
      : [],
  );
}
