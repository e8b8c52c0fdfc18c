import { isDeepStrictEqual } from 'node:util';
import { admissionError } from './admission';
import type { Application } from './Application';
import { ARGO_API_VERSION, CONTROL_PLANE_NAMESPACE } from './Application';
import { GrpcError, invalidArgument } from './GrpcError';

/**
 * The Application of a request, without what only the server may say.
 * @throws GrpcError for one that the API server would not take
 */
export function normalizeApplication(body: Application): Application {
  const { name, namespace, labels, annotations, finalizers } =
    body.metadata ?? {};
  const app: Application = {
    apiVersion: ARGO_API_VERSION,
    kind: 'Application',
    metadata: {
      name: name ?? '',
      namespace: namespace || CONTROL_PLANE_NAMESPACE,
      labels,
      annotations,
      finalizers,
    },
    spec: {
      ...body.spec,
      project: body.spec?.project || 'default',
      destination: body.spec?.destination ?? {},
    },
  };
  if (!app.metadata.name) {
    throw new GrpcError('Unknown', 'resource name may not be empty');
  }
  const problem = admissionError(app);
  if (problem) {
    throw invalidArgument(problem);
  }
  return app;
}

/** Source: server/application/application.go, Create: equalSpecs. */
export function isSameApplication(a: Application, b: Application): boolean {
  const comparable = ({ spec, metadata }: Application) => ({
    spec,
    labels: metadata.labels ?? {},
    annotations: metadata.annotations ?? {},
    finalizers: metadata.finalizers ?? [],
  });
  return isDeepStrictEqual(comparable(a), comparable(b));
}
