import { rm } from 'node:fs/promises';
import { cloudforge } from '../__testUtils__/cloudforge';
import { queue } from './__testUtils__/designs';
import { makeDesignFolder } from './__testUtils__/makeDesignFolder';

jest.setTimeout(60_000);

describe('cloudforge design', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await makeDesignFolder();
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it.each([
    ['diff', '-', '-'],
    ['diff', 'queue.json', '-', '--usage', '-'],
    ['cost', '-', '--usage', '-'],
    ['validate', '-', '--usage', '-'],
  ])('cannot read standard input twice: %s %s %s', async (...args) => {
    const { code, out, err } = await cloudforge(['design', ...args], {
      cwd: dir,
      input: JSON.stringify(queue()),
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe('error: Only one file can be standard input.\n');
  });
});
