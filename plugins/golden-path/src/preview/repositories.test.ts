import { renderService } from '@cloudforge/plugin-golden-path-common';
import {
  anyPlatformSpec,
  anyServiceSpec,
} from '@cloudforge/plugin-golden-path-common/testing';
import fc from 'fast-check';
import { repositories } from './repositories';

describe('repositories', () => {
  it('shows every rendered file exactly once, for any service on any platform', () => {
    fc.assert(
      fc.property(anyServiceSpec(), anyPlatformSpec(), (spec, platform) => {
        const rendered = renderService(spec, platform);

        expect(
          repositories(spec, platform, rendered).map(r => [r.project, r.files]),
        ).toEqual([
          [`${platform.gitlab.appsGroup}/${spec.name}`, rendered.app],
          [`${platform.gitlab.gitopsGroup}/${spec.name}`, rendered.gitops],
          [platform.gitlab.workloadsProject, rendered.workloads],
        ]);
      }),
      { numRuns: 50 },
    );
  });
});
