import { Progress, ProxiedSignInPage } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { SignInCard } from './SignInCard';
import { useSignIn } from './useSignIn';

/** The way into the portal: GitHub, and guest where the configuration has it. */
export const SignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const config = useApi(configApiRef);
  const { step, problem, enter, chooseGitHub, chooseGuest } =
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
        ErrorComponent={() => (
          <SignInCard
            {...choice}
            problem="This portal does not let guests in. Sign in with GitHub."
          />
        )}
      />
    );
  }
  return <SignInCard {...choice} problem={problem} />;
};
