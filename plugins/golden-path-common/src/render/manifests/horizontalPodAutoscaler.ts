import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';

/** Percent of the CPU request at which pods are added; leaves room while new ones start. */
const TARGET_UTILIZATION = 70;

/** Seconds of low load before pods are taken away, the default of Kubernetes said aloud. */
const SCALE_DOWN_WINDOW = 300;

export function horizontalPodAutoscaler(
  { spec, labels }: ServiceContext,
  { wanted }: EnvironmentContext,
): IHorizontalPodAutoscaler {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: spec.name, labels: labels.all },
    spec: {
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: spec.name,
      },
      minReplicas: wanted.replicas.min,
      maxReplicas: wanted.replicas.max,
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: {
              type: 'Utilization',
              averageUtilization: TARGET_UTILIZATION,
            },
          },
        },
      ],
      behavior: {
        scaleDown: { stabilizationWindowSeconds: SCALE_DOWN_WINDOW },
      },
    },
  };
}
