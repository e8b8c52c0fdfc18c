import { NestedBlock, type HclValue } from '../hcl';
import type { TerraformContext } from '../terraform/TerraformContext';
import type { Ec2Config } from './ec2/schema';

type Volume = Ec2Config['rootBlockDevice'];
type Metadata = Ec2Config['metadataOptions'];

/** What a launch makes; the template's own tags reach none of it. */
const LAUNCHED = ['instance', 'volume', 'network-interface'] as const;

export const launchedTags = (
  context: TerraformContext,
  own?: Readonly<Record<string, string>>,
) =>
  LAUNCHED.map(kind =>
    NestedBlock.of({ resource_type: kind, tags: context.tags(own) }),
  );

/** A root volume, as an instance and a launch template write it alike. */
export const volumeArguments = (volume: Volume) => ({
  volume_size: volume.volumeSize,
  volume_type: volume.volumeType,
  iops: volume.iops,
  throughput: volume.throughput,
  encrypted: volume.encrypted,
  kms_key_id: volume.kmsKeyId,
  delete_on_termination: volume.deleteOnTermination,
});

export const rootMapping = (device: HclValue, volume: Volume) =>
  NestedBlock.of({
    device_name: device,
    ebs: NestedBlock.of(volumeArguments(volume)),
  });

export const metadataBlock = (metadata: Metadata) =>
  NestedBlock.of({
    http_endpoint: metadata.httpEndpoint,
    http_tokens: metadata.httpTokens,
    http_put_response_hop_limit: metadata.httpPutResponseHopLimit,
  });
