import Router from 'express-promise-router';
import type { Request, Response } from 'express';
import type { GitLabContext } from '../context';
import type { ProjectRow } from '../store';
import { projectOf } from './caller';

type Answer = (
  project: ProjectRow,
  request: Request,
  response: Response,
) => Promise<void>;

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Routes about the project of `:id`; every one says what level a caller needs there. */
export class ProjectRouter {
  readonly router = Router();

  constructor(private readonly context: GitLabContext) {}

  get = this.adder('get');
  post = this.adder('post');
  put = this.adder('put');
  patch = this.adder('patch');
  delete = this.adder('delete');

  private adder(method: Method) {
    return (path: string | string[], level: number, answer: Answer) => {
      this.router[method](path, async (request: Request, response: Response) =>
        answer(
          projectOf(this.context, request, response, level),
          request,
          response,
        ),
      );
    };
  }
}
