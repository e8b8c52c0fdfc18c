import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { BASE_IMAGE } from './securityJobs';

function baseImageOf(dockerfile: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'dockerfile-'));
  try {
    writeFileSync(join(folder, 'Dockerfile'), dockerfile);
    return execFileSync('sh', ['-c', BASE_IMAGE], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the base image of a Dockerfile', () => {
  it.each([
    ['one stage', 'FROM node:24\nRUN true\n', 'node:24'],
    [
      'the last of several stages, with options',
      'from node:24 AS build\nRUN true\nFROM --platform=linux/amd64 gcr.io/distroless/nodejs24 AS run\n',
      'gcr.io/distroless/nodejs24',
    ],
    [
      'the default of a build argument',
      'ARG BUILD=node:24\nARG RUNTIME=registry.example.com:5000/node:24\nFROM ${BUILD} AS build\nFROM --platform=linux/amd64 ${RUNTIME}\n',
      'registry.example.com:5000/node:24',
    ],
    ['a bare argument', 'ARG BASE=node:24\nFROM $BASE\n', 'node:24'],
    [
      'a digest',
      'FROM node@sha256:abc\nCOPY --from=build /a /b\n',
      'node@sha256:abc',
    ],
  ])('is found: %s', (_, dockerfile, image) => {
    expect(baseImageOf(dockerfile)).toBe(image);
  });
});
