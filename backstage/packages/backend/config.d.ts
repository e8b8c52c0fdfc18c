export interface Config {
  cloudforge?: {
    /**
     * `production` refuses to start with guest sign-in, with addresses on
     * loopback or with anything required missing; so does NODE_ENV=production.
     * `sandbox` is for development and evaluation on one machine.
     * @visibility frontend
     */
    mode?: 'sandbox' | 'production';
  };
}
