import type { Application } from './Application';
import { applicationFields } from './applicationFields';

const application: Application = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop', finalizers: ['stay'] },
  spec: {
    project: 'shop',
    source: { repoURL: 'https://example.com/shop.git' },
    destination: { namespace: 'shop' },
  },
  status: { sync: { status: 'Synced' }, health: { status: 'Healthy' } },
};

describe('applicationFields', () => {
  it('gives the whole Application where nothing is asked for', () => {
    expect(applicationFields(null)(application)).toBe(application);
    expect(applicationFields('')(application)).toBe(application);
  });

  it('gives what is asked for, and no more', () => {
    expect(
      applicationFields(
        'metadata,items.metadata.name,items.spec.project,items.status.sync.status',
      )(application),
    ).toEqual({
      metadata: { name: 'shop' },
      spec: { project: 'shop' },
      status: { sync: { status: 'Synced' } },
    });
  });

  it('knows no field that Argo CD does not select by', () => {
    expect(
      applicationFields('items.metadata.finalizers,metadata.name')(application),
    ).toEqual({});
  });

  it('leaves out what is asked for after a minus, of what can be selected', () => {
    expect(applicationFields('-items.status.health')(application)).toEqual({
      metadata: { name: 'shop' },
      spec: application.spec,
      status: { sync: { status: 'Synced' } },
    });
  });

  it('changes nothing in the Application itself', () => {
    const before = structuredClone(application);
    applicationFields('items.spec,items.spec.project')(application);
    expect(application).toEqual(before);
  });
});
