import Router from 'express-promise-router';
import type { GitLabContext } from '../context';

export function pageRouter(_context: GitLabContext) {
  return Router();
}
