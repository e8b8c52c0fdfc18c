import { createApp } from '@backstage/frontend-defaults';
import { kubernetesModule } from './kubernetes';
import { navModule } from './nav';
import { scaffolderModule } from './scaffolder';
import { signInModule } from './signIn';
import { themeModule } from './theme';
import { wordingModule } from './wording';

/**
 * The portal in the browser. Plugins are found by themselves among this
 * package's dependencies (`app.packages: all`); here is what is ours.
 */
export const app = createApp({
  features: [
    signInModule,
    themeModule,
    navModule,
    kubernetesModule,
    scaffolderModule,
    wordingModule,
  ],
});
