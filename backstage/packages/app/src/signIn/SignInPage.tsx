import { Progress, ProxiedSignInPage } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useEffect } from 'react';
import { SignInCard } from './SignInCard';
import { useSignIn } from './useSignIn';
import { whyGuestFailed } from './whySignInFailed';

/** Takes the page back to the choice, with the reason. */
const Refusal = (props: {
  error?: Error;
  onRefused: (reason: string) => void;
}) => {
  const { error, onRefused } = props;
  useEffect(() => onRefused(whyGuestFailed(error)), [error, onRefused]);
  return null;
};

/** The way into the portal: GitHub, and guest where the configuration has it. */
export const SignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const config = useApi(configApiRef);
  const { step, problem, enter, refused, chooseGitHub, chooseGuest } =
    useSignIn(onSignInSuccess);

  const choice = {
    busy: step === 'github',
    onGitHub: chooseGitHub,
    onGuest: config.has('auth.providers.guest') ? chooseGuest : undefined,
  };

  if (step === 'returning') {
    return <Progress />;
  }
  if (step === 'guest') {
    return (
      <ProxiedSignInPage
        provider="guest"
        onSignInSuccess={identity => enter('guest', identity)}
        ErrorComponent={({ error }) => (
          <Refusal error={error} onRefused={refused} />
        )}
      />
    );
  }
  return <SignInCard {...choice} problem={problem} />;
};
