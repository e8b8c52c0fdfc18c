import { parse } from 'yaml';
import { platform, shop } from '../../__testUtils__/example';
import { type Rendered, always } from '../../__testUtils__/rendered';
import { renderService } from '../renderService';
import { serviceContext } from '../ServiceContext';
import { type AwsRequest, awsRequest } from './awsRequest';
import { AWS_REQUEST_FILE } from './awsRequestText';

const requestOn = (change: Partial<typeof platform>) =>
  awsRequest(serviceContext(shop, { ...platform, ...change }));

/** Platforms whose images go to ECR, and what is asked for on them. */
function alwaysAsked(
  claim: (request: AwsRequest, rendered: Rendered) => void,
): void {
  let asked = 0;
  always(rendered => {
    const { spec, platform: of } = rendered;
    const request = awsRequest(serviceContext(spec, of));
    expect(request !== undefined).toBe(of.registry.includes('.dkr.ecr.'));
    if (request) {
      asked += 1;
      claim(request, rendered);
    }
  });
  expect(asked).toBeGreaterThan(0);
}

describe('awsRequest', () => {
  it('asks for one repository and a role that may push to and pull from it only', () => {
    alwaysAsked((request, { spec, platform: of }) => {
      const { ecrRepository, ciRole } = request.spec;
      expect(`${of.registry}/${spec.name}`).toMatch(
        new RegExp(`^${ecrRepository.accountId}\\..*/${ecrRepository.name}$`),
      );
      const [logIn, use, ...more] = ciRole.policy.Statement;
      expect(more).toEqual([]);
      expect(logIn).toMatchObject({
        Action: 'ecr:GetAuthorizationToken',
        Resource: '*',
      });
      expect(use.Resource).toMatch(
        new RegExp(
          `^arn:aws(-cn|-us-gov)?:ecr:${ecrRepository.region}:${ecrRepository.accountId}:repository/${ecrRepository.name}$`,
        ),
      );
      expect(JSON.stringify(use.Action)).not.toMatch(/\*|Delete|Policy|Create/);
      for (const { tags } of [ecrRepository, ciRole]) {
        expect(tags).toMatchObject({
          Service: spec.name,
          CostCenter: spec.costCenter,
        });
      }
    });
  });

  it('lets the default branch of one project assume the role, and nobody else', () => {
    alwaysAsked((request, { spec, platform: of }) => {
      const [trust, ...more] = request.spec.ciRole.trustPolicy.Statement;
      const issuer = of.gitlab.baseUrl.replace(/^https?:\/\//, '');
      expect(more).toEqual([]);
      expect(trust.Action).toBe('sts:AssumeRoleWithWebIdentity');
      expect(trust.Principal?.Federated).toMatch(
        new RegExp(`^arn:aws.*:iam::${of.aws.accountId}:oidc-provider/`),
      );
      expect(trust.Condition).toEqual({
        StringEquals: {
          [`${issuer}:aud`]: of.gitlab.baseUrl,
          [`${issuer}:sub`]: `project_path:${of.gitlab.appsGroup}/${spec.name}:ref_type:branch:ref:${of.gitlab.defaultBranch}`,
        },
      });
    });
  });

  it('lets the role in where the repository is of another account', () => {
    expect(requestOn({})?.spec.ecrRepository).not.toHaveProperty('policy');
    const aws = { ...platform.aws, accountId: '999999999999' };
    expect(requestOn({ aws })?.spec.ecrRepository.policy?.Statement).toEqual([
      expect.objectContaining({
        Principal: { AWS: 'arn:aws:iam::999999999999:role/cloudforge-ci-shop' },
      }),
    ]);
  });

  it('asks for nothing where images go elsewhere', () => {
    expect(requestOn({ registry: 'localhost:5000' })).toBeUndefined();
  });

  it('is a file that Argo CD passes over', () => {
    const { workloads } = renderService(shop, platform);
    const text = workloads[`workloads/shop/${AWS_REQUEST_FILE}`];
    expect(text).toMatch(/^# \+argocd:skip-file-rendering\n/);
    expect(parse(text)).toEqual(requestOn({}));
  });
});
