import { Progress, ProxiedSignInPage } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useEffect } from 'react';
import { SignInCard } from './SignInCard';
import { useSignIn } from './useSignIn';

/** The way into the portal: GitHub, and guest where the configuration has it. */
export const SignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const config = useApi(configApiRef);
  const title = config.getString('app.title');
  const { step, problem, enter, chooseGitHub, chooseGuest } =
    useSignIn(onSignInSuccess);

  useEffect(() => {
    document.title = `Sign in | ${title}`;
  }, [title]);

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
