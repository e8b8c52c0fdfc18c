export * from './GoldenPathClient';
