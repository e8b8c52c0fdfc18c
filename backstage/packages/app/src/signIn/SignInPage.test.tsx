import { configApiRef, githubAuthApiRef } from '@backstage/frontend-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { rememberedProvider } from './remembered';
import { SignInPage } from './SignInPage';

const identity = {
  type: 'user' as const,
  userEntityRef: 'user:default/alice',
  ownershipEntityRefs: ['user:default/alice'],
};

const gitHub = {
  getBackstageIdentity: jest.fn(),
  getProfile: jest.fn(async () => ({ displayName: 'Alice' })),
  signIn: jest.fn(),
  signOut: jest.fn(async () => {}),
};

function open(providers = {}) {
  const onSignInSuccess = jest.fn();
  renderInTestApp(
    <TestApiProvider
      apis={[
        [githubAuthApiRef, gitHub],
        [configApiRef, mockApis.config({ data: { auth: { providers } } })],
      ]}
    >
      <SignInPage onSignInSuccess={onSignInSuccess} />
    </TestApiProvider>,
  );
  return onSignInSuccess;
}

describe('SignInPage', () => {
  beforeEach(() => {
    localStorage.clear();
    jest.clearAllMocks();
  });

  it('signs in with GitHub in answer to a click, and out again', async () => {
    gitHub.getBackstageIdentity.mockResolvedValue({ identity });
    const onSignInSuccess = open();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in with GitHub' }),
    );
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(gitHub.getBackstageIdentity).toHaveBeenCalledWith({
      instantPopup: true,
    });
    const [[signedIn]] = onSignInSuccess.mock.calls;
    expect(await signedIn.getBackstageIdentity()).toEqual(identity);
    expect(rememberedProvider()).toBe('github');

    await signedIn.signOut();
    expect(gitHub.signOut).toHaveBeenCalled();
    expect(rememberedProvider()).toBeUndefined();
  });

  it('recognises somebody who is signed in, without asking', async () => {
    localStorage.setItem('cloudforge.signedInWith', 'github');
    gitHub.getBackstageIdentity.mockResolvedValue({ identity });
    const onSignInSuccess = open();
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(gitHub.getBackstageIdentity).toHaveBeenCalledWith({
      optional: true,
    });
  });

  it('asks again when GitHub has forgotten', async () => {
    localStorage.setItem('cloudforge.signedInWith', 'github');
    gitHub.getBackstageIdentity.mockResolvedValue(undefined);
    open();
    expect(
      await screen.findByRole('button', { name: 'Sign in with GitHub' }),
    ).toBeInTheDocument();
    expect(rememberedProvider()).toBeUndefined();
  });

  it('says plainly that a stranger is not let in', async () => {
    gitHub.getBackstageIdentity.mockRejectedValue(
      new Error('Failed to sign-in, unable to resolve user identity.'),
    );
    const onSignInSuccess = open();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in with GitHub' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'GitHub knows you, CloudForge does not',
    );
    expect(onSignInSuccess).not.toHaveBeenCalled();
    expect(rememberedProvider()).toBeUndefined();
  });

  it('offers to look around as a guest where the configuration does', async () => {
    open({ guest: { userEntityRef: 'user:default/guest' } });
    expect(
      await screen.findByRole('button', { name: 'Look around as a guest' }),
    ).toBeInTheDocument();
  });

  it('goes back to the choice when guests are not let in after all', async () => {
    localStorage.setItem('cloudforge.signedInWith', 'guest');
    open({ guest: {} });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You are not signed in',
    );
    expect(rememberedProvider()).toBeUndefined();
  });

  it('has no word of guests elsewhere', async () => {
    open();
    expect(
      await screen.findByRole('button', { name: 'Sign in with GitHub' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/guest/i)).not.toBeInTheDocument();
  });
});
