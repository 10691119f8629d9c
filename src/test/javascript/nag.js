// node nag.js TEMPLATE FOLDER: runs cdk-nag over a CloudFormation template. Prints each finding and, last, the numbers.
const fs = require('fs');
const path = require('path');
const { App, Aspects, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { AwsSolutionsChecks, ServerlessChecks } = require('cdk-nag');

const [templateFile, outdir] = process.argv.slice(2);
const app = new App({ outdir });
new CfnInclude(new Stack(app, 'Canary'), 'Template', { templateFile });
Aspects.of(app).add(new AwsSolutionsChecks());
Aspects.of(app).add(new ServerlessChecks());
app.synth();

const rows = fs.readdirSync(outdir)
  .filter((file) => file.endsWith('NagReport.csv'))
  .flatMap((file) => fs.readFileSync(path.join(outdir, file), 'utf8').split('\n').slice(1))
  .filter((line) => line !== '')
  .map((line) => line.slice(1, -1).split('","'));
rows.filter((row) => !['Compliant', 'Suppressed'].includes(row[2])).forEach((row) => console.log(row.join(' | ')));
const count = (compliance) => rows.filter((row) => row[2] === compliance).length;
console.log(`cdk-nag: ${rows.length} checks, ${count('Compliant')} compliant, ${count('Suppressed')} suppressed`);
