import type { IdentityApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useCallback, useEffect, useState } from 'react';
import {
  forget,
  type Provider,
  remember,
  rememberedProvider,
} from './remembered';
import { useGitHub } from './useGitHub';
import { whySignInFailed } from './whySignInFailed';

/**
 * Where somebody is on the way in. `returning`: signed in before, being
 * recognised; `github`: in GitHub's window; `guest`: being let in as a guest.
 */
export type Step = 'returning' | 'choosing' | 'github' | 'guest';

const FIRST_STEP = { github: 'returning', guest: 'guest' } as const;

/** The way in, step by step. */
export function useSignIn(onSignInSuccess: SignInPageProps['onSignInSuccess']) {
  const gitHub = useGitHub();
  const [step, setStep] = useState<Step>(() => {
    const provider = rememberedProvider();
    return provider ? FIRST_STEP[provider] : 'choosing';
  });
  const [problem, setProblem] = useState<string>();

  const enter = useCallback(
    (provider: Provider, identity: IdentityApi) =>
      onSignInSuccess(remember(provider, identity)),
    [onSignInSuccess],
  );

  const refused = useCallback((reason?: string) => {
    forget();
    setProblem(reason);
    setStep('choosing');
  }, []);

  const askGitHub = useCallback(
    async (how: 'window' | 'silent') => {
      try {
        const identity = await gitHub(how);
        if (identity) {
          enter('github', identity);
        } else {
          refused();
        }
      } catch (error) {
        refused(whySignInFailed(error));
      }
    },
    [enter, gitHub, refused],
  );

  useEffect(() => {
    if (step === 'returning') {
      askGitHub('silent');
    }
  }, [step, askGitHub]);

  return {
    step,
    problem,
    enter,
    refused,
    chooseGitHub: () => {
      setProblem(undefined);
      setStep('github');
      // At once: a browser opens a window only in answer to a click.
      askGitHub('window');
    },
    chooseGuest: () => {
      setProblem(undefined);
      setStep('guest');
    },
  };
}
