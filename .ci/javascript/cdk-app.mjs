// Two functions, of which one has an alias that CodeDeploy moves: what `cdk deploy` brings to the endpoint.
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

const app = new App();
const stack = new Stack(app, 'Orders', { env: { account: '000000000000', region: 'us-east-1' } });

function made(id, folder) {
  return new Function(stack, id, {
    code: Code.fromAsset(`functions/${folder}`),
    environment: { WORD: app.node.tryGetContext('word') ?? 'first' },
    handler: 'index.handler',
    runtime: Runtime.NODEJS_22_X,
  });
}

made('Prices', 'prices');
const live = made('Orders', 'orders').addAlias('live');
new LambdaDeploymentGroup(stack, 'Shift', { alias: live, deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES });
new CfnOutput(stack, 'Alias', { value: live.functionArn });
