import { useApi } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { hostProblems } from '@cloudforge/plugin-golden-path-common';
import { useMemo } from 'react';
import { explainError } from '../api/explainError';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { usePlatform } from '../api/usePlatform';
import { AvailabilityField } from '../availability/AvailabilityField';
import { type Checks, useAvailability } from '../availability/useAvailability';
import { claimedHost } from './claimedHost';

/**
 * A text field that says while typing whether a host can be had; of an empty
 * one, whether the usual host can.
 */
export function ServiceHostField(props: FieldExtensionComponentProps<string>) {
  const { formData: typed, formContext, idSchema } = props;
  const api = useApi(goldenPathApiRef);
  const { value: platform, error, retry } = usePlatform();
  const checks = useMemo<Checks>(
    () => ({
      problemsOf: host => (platform ? hostProblems(host, platform) : []),
      ask: (host, signal) => api.checkHost(host, { signal }),
    }),
    [api, platform],
  );
  const claimed =
    platform &&
    claimedHost(
      formContext?.formData ?? {},
      idSchema?.$id ?? '',
      typed,
      platform,
    );
  const isWrong = typed && platform && hostProblems(typed, platform).length > 0;
  const text = (isWrong ? typed : claimed) ?? '';
  const { state, retry: askAgain } = useAvailability(text, checks);

  return error ? (
    <AvailabilityField
      field={props}
      what="host"
      text={typed ?? 'the usual host'}
      state={{ kind: 'unknown', reason: explainError(error) }}
      onRetry={retry}
    />
  ) : (
    <AvailabilityField
      field={props}
      what="host"
      text={text}
      state={state}
      onRetry={askAgain}
    />
  );
}
