import { Page } from 'playwright-core';
import { nastyDescription } from './answers';

/** The form of the service template, signed in. */
export async function openForm(page: Page, portalUrl: string): Promise<void> {
  await page.goto(`${portalUrl}/create/templates/default/node-service`);
  await page.getByRole('textbox', { name: /^Name/ }).waitFor();
}

/** The first page of the form, filled in by hand. */
export async function fillForm(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Name/ }).fill(name);
  await page
    .getByRole('textbox', { name: /^Title/ })
    .fill('Made by hand: "all" of it');
  await page
    .getByRole('textbox', { name: /^Description/ })
    .fill(nastyDescription);
  await page.getByRole('textbox', { name: /^Cost centre/ }).fill('cc-100');
}
