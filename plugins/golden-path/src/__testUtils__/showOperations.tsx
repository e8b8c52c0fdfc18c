import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Route, Routes } from 'react-router-dom';
import { SWRConfig } from 'swr';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { OperationsPage } from '../operations/OperationsPage';
import { operationsRouteRef, scaffolderTaskRouteRef } from '../routes';
import { portal, type Answer, type SeenRequest } from './portal';

/** The pages below `/operations`, at an address, for somebody who may do everything but what is denied. */
export function showOperations(
  address: string,
  answer: (request: SeenRequest) => Answer | Promise<Answer>,
  denied: string[] = [],
) {
  const server = portal(answer);
  const asked: { permission: string; resourceRef?: string }[] = [];
  renderInTestApp(
    // Decisions are kept between tests otherwise.
    <SWRConfig value={{ provider: () => new Map() }}>
      <Routes>
        <Route path="/operations/*" element={<OperationsPage />} />
      </Routes>
    </SWRConfig>,
    {
      initialRouteEntries: [address],
      mountedRoutes: {
        '/operations': operationsRouteRef,
        '/create/tasks/:taskId': scaffolderTaskRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [goldenPathApiRef, server.client],
        mockApis.permission({
          authorize: request => {
            asked.push({
              permission: request.permission.name,
              resourceRef:
                'resourceRef' in request ? request.resourceRef : undefined,
            });
            return denied.includes(request.permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW;
          },
        }),
      ],
    },
  );
  return { ...server, asked };
}
