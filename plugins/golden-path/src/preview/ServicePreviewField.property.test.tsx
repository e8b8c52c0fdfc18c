import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { PlatformSpec } from '@cloudforge/plugin-golden-path-common';
import {
  anyPlatformSpec,
  anyServiceSpec,
  anyServiceSpecOn,
} from '@cloudforge/plugin-golden-path-common/testing';
import { cleanup, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { answers, platform } from '../__testUtils__/examples';
import { portal } from '../__testUtils__/portal';
import { ServicePreviewField } from './ServicePreviewField';

type Props = FieldExtensionComponentProps<null, { language?: string }>;

function show(formData: object, onPlatform: PlatformSpec) {
  const field: Partial<Props> = {
    onChange: () => {},
    schema: {},
    uiSchema: {},
    formContext: { formData },
  };
  const server = portal(() => ({ body: onPlatform }));
  render(
    <TestApiProvider apis={[[goldenPathApiRef, server.client]]}>
      <ServicePreviewField {...(field as Props)} />
    </TestApiProvider>,
  );
}

/** Answers of which one is anything at all, and answers to questions that nobody asked. */
const anyForm = fc.oneof(
  fc
    .tuple(
      anyServiceSpec(),
      fc.constantFrom(...Object.keys(answers)),
      fc.jsonValue(),
    )
    .map(([spec, key, value]) => ({ ...spec, [key]: value })),
  fc.dictionary(fc.string(), fc.jsonValue()),
);

describe('ServicePreviewField, over any form', () => {
  it('shows the files of whatever makes a service, as text', async () => {
    await fc.assert(
      fc
        .asyncProperty(
          anyPlatformSpec().chain(onPlatform =>
            fc.tuple(anyServiceSpecOn(onPlatform), fc.constant(onPlatform)),
          ),
          async ([spec, onPlatform]) => {
            show(spec, onPlatform);

            await screen.findByText('Workloads repository');
            expect(document.querySelector('script, img, iframe')).toBeNull();
          },
        )
        .afterEach(cleanup),
      { numRuns: 10 },
    );
  });

  it('shows files or problems, and never breaks the form', async () => {
    await fc.assert(
      fc
        .asyncProperty(anyForm, async form => {
          show(form, platform);

          expect(
            await screen.findByText(
              /^Workloads repository$|^There is nothing to preview/,
            ),
          ).toBeInTheDocument();
        })
        .afterEach(cleanup),
      { numRuns: 20 },
    );
  });
});
