import { useApi } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useMemo } from 'react';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { AvailabilityField } from '../availability/AvailabilityField';
import { type Checks, useAvailability } from '../availability/useAvailability';
import { nameProblems } from './nameProblems';

/** A text field that says while typing whether the name can be had. */
export function ServiceNameField(props: FieldExtensionComponentProps<string>) {
  const api = useApi(goldenPathApiRef);
  const checks = useMemo<Checks>(
    () => ({
      problemsOf: nameProblems,
      ask: (name, signal) => api.checkName(name, { signal }),
    }),
    [api],
  );
  const name = props.formData ?? '';
  const { state, retry } = useAvailability(name, checks);
  return (
    <AvailabilityField
      field={props}
      what="name"
      text={name}
      state={state}
      onRetry={retry}
    />
  );
}
