export * from './Webhooks';
export * from './preReceive';
export * from './pushEvent';
export * from './recordPush';
export * from './smartHttp';
