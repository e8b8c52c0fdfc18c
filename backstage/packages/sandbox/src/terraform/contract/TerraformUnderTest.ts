import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startTerraformProvider,
  type TerraformProvider,
} from '../startTerraformProvider';
import { TerraformWorkspace } from '../TerraformWorkspace';

/** CI must not pass because something is missing. */
export const hasTerraform =
  process.env.CI === 'true' || spawnSync('terraform', ['version']).status === 0;

/** Suites that need Terraform are skipped by name where it is missing. */
export const withTerraform = (name: string) =>
  hasTerraform ? name : `${name} (skipped: terraform is not installed)`;

const SETTINGS = `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-west-1"
}
`;

/** A provider, a folder, and Terraform between them. */
export class TerraformUnderTest {
  static async start(types: readonly string[]): Promise<TerraformUnderTest> {
    const dataDir = mkdtempSync(join(tmpdir(), 'cloudforge-provider-'));
    const provider = await startTerraformProvider({ dataDir, types });
    const workspace = await TerraformWorkspace.open(provider);
    return new TerraformUnderTest(dataDir, types, provider, workspace);
  }

  private constructor(
    private readonly dataDir: string,
    private readonly types: readonly string[],
    public provider: TerraformProvider,
    public workspace: TerraformWorkspace,
  ) {}

  /** Begins with an empty folder and nothing in the world. */
  async afresh(): Promise<void> {
    this.provider.faults.clear();
    this.provider.vanish({});
    await this.workspace.close();
    this.workspace = await TerraformWorkspace.open(this.provider);
  }

  /** Another process over the same data. */
  async restart(): Promise<void> {
    await this.provider.stop();
    this.provider = await startTerraformProvider({
      dataDir: this.dataDir,
      types: this.types,
    });
    const state = await this.workspace.read('terraform.tfstate');
    const main = await this.workspace.read('main.tf');
    await this.workspace.close();
    this.workspace = await TerraformWorkspace.open(this.provider);
    await this.workspace.write('terraform.tfstate', state);
    await this.workspace.write('main.tf', main);
    await this.workspace.run(['init']);
  }

  async init(hcl: string, settings = SETTINGS): Promise<void> {
    await this.workspace.write('main.tf', settings + hcl);
    const { code, stderr } = await this.workspace.run(['init']);
    if (code !== 0) {
      throw new Error(stderr);
    }
  }

  /** Without the frame that Terraform draws around what it says. */
  async run(args: readonly string[], variables?: Record<string, string>) {
    const { code, stdout, stderr } = await this.workspace.run(args, variables);
    const said = `${stdout}\n${stderr}`
      .replace(/^[│╷╵] ?/gm, '')
      .replace(/\s+/g, ' ');
    return { code, said };
  }

  apply = (variables?: Record<string, string>) =>
    this.run(['apply', '-auto-approve'], variables);

  /** What the state holds of one resource. */
  async inState(address: string): Promise<Record<string, unknown>> {
    const [type, name] = address.split('.');
    const state = JSON.parse(await this.workspace.read('terraform.tfstate'));
    const found = state.resources.find(
      (resource: { type: string; name: string }) =>
        resource.type === type && resource.name === name,
    );
    return found?.instances[0].attributes;
  }

  async stop(): Promise<void> {
    await this.workspace.close();
    await this.provider.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
