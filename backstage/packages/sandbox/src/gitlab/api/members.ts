import { z } from 'zod';
import type { GitLabContext } from '../context';
import { presentUser } from '../presenters';
import { AccessLevel, MemberRow } from '../store';
import { ProjectRouter } from './ProjectRouter';
import { invalid, notFound } from './errors';
import { paginate } from './pagination';
import { integer, parameters, text } from './parameters';

const access = integer.pipe(
  z.union([
    z.literal(10),
    z.literal(15),
    z.literal(20),
    z.literal(30),
    z.literal(40),
    z.literal(50),
  ]),
);

const creation = z.object({
  user_id: integer,
  access_level: access,
  expires_at: text.nullish(),
});

const change = creation.omit({ user_id: true });

/** https://docs.gitlab.com/api/project_members/ */
export function memberRoutes(context: GitLabContext) {
  const routes = new ProjectRouter(context);
  const { people } = context.store;
  const list = '/projects/:id/members';

  function present(member: MemberRow) {
    const user = people.user(member.user_id);
    if (!user) return [];
    return [
      {
        ...presentUser(context, user),
        access_level: member.access_level,
        created_at: member.created_at,
        expires_at: member.expires_at,
        membership_state: 'active',
      },
    ];
  }

  function find(members: MemberRow[], id: string) {
    const member = members.find(row => row.user_id === Number(id));
    const [found] = member ? present(member) : [];
    if (!found) throw notFound();
    return found;
  }

  routes.get(
    [list, `${list}/all`],
    AccessLevel.none,
    async (project, request, response) => {
      const members = request.path.endsWith('/all')
        ? people.allMembers(project)
        : people.members('project', project.id);
      response.json(
        paginate(context.url, request, response, members.flatMap(present)),
      );
    },
  );

  routes.post(
    list,
    AccessLevel.maintainer,
    async (project, request, response) => {
      const given = parameters(request, creation);
      if (!people.user(given.user_id)) throw notFound('User');
      const members = people.members('project', project.id);
      if (members.some(row => row.user_id === given.user_id)) {
        throw invalid('Member already exists', 409);
      }
      people.setMember(
        'project',
        project.id,
        given.user_id,
        given.access_level,
        given.expires_at ?? null,
      );
      response
        .status(201)
        .json(
          find(people.members('project', project.id), String(given.user_id)),
        );
    },
  );

  routes.get(
    [`${list}/all/:user_id`, `${list}/:user_id`],
    AccessLevel.none,
    async (project, request, response) => {
      const members = request.path.includes('/members/all/')
        ? people.allMembers(project)
        : people.members('project', project.id);
      response.json(find(members, request.params.user_id));
    },
  );

  routes.put(
    `${list}/:user_id`,
    AccessLevel.maintainer,
    async (project, request, response) => {
      const { user_id } = request.params;
      find(people.members('project', project.id), user_id);
      const given = parameters(request, change);
      people.setMember(
        'project',
        project.id,
        Number(user_id),
        given.access_level,
        given.expires_at ?? null,
      );
      response.json(find(people.members('project', project.id), user_id));
    },
  );

  routes.delete(
    `${list}/:user_id`,
    AccessLevel.maintainer,
    async (project, request, response) => {
      const { user_id } = request.params;
      find(people.members('project', project.id), user_id);
      people.removeMember('project', project.id, Number(user_id));
      response.status(204).end();
    },
  );

  return routes.router;
}
