import {
  hasTerraform,
  TerraformUnderTest,
  withTerraform,
} from './TerraformUnderTest';

/** Terraform is started up to five times in a test, on a machine that may be busy. */
jest.setTimeout(60_000);

const QUEUES = `
resource "aws_sqs_queue" "orders" {
  name = "orders"
}
resource "aws_sqs_queue" "payments" {
  name = "payments"
}
`;

const DENIED = {
  code: 'AccessDenied',
  message: 'User is not authorized to perform: sqs:CreateQueue',
  status: 403,
};

(hasTerraform ? describe : describe.skip)(
  withTerraform('what goes wrong on purpose'),
  () => {
    let test: TerraformUnderTest;

    beforeAll(async () => {
      test = await TerraformUnderTest.start(['aws_sqs_queue']);
    });
    beforeEach(async () => {
      await test.afresh();
      await test.init(QUEUES);
    });
    afterAll(() => test?.stop());

    const names = () =>
      test.provider.resources().map(({ values }) => values.name);

    it('a resource that cannot be made, in the words of AWS', async () => {
      test.provider.faults.add({
        on: 'create',
        type: 'aws_sqs_queue',
        having: 'orders',
        error: DENIED,
      });
      const { code, said } = await test.apply();
      expect(code).toBe(1);
      expect(said).toMatch(
        /Error: creating SQS Queue \(orders\): operation error SQS: CreateQueue, https response error StatusCode: 403, RequestID: [-0-9a-f]{36}, api error AccessDenied: User is not authorized to perform: sqs:CreateQueue with aws_sqs_queue\.orders/,
      );
      expect(names()).toEqual(['payments']);
      expect((await test.apply()).said).toContain(
        '1 added, 0 changed, 0 destroyed',
      );
    });

    it('a resource that is made and then fails is taken for tainted', async () => {
      test.provider.faults.add({
        on: 'create',
        having: 'orders',
        when: 'after',
        error: { code: 'RequestTimeout', message: 'timeout while waiting' },
      });
      expect((await test.apply()).code).toBe(1);
      expect(names().sort()).toEqual(['orders', 'payments']);
      expect((await test.run(['plan'])).said).toContain(
        'aws_sqs_queue.orders is tainted, so must be replaced',
      );
    });

    it('a change and a removal that fail leave things as they were', async () => {
      await test.apply();
      test.provider.faults.add({ on: 'update', error: DENIED });
      test.provider.faults.add({ on: 'delete', error: DENIED, times: 2 });
      await test.init(
        QUEUES.replace(
          '"orders"\n}',
          '"orders"\n}'.replace('\n', '\n  delay_seconds = 3\n'),
        ),
      );
      expect((await test.apply()).said).toContain(
        'updating SQS Queue (orders)',
      );
      expect(
        (await test.inState('aws_sqs_queue.orders')).delay_seconds,
      ).toBeNull();
      const { code, said } = await test.run(['destroy', '-auto-approve']);
      expect(code).toBe(1);
      expect(said).toContain('deleting SQS Queue (orders)');
      expect(names()).toHaveLength(2);
      expect((await test.run(['destroy', '-auto-approve'])).code).toBe(0);
      expect(names()).toEqual([]);
    });

    it.each([
      ['read', 'reading SQS Queue (orders)'],
      ['plan', 'planning SQS Queue (orders)'],
      ['configure', 'operation error STS: GetCallerIdentity'],
    ] as const)('a failing %s stops the plan', async (on, message) => {
      await test.apply();
      test.provider.faults.add({
        on,
        error: {
          code: 'ExpiredToken',
          message: 'The security token is expired',
        },
        ...(on !== 'configure' && { having: 'orders' }),
      });
      const { code, said } = await test.run(['plan']);
      expect(code).toBe(1);
      expect(said).toContain(message);
      expect(said).toContain('api error ExpiredToken');
      expect((await test.run(['plan', '-detailed-exitcode'])).code).toBe(0);
    });

    it('a resource that takes its time is ready after the others', async () => {
      test.provider.faults.add({
        on: 'create',
        having: 'orders',
        delayMs: 1_500,
      });
      const { code, said } = await test.apply();
      expect(code).toBe(0);
      expect(said.indexOf('orders: Creation complete')).toBeGreaterThan(
        said.indexOf('payments: Creation complete'),
      );
      expect(test.provider.faults.list()).toEqual([]);
    });
  },
);
