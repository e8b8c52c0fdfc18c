// A reporter of `node --test` that writes line coverage in Cobertura's format,
// which GitLab shows beside the changed lines of a merge request.
import { relative } from 'node:path';

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text) => text.replace(/[&<>"]/g, (found) => ESCAPES[found]);
const share = (covered, total) =>
  (total === 0 ? 1 : covered / total).toFixed(4);

function classOf({ path, lines, coveredLineCount, totalLineCount }, root) {
  const name = attribute(relative(root, path));
  return [
    `<class name="${name}" filename="${name}" line-rate="${share(coveredLineCount, totalLineCount)}" branch-rate="0" complexity="0"><methods/><lines>`,
    ...lines.map(
      ({ line, count }) => `<line number="${line}" hits="${count}"/>`,
    ),
    '</lines></class>',
  ].join('\n');
}

export default async function* cobertura(events) {
  for await (const { type, data } of events) {
    if (type === 'test:coverage') {
      const { files, totals, workingDirectory } = data.summary;
      const rate = share(totals.coveredLineCount, totals.totalLineCount);
      yield [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">',
        `<coverage line-rate="${rate}" lines-covered="${totals.coveredLineCount}" lines-valid="${totals.totalLineCount}" branch-rate="0" branches-covered="0" branches-valid="0" complexity="0" version="1" timestamp="0">`,
        `<sources><source>${attribute(workingDirectory)}</source></sources>`,
        `<packages><package name="src" line-rate="${rate}" branch-rate="0" complexity="0"><classes>`,
        ...files.map((file) => classOf(file, workingDirectory)),
        '</classes></package></packages></coverage>',
        '',
      ].join('\n');
    }
  }
}
