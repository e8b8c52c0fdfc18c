import {
  createFrontendModule,
  createTranslationMessages,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings/alpha';

/** Words of stock pages that do not fit here. */
export const wordingModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'user-settings',
      params: {
        resource: createTranslationMessages({
          ref: userSettingsTranslationRef,
          full: false,
          messages: {
            'identityCard.title': 'Who you are',
            'identityCard.noIdentityTitle': 'You are not known here',
            'identityCard.userEntity': 'You',
            'identityCard.ownershipEntities': 'You own things as',
          },
        }),
      },
    }),
  ],
});
