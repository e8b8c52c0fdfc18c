// A service that gets wrong what can be got wrong: it shows that the contract's
// rows can fail.
import { createServer } from 'node:http';

let requests = 0;

const server = createServer((request, response) => {
  requests++;
  console.log(`${request.method} ${request.url}`);
  const answer = {
    '/metrics': `http_requests_total{path="${request.url}"} ${requests}\n`,
    '/openapi.json': '{"openapi":"2.0"}',
  };
  response.end(answer[request.url] ?? '{"message":"Hello, Ada!"}');
});

server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(1));
process.on('uncaughtException', error => {
  console.log(error);
  process.exit(2);
});
if (Number(process.env.BODY_LIMIT) < 0) {
  process.exit(1);
}
