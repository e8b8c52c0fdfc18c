/**
 * What AWS calls the units of the price book, in its public price sheets. Another
 * unit is refused: a price for a million taken for the price of one is worse
 * than none.
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  hour: ['hrs', 'hours', 'hour'],
  'GB-month': ['gb-mo', 'gb-month'],
  GB: ['gb'],
  'GB-hour': ['gb-hours', 'gb-hrs', 'hours'],
  'GB-second': ['lambda-gb-second', 'gb-second', 'gb-seconds', 'seconds'],
  'IOPS-month': ['iops-mo', 'iops-month'],
  'GiBps-month': ['gibps-mo', 'gibps-month'],
  'vCPU-hour': ['vcpu-hours', 'vcpu-hrs', 'hours'],
  'LCU-hour': ['lcu-hrs', 'lcu-hours'],
  'NLCU-hour': ['nlcu-hrs', 'lcu-hrs', 'lcu-hours'],
  'ACU-hour': ['acu-hr', 'acu-hrs', 'acu-hours'],
  'WCU-hour': ['writecapacityunit-hrs'],
  'RCU-hour': ['readcapacityunit-hrs'],
  WRU: ['writerequestunits', 'writerequestunit'],
  RRU: ['readrequestunits', 'readrequestunit'],
  request: ['requests', 'request', 'ios', 'io', 'api requests', 'api calls'],
  notification: ['notifications', 'notification', 'messages', 'requests'],
  query: ['queries', 'query'],
  'metric-month': ['metrics', 'metric'],
  'object-month': ['objects', 'object'],
  'key-month': ['keys', 'months', 'key-month'],
  'secret-month': ['secrets', 'secret', 'secret-month'],
  'zone-month': ['hostedzone', 'hosted zones', 'mo'],
};

export const isUnit = (unit: string, ofTheApi: string) =>
  NAMES[unit]?.includes(ofTheApi.toLowerCase()) === true;
