import { passed, total, wholeStage } from './Outcome';

describe('the outcome of a test run', () => {
  const skippedOne = {
    passed: 0,
    failed: [],
    skipped: ['browser: Chromium is missing'],
  };

  it('reports a skipped test by name on a laptop', () => {
    expect(total([passed(), skippedOne], false)).toEqual({
      passed: 1,
      failed: [],
      skipped: ['browser: Chromium is missing'],
    });
  });

  it('counts a skipped test as failed in CI', () => {
    expect(total([passed(), skippedOne], true)).toEqual({
      passed: 1,
      failed: ['skipped, but CI runs everything: browser: Chromium is missing'],
      skipped: [],
    });
  });

  it('fails a stage whose program ends with anything but 0', async () => {
    await expect(wholeStage('lint', async () => 2).run()).resolves.toEqual({
      passed: 0,
      failed: ['lint'],
      skipped: [],
    });
    await expect(wholeStage('lint', async () => 0).run()).resolves.toEqual(
      passed(),
    );
  });
});
