export interface Config {
  cloudforge?: {
    /**
     * Groups whose members may do everything, as entity references such as
     * `group:default/platform-admins`. Without it nobody may do everything.
     */
    administrators?: string[];
  };
}
