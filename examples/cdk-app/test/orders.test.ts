import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as cdk from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { OrdersStack } from '../lib/orders-stack';

const template = Template.fromStack(new OrdersStack(new cdk.App(), 'Orders'));

test('each route calls an alias', () => {
  const aliases = Object.keys(template.findResources('AWS::Lambda::Alias'));
  const called = Object.values(template.findResources('AWS::ApiGatewayV2::Integration'))
    .map((integration) => integration['Properties'].IntegrationUri.Ref);
  assert.equal(called.length, 2);
  assert.deepEqual(called.sort(), aliases.sort());
});
