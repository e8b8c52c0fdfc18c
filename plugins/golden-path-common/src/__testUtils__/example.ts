import { examplePlatform, exampleService } from '../testing';

export const platform = examplePlatform();

export const shop = exampleService();
