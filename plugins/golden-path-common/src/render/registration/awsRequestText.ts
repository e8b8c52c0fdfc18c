import type { ServiceContext } from '../ServiceContext';
import { toYaml } from '../yaml';
import { awsRequest } from './awsRequest';

export const AWS_REQUEST_FILE = 'aws-request.yaml';

/** Argo CD passes over a file that holds these words (`skipFileRenderingMarker` in its repo server). */
const HEADER = '# +argocd:skip-file-rendering\n';

export function awsRequestText(context: ServiceContext): string | undefined {
  const request = awsRequest(context);
  return request && `${HEADER}${toYaml(request)}`;
}
