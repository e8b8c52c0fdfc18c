import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { ingress } from '../manifests/ingress';

/** What objects of one resource have to be like, in CEL, and what is said when they are not. */
export interface AdmissionRule {
  resource: string;
  expression: string;
  message: string;
}

/** A CEL literal: names, addresses and lists of them, which JSON writes alike. */
const literal = (value: string | string[] | Record<string, string>) =>
  JSON.stringify(value);

/** Annotations of an Ingress that concern its own target group only. */
const OWN_TO_TUNE = /\/(healthcheck-|success-codes$|target-group-attributes$)/;

function images({ platform }: ServiceContext): AdmissionRule {
  const allowed = (list: string) =>
    `(!has(object.spec.${list}) || object.spec.${list}.all(c, variables.registries.exists(r, c.image.startsWith(r))))`;
  return {
    resource: 'pods',
    expression: ['containers', 'initContainers', 'ephemeralContainers']
      .map(allowed)
      .join(' && '),
    message: `images come from ${platform.allowedRegistries.join(', ')}`,
  };
}

/** What an Ingress says about the shared load balancer and about DNS. */
function sharedAnnotations(
  context: ServiceContext,
  host: string,
): Record<string, string> {
  const { metadata } = ingress(context, host);
  return Object.fromEntries(
    Object.entries(metadata?.annotations ?? {}).filter(
      ([key]) => !OWN_TO_TUNE.test(key),
    ),
  );
}

/** What rules refer to as `variables.<name>`. */
export function admissionVariables(
  context: ServiceContext,
  { host }: EnvironmentContext,
): { name: string; expression: string }[] {
  const registries = context.platform.allowedRegistries.map(at => `${at}/`);
  return [
    { name: 'registries', expression: literal(registries) },
    ...(host
      ? [
          {
            name: 'shared',
            expression: literal(sharedAnnotations(context, host)),
          },
        ]
      : []),
  ];
}

const SHARED = 'variables.shared';
const ANNOTATIONS = 'object.metadata.annotations';

/** The load balancer is shared: its settings, and which hosts are whose, are the platform's. */
function ingresses(
  { platform }: ServiceContext,
  { host }: EnvironmentContext,
): AdmissionRule[] {
  if (!host) {
    return [
      {
        resource: 'ingresses',
        expression: 'false',
        message: 'an internal service has no Ingress',
      },
    ];
  }
  return [
    {
      resource: 'ingresses',
      expression: [
        `has(object.spec.rules)`,
        `object.spec.rules.all(r, has(r.host) && r.host == ${literal(host)})`,
        `!has(object.spec.defaultBackend)`,
        `has(object.spec.ingressClassName)`,
        `object.spec.ingressClassName == ${literal(
          platform.ingress.className,
        )}`,
      ].join(' && '),
      message: `the only host is ${host}`,
    },
    {
      resource: 'ingresses',
      expression: [
        `has(${ANNOTATIONS})`,
        `${SHARED}.all(k, k in ${ANNOTATIONS} && ${ANNOTATIONS}[k] == ${SHARED}[k])`,
        `${ANNOTATIONS}.all(k, k in ${SHARED} || !k.matches("^(alb[.]ingress[.]kubernetes[.]io/|external-dns[.])") || k.matches("^alb[.]ingress[.]kubernetes[.]io/(healthcheck-|success-codes$|target-group-attributes$)"))`,
      ].join(' && '),
      message:
        'the shared load balancer and DNS are set by the platform; only health checks and the target group may be tuned',
    },
  ];
}

const services: AdmissionRule = {
  resource: 'services',
  expression: [
    `(!has(object.spec.type) || object.spec.type == "ClusterIP")`,
    `!has(object.spec.externalIPs)`,
    `(!has(${ANNOTATIONS}) || ${ANNOTATIONS}.all(k, !k.startsWith("external-dns.")))`,
  ].join(' && '),
  message: 'a Service is reached inside the cluster only',
};

function externalSecrets(
  { platform }: ServiceContext,
  { secretsPath }: EnvironmentContext,
): AdmissionRule {
  const prefix = `${secretsPath}/`;
  return {
    resource: 'externalsecrets',
    expression: [
      `has(object.spec.secretStoreRef)`,
      `object.spec.secretStoreRef.kind == "ClusterSecretStore"`,
      `object.spec.secretStoreRef.name == ${literal(
        platform.secretStore.name,
      )}`,
      `!has(object.spec.dataFrom)`,
      `has(object.spec.data)`,
      `object.spec.data.all(d, !has(d.sourceRef) && d.remoteRef.key.startsWith(${literal(
        prefix,
      )}))`,
    ].join(' && '),
    message: `secrets are read below ${prefix} only`,
  };
}

/** Any other action writes labels, and labels say whose a series is. */
const onlyDrops = (relabelings: string) =>
  `(!has(e.${relabelings}) || e.${relabelings}.all(r, has(r.action) && r.action in ["drop", "Drop", "keep", "Keep"]))`;

const serviceMonitors: AdmissionRule[] = [
  {
    resource: 'servicemonitors',
    expression: '!has(object.spec.namespaceSelector)',
    message: 'a ServiceMonitor watches its own namespace only',
  },
  {
    resource: 'servicemonitors',
    expression: [
      `!has(object.spec.targetLabels)`,
      `!has(object.spec.podTargetLabels)`,
      `object.spec.endpoints.all(e, !has(e.honorLabels) || !e.honorLabels)`,
      `object.spec.endpoints.all(e, ${onlyDrops('relabelings')})`,
      `object.spec.endpoints.all(e, ${onlyDrops('metricRelabelings')})`,
    ].join(' && '),
    message: 'a ServiceMonitor may drop series, but not say whose they are',
  },
];

/** Rules are evaluated over the series of all services, and alerts go to whom they name. */
function prometheusRules(
  { labels }: ServiceContext,
  { namespace }: EnvironmentContext,
): AdmissionRule {
  const own = [
    `has(r.labels)`,
    `"namespace" in r.labels`,
    `r.labels["namespace"] == ${literal(namespace)}`,
    `(!has(r.alert) || "owner" in r.labels)`,
    `(!("owner" in r.labels) || r.labels["owner"] == ${literal(labels.owner)})`,
  ].join(' && ');
  return {
    resource: 'prometheusrules',
    expression: `!has(object.spec.groups) || object.spec.groups.all(g, !has(g.rules) || g.rules.all(r, ${own}))`,
    message: `rules label what they record and alert on with the namespace ${namespace}, and alerts go to ${labels.owner}`,
  };
}

export function admissionRules(
  context: ServiceContext,
  environment: EnvironmentContext,
): AdmissionRule[] {
  return [
    images(context),
    services,
    ...ingresses(context, environment),
    externalSecrets(context, environment),
    ...serviceMonitors,
    prometheusRules(context, environment),
  ];
}
