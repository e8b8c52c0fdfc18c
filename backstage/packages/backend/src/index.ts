import { addFeatures } from './features';
import { startBackend } from './startBackend';

startBackend(addFeatures);
