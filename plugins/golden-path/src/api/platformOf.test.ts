import type { GoldenPathApi } from './GoldenPathApi';
import { platformOf } from './platformOf';

const apiThat = (platform: () => Promise<unknown>) =>
  ({ platform } as unknown as GoldenPathApi);

describe('platformOf', () => {
  it('asks once, however many want to know', async () => {
    const platform = jest.fn(async () => ({ domain: 'apps.example.com' }));
    const api = apiThat(platform);
    const answers = await Promise.all([platformOf(api), platformOf(api)]);
    expect(answers[0]).toBe(answers[1]);
    expect(platform).toHaveBeenCalledTimes(1);
  });

  it('asks again after a failure', async () => {
    const platform = jest
      .fn()
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValueOnce({ domain: 'apps.example.com' });
    const api = apiThat(platform);
    await expect(platformOf(api)).rejects.toThrow('down');
    await expect(platformOf(api)).resolves.toEqual({
      domain: 'apps.example.com',
    });
  });
});
