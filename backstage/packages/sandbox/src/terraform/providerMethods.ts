import { answer } from './answer';
import { Connections } from './Connections';
import {
  pathOf,
  schemaMessage,
  type Change,
  type Current,
  type Diagnostic,
  type OldState,
  type Proposal,
  type TypeConfig,
} from './protocol/messages';
import type { Method } from './protocol/serve';
import { Refusal } from './Refusal';
import type { Resources } from './Resources';
import type { Kind, ProviderPackage } from './schema/ProviderPackage';
import { decodeValue, encodeValue, type EncodedValue } from './values/coding';
import { conform } from './values/conform';
import { readOnlyGiven } from './values/readOnly';
import type { Values } from './values/Value';
import type { Vendor } from './Vendor';

export interface ServedTypes {
  resource: readonly string[];
  data: readonly string[];
}

const valuesOf = (encoded: EncodedValue) =>
  decodeValue(encoded) as Values | null;

/** Where Terraform always sends something. */
const someValuesOf = (encoded: EncodedValue) => decodeValue(encoded) as Values;

const keyOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

const failure = ({ message }: Refusal): Diagnostic => ({
  severity: 'ERROR',
  summary: message,
  detail: '',
});

/** What the vendor refuses becomes a diagnostic; anything else is a bug of ours. */
async function orDiagnostics<T extends object>(
  work: () => Promise<T>,
): Promise<T | { diagnostics: Diagnostic[] }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) {
      return { diagnostics: [failure(error)] };
    }
    throw error;
  }
}

function readOnlyDiagnostics(
  schemas: ProviderPackage,
  kind: Kind,
  { type_name: type, config }: TypeConfig,
): { diagnostics: Diagnostic[] } {
  const given = readOnlyGiven(schemas.block(kind, type), someValuesOf(config));
  return {
    diagnostics: given.map(steps => ({
      severity: 'ERROR',
      summary: 'Value for unconfigurable attribute',
      detail: `Can't configure a value for "${steps.join(
        '.',
      )}": its value will be decided automatically based on the result of applying this configuration.`,
      attribute: pathOf(steps),
    })),
  };
}

/** The methods with which Terraform learns what there is and asks whether it is right. */
function schemaMethods(
  schemas: ProviderPackage,
  types: ServedTypes,
): Record<string, Method> {
  const messages = (kind: Kind) =>
    Object.fromEntries(
      types[kind].map(type => [type, schemaMessage(schemas.block(kind, type))]),
    );
  return {
    GetSchema: async () => ({
      provider: schemaMessage(schemas.configuration),
      resource_schemas: messages('resource'),
      data_source_schemas: messages('data'),
    }),
    PrepareProviderConfig: async ({ config }: { config: EncodedValue }) => ({
      prepared_config: config,
    }),
    ValidateResourceTypeConfig: async (request: TypeConfig) =>
      readOnlyDiagnostics(schemas, 'resource', request),
    ValidateDataSourceConfig: async (request: TypeConfig) =>
      readOnlyDiagnostics(schemas, 'data', request),
    UpgradeResourceState: async ({ type_name: type, raw_state }: OldState) => ({
      upgraded_state: encodeValue(
        conform(
          schemas.block('resource', type),
          JSON.parse(Buffer.from(raw_state.json).toString('utf8')),
        ),
      ),
    }),
  };
}

/** The methods of which each resource has its turn. */
function resourceMethods(
  schemas: ProviderPackage,
  resources: Resources,
  connections: Connections,
): Record<string, Method> {
  return {
    ReadResource: (request: Current) =>
      orDiagnostics(async () => ({
        new_state: encodeValue(
          await resources.read(
            request.type_name,
            schemas.block('resource', request.type_name),
            keyOf(request.private),
            someValuesOf(request.current_state),
          ),
        ),
        private: request.private,
      })),
    PlanResourceChange: (request: Proposal, connection) =>
      orDiagnostics(async () => {
        const proposed = valuesOf(request.proposed_new_state);
        if (!proposed) {
          return { planned_state: request.proposed_new_state };
        }
        const { values, replaces } = await resources.plan({
          type: request.type_name,
          block: schemas.block('resource', request.type_name),
          settings: connections.of(connection),
          given: someValuesOf(request.config),
          prior: valuesOf(request.prior_state),
          proposed,
        });
        return {
          planned_state: encodeValue(values),
          requires_replace: replaces.map(name => pathOf([name])),
          planned_private: request.prior_private,
        };
      }),
    ApplyResourceChange: async (request: Change, connection) => {
      const type = request.type_name;
      const block = schemas.block('resource', type);
      const settings = connections.of(connection);
      const prior = valuesOf(request.prior_state);
      const planned = valuesOf(request.planned_state);
      const key = keyOf(request.planned_private);
      const outcome = await (() => {
        if (prior && planned) {
          return resources.update(type, block, settings, {
            key,
            prior,
            planned,
          });
        }
        return planned
          ? resources.create(type, block, settings, planned)
          : resources.delete(type, key, prior as Values);
      })();
      return {
        new_state: encodeValue(outcome.values),
        private: Buffer.from(outcome.key),
        diagnostics: outcome.refusal ? [failure(outcome.refusal)] : [],
      };
    },
  };
}

/** All of the protocol that the stand-in speaks. */
export function providerMethods(options: {
  vendor: Vendor;
  schemas: ProviderPackage;
  types: ServedTypes;
  resources: Resources;
}): Record<string, Method> {
  const { vendor, schemas, types, resources } = options;
  const connections = new Connections();
  return {
    ...schemaMethods(schemas, types),
    ...resourceMethods(schemas, resources, connections),
    Configure: (request: { config: EncodedValue }, connection) =>
      orDiagnostics(async () => {
        connections.configure(
          connection,
          await resources.configure(someValuesOf(request.config)),
        );
        return {};
      }),
    ReadDataSource: async (request: TypeConfig, connection) => ({
      state: encodeValue(
        answer(
          vendor,
          request.type_name,
          schemas.block('data', request.type_name),
          connections.of(connection),
          someValuesOf(request.config),
        ),
      ),
    }),
    // What is under way is brought to its end, as one interrupt asks of Terraform too.
    Stop: async () => ({ Error: '' }),
  };
}
