export interface Config {
  auth?: {
    providers?: {
      /**
       * Offers to look around as a guest; the sign-in page asks whether it is
       * there. Development only.
       * @deepVisibility frontend
       */
      guest?: {
        userEntityRef?: string;
      };
    };
  };
}
