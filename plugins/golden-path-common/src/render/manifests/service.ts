import type { IService } from 'kubernetes-models/v1/Service';
import type { ServiceContext } from '../ServiceContext';

/** Port of every Service object, so that callers need not know the container's. */
export const SERVICE_PORT = 80;

export function service({ spec, labels }: ServiceContext): IService {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: spec.name, labels: labels.all },
    spec: {
      type: 'ClusterIP',
      selector: labels.selector,
      ports: [
        {
          name: 'http',
          port: SERVICE_PORT,
          targetPort: 'http',
          protocol: 'TCP',
        },
      ],
    },
  };
}
