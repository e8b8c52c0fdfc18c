import { Locator, Page } from 'playwright-core';
import { fillForm, openForm } from '../verify/create/form';
import { Stand } from '../verify/create/Stand';
import { percentile } from './statistics';

/** Key presses of each kind. */
const PRESSES = 30;

export interface PreviewSpeed {
  /** Milliseconds from a key press to the frame that shows its files, medians. */
  withPreview: number;
  /** Likewise, to the frame that shows the key alone, on a page without a preview. */
  without: number;
}

/**
 * How long a person waits to see what a key press does: on the page that shows
 * the files, beside one of the same form that shows none.
 */
export async function benchPreview(stand: Stand): Promise<PreviewSpeed> {
  const page = await stand.journey.pageOf('alice');
  await openForm(page, stand.portal.url);
  await fillForm(page, stand.newName('preview'));
  const title = page.getByRole('textbox', { name: /^Title/ });
  const without = await pressKeys(page, title, 'input');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('application.yaml').first().waitFor();
  const port = page.getByLabel(/^Port/);
  await port.fill('1025');
  const withPreview = await pressKeys(page, port, 'code');
  return { withPreview, without };
}

/**
 * Types a digit into a field, which stays right with it, and takes it away, in turns.
 *
 * @param shows - what shows the key: the field itself, or the file's text
 */
async function pressKeys(
  page: Page,
  field: Locator,
  shows: 'input' | 'code',
): Promise<number> {
  await field.focus();
  await page.keyboard.press('End');
  const times: number[] = [];
  for (let press = 0; press < PRESSES; press++) {
    const watch = await page.evaluateHandle(watchNextKey, shows);
    await page.keyboard.press(press % 2 === 0 ? '0' : 'Backspace');
    times.push(await watch.evaluate(({ shown }) => shown));
  }
  return percentile(times, 0.5);
}

/** Runs in the page: milliseconds from the next key press to the first frame after the DOM shows something else. */
function watchNextKey(shows: 'input' | 'code'): { shown: Promise<number> } {
  const text = () =>
    shows === 'code'
      ? document.querySelector('section[aria-label] code')?.textContent
      : (document.activeElement as HTMLInputElement).value;
  const shown = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error('A key press shows nothing')), 10_000);
    const listen = () => {
      const started = performance.now();
      const before = text();
      const look = () => {
        if (text() === before) {
          requestAnimationFrame(look);
        } else {
          resolve(performance.now() - started);
        }
      };
      requestAnimationFrame(look);
    };
    document.addEventListener('keydown', listen, { capture: true, once: true });
  });
  return { shown };
}
