import { mkdirSync } from 'node:fs';
import { serve, type Serving } from './protocol/serve';
import { providerMethods, type ServedTypes } from './providerMethods';
import { Resources } from './Resources';
import { ResourceStore } from './ResourceStore';
import { ProviderPackage } from './schema/ProviderPackage';
import { TerraformFaults } from './TerraformFaults';
import type { Vendor } from './Vendor';
import { vendorOf, vendors } from './vendors';

const DATA = 'data.';

function typesOf(
  vendor: Vendor,
  schemas: ProviderPackage,
  asked: readonly string[] | undefined,
): ServedTypes {
  const all = asked ?? schemas.types;
  const own = all.filter(
    type => vendorOf(type.replace(DATA, '')).name === vendor.name,
  );
  const types = {
    resource: own.filter(type => !type.startsWith(DATA)),
    data: own
      .filter(type => type.startsWith(DATA))
      .map(type => type.slice(DATA.length)),
  };
  // Sooner than Terraform would ask, and with a better message.
  types.resource.forEach(type => schemas.block('resource', type));
  types.data.forEach(type => schemas.block('data', type));
  return types;
}

/** What `TF_REATTACH_PROVIDERS` tells Terraform of one provider. */
const attachment = (address: string) => ({
  Protocol: 'grpc',
  ProtocolVersion: 5,
  Pid: process.pid,
  // Terraform leaves the process alone when it has done.
  Test: true,
  Addr: { Network: 'tcp', String: address },
});

/**
 * Serves the stand-ins in this process.
 * @throws Error if a type is asked for that no provider has
 */
export async function serveProviders(options: {
  dataDir: string;
  types?: readonly string[];
}): Promise<{ environment: { TF_REATTACH_PROVIDERS: string }; stop(): void }> {
  const { dataDir, types: asked } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const store = ResourceStore.open(dataDir);
  const faults = TerraformFaults.open(dataDir);
  const serving: Serving[] = [];
  const attachments: Record<string, object> = {};
  for (const vendor of vendors) {
    const schemas = ProviderPackage.of(vendor.name, vendor.npmPackage);
    const server = await serve(
      providerMethods({
        vendor,
        schemas,
        types: typesOf(vendor, schemas, asked),
        resources: new Resources(vendor, store, faults),
      }),
    );
    serving.push(server);
    attachments[vendor.address] = attachment(server.address);
  }
  return {
    environment: { TF_REATTACH_PROVIDERS: JSON.stringify(attachments) },
    stop: () => serving.forEach(server => server.stop()),
  };
}
