import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret';
import type { ServiceSpec } from '../../spec';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';

/** The one key of every Secret that is made. */
export const SECRET_KEY = 'value';

/** `shop-database-url` of `DATABASE_URL`: the ExternalSecret, and the Secret that it makes. */
export function secretName({ name }: ServiceSpec, secret: string): string {
  return `${name}-${secret.toLowerCase().replace(/_/g, '-')}`;
}

/** Defaults of the operator, written down since Argo CD would see them as a difference. */
const AS_IT_IS = {
  conversionStrategy: 'Default',
  decodingStrategy: 'None',
  metadataPolicy: 'None',
} as const;

/** Before the Deployment: what runs is left alone until a new secret can be read. */
const FIRST = { 'argocd.argoproj.io/sync-wave': '-1' };

/** Fetches one secret of one environment; nothing of it is in git but its name. */
export function externalSecret(
  { spec, platform, labels }: ServiceContext,
  { secretsPath }: EnvironmentContext,
  secret: string,
): IExternalSecret {
  const name = secretName(spec, secret);
  const { name: store, refreshInterval } = platform.secretStore;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, labels: labels.all, annotations: FIRST },
    spec: {
      refreshInterval,
      secretStoreRef: { kind: 'ClusterSecretStore', name: store },
      target: {
        name,
        creationPolicy: 'Owner',
        // A secret that is deleted by mistake takes no running service along.
        deletionPolicy: 'Retain',
      },
      data: [
        {
          secretKey: SECRET_KEY,
          remoteRef: { key: `${secretsPath}/${secret}`, ...AS_IT_IS },
        },
      ],
    },
  };
}
