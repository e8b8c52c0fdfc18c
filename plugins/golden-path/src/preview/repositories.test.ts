import {
  parseServiceAnswers,
  renderService,
} from '@cloudforge/plugin-golden-path-common';
import fc from 'fast-check';
import { arbitraryAnswers } from '../__testUtils__/arbitraryAnswers';
import { platform } from '../__testUtils__/examples';
import { repositories } from './repositories';

describe('repositories', () => {
  it('shows every rendered file exactly once, for any service', () => {
    fc.assert(
      fc.property(arbitraryAnswers, answers => {
        const parsed = parseServiceAnswers(answers);
        if (!parsed.ok) {
          throw new Error(JSON.stringify(parsed.problems));
        }
        const rendered = renderService(parsed.value, platform);
        const shown = repositories(parsed.value, platform, rendered);

        expect(shown.map(r => [r.project, r.files])).toEqual([
          [`apps/${answers.name}`, rendered.app],
          [`gitops/${answers.name}`, rendered.gitops],
          ['platform/workloads', rendered.workloads],
        ]);
      }),
      { numRuns: 50 },
    );
  });
});
