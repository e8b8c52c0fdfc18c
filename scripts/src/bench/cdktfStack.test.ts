import { resourcesIn, synthesized } from './cdktfStack';

const HCL = `
resource "aws_sqs_queue" "orders" {
  name          = "cloudforge-orders"
  delay_seconds = 3
  tags          = merge(local.tags, { Name = "Orders" })
}

resource "aws_s3_bucket_server_side_encryption_configuration" "files" {
  bucket = aws_s3_bucket.files.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}
`;

describe('synthesized', () => {
  it('is what our HCL says, by the classes of cdktf', async () => {
    const { resource } = JSON.parse(synthesized(await resourcesIn(HCL)));
    expect(Object.values(resource.aws_sqs_queue)).toEqual([
      expect.objectContaining({
        name: 'cloudforge-orders',
        delay_seconds: 3,
        tags: '${merge(local.tags, { Name = "Orders" })}',
      }),
    ]);
    expect(
      Object.values(
        resource.aws_s3_bucket_server_side_encryption_configuration,
      ),
    ).toEqual([
      expect.objectContaining({
        bucket: '${aws_s3_bucket.files.id}',
        rule: [
          {
            apply_server_side_encryption_by_default: {
              sse_algorithm: 'AES256',
            },
          },
        ],
      }),
    ]);
  });
});
