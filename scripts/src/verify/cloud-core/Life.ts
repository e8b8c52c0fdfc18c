import {
  packagesOf,
  renderTerraform,
  secretsOf,
  type Design,
  type TerraformOptions,
} from '@cloudforge/plugin-cloud-resources-common';
import {
  startTerraformProvider,
  terraformTypesIn,
  TerraformWorkspace,
  type TerraformProvider,
  type TerraformResult,
} from '@cloudforge/sandbox';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../expect';
import { zipEntries } from './zipEntries';

/** What tells the run's values in whatever Terraform leaves behind. */
const SECRET = 'SeCrEt-7c1f';

/** As a role would say them. */
const OPTIONS: TerraformOptions = {
  owner: 'team-rental',
  cloudRole: 'rental production',
  design: 'verify',
  costCenter: '4711',
};

const PLAN = 'plan.bin';

/** Variables that would have to be given and are no secret of the run's. */
function strayVariables(hcl: string, known: readonly string[]): string[] {
  return [...hcl.matchAll(/^variable "(\w+)" \{\n([\s\S]*?)^\}/gm)]
    .filter(
      ([, name, body]) =>
        !known.includes(name) || !/^\s*ephemeral += true$/m.test(body),
    )
    .map(([, name]) => name);
}

/** One design in one folder, from its HCL to nothing being left. */
export class Life {
  /** What was printed and written so far, by what it was. */
  private readonly left: Record<string, string> = {};

  static async begin(
    design: Design,
    options: TerraformOptions = OPTIONS,
  ): Promise<Life> {
    const hcl = renderTerraform(design, options);
    const secrets = secretsOf(design).map(({ variable }) => variable);
    const stray = strayVariables(hcl, secrets);
    must(
      stray.length === 0,
      `variables that are no secret of the run, or not ephemeral: ${stray}`,
    );
    const dataDir = await mkdtemp(join(tmpdir(), 'cloudforge-cloud-core-'));
    const provider = await startTerraformProvider({
      dataDir,
      types: terraformTypesIn(hcl),
    });
    const workspace = await TerraformWorkspace.open(provider);
    await workspace.write('main.tf', hcl);
    for (const { path, files } of packagesOf(design)) {
      await workspace.write(path, JSON.stringify(files));
    }
    return new Life(dataDir, provider, workspace, secrets);
  }

  private constructor(
    private readonly dataDir: string,
    private readonly provider: TerraformProvider,
    private readonly workspace: TerraformWorkspace,
    private readonly secrets: readonly string[],
  ) {}

  /** The file is as `terraform fmt` writes it, and valid. */
  async validate(): Promise<void> {
    const { code, stdout } = await this.terraform('fmt', '-check', '-diff');
    must(code === 0, `not as terraform fmt writes it:\n${stdout}`);
    await this.succeeds('init');
    await this.succeeds('validate');
  }

  /** @returns how many resources were made */
  async apply(): Promise<number> {
    await this.succeeds('plan', `-out=${PLAN}`);
    await this.succeeds('show', '-json', PLAN);
    const plan = await readFile(join(this.workspace.path, PLAN));
    for (const [name, content] of Object.entries(zipEntries(plan))) {
      this.left[`${name} in the plan`] = content.toString('utf8');
    }
    await this.succeeds('apply', PLAN);
    this.left.state = await this.workspace.read('terraform.tfstate');
    const made = this.provider.resources();
    this.left['what exists'] = JSON.stringify(made);
    return made.length;
  }

  /** A second plan finds nothing to do. */
  async isSettled(): Promise<void> {
    const { code, stdout, stderr } = await this.terraform(
      'plan',
      '-detailed-exitcode',
    );
    must(code === 0, `the second plan is not empty:\n${stdout}\n${stderr}`);
  }

  async destroy(): Promise<void> {
    await this.succeeds('destroy', '-auto-approve');
    const { resources } = JSON.parse(
      await this.workspace.read('terraform.tfstate'),
    );
    must(resources.length === 0, 'the state still has resources');
    const still = this.provider.resources();
    must(
      still.length === 0,
      `still there: ${still.map(({ type }) => type).join(', ')}`,
    );
  }

  /** Each text of the state, out of nested ones too. */
  textsInState(): string[] {
    const texts: string[] = [];
    const collect = (value: unknown) => {
      if (typeof value === 'string') {
        texts.push(value);
      } else if (typeof value === 'object' && value !== null) {
        Object.values(value).forEach(collect);
      }
    };
    collect(JSON.parse(this.left.state));
    return texts;
  }

  /**
   * No value that was given as a secret stands in a plan, a state or on the
   * screen.
   * @returns how many were looked for
   */
  secretsAreNowhere(): number {
    for (const [place, content] of Object.entries(this.left)) {
      must(content.length > 0, `there is no ${place} to search`);
      must(!content.includes(SECRET), `${place} holds a secret`);
    }
    return this.secrets.length;
  }

  async end(): Promise<void> {
    await this.workspace.close();
    await this.provider.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private async succeeds(...args: string[]): Promise<void> {
    const { code, stdout, stderr } = await this.terraform(...args);
    must(code === 0, `terraform ${args.join(' ')}:\n${stderr || stdout}`);
  }

  private async terraform(...args: string[]): Promise<TerraformResult> {
    const result = await this.workspace.run(
      args,
      Object.fromEntries(
        this.secrets.map(name => [name, `${SECRET} of ${name}`]),
      ),
    );
    const place = `what terraform ${args[0]} said`;
    this.left[place] = [this.left[place], result.stdout, result.stderr].join(
      '\n',
    );
    return result;
  }
}
