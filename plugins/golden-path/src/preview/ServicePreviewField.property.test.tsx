import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { cleanup, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import {
  arbitraryAnswers,
  arbitraryForm,
} from '../__testUtils__/arbitraryAnswers';
import { platform } from '../__testUtils__/examples';
import { portal } from '../__testUtils__/portal';
import { ServicePreviewField } from './ServicePreviewField';

type Props = FieldExtensionComponentProps<null, { language?: string }>;

function show(formData: Record<string, unknown>) {
  const field: Partial<Props> = {
    onChange: () => {},
    schema: {},
    uiSchema: {},
    formContext: { formData },
  };
  render(
    <TestApiProvider
      apis={[[goldenPathApiRef, portal(() => ({ body: platform })).client]]}
    >
      <ServicePreviewField {...(field as Props)} />
    </TestApiProvider>,
  );
}

describe('ServicePreviewField, over any form', () => {
  it('shows files for whatever makes a service', async () => {
    await fc.assert(
      fc
        .asyncProperty(arbitraryAnswers, async formData => {
          show(formData);
          await screen.findByText('Workloads repository');
          expect(document.querySelector('script')).toBeNull();
        })
        .afterEach(cleanup),
      { numRuns: 10 },
    );
  });

  it('shows files or problems, and never breaks the form', async () => {
    await fc.assert(
      fc
        .asyncProperty(arbitraryForm, async formData => {
          show(formData);
          const shown = await Promise.race([
            screen.findAllByText('Workloads repository'),
            screen.findAllByText(/There is nothing to preview yet/),
          ]);
          expect(shown.length).toBeGreaterThan(0);
        })
        .afterEach(cleanup),
      { numRuns: 25 },
    );
  });
});
