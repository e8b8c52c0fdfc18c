import { file } from '../../__testUtils__/designs';
import {
  problemsIn,
  rendered,
  somebodyElses,
} from '../../__testUtils__/rendered';

const gateways = (...names: string[]) =>
  file(names.map(name => [name, 'NAT_GATEWAY'] as const));

const routesOf = async (of: ReturnType<typeof file>) => {
  const { resource } = await rendered(of);
  return Object.fromEntries(
    Object.entries(resource.aws_route)
      .filter(([, [{ nat_gateway_id: gateway }]]) => gateway !== undefined)
      .map(([name, [{ route_table_id: table, nat_gateway_id: gateway }]]) => [
        name,
        [table, gateway],
      ]),
  );
};

const table = (zone: number) => `\${aws_route_table.base_private_${zone}.id}`;

const gateway = (name: string) => `\${aws_nat_gateway.${name}.id}`;

describe('a NAT gateway', () => {
  it('stands in a public subnet, and is the way out of every private one', async () => {
    const { resource } = await rendered(gateways('exit'));
    expect(resource.aws_nat_gateway.exit[0]).toMatchObject({
      subnet_id:
        '${element([aws_subnet.base_public_1.id, aws_subnet.base_public_2.id], 0)}',
      allocation_id: '${aws_eip.exit.id}',
      depends_on: ['${aws_internet_gateway.base}'],
    });
    expect(await routesOf(gateways('exit'))).toEqual({
      base_private_1: [table(1), gateway('exit')],
      base_private_2: [table(2), gateway('exit')],
    });
  });

  it('shares the zones with another, under the same addresses in the state', async () => {
    expect(await routesOf(gateways('exit', 'other'))).toEqual({
      base_private_1: [table(1), gateway('exit')],
      base_private_2: [table(2), gateway('other')],
    });
    const { resource } = await rendered(gateways('exit', 'other'));
    expect(resource.aws_nat_gateway.other[0].subnet_id).toMatch(/, 1\)}$/);
  });

  it('is not taken for a third time', () => {
    const problems = problemsIn([
      ['a', 'NAT_GATEWAY'],
      ['b', 'NAT_GATEWAY'],
      ['x', 'SQS'],
      ['c', 'NAT_GATEWAY'],
    ]);
    expect(problems).toEqual([
      expect.stringMatching(
        /^nodes\.3\.data\.resourceType a design has at most 2 of NAT_GATEWAY/,
      ),
    ]);
  });

  it('leaves the routes of somebody else’s network alone', async () => {
    const { resource } = await rendered(gateways('exit'), {
      network: somebodyElses,
    });
    expect(resource).not.toHaveProperty('aws_route');
    expect(resource.aws_nat_gateway.exit[0]).toMatchObject({
      subnet_id: '${element(["subnet-1", "subnet-2"], 0)}',
    });
    expect(resource.aws_nat_gateway.exit[0]).not.toHaveProperty('depends_on');
  });

  it('takes an address that is there already', async () => {
    const allocationId = 'eipalloc-0123456789abcdef0';
    const { resource } = await rendered(
      file([['exit', 'NAT_GATEWAY', { allocationId }]]),
    );
    expect(resource).not.toHaveProperty('aws_eip');
    expect(resource.aws_nat_gateway.exit[0].allocation_id).toBe(allocationId);
  });
});
