import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  operationManagePermission,
  operationReadPermission,
  serviceCreatePermission,
} from '@cloudforge/plugin-golden-path-common';
import fc from 'fast-check';
import { access, type Access } from './access';
import { CloudForgePolicy } from './CloudForgePolicy';

const ADMINISTRATORS = 'group:default/platform-admins';

const auditor = mockServices.auditor.mock();
const success = jest.fn(async () => {});
const fail = jest.fn(async () => {});

const policy = new CloudForgePolicy({
  administrators: [ADMINISTRATORS],
  auditor,
  logger: mockServices.logger.mock(),
});

function person(ref: string, groups: string[]): PolicyQueryUser {
  return {
    credentials: mockCredentials.user(ref),
    info: { userEntityRef: ref, ownershipEntityRefs: [ref, ...groups] },
  };
}

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const userRef = word.map(name => `user:default/${name}`);
const groupRef = word
  .map(name => `group:default/${name}`)
  .filter(ref => ref !== ADMINISTRATORS);
const member = fc
  .tuple(userRef, fc.array(groupRef, { minLength: 1, maxLength: 4 }))
  .map(([ref, groups]) => person(ref, groups));

const listed = fc.constantFrom(...access.map(([permission]) => permission));
const unlisted: fc.Arbitrary<Permission> = fc
  .record({
    name: fc.oneof(
      fc.stringMatching(/^[a-z.-]{1,30}$/),
      fc.constantFrom('__proto__', 'constructor', 'catalog.entity', ''),
      fc.string({ maxLength: 300 }),
    ),
    action: fc.constantFrom('create', 'read', 'update', 'delete', undefined),
    resourceType: fc.option(word, { nil: undefined }),
  })
  .filter(({ name }) => access.every(([known]) => known.name !== name))
  .map(({ name, action, resourceType }) =>
    createPermission({
      name,
      attributes: { action },
      ...(resourceType ? { resourceType } : {}),
    } as Parameters<typeof createPermission>[0]),
  );
const anything = fc.oneof(listed, unlisted);

const having = (who: Access) =>
  fc.constantFrom(
    ...access
      .filter(([, one]) => one === who)
      .map(([permission]) => permission),
  );

beforeEach(() => {
  jest.clearAllMocks();
  auditor.createEvent.mockResolvedValue({ success, fail });
});

describe('CloudForgePolicy', () => {
  it('denies everything to nobody', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async permission => {
        expect(await policy.handle({ permission })).toEqual({
          result: AuthorizeResult.DENY,
        });
      }),
    );
  });

  it('allows platform administrators everything', async () => {
    await fc.assert(
      fc.asyncProperty(
        anything,
        userRef,
        fc.array(groupRef, { maxLength: 3 }),
        async (permission, ref, groups) => {
          expect(
            await policy.handle(
              { permission },
              person(ref, [...groups, ADMINISTRATORS]),
            ),
          ).toEqual({ result: AuthorizeResult.ALLOW });
        },
      ),
    );
  });

  it('takes nobody for an administrator because of their own name', async () => {
    const decision = await policy.handle(
      { permission: createPermission({ name: 'x.y', attributes: {} }) },
      person('user:default/platform-admins', ['group:other/platform-admins']),
    );
    expect(decision.result).toBe(AuthorizeResult.DENY);
  });

  it('denies what it does not list', async () => {
    await fc.assert(
      fc.asyncProperty(unlisted, member, async (permission, user) => {
        expect(await policy.handle({ permission }, user)).toEqual({
          result: AuthorizeResult.DENY,
        });
      }),
    );
  });

  it('never plainly allows what belongs to somebody', async () => {
    await fc.assert(
      fc.asyncProperty(having('owner'), member, async (permission, user) => {
        const decision = await policy.handle({ permission }, user);
        expect(decision).toMatchObject({
          result: AuthorizeResult.CONDITIONAL,
          resourceType: 'resourceType' in permission && permission.resourceType,
        });
        const claims = JSON.stringify(decision).match(
          /(user|group):default\/[a-z0-9-]+/g,
        );
        expect(claims).not.toBeNull();
        expect(user.info.ownershipEntityRefs).toEqual(
          expect.arrayContaining(claims ?? []),
        );
      }),
    );
  });

  it('keeps for administrators what is theirs', async () => {
    await fc.assert(
      fc.asyncProperty(
        having('administrator'),
        member,
        async (permission, user) => {
          expect((await policy.handle({ permission }, user)).result).toBe(
            AuthorizeResult.DENY,
          );
        },
      ),
    );
  });

  it('lets members of a group do what members do, others only look', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(having('member'), having('everybody')),
        member,
        userRef,
        async (permission, user, loner) => {
          expect((await policy.handle({ permission }, user)).result).toBe(
            AuthorizeResult.ALLOW,
          );
          const everybody = access.some(
            ([one, who]) => one.name === permission.name && who === 'everybody',
          );
          expect(
            (await policy.handle({ permission }, person(loner, []))).result,
          ).toBe(everybody ? AuthorizeResult.ALLOW : AuthorizeResult.DENY);
        },
      ),
    );
  });

  it.each([
    serviceCreatePermission,
    operationReadPermission,
    operationManagePermission,
  ])('asks the golden path whose service it is: $name', async permission => {
    const groups = ['group:default/team-rental', 'group:default/team-fleet'];
    expect(
      await policy.handle({ permission }, person('user:default/alice', groups)),
    ).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'golden-path',
      resourceType: 'cloudforge-service',
      conditions: {
        rule: 'IS_SERVICE_OWNER',
        resourceType: 'cloudforge-service',
        params: { claims: groups },
      },
    });
    expect(
      await policy.handle({ permission }, person('user:default/guest', [])),
    ).toEqual({ result: AuthorizeResult.DENY });
  });

  it('does not take the word of a caller for the kind of a resource', async () => {
    expect(
      await policy.handle(
        {
          permission: createPermission({
            name: serviceCreatePermission.name,
            attributes: {},
          }),
        },
        person('user:default/alice', ['group:default/team-rental']),
      ),
    ).toEqual({ result: AuthorizeResult.DENY });
  });

  it('audits whom it denied what', async () => {
    await policy.handle(
      {
        permission: createPermission({ name: 'x'.repeat(400), attributes: {} }),
      },
      person('user:default/bob', ['group:default/team-fleet']),
    );
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'permission-denied',
      severityLevel: 'low',
      meta: { permission: 'x'.repeat(100), user: 'user:default/bob' },
    });
    expect(success).toHaveBeenCalledTimes(1);
  });
});

describe('access', () => {
  it('says one thing of each permission', () => {
    const names = access.map(([permission]) => permission.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives to owners only what can say whose it is', () => {
    const owned = access
      .filter(([, who]) => who === 'owner')
      .map(([permission]) => permission.type);
    expect(new Set(owned)).toEqual(new Set(['resource']));
  });
});
