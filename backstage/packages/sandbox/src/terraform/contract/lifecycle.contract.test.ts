import {
  hasTerraform,
  TerraformUnderTest,
  withTerraform,
} from './TerraformUnderTest';

/** Terraform is started up to five times in a test, on a machine that may be busy. */
jest.setTimeout(60_000);

const QUEUE = `
resource "aws_sqs_queue" "orders" {
  name = "orders"
  tags = { Team = "shop" }
}
`;

(hasTerraform ? describe : describe.skip)(
  withTerraform('the life of a resource'),
  () => {
    let test: TerraformUnderTest;

    beforeAll(async () => {
      test = await TerraformUnderTest.start([
        'aws_sqs_queue',
        'aws_vpc',
        'aws_subnet',
        'aws_lb',
        'aws_kms_key',
        'aws_instance',
        'data.aws_availability_zones',
        'data.aws_caller_identity',
        'data.aws_ssm_parameter',
      ]);
    });
    beforeEach(() => test.afresh());
    afterAll(() => test?.stop());

    it('is made, is there, needs no change, and is destroyed', async () => {
      await test.init(QUEUE);
      expect((await test.run(['plan'])).said).toContain(
        'url = (known after apply)',
      );
      expect((await test.apply()).said).toContain(
        '1 added, 0 changed, 0 destroyed',
      );
      const url = 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders';
      expect(await test.inState('aws_sqs_queue.orders')).toMatchObject({
        id: url,
        url,
        arn: 'arn:aws:sqs:eu-west-1:123456789012:orders',
        region: 'eu-west-1',
        delay_seconds: null,
        tags_all: { Team: 'shop' },
      });
      expect(test.provider.resources()).toMatchObject([
        { type: 'aws_sqs_queue', values: { name: 'orders' } },
      ]);
      expect((await test.run(['plan', '-detailed-exitcode'])).code).toBe(0);
      expect((await test.run(['destroy', '-auto-approve'])).said).toContain(
        '1 destroyed',
      );
      expect(test.provider.resources()).toEqual([]);
    });

    it('outlives the process that made it', async () => {
      await test.init(QUEUE);
      await test.apply();
      await test.restart();
      expect((await test.run(['plan', '-detailed-exitcode'])).code).toBe(0);
    });

    it('is changed in place, also back to nothing', async () => {
      await test.init(QUEUE.replace('tags', 'delay_seconds = 5\n  tags'));
      await test.apply();
      await test.init(QUEUE.replace('shop', 'crafts'));
      expect((await test.apply()).said).toContain(
        '0 added, 1 changed, 0 destroyed',
      );
      expect(await test.inState('aws_sqs_queue.orders')).toMatchObject({
        delay_seconds: null,
        tags_all: { Team: 'crafts' },
      });
      expect((await test.run(['plan', '-detailed-exitcode'])).code).toBe(0);
    });

    it('is replaced where AWS changes nothing', async () => {
      await test.init(QUEUE);
      await test.apply();
      await test.init(QUEUE.replace('name = "orders"', 'name = "payments"'));
      const { said } = await test.apply();
      expect(said).toContain('# forces replacement');
      expect(said).toContain('1 added, 0 changed, 1 destroyed');
      expect(test.provider.resources()).toMatchObject([
        {
          values: { name: 'payments', arn: expect.stringMatching(/payments$/) },
        },
      ]);
    });

    it('is made again where it has vanished', async () => {
      await test.init(QUEUE);
      await test.apply();
      expect(test.provider.vanish({ having: 'nobody' })).toBe(0);
      expect(
        test.provider.vanish({ type: 'aws_sqs_queue', having: 'orders' }),
      ).toBe(1);
      expect((await test.run(['plan'])).said).toContain(
        '1 to add, 0 to change',
      );
      expect((await test.apply()).said).toContain('1 added');
    });

    it('hands on what is known only after apply', async () => {
      await test.init(`
data "aws_availability_zones" "all" {}
resource "aws_vpc" "base" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "each" {
  count             = 2
  vpc_id            = aws_vpc.base.id
  cidr_block        = "10.0.\${count.index}.0/24"
  availability_zone = data.aws_availability_zones.all.names[count.index]
}
resource "aws_lb" "web" {
  name    = "web"
  subnets = aws_subnet.each[*].id
}
output "lb" {
  value = [aws_lb.web.arn, aws_lb.web.id, aws_lb.web.dns_name, aws_lb.web.zone_id]
}
`);
      expect((await test.run(['plan'])).code).toBe(0);
      expect((await test.apply()).code).toBe(0);
      const { id } = await test.inState('aws_vpc.base');
      expect(id).toMatch(/^vpc-0[0-9a-f]{16}$/);
      expect(await test.inState('aws_subnet.each')).toMatchObject({
        id: expect.stringMatching(/^subnet-0[0-9a-f]{16}$/),
        vpc_id: id,
        availability_zone: 'eu-west-1a',
      });
      const { stdout } = await test.workspace.run(['output', '-json', 'lb']);
      const [arn, lbId, host, zone] = JSON.parse(stdout);
      expect(arn).toMatch(
        /^arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer\/app\/web\/[0-9a-f]{16}$/,
      );
      expect(lbId).toBe(arn);
      expect(host).toMatch(/^web\..*\.amazonaws\.com$/);
      expect(zone).toMatch(/^Z[0-9A-F]{13}$/);
      expect((await test.run(['plan', '-detailed-exitcode'])).code).toBe(0);
    });

    it('answers data sources the same way each time', async () => {
      const hcl = `
data "aws_caller_identity" "me" {}
data "aws_ssm_parameter" "ami" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}
output "answers" {
  value = [data.aws_caller_identity.me.account_id, data.aws_ssm_parameter.ami.insecure_value]
}
`;
      await test.init(hcl);
      await test.apply();
      const { stdout } = await test.workspace.run([
        'output',
        '-json',
        'answers',
      ]);
      expect(JSON.parse(stdout)).toEqual([
        '123456789012',
        expect.stringMatching(/^ami-0[0-9a-f]{16}$/),
      ]);
      expect((await test.run(['plan', '-detailed-exitcode'])).code).toBe(0);
    });

    it('keeps nested blocks, and fills in what AWS decides in them', async () => {
      await test.init(`
resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  root_block_device {
    volume_size = 8
  }
}
`);
      await test.apply();
      expect(await test.inState('aws_instance.web')).toMatchObject({
        id: expect.stringMatching(/^i-0/),
        private_ip: expect.stringMatching(/^10\.0\.128\.\d+$/),
        root_block_device: [
          { volume_size: 8, volume_id: expect.stringMatching(/^vol-0/) },
        ],
      });
      expect((await test.run(['plan', '-detailed-exitcode'])).code).toBe(0);
    });

    it('lets two runs with regions of their own share it', async () => {
      const settings = (region: string) => `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {
  region = "${region}"
}
provider "aws" {
  alias  = "far"
  region = "ap-south-1"
}
`;
      await test.init(
        `${QUEUE}
resource "aws_kms_key" "far" {
  provider = aws.far
}
`,
        settings('us-east-1'),
      );
      await test.apply();
      expect((await test.inState('aws_sqs_queue.orders')).arn).toContain(
        ':us-east-1:',
      );
      expect((await test.inState('aws_kms_key.far')).arn).toContain(
        ':ap-south-1:',
      );
    });
  },
);
