import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import type { PlatformSpec } from '../../spec';
import type { ServiceContext } from '../ServiceContext';
import { serviceContract } from '../serviceContract';

/** Newest policy with TLS 1.3 that still lets TLS 1.2 clients in. */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/** How long the load balancer waits for requests in hand: what a pod gets after its drain. */
const DEREGISTRATION_SECONDS = 30;

const ALB = 'alb.ingress.kubernetes.io';

/** An answer of the load balancer's own, where a Service would stand. */
const NOT_FOUND = {
  name: 'not-found',
  answer: {
    type: 'fixed-response',
    fixedResponseConfig: { contentType: 'text/plain', statusCode: '404' },
  },
};

function listeners({
  ingress: { certificateArn },
}: PlatformSpec): Record<string, string> {
  if (!certificateArn) {
    return { [`${ALB}/listen-ports`]: JSON.stringify([{ HTTP: 80 }]) };
  }
  return {
    [`${ALB}/listen-ports`]: JSON.stringify([{ HTTP: 80 }, { HTTPS: 443 }]),
    [`${ALB}/ssl-redirect`]: '443',
    [`${ALB}/ssl-policy`]: TLS_POLICY,
    [`${ALB}/certificate-arn`]: certificateArn,
  };
}

/** Joins the one load balancer that all public services share. */
export function ingress(
  { spec, platform, labels }: ServiceContext,
  host: string,
): IIngress {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: spec.name,
      labels: labels.all,
      annotations: {
        [`${ALB}/group.name`]: platform.ingress.groupName,
        [`${ALB}/scheme`]: 'internet-facing',
        [`${ALB}/target-type`]: 'ip',
        ...listeners(platform),
        [`${ALB}/healthcheck-path`]: serviceContract.paths.ready,
        [`${ALB}/healthcheck-port`]: 'traffic-port',
        [`${ALB}/success-codes`]: '200',
        [`${ALB}/target-group-attributes`]: `deregistration_delay.timeout_seconds=${DEREGISTRATION_SECONDS}`,
        [`${ALB}/actions.${NOT_FOUND.name}`]: JSON.stringify(NOT_FOUND.answer),
        'external-dns.alpha.kubernetes.io/hostname': host,
      },
    },
    spec: {
      ingressClassName: platform.ingress.className,
      rules: [
        {
          host,
          http: {
            paths: [
              // Prometheus asks the pods; what they tell is not for the internet.
              {
                path: serviceContract.paths.metrics,
                pathType: 'Exact',
                backend: {
                  service: {
                    name: NOT_FOUND.name,
                    port: { name: 'use-annotation' },
                  },
                },
              },
              {
                path: '/',
                pathType: 'Prefix',
                backend: {
                  service: { name: spec.name, port: { name: 'http' } },
                },
              },
            ],
          },
        },
      ],
    },
  };
}
