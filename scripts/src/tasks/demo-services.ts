import { writeDemo } from '../demo/renderDemo';
import { demoServices } from '../demo/services';

async function main() {
  for (const name of demoServices) {
    await writeDemo(name);
    console.log(`templates/demo/${name} is made from the template`);
  }
}

main();
