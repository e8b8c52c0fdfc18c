import { NotFoundError } from '@backstage/errors';
import { Gitlab } from '@gitbeaker/rest';

type GitLabClient = InstanceType<typeof Gitlab<false>>;

/** A file on one branch of one project, as it was when it was read. */
export interface CommittedFile {
  content: string;
  /** The commit that last changed it. */
  commit: string;
}

/** One text file of a GitLab repository. */
export class CatalogFile {
  private constructor(
    private readonly gitlab: GitLabClient,
    private readonly project: { id: number; url: string },
    readonly branch: string,
    readonly path: string,
  ) {}

  /** `branch` is the default branch unless given. Throws NotFoundError when the project cannot be seen. */
  static async find(
    gitlab: GitLabClient,
    where: { project: string; branch?: string; path: string },
  ): Promise<CatalogFile> {
    try {
      const project = await gitlab.Projects.show(where.project);
      // A repository without a commit has no default branch yet.
      const branch = where.branch ?? project.default_branch ?? 'main';
      const { id, web_url: url } = project;
      return new CatalogFile(gitlab, { id, url }, branch, where.path);
    } catch (error) {
      if (error instanceof NotFoundError) {
        throw new NotFoundError(
          `There is no GitLab project ${where.project}, or the token may not see it`,
          error,
        );
      }
      throw error;
    }
  }

  /** Its page, which the catalog can also register. */
  get url(): string {
    const encoded = [this.branch, this.path].map(text =>
      text.split('/').map(encodeURIComponent).join('/'),
    );
    return `${this.project.url}/-/blob/${encoded.join('/')}`;
  }

  async read(): Promise<CommittedFile | undefined> {
    try {
      const file = await this.gitlab.RepositoryFiles.show(
        this.project.id,
        this.path,
        this.branch,
      );
      return {
        content: Buffer.from(file.content, 'base64').toString('utf8'),
        commit: file.last_commit_id,
      };
    } catch (error) {
      if (error instanceof NotFoundError) {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * Commits new content on top of what was read and answers with the commit's
   * id. An answer that got lost is no failure: then the file is as it should be.
   */
  async commit(
    content: string,
    message: string,
    previous: CommittedFile | undefined,
  ): Promise<string> {
    try {
      const commit = await this.gitlab.Commits.create(
        this.project.id,
        this.branch,
        message,
        [
          {
            action: previous ? 'update' : 'create',
            filePath: this.path,
            content,
            ...(previous && { lastCommitId: previous.commit }),
          },
        ],
      );
      return commit.id;
    } catch (error) {
      const now = await this.read();
      if (now?.content === content) {
        return now.commit;
      }
      throw error;
    }
  }
}
