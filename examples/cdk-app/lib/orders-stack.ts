import * as path from 'node:path';
import * as cdk from 'aws-cdk-lib/core';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** Prices and orders behind one HTTP API. */
export class OrdersStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);
    const api = new HttpApi(this, 'Api');
    api.addRoutes({
      path: '/prices',
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Prices', this.live('Prices', 'prices')),
    });
    api.addRoutes({
      path: '/orders',
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('Orders', this.live('Orders', 'orders')),
    });
    new cdk.CfnOutput(this, 'Url', { value: api.apiEndpoint });
  }

  /** A function and its alias `live`. Customers call the alias, and Pointsman moves it: no LambdaDeploymentGroup. */
  private live(id: string, folder: string): lambda.Alias {
    const fn = new lambda.Function(this, id, {
      runtime: lambda.Runtime.NODEJS_22_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(path.join(__dirname, '..', 'functions', folder)),
    });
    return new lambda.Alias(this, `${id}Live`, { aliasName: 'live', version: fn.currentVersion });
  }
}
