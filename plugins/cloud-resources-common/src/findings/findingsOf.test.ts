import { attributed, designOf } from '../__testUtils__/designs';
import type { DesignFile } from '../design';
import { everything, plain } from '../testing';
import { findingsOf } from './findingsOf';

const found = (of: DesignFile) =>
  findingsOf(designOf(of), attributed).map(
    ({ node, severity, path }) => `${severity} ${node} ${path}`,
  );

describe('findingsOf', () => {
  it('finds little in what is left at its defaults', () => {
    expect(found(plain).sort()).toEqual([
      'low cache numCacheClusters',
      'low database multiAz',
      'low entry accessLogs',
      'low entry certificateArn',
      'low entry enableDeletionProtection',
      'low fleet deletionProtection',
      'low gate accessLogs',
      'low gate certificateArn',
      'low gate enableDeletionProtection',
      'low service readonlyRootFilesystem',
      'low web disableApiTermination',
    ]);
  });

  it('tells the gravest first', () => {
    const severities = found(everything).map(text => text.split(' ')[0]);
    const order = ['high', 'medium', 'low'];
    expect(severities).toEqual(
      order.flatMap(level => severities.filter(other => other === level)),
    );
    expect([...new Set(severities)]).toEqual(order);
  });

  it('finds every default that was weakened', () => {
    expect(found(everything).sort()).toEqual([
      'high counters atRestEncryptionEnabled',
      'high counters transitEncryptionEnabled',
      'high crowd metadataOptions.httpTokens',
      'high database backupRetentionPeriod',
      'high database parameter',
      'high door ingress.1',
      'high failed sqsManagedSseEnabled',
      'high files blockPublicAcls',
      'high files blockPublicPolicy',
      'high files ignorePublicAcls',
      'high files restrictPublicBuckets',
      'high fleet metadataOptions.httpTokens',
      'high fragments transitEncryptionEnabled',
      'high open encrypted',
      'high sessions pointInTimeRecovery.enabled',
      'high shop storageEncrypted',
      'high site orderedCacheBehavior.0.viewerProtocolPolicy',
      'high tape encrypted',
      'high web metadataOptions.httpTokens',
      'low address disableApiTermination',
      'low address elasticIp',
      'low basket numCacheClusters',
      'low counters snapshotRetentionLimit',
      'low database deletionProtection',
      'low door ingress.0',
      'low entry accessLogs',
      'low entry internal',
      'low files corsRule.0.allowedOrigins',
      'low fleet endpointPublicAccess',
      'low fragments engine',
      'low front accessLogs',
      'low front certificateArn',
      'low front enableDeletionProtection',
      'low gate accessLogs',
      'low gate internal',
      'low inner accessLogs',
      'low inner certificateArn',
      'low inner enableDeletionProtection',
      'low login disableApiTermination',
      'low login passwordLogin',
      'low news signatureVersion',
      'low service assignPublicIp',
      'low shop multiAz',
      'low signing isEnabled',
      'low stall readonlyRootFilesystem',
      'low teller disableApiTermination',
      'low web associatePublicIpAddress',
      'low worker disableApiTermination',
      'medium database skipFinalSnapshot',
      'medium disk finalSnapshot',
      'medium entry dropInvalidHeaderFields',
      'medium entry sslPolicy',
      'medium files forceDestroy',
      'medium fixed enableKeyRotation',
      'medium fleet enabledClusterLogTypes',
      'medium items deletionProtectionEnabled',
      'medium key deletionWindowInDays',
      'medium service enableExecuteCommand',
      'medium site origin.0.originProtocolPolicy',
      'medium site viewerCertificate.minimumProtocolVersion',
      'medium zone forceDestroy',
    ]);
  });
});
