// Lints texts as if they were files: JSON [{ file, code }] on standard input,
// JSON [[message, …], …] on standard output. ESLint's React rules do not load
// inside jest, so the rules are tested through a process of their own.
const { text } = require('node:stream/consumers');
const { ESLint } = require('eslint');

async function main() {
  const eslint = new ESLint();
  const results = [];
  for (const { file, code } of JSON.parse(await text(process.stdin))) {
    const [{ messages }] = await eslint.lintText(code, { filePath: file });
    results.push(
      messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    );
  }
  process.stdout.write(JSON.stringify(results));
}

main();
