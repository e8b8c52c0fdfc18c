import { render, screen } from '@testing-library/react';
import { app } from './App';

describe('the page', () => {
  it('opens with our own sign-in, name and title', async () => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'CloudForge', baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
        },
      ] as unknown as string,
    };
    render(app.createRoot());
    expect(
      await screen.findByRole(
        'button',
        { name: 'Sign in with GitHub' },
        { timeout: 10_000 },
      ),
    ).toBeInTheDocument();
    expect(document.title).toBe('Sign in | CloudForge');
    expect(document.body).not.toHaveTextContent(/backstage/i);
  });
});
