import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  status,
  type GrpcObject,
  type ServerUnaryCall,
  type sendUnaryData,
  type ServiceClientConstructor,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { join } from 'node:path';

/** One method of the protocol; a connection is one run of the provider as Terraform sees it. */
export type Method = (request: never, connection: string) => Promise<object>;

export interface Serving {
  /** `127.0.0.1:40001` */
  address: string;
  stop(): void;
}

function serviceDefinition() {
  const loaded = loadSync(join(__dirname, 'tfplugin5.proto'), {
    keepCase: true,
    longs: Number,
    enums: String,
    defaults: true,
    oneofs: true,
  });
  const { tfplugin5 } = loadPackageDefinition(loaded);
  const { Provider } = tfplugin5 as GrpcObject;
  return (Provider as ServiceClientConstructor).service;
}

function handler(method: Method) {
  return (
    call: ServerUnaryCall<object, object>,
    answer: sendUnaryData<object>,
  ) => {
    method(call.request as never, call.getPeer()).then(
      response => answer(null, response),
      (error: Error) =>
        answer({ code: status.INTERNAL, details: error.stack ?? `${error}` }),
    );
  };
}

/** Serves on a free port of loopback, where each connection can be told from the others. */
export async function serve(
  methods: Readonly<Record<string, Method>>,
): Promise<Serving> {
  const server = new Server({
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
  });
  server.addService(
    serviceDefinition(),
    Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [name, handler(method)]),
    ),
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(
      '127.0.0.1:0',
      ServerCredentials.createInsecure(),
      (error, bound) => (error ? reject(error) : resolve(bound)),
    );
  });
  return {
    address: `127.0.0.1:${port}`,
    stop: () => server.forceShutdown(),
  };
}
