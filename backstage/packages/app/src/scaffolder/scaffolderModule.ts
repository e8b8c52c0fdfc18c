import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import type { ScaffolderApi } from '@backstage/plugin-scaffolder-common';
import { wholeLog } from './wholeLog';

/** The stock client, but a task that can be retried is left to the stock rules. */
const scaffolderApi = scaffolderPlugin.getExtension('api:scaffolder').override({
  *factory(originalFactory) {
    const original = originalFactory().get(ApiBlueprint.dataRefs.factory);
    yield ApiBlueprint.dataRefs.factory({
      ...original,
      factory: deps => {
        const stock = original.factory(deps) as ScaffolderApi;
        const streamLogs: ScaffolderApi['streamLogs'] = (request, options) => {
          const stream = stock.streamLogs(request, options);
          return request.isTaskRecoverable ? stream : wholeLog(stream);
        };
        // Everything else is the stock client's own.
        return Object.create(stock, { streamLogs: { value: streamLogs } });
      },
    });
  },
});

export const scaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [scaffolderApi],
});
