import { filesOf, renderDemo } from './renderDemo';
import { demoServices, folderOf } from './services';

describe('templates/demo', () => {
  it.each(demoServices)(
    '%s is as template and overlay make it; if not: npm run demo:services',
    async name => {
      expect(await filesOf(folderOf(name))).toEqual(await renderDemo(name));
    },
    60_000,
  );
});
