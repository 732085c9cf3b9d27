// AWS's SDK for JavaScript starts a run of a pipeline, does what its approval and its job wait for, and follows it to its end; and each
// error is the class that the SDK has for it.
import assert from 'node:assert/strict';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as codedeploy from '@aws-sdk/client-codedeploy';
import * as codepipeline from '@aws-sdk/client-codepipeline';
import * as lambda from '@aws-sdk/client-lambda';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as s3 from '@aws-sdk/client-s3';
import * as ssm from '@aws-sdk/client-ssm';

const PATIENCE = { maxWaitTime: 120, minDelay: 1, maxDelay: 1 };
const clients = {
  cloudformation: new cloudformation.CloudFormation({}),
  codedeploy: new codedeploy.CodeDeploy({}),
  codepipeline: new codepipeline.CodePipeline({}),
  lambda: new lambda.Lambda({}),
  logs: new logs.CloudWatchLogs({}),
  s3: new s3.S3({ forcePathStyle: true }),
  ssm: new ssm.SSM({}),
};

/** What a look finds, as soon as it finds something. */
async function until(what, look) {
  const end = Date.now() + PATIENCE.maxWaitTime * 1000;
  for (;;) {
    const found = await look();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`${what}: not within ${PATIENCE.maxWaitTime} seconds`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function action(name, category, provider, configuration, more = {}) {
  return { name, actionTypeId: { category, owner: 'AWS', provider, version: '1' }, configuration, ...more };
}

async function made() {
  await clients.s3.createBucket({ Bucket: 'javascript' });
  await clients.s3.putBucketVersioning({ Bucket: 'javascript', VersioningConfiguration: { Status: 'Enabled' } });
  await clients.s3.putObject({ Bucket: 'javascript', Key: 'app.zip', Body: 'what is built' });
  const code = 'exports.handler = async (event) => console.log("asked " + JSON.stringify(event));';
  await clients.cloudformation.createStack({ StackName: 'javascript', TemplateBody: JSON.stringify({ Resources: { Job: {
    Type: 'AWS::Lambda::Function',
    Properties: { FunctionName: 'javascript-job', Handler: 'index.handler', Runtime: 'nodejs22.x', Role: 'arn:aws:iam::000000000000:role/job',
      Code: { ZipFile: code } } } } }) });
  const stack = { client: clients.cloudformation, ...PATIENCE };
  await cloudformation.waitUntilStackCreateComplete(stack, { StackName: 'javascript' });
  await lambda.waitUntilFunctionActiveV2({ client: clients.lambda, ...PATIENCE }, { FunctionName: 'javascript-job' });
  await clients.codepipeline.createPipeline({ pipeline: {
    name: 'javascript', pipelineType: 'V2', roleArn: 'arn:aws:iam::000000000000:role/pipeline',
    artifactStore: { type: 'S3', location: 'javascript' },
    stages: [
      { name: 'Source', actions: [action('App', 'Source', 'S3',
        { S3Bucket: 'javascript', S3ObjectKey: 'app.zip', PollForSourceChanges: 'false' }, { outputArtifacts: [{ name: 'App' }] })] },
      { name: 'Ask', actions: [action('Person', 'Approval', 'Manual', {})] },
      { name: 'Work', actions: [action('Job', 'Invoke', 'Lambda', { FunctionName: 'javascript-job', UserParameters: 'a word' },
        { inputArtifacts: [{ name: 'App' }] })] }] } });
}

async function approved(execution) {
  const token = await until('the question', async () => {
    const { stageStates } = await clients.codepipeline.getPipelineState({ name: 'javascript' });
    const stage = stageStates.find((one) => one.stageName === 'Ask');
    return stage.latestExecution?.pipelineExecutionId === execution && stage.actionStates[0].latestExecution?.token;
  });
  const question = { pipelineName: 'javascript', stageName: 'Ask', actionName: 'Person' };
  const result = { summary: 'fine', status: 'Approved' };
  await refused(codepipeline.InvalidApprovalTokenException, clients.codepipeline.putApprovalResult({
    ...question, result, token: '00000000-0000-0000-0000-000000000000' }));
  const { approvedAt } = await clients.codepipeline.putApprovalResult({ ...question, result, token });
  assert.ok(approvedAt instanceof Date);
}

async function job() {
  const message = await until('the job', async () => {
    const { logGroups } = await clients.logs.describeLogGroups({ logGroupNamePrefix: '/aws/lambda/javascript-job' });
    const { events } = logGroups.length
      ? await clients.logs.filterLogEvents({ logGroupName: '/aws/lambda/javascript-job', filterPattern: 'asked' }) : { events: [] };
    return events[0]?.message;
  });
  const told = JSON.parse(message.slice(message.indexOf('asked ') + 'asked '.length))['CodePipeline.job'];
  const { jobDetails } = await clients.codepipeline.getJobDetails({ jobId: told.id });
  assert.equal(jobDetails.data.actionConfiguration.configuration.UserParameters, 'a word');
  return told.id;
}

/** The execution that comes with a new pipeline is not ours. */
async function firstStopped() {
  const { pipelineExecutionSummaries: [first] } = await clients.codepipeline.listPipelineExecutions({ pipelineName: 'javascript' });
  const which = { pipelineName: 'javascript', pipelineExecutionId: first.pipelineExecutionId };
  await clients.codepipeline.stopPipelineExecution({ ...which, abandon: true, reason: 'another one is followed' });
  await until('the stop', async () => (await clients.codepipeline.getPipelineExecution(which)).pipelineExecution.status === 'Stopped');
}

async function run() {
  await firstStopped();
  const { pipelineExecutionId } = await clients.codepipeline.startPipelineExecution({ name: 'javascript' });
  await approved(pipelineExecutionId);
  await clients.codepipeline.putJobSuccessResult({ jobId: await job(), outputVariables: { Made: 'yes' } });
  const status = await until('the end', async () => {
    const { pipelineExecution } = await clients.codepipeline.getPipelineExecution({ pipelineName: 'javascript', pipelineExecutionId });
    return pipelineExecution.status !== 'InProgress' && pipelineExecution.status;
  });
  assert.equal(status, 'Succeeded');
  const pages = codepipeline.paginateListActionExecutions({ client: clients.codepipeline, pageSize: 1 }, { pipelineName: 'javascript',
    filter: { pipelineExecutionId } });
  const actions = [];
  for await (const page of pages) {
    actions.push(...page.actionExecutionDetails.map((one) => `${one.actionName} ${one.status}`));
  }
  assert.deepEqual(actions, ['Job Succeeded', 'Person Succeeded', 'App Succeeded']);
  const body = await clients.s3.getObject({ Bucket: 'javascript', Key: 'app.zip' });
  assert.equal(await body.Body.transformToString(), 'what is built');
}

let classes = 0;

async function refused(kind, call) {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof kind, `${error.name} (${error.message}) is no ${kind.name}`);
    assert.ok(error.$metadata.requestId, `${kind.name} has no id of its request`);
    return true;
  });
  classes += 1;
}

async function errors() {
  const { cloudformation: stacks, codedeploy: deploy, codepipeline: pipelines, lambda: functions, s3: objects, ssm: parameters } = clients;
  const alias = { FunctionName: 'javascript-job', Name: 'live', FunctionVersion: '$LATEST' };
  await functions.createAlias(alias);
  await deploy.createApplication({ applicationName: 'javascript', computePlatform: 'Lambda' });
  const { pipeline } = await pipelines.getPipeline({ name: 'javascript' });
  await refused(lambda.ResourceNotFoundException, functions.getFunction({ FunctionName: 'nobody' }));
  await refused(lambda.ResourceConflictException, functions.createAlias(alias));
  await refused(lambda.InvalidParameterValueException, functions.createFunction({ FunctionName: 'odd', Role: 'arn:aws:iam::000000000000:role/a',
    Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile: Buffer.from('no zip') } }));
  await refused(codepipeline.PipelineNotFoundException, pipelines.getPipelineState({ name: 'nobody' }));
  await refused(codepipeline.PipelineNameInUseException, pipelines.createPipeline({ pipeline }));
  await refused(codepipeline.JobNotFoundException, pipelines.getJobDetails({ jobId: '00000000-0000-0000-0000-000000000000' }));
  await refused(codedeploy.ApplicationDoesNotExistException, deploy.getApplication({ applicationName: 'nobody' }));
  await refused(codedeploy.ApplicationAlreadyExistsException, deploy.createApplication({ applicationName: 'javascript' }));
  await refused(codedeploy.DeploymentDoesNotExistException, deploy.getDeployment({ deploymentId: 'd-ABCDEFGHI' }));
  await refused(cloudformation.AlreadyExistsException, stacks.createStack({ StackName: 'javascript', TemplateBody: '{"Resources": {}}' }));
  await refused(cloudformation.ChangeSetNotFoundException, stacks.describeChangeSet({ StackName: 'javascript', ChangeSetName: 'none' }));
  await refused(cloudformation.CloudFormationServiceException, stacks.describeStacks({ StackName: 'nobody' }));
  await refused(s3.NoSuchKey, objects.getObject({ Bucket: 'javascript', Key: 'nothing' }));
  await refused(s3.NoSuchBucket, objects.listObjectsV2({ Bucket: 'nobodys-bucket' }));
  await refused(s3.NotFound, objects.headObject({ Bucket: 'javascript', Key: 'nothing' }));
  await refused(ssm.ParameterNotFound, parameters.getParameter({ Name: '/nothing' }));
  await refused(logs.ResourceNotFoundException, clients.logs.describeLogStreams({ logGroupName: '/nothing' }));
}

async function gone() {
  await clients.codepipeline.deletePipeline({ name: 'javascript' });
  await clients.cloudformation.deleteStack({ StackName: 'javascript' });
  await cloudformation.waitUntilStackDeleteComplete({ client: clients.cloudformation, ...PATIENCE }, { StackName: 'javascript' });
}

await made();
await run();
await errors();
await gone();
console.log(`a run of a pipeline to its end, ${classes} errors by their classes`);
