import { attributed, designOf } from '../__testUtils__/designs';
import { findingsOf } from '../findings';
import { packagesOf, renderTerraform } from '../terraform';
import { lambda } from './lambda';

const of = (params: object = {}) =>
  designOf(lambda.design(lambda.paramsSchema.parse(params)));

describe('the blueprint of a function', () => {
  it('is packed, and stands behind an HTTP API', () => {
    const files = { 'index.py': 'def handler(event, context): return {}\n' };
    const design = of({ name: 'hello', runtime: 'python3.13', files });
    expect(packagesOf(design)).toEqual([
      { path: 'packages/hello.zip', node: 'function', files },
    ]);
    expect(renderTerraform(design)).toContain(
      'resource "aws_apigatewayv2_stage" "hello"',
    );
  });

  it('has nothing grave, at every size', () => {
    for (const capacity of ['small', 'medium', 'large']) {
      for (const environment of ['development', 'production']) {
        expect(
          findingsOf(of({ capacity, environment }), attributed).map(
            ({ severity, path }) => `${severity} ${path}`,
          ),
        ).toEqual(['low authorizationType']);
      }
    }
  });
});
