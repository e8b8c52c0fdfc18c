import { designOf } from '../__testUtils__/designs';
import { everything, plain } from '../__testUtils__/everything';
import { findingsOf } from './findingsOf';

describe('findingsOf', () => {
  it('finds little in what is left at its defaults', () => {
    expect(
      findingsOf(designOf(plain)).map(({ node, severity, path }) => [
        node,
        severity,
        path,
      ]),
    ).toEqual([['web', 'low', 'disableApiTermination']]);
  });

  it('finds every default that was weakened, the gravest first', () => {
    expect(
      findingsOf(designOf(everything)).map(
        ({ node, severity, path }) => `${severity} ${node} ${path}`,
      ),
    ).toEqual([
      'high web metadataOptions.httpTokens',
      'high files blockPublicAcls',
      'high files blockPublicPolicy',
      'high files ignorePublicAcls',
      'high files restrictPublicBuckets',
      'high door ingress.1',
      'high failed sqsManagedSseEnabled',
      'medium web associatePublicIpAddress',
      'medium address elasticIp',
      'medium files forceDestroy',
      'low address disableApiTermination',
      'low files corsRule.0.allowedOrigins',
      'low door ingress.0',
    ]);
  });
});
