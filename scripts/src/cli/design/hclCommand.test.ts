import { renderTerraform } from '@cloudforge/plugin-cloud-resources-common';
import { cloudforge, json } from '../__testUtils__/cloudforge';
import { checked, input, queue, servers } from './__testUtils__/designs';

jest.setTimeout(60_000);

describe('cloudforge design hcl', () => {
  it('writes Terraform, and nothing else', async () => {
    expect(await cloudforge(['design', 'hcl', '-'], input(servers))).toEqual({
      code: 0,
      out: renderTerraform(checked(servers)),
      err: '',
    });
  });

  it('tags everything with an owner and a cost centre', async () => {
    const owner = '${file("/etc/passwd")}';
    const flags = ['--owner', owner, '--cost-center', '4711'];
    const { code, out } = await cloudforge(
      ['design', 'hcl', '-', ...flags],
      input(queue()),
    );
    expect(code).toBe(0);
    expect(out.trimEnd()).toBe(
      renderTerraform(checked(queue()), {
        owner,
        costCenter: '4711',
      }).trimEnd(),
    );
    expect(out).toMatch(/^ +CostCenter += "4711"$/m);
    expect(out).not.toContain('file(');
  });

  it('writes it as JSON', async () => {
    expect(await json(['design', 'hcl', '-'], input(servers))).toEqual({
      hcl: renderTerraform(checked(servers)),
    });
  });

  it('lists every problem on standard error instead', async () => {
    const { code, out, err } = await cloudforge(
      ['design', 'hcl', '-'],
      input(queue({ delaySeconds: -1, colour: 'red' })),
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('delaySeconds: must be at least 0');
    expect(err).toContain('"colour" is unknown here. Remove it');
  });
});
