import type { PlatformSpec } from '../../spec';
import type { ServiceContext } from '../ServiceContext';
import type { Job } from './Pipeline';
import { WRITE_PROVENANCE } from './provenance';
import { onDefaultBranch, SBOM } from './pushJobs';
import { registryLogin } from './registryLogin';
import { bring, toolbox } from './toolbox';

type Signing = NonNullable<PlatformSpec['signing']>;

/** What cosign uses by itself; it trusts identity tokens of gitlab.com. */
const PUBLIC: Signing = {
  fulcioUrl: 'https://fulcio.sigstore.dev',
  rekorUrl: 'https://rekor.sigstore.dev',
};

const isPublic = ({ fulcioUrl, rekorUrl }: Signing) =>
  fulcioUrl === PUBLIC.fulcioUrl && rekorUrl === PUBLIC.rekorUrl;

/** `sign` or `attest` by this job's own identity: there is no key to keep. */
function cosign(signing: Signing, command: string): string {
  const addresses = isPublic(signing)
    ? ''
    : `--fulcio-url "$FULCIO_URL" --rekor-url "$REKOR_URL" `;
  return `cosign ${command} ${addresses}"$IMAGE@$IMAGE_DIGEST"`;
}

function signImage(context: ServiceContext, signing: Signing): Job {
  const { labelPrefix } = context.platform;
  const login = registryLogin(context);
  return {
    stage: 'push',
    image: toolbox(context.platform),
    rules: onDefaultBranch,
    interruptible: false,
    needs: [
      { job: 'push-image', artifacts: true },
      { job: 'scan-image', artifacts: true },
    ],
    // Read by cosign itself. Source: https://docs.gitlab.com/ci/yaml/signing_examples
    id_tokens: { ...login.id_tokens, SIGSTORE_ID_TOKEN: { aud: 'sigstore' } },
    variables: {
      ...login.variables,
      COSIGN_YES: 'true',
      BUILD_TYPE: `https://${labelPrefix}/pipeline/v1`,
      ...(!isPublic(signing) && {
        FULCIO_URL: signing.fulcioUrl,
        REKOR_URL: signing.rekorUrl,
      }),
    },
    script: [
      bring('aws', 'cosign', 'jq', 'skopeo'),
      ...login.script,
      cosign(signing, 'sign'),
      cosign(signing, `attest --type cyclonedx --predicate ${SBOM}`),
      WRITE_PROVENANCE,
      cosign(
        signing,
        'attest --type slsaprovenance1 --predicate provenance.json',
      ),
    ],
    artifacts: { paths: ['provenance.json'], expire_in: '1 year' },
  };
}

/** Who built the image, from which commit, and what is in it, signed and kept beside it in the registry. */
export function signJobs(context: ServiceContext): Record<string, Job> {
  const { signing } = context.platform;
  return signing ? { 'sign-image': signImage(context, signing) } : {};
}
