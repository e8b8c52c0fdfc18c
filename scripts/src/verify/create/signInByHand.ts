import { BrowserContext, Page } from 'playwright-core';

/** Signs in with GitHub as somebody does who opens the portal. */
export async function signInByHand(
  context: BrowserContext,
  portalUrl: string,
  login: string,
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(portalUrl);
  const button = page.getByRole('button', { name: /github/i }).first();
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    button.click(),
  ]);
  await popup.getByRole('button', { name: new RegExp(`^${login}\\b`) }).click();
  return page;
}
