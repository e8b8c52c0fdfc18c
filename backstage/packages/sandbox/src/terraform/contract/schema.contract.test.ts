import { startTerraformProvider } from '../startTerraformProvider';
import {
  hasTerraform,
  TerraformUnderTest,
  withTerraform,
} from './TerraformUnderTest';

/** Terraform is started up to five times in a test, on a machine that may be busy. */
jest.setTimeout(60_000);

const SECRET = 'correct-horse-battery-staple';

const STORED_SECRET = `
variable "password" {
  type      = string
  ephemeral = true
  sensitive = true
}
resource "aws_secretsmanager_secret" "admin" {
  name = "admin"
}
resource "aws_secretsmanager_secret_version" "admin" {
  secret_id                = aws_secretsmanager_secret.admin.id
  secret_string_wo         = var.password
  secret_string_wo_version = 1
}
`;

(hasTerraform ? describe : describe.skip)(
  withTerraform('what the schema refuses'),
  () => {
    let test: TerraformUnderTest;

    beforeAll(async () => {
      test = await TerraformUnderTest.start([
        'aws_sqs_queue',
        'aws_eks_cluster',
        'aws_instance',
        'aws_secretsmanager_secret',
        'aws_secretsmanager_secret_version',
        'data.aws_caller_identity',
      ]);
    });
    beforeEach(() => test.afresh());
    afterAll(() => test?.stop());

    it.each([
      [
        'an argument that is unknown',
        'resource "aws_sqs_queue" "x" {\n  nonsense = 1\n}',
        'An argument named "nonsense" is not expected here',
      ],
      [
        'a block that is unknown',
        'resource "aws_sqs_queue" "x" {\n  nonsense {}\n}',
        'Blocks of type "nonsense" are not expected here',
      ],
      [
        'an argument that is missing',
        'resource "aws_eks_cluster" "x" {\n  name = "x"\n  vpc_config {\n    subnet_ids = []\n  }\n}',
        'The argument "role_arn" is required',
      ],
      [
        'a block that is missing',
        'resource "aws_eks_cluster" "x" {\n  name     = "x"\n  role_arn = "x"\n}',
        'At least 1 "vpc_config" blocks are required',
      ],
      [
        'a block too many',
        'resource "aws_instance" "x" {\n  root_block_device {}\n  root_block_device {}\n}',
        'No more than 1 "root_block_device" blocks are allowed',
      ],
      [
        'a value of another type',
        'resource "aws_sqs_queue" "x" {\n  delay_seconds = "soon"\n}',
        'a number is required',
      ],
      [
        'what AWS alone decides',
        'resource "aws_sqs_queue" "x" {\n  arn = "x"\n}',
        'Can\'t configure a value for "arn"',
      ],
      [
        'what AWS alone decides, in a block',
        'resource "aws_instance" "x" {\n  root_block_device {\n    volume_id = "x"\n  }\n}',
        'Can\'t configure a value for "root_block_device.0.volume_id"',
      ],
      [
        'what AWS alone decides of a data source',
        'data "aws_caller_identity" "x" {\n  arn = "x"\n}',
        'Can\'t configure a value for "arn"',
      ],
      [
        'a type that is not served',
        'resource "aws_vpc" "x" {}',
        'does not support resource type "aws_vpc"',
      ],
    ])('%s', async (_, hcl, message) => {
      await test.init(hcl);
      const { code, said } = await test.run(['validate']);
      expect(said).toContain(message);
      expect(code).toBe(1);
    });

    it('takes a secret for a write-only argument, and keeps it nowhere', async () => {
      await test.init(STORED_SECRET);
      const variables = { password: SECRET };
      const planned = await test.run(['plan', '-out=plan'], variables);
      expect(planned.code).toBe(0);
      expect((await test.run(['apply', 'plan'], variables)).code).toBe(0);
      const { stdout } = await test.workspace.run(['show', '-json', 'plan']);
      const kept = JSON.stringify(test.provider.resources());
      for (const place of [
        planned.said,
        stdout,
        await test.workspace.read('terraform.tfstate'),
        kept,
      ]) {
        expect(place).toContain('admin');
        expect(place).not.toContain(SECRET);
      }
      expect(
        (await test.run(['plan', '-detailed-exitcode'], variables)).code,
      ).toBe(0);
    });

    it('refuses a secret anywhere else', async () => {
      await test.init(
        STORED_SECRET.replace(/secret_string_wo .*/, '').replace(
          /secret_string_wo_version.*/,
          'secret_string = var.password',
        ),
      );
      const { code, said } = await test.run(['plan'], { password: SECRET });
      expect(said).toContain('Invalid use of ephemeral value');
      expect(code).toBe(1);
    });

    it('keeps an ordinary secret, as AWS would, and hides it in what it prints', async () => {
      await test.init(`
resource "aws_secretsmanager_secret_version" "admin" {
  secret_id     = "admin"
  secret_string = "${SECRET}"
}
`);
      const { said } = await test.apply();
      expect(said).toContain('secret_string = (sensitive value)');
      expect(await test.workspace.read('terraform.tfstate')).toContain(SECRET);
    });

    it.each([
      ['a resource', 'aws_time_machine', 'has no resource aws_time_machine'],
      ['a data source', 'data.aws_future', 'has no data source aws_future'],
      [
        'a provider',
        'random_password',
        'nothing stands in for the Terraform provider of random_password',
      ],
    ])(
      'says at once which type it does not have: %s',
      async (_, type, message) => {
        await expect(
          startTerraformProvider({
            dataDir: test.workspace.path,
            types: [type],
          }),
        ).rejects.toThrow(message);
      },
    );
  },
);
