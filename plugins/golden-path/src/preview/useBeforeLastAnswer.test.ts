import { renderHook } from '@testing-library/react';
import { useBeforeLastAnswer } from './useBeforeLastAnswer';

function start(first?: string) {
  let time = 0;
  const now = () => time;
  const hook = renderHook(
    ({ text }) => useBeforeLastAnswer(text && { text }, now),
    { initialProps: { text: first } },
  );
  return (text: string | undefined, afterMs: number) => {
    time += afterMs;
    hook.rerender({ text });
    return (hook.result.current as { text: string } | undefined)?.text;
  };
}

describe('useBeforeLastAnswer', () => {
  it('knows nothing before there was a change', () => {
    const type = start('100m');
    expect(type('100m', 60_000)).toBeUndefined();
  });

  it('takes key presses that follow each other for one answer', () => {
    const type = start('1');
    expect(type('12', 5_000)).toBe('1');
    expect(type('125', 300)).toBe('1');
    expect(type('125m', 300)).toBe('1');
    expect(type('125m', 60_000)).toBe('1');
    expect(type('250m', 10)).toBe('125m');
  });

  it('keeps what made sense last', () => {
    const type = start('100m');
    expect(type(undefined, 5_000)).toBeUndefined();
    expect(type('250m', 5_000)).toBe('100m');
  });
});
