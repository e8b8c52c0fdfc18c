import type { DesignNode } from '../../design/Design';
import type { Neighbours } from '../Neighbours';
import type { Behavior } from './behavior';
import type { CloudfrontConfig } from './schema';

/** Where the distribution fetches from. */
export interface Origin {
  /** As in `target_origin_id`. */
  id: string;
  /** As a behaviour names it: a node's label, or the id. */
  called: string;
  node?: DesignNode;
  elsewhere?: CloudfrontConfig['origin'][number];
}

/** Nodes first, then what is elsewhere; the first is the default. */
export function originsOf(
  config: CloudfrontConfig,
  { targets }: Pick<Neighbours, 'targets'>,
): readonly Origin[] {
  return [
    ...[...targets('S3'), ...targets('ALB')].map(node => ({
      // No label becomes a name with two underscores, and no id begins so.
      id: `node__${node.name}`,
      called: node.label,
      node,
    })),
    ...config.origin.map(elsewhere => ({
      id: elsewhere.originId,
      called: elsewhere.originId,
      elsewhere,
    })),
  ];
}

const isBucket = ({ node }: Origin) => node?.type.id === 'S3';

/** What is held true of an origin where a behaviour does not say it. */
export function policiesFor(
  origin: Origin,
  { cachePolicy, originRequestPolicy }: Behavior,
) {
  const forOthers = origin.node ? 'AllViewer' : 'AllViewerExceptHostHeader';
  return {
    cachePolicy:
      cachePolicy ??
      (isBucket(origin) ? 'CachingOptimized' : 'CachingDisabled'),
    originRequestPolicy:
      originRequestPolicy ?? (isBucket(origin) ? undefined : forOthers),
  };
}

/** Whether the balancer answers over TLS. */
export const hasCertificate = ({ node }: Origin) =>
  (node?.config as { certificateArn?: string } | undefined)?.certificateArn !==
  undefined;

/** Why an origin cannot get what a behaviour hands on to it. */
export function policyFault(
  origin: Origin,
  behavior: Behavior,
): { message: string; mend: string } | undefined {
  const getsHost =
    policiesFor(origin, behavior).originRequestPolicy === 'AllViewer';
  if (isBucket(origin) && getsHost) {
    return {
      message: 'S3 does not answer requests that carry the host of the viewer',
      mend: 'Leave originRequestPolicy out, or set it to CORS-S3Origin.',
    };
  }
  return hasCertificate(origin) && !getsHost
    ? {
        message:
          'the certificate of the balancer is not for the name that AWS gave it, so CloudFront would not trust it',
        mend: 'Set originRequestPolicy to AllViewer: then the certificate is held against the host that viewers ask for.',
      }
    : undefined;
}

/** The origin that a behaviour names, or the first. */
export const originCalled = (
  origins: readonly Origin[],
  called: string | undefined,
) =>
  called === undefined
    ? origins[0]
    : origins.find(origin => origin.called === called);
