import { AwsRequest, isAllowed, mayAssume } from './iam';

const request: AwsRequest = {
  spec: {
    ecrRepository: {
      name: 'shop',
      accountId: '123456789012',
      region: 'eu-central-1',
    },
    ciRole: {
      name: 'ci-shop',
      trustPolicy: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: {
                'localhost:7100:aud': 'http://localhost:7100',
                'localhost:7100:sub': 'project_path:apps/shop',
              },
            },
          },
        ],
      },
      policy: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['ecr:PutImage', 'ecr:Get*'],
            Resource: 'arn:aws:ecr:*:123456789012:repository/shop',
          },
        ],
      },
    },
  },
};

const claims = { aud: 'http://localhost:7100', sub: 'project_path:apps/shop' };
const arn = (name: string) =>
  `arn:aws:ecr:eu-central-1:123456789012:repository/${name}`;

describe('the policies of a request', () => {
  it('trust a token only when every claim is as it says', () => {
    expect(mayAssume(request, claims)).toBe(true);
    expect(mayAssume(request, { ...claims, sub: 'apps/shop' })).toBe(false);
    expect(mayAssume(request, { sub: claims.sub })).toBe(false);
  });

  it('allow an action on a resource only where both match as a whole', () => {
    expect(isAllowed(request, 'ecr:PutImage', arn('shop'))).toBe(true);
    expect(isAllowed(request, 'ecr:GetDownloadUrlForLayer', arn('shop'))).toBe(
      true,
    );
    expect(isAllowed(request, 'ecr:PutImage', arn('shop-2'))).toBe(false);
    expect(isAllowed(request, 'ecr:DeleteRepository', arn('shop'))).toBe(false);
  });
});
