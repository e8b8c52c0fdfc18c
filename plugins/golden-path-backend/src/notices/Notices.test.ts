import { mockServices } from '@backstage/backend-test-utils';
import {
  ALICE,
  describeOnStand,
  EngineStand,
  PAULA,
} from '../__testUtils__/EngineStand';
import { ADMINISTRATORS } from '../__testUtils__/Replica';
import { StandInNotifications } from '../__testUtils__/StandInNotifications';
import { createProcessClock } from '../database/DatabaseClock';
import { NoticeStore } from '../database/NoticeStore';
import { OperationReader } from '../database/OperationReader';
import { Notices } from './Notices';

jest.setTimeout(60_000);

const MINUTE = 60_000;

/** The notices of one replica. */
function startNotices(
  { knex, clock }: EngineStand,
  notifications: StandInNotifications,
  {
    installed = async () => true,
    timeoutMs = 50,
  }: { installed?: () => Promise<boolean>; timeoutMs?: number } = {},
) {
  const logger = mockServices.logger.mock();
  const notices = new Notices({
    store: new NoticeStore(
      knex,
      createProcessClock(knex, () => clock.ms),
    ),
    reader: new OperationReader(knex),
    notifications,
    installed,
    administrators: [ADMINISTRATORS],
    logger,
    timeoutMs,
  });
  return { notices, logger };
}

/** Stuck, because GitLab does not remove what it was asked to. */
async function leaveStuck(stand: EngineStand) {
  stand.vendor.before = ({ verb }) => {
    if (verb === 'delete') {
      throw new Error('GitLab is down');
    }
  };
  const one = stand.replica({
    argocd: () => {
      throw new Error('no');
    },
  });
  return { one, id: await stand.create(one) };
}

describeOnStand('notices', stand => {
  let notifications: StandInNotifications;

  beforeEach(() => {
    notifications = new StandInNotifications();
  });

  it('tell the initiator, and nobody else, of a service that is made', async () => {
    const { notices } = startNotices(stand(), notifications);
    const id = await stand().create(stand().replica());
    await notices.deliver();
    expect(notifications.sent).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: [ALICE],
          excludeEntityRef: undefined,
        },
        payload: {
          title: 'shop is made',
          description: 'The repositories, the catalog and Argo CD have it.',
          severity: 'normal',
          link: `/operations/${id}`,
          topic: 'operations',
          scope: id,
        },
      },
    ]);
  });

  it('tell of nothing that has not ended', async () => {
    const { notices } = startNotices(stand(), notifications);
    await stand().publish(stand().replica());
    await notices.deliver();
    expect(notifications.sent).toEqual([]);
  });

  it('tell the initiator why an operation was undone', async () => {
    const { notices } = startNotices(stand(), notifications);
    const one = stand().replica();
    const id = await stand().accept(one);
    await one.engine.cancel(id, ALICE);
    await one.engine.idle();
    await notices.deliver();
    expect(notifications.sent).toMatchObject([
      {
        payload: {
          title: 'shop was not made; nothing is left',
          description: `Cancelled by ${ALICE}`,
        },
      },
    ]);
  });

  it('tell administrators as well what is left, once, and what becomes of it', async () => {
    const { notices } = startNotices(stand(), notifications);
    const { one, id } = await leaveStuck(stand());
    await notices.deliver();
    expect(notifications.sent.map(({ recipients }) => recipients)).toEqual([
      expect.objectContaining({ entityRef: [ALICE] }),
      { type: 'entity', entityRef: [ADMINISTRATORS], excludeEntityRef: ALICE },
    ]);
    expect(notifications.sent[1].payload.description).toBe(
      'no\nLeft: toy apps/shop, toy gitops/shop, toy workloads/shop, toy catalog/shop (GitLab is down)\nIt is tried again by itself.',
    );

    stand().clock.advance(MINUTE);
    await one.engine.sweep();
    await one.engine.idle();
    expect((await one.reader.get(id)).state).toBe('stuck');
    await notices.deliver();
    expect(notifications.sent).toHaveLength(2);

    stand().vendor.before = () => {};
    stand().clock.advance(5 * MINUTE);
    await one.engine.sweep();
    await one.engine.idle();
    await notices.deliver();
    for (const person of [ALICE, ADMINISTRATORS]) {
      expect(notifications.visibleTo(person)).toEqual([
        'shop was not made; nothing is left',
      ]);
    }
  });

  it('say who is to look when nothing happens by itself any more, and what was decided', async () => {
    const { notices } = startNotices(stand(), notifications);
    const { one, id } = await leaveStuck(stand());
    await one.engine.adopt(id, PAULA);
    await notices.deliver();
    expect(notifications.visibleTo(ADMINISTRATORS)).toEqual([
      'shop was not made; an administrator has decided to keep what is left',
    ]);
  });

  it('outlive the process that ended the operation, and are sent by one replica', async () => {
    await stand().create(stand().replica());
    const replicas = [1, 2, 3].map(() => startNotices(stand(), notifications));
    await Promise.all(replicas.map(({ notices }) => notices.deliver()));
    await Promise.all(replicas.map(({ notices }) => notices.deliver()));
    expect(notifications.sent).toHaveLength(1);
  });

  it('are sent again when the process died while it sent them', async () => {
    await leaveStuck(stand());
    notifications.before = ({ recipients }) =>
      'entityRef' in recipients && recipients.entityRef.includes(ADMINISTRATORS)
        ? new Promise(() => {})
        : undefined;
    await startNotices(stand(), notifications).notices.deliver();
    expect(notifications.visibleTo(ADMINISTRATORS)).toEqual([]);

    notifications.before = () => {};
    const { notices } = startNotices(stand(), notifications);
    await notices.deliver();
    expect(notifications.visibleTo(ADMINISTRATORS)).toEqual([]);
    stand().clock.advance(MINUTE);
    await notices.deliver();
    expect(notifications.visibleTo(ADMINISTRATORS)).toHaveLength(1);
    expect(notifications.visibleTo(ALICE)).toHaveLength(1);
  });

  it('are put right when a process that was stopped sends an old one late', async () => {
    const { one } = await leaveStuck(stand());
    let goOn = () => {};
    const sending = new Promise<void>(reached => {
      notifications.before = () =>
        new Promise(resolve => {
          goOn = resolve;
          reached();
        });
    });
    const late = startNotices(stand(), notifications, {
      timeoutMs: 30_000,
    }).notices.deliver();
    await sending;
    notifications.before = () => {};

    stand().vendor.before = () => {};
    stand().clock.advance(MINUTE);
    await one.engine.sweep();
    await one.engine.idle();
    const { notices } = startNotices(stand(), notifications);
    await notices.deliver();
    const undone = ['shop was not made; nothing is left'];
    expect(notifications.visibleTo(ALICE)).toEqual(undone);

    goOn();
    await late;
    expect(notifications.visibleTo(ALICE)).not.toEqual(undone);
    await notices.deliver();
    expect(notifications.visibleTo(ALICE)).toEqual(undone);
    expect(notifications.visibleTo(ADMINISTRATORS)).toEqual(undone);
  });

  it('are tried again ever more rarely while they cannot be sent, and given up after about a day', async () => {
    await stand().create(stand().replica());
    const { notices, logger } = startNotices(stand(), notifications);
    let tries = 0;
    notifications.before = () => {
      tries++;
      throw new Error('down');
    };
    const day = 24 * 60 * MINUTE;
    const until = stand().clock.ms + 2 * day;
    let lastTry = 0;
    while (stand().clock.ms < until) {
      const before = tries;
      await notices.deliver();
      lastTry = tries > before ? stand().clock.ms : lastTry;
      stand().clock.advance(10 * MINUTE);
    }
    expect(tries).toBeGreaterThan(20);
    expect(tries).toBeLessThanOrEqual(50);
    expect(until - lastTry).toBeGreaterThan(day / 2);
    expect(logger.warn).toHaveBeenLastCalledWith(
      expect.stringContaining('given up'),
      expect.anything(),
    );
  });

  it('of one operation that cannot be sent do not hold up the others', async () => {
    const one = stand().replica();
    const first = await stand().create(one);
    stand().clock.advance(1);
    const second = await stand().accept(one, { name: 'cart' });
    await one.engine.cancel(second, ALICE);
    await one.engine.idle();
    notifications.before = ({ payload }) => {
      if (payload.scope === first) {
        throw new Error('refused');
      }
    };
    const { notices } = startNotices(stand(), notifications);
    await notices.deliver();
    await notices.deliver();
    expect(notifications.visibleTo(ALICE)).toEqual([
      'cart was not made; nothing is left',
    ]);
  });

  it('are not owed where the portal has no notifications, which is said once', async () => {
    const { notices, logger } = startNotices(stand(), notifications, {
      installed: async () => false,
    });
    await notices.deliver();
    await stand().create(stand().replica());
    await notices.deliver();
    expect(logger.info).toHaveBeenCalledTimes(1);
    expect(notifications.sent).toEqual([]);
    expect(await stand().knex('operations').pluck('notice_due')).toEqual([
      null,
    ]);
  });

  it('wait while it is not known whether the portal has notifications', async () => {
    await stand().create(stand().replica());
    let known = false;
    const { notices } = startNotices(stand(), notifications, {
      installed: async () => {
        if (!known) {
          throw new Error('nobody answers');
        }
        return true;
      },
    });
    await expect(notices.deliver()).rejects.toThrow('nobody answers');
    known = true;
    await notices.deliver();
    expect(notifications.sent).toHaveLength(1);
  });
});
