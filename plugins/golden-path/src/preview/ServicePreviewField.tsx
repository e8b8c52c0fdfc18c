import { ErrorBoundary } from '@backstage/core-components';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { parseServiceAnswers } from '@cloudforge/plugin-golden-path-common';
import { Flex, Text } from '@backstage/ui';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import styles from './preview.module.css';
import { PreviewSkeleton } from './PreviewSkeleton';
import { ProblemList } from './ProblemList';
import { useBeforeLastAnswer } from './useBeforeLastAnswer';

/** Generators and highlighting are loaded when there is something to show. */
const ServicePreview = lazy(() =>
  import('./ServicePreview').then(m => ({ default: m.ServicePreview })),
);

/** Every file that Create would write, from the answers given so far. */
export function ServicePreviewField(
  props: FieldExtensionComponentProps<null, { language?: string }>,
) {
  const { formData, onChange, formContext, uiSchema, schema } = props;
  const answers: Readonly<Record<string, unknown>> | undefined =
    formContext?.formData;
  const language = uiSchema?.['ui:options']?.language;

  const parsed = useMemo(
    () => parseServiceAnswers({ language, ...answers }),
    [answers, language],
  );

  const before = useBeforeLastAnswer(parsed.ok ? parsed.value : undefined);

  // A field without a value is skipped when the page is validated.
  useEffect(() => {
    if (formData === undefined) {
      onChange(null);
    }
  }, [formData, onChange]);

  return (
    <Flex direction="column" gap="4" className={styles.field}>
      <Text as="h3" variant="title-small">
        {uiSchema?.['ui:title'] ?? schema.title ?? 'What will be made'}
      </Text>
      {parsed.ok ? (
        <ErrorBoundary>
          <Suspense fallback={<PreviewSkeleton />}>
            <ServicePreview spec={parsed.value} before={before} />
          </Suspense>
        </ErrorBoundary>
      ) : (
        <ProblemList problems={parsed.problems} />
      )}
    </Flex>
  );
}
