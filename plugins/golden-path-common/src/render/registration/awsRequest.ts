import type { ServiceContext } from '../ServiceContext';

/** A statement of an IAM policy, as far as ours go. */
interface Statement {
  Sid: string;
  Effect: 'Allow';
  Action: string | string[];
  Resource?: string | string[];
  Principal?: Record<string, string>;
  Condition?: { StringEquals: Record<string, string> };
}

interface Policy {
  Version: '2012-10-17';
  Statement: Statement[];
}

/**
 * What a service needs on AWS before its pipeline can push: asked for here,
 * made by the platform's Terraform, which reads every request. No Kubernetes
 * object, so Argo CD is told to leave the file alone.
 */
export interface AwsRequest {
  apiVersion: 'cloudforge.io/v1';
  kind: 'AwsRequest';
  metadata: { name: string };
  spec: {
    ecrRepository: {
      name: string;
      accountId: string;
      region: string;
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION';
      /** Tags that may be written again. */
      mutableTags: string[];
      scanOnPush: true;
      encryption: 'KMS';
      lifecyclePolicy: object;
      /** Where the role is of another account: who else may push. */
      policy?: Policy;
      tags: Record<string, string>;
    };
    ciRole: {
      name: string;
      accountId: string;
      /** Seconds. */
      maxSessionDuration: number;
      trustPolicy: Policy;
      policy: Policy;
      tags: Record<string, string>;
    };
  };
}

/** `<account>.dkr.ecr.<region>.amazonaws.com`, and a path where there is one. */
const ECR =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?(?:\/(.+))?$/;

/** Pull, for the cache of the build and for scans, and push; no deletion, no settings. */
const PULL = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:DescribeImages',
  'ecr:GetDownloadUrlForLayer',
];
const PUSH = [
  'ecr:CompleteLayerUpload',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];

/**
 * Images kept, with their signatures: many, since ECR does not know which one
 * production runs, and a node that is new has to pull it again.
 */
const KEPT_IMAGES = 1000;

/** What cosign hangs on an image is named after its digest, and grows. */
const SIGNATURES = ['sha256-*'];

const HOUR = 3600;

const policy = (...Statement: Statement[]): Policy => ({
  Version: '2012-10-17',
  Statement,
});

/** Cost-allocation tags, as AWS billing groups by them. */
function tagsOf({ spec, labels }: ServiceContext): Record<string, string> {
  return {
    ManagedBy: 'CloudForge',
    Service: spec.name,
    System: spec.system ?? spec.name,
    Owner: labels.owner,
    CostCenter: spec.costCenter,
  };
}

/** Only a pipeline of this project, on its default branch, by a token made for this GitLab. */
function trustPolicy({ names, platform }: ServiceContext): Policy {
  const { baseUrl, defaultBranch } = platform.gitlab;
  const issuer = baseUrl.replace(/^https?:\/\//, '');
  return policy({
    Sid: 'PipelineOfDefaultBranch',
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: {
      Federated: `${names.ciRoleArn.replace(
        /:role\/.*$/,
        '',
      )}:oidc-provider/${issuer}`,
    },
    Condition: {
      StringEquals: {
        [`${issuer}:aud`]: baseUrl,
        [`${issuer}:sub`]: `project_path:${names.app.path}:ref_type:branch:ref:${defaultBranch}`,
      },
    },
  });
}

/** `undefined` where images go to a registry that is not ECR: there is nothing to ask AWS for. */
export function awsRequest(context: ServiceContext): AwsRequest | undefined {
  const { names, platform } = context;
  const [, account, region, path] = ECR.exec(platform.registry) ?? [];
  if (!account) {
    return undefined;
  }
  const name = [path, names.name].filter(Boolean).join('/');
  const partition = names.ciRoleArn.split(':')[1];
  const tags = tagsOf(context);
  const actions = [...PULL, ...PUSH];
  return {
    apiVersion: 'cloudforge.io/v1',
    kind: 'AwsRequest',
    metadata: { name: names.name },
    spec: {
      ecrRepository: {
        name,
        accountId: account,
        region,
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        mutableTags: SIGNATURES,
        scanOnPush: true,
        encryption: 'KMS',
        lifecyclePolicy: lifecyclePolicy(),
        ...(account !== platform.aws.accountId && {
          policy: policy({
            Sid: 'PushFromPipeline',
            Effect: 'Allow',
            Action: actions,
            Principal: { AWS: names.ciRoleArn },
          }),
        }),
        tags,
      },
      ciRole: {
        name: names.ciRoleArn.replace(/^.*\//, ''),
        accountId: platform.aws.accountId,
        maxSessionDuration: HOUR,
        trustPolicy: trustPolicy(context),
        policy: policy(
          {
            Sid: 'LogIn',
            Effect: 'Allow',
            // AWS knows no narrower resource for it.
            Action: 'ecr:GetAuthorizationToken',
            Resource: '*',
          },
          {
            Sid: 'PushAndPull',
            Effect: 'Allow',
            Action: actions,
            Resource: `arn:${partition}:ecr:${region}:${account}:repository/${name}`,
          },
        ),
        tags,
      },
    },
  };
}

function lifecyclePolicy(): object {
  return {
    rules: [
      {
        rulePriority: 1,
        description: `Keep the newest ${KEPT_IMAGES}`,
        selection: {
          tagStatus: 'any',
          countType: 'imageCountMoreThan',
          countNumber: KEPT_IMAGES,
        },
        action: { type: 'expire' },
      },
    ],
  };
}
