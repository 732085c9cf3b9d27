package io.pointsman.endpoint.wire;

/** Lambda's paths: which method and path is which operation, and with which status it is answered. */
final class LambdaRoutes {
    static final RestRoutes TABLE = RestRoutes.read("""
        POST   /2015-03-31/functions CreateFunction 201
        GET    /2015-03-31/functions ListFunctions 200
        GET    /2015-03-31/functions/{FunctionName} GetFunction 200
        DELETE /2015-03-31/functions/{FunctionName} DeleteFunction 204
        GET    /2015-03-31/functions/{FunctionName}/configuration GetFunctionConfiguration 200
        PUT    /2015-03-31/functions/{FunctionName}/configuration UpdateFunctionConfiguration 200
        PUT    /2015-03-31/functions/{FunctionName}/code UpdateFunctionCode 200
        POST   /2015-03-31/functions/{FunctionName}/versions PublishVersion 201
        GET    /2015-03-31/functions/{FunctionName}/versions ListVersionsByFunction 200
        POST   /2015-03-31/functions/{FunctionName}/aliases CreateAlias 201
        GET    /2015-03-31/functions/{FunctionName}/aliases ListAliases 200
        GET    /2015-03-31/functions/{FunctionName}/aliases/{Name} GetAlias 200
        PUT    /2015-03-31/functions/{FunctionName}/aliases/{Name} UpdateAlias 200
        DELETE /2015-03-31/functions/{FunctionName}/aliases/{Name} DeleteAlias 204
        POST   /2015-03-31/functions/{FunctionName}/invocations Invoke 200
        POST   /2015-03-31/functions/{FunctionName}/policy AddPermission 201
        GET    /2015-03-31/functions/{FunctionName}/policy GetPolicy 200
        DELETE /2015-03-31/functions/{FunctionName}/policy/{StatementId} RemovePermission 204
        POST   /2015-03-31/event-source-mappings CreateEventSourceMapping 202
        GET    /2015-03-31/event-source-mappings ListEventSourceMappings 200
        GET    /2015-03-31/event-source-mappings/{UUID} GetEventSourceMapping 200
        PUT    /2015-03-31/event-source-mappings/{UUID} UpdateEventSourceMapping 202
        DELETE /2015-03-31/event-source-mappings/{UUID} DeleteEventSourceMapping 202
        GET    /2016-08-19/account-settings GetAccountSettings 200
        GET    /2017-03-31/tags/{Resource} ListTags 200
        POST   /2017-03-31/tags/{Resource} TagResource 204
        DELETE /2017-03-31/tags/{Resource} UntagResource 204
        PUT    /2017-10-31/functions/{FunctionName}/concurrency PutFunctionConcurrency 200
        DELETE /2017-10-31/functions/{FunctionName}/concurrency DeleteFunctionConcurrency 204
        GET    /2019-09-30/functions/{FunctionName}/concurrency GetFunctionConcurrency 200
        PUT    /2019-09-30/functions/{FunctionName}/provisioned-concurrency PutProvisionedConcurrencyConfig 202
        GET    /2019-09-30/functions/{FunctionName}/provisioned-concurrency GetProvisionedConcurrencyConfig 200
        DELETE /2019-09-30/functions/{FunctionName}/provisioned-concurrency DeleteProvisionedConcurrencyConfig 204
        PUT    /2019-09-25/functions/{FunctionName}/event-invoke-config PutFunctionEventInvokeConfig 200
        POST   /2019-09-25/functions/{FunctionName}/event-invoke-config UpdateFunctionEventInvokeConfig 200
        GET    /2019-09-25/functions/{FunctionName}/event-invoke-config GetFunctionEventInvokeConfig 200
        DELETE /2019-09-25/functions/{FunctionName}/event-invoke-config DeleteFunctionEventInvokeConfig 204
        GET    /2020-06-30/functions/{FunctionName}/code-signing-config GetFunctionCodeSigningConfig 200
        GET    /2021-07-20/functions/{FunctionName}/runtime-management-config GetRuntimeManagementConfig 200
        PUT    /2021-07-20/functions/{FunctionName}/runtime-management-config PutRuntimeManagementConfig 200
        POST   /2021-10-31/functions/{FunctionName}/url CreateFunctionUrlConfig 201
        GET    /2021-10-31/functions/{FunctionName}/url GetFunctionUrlConfig 200
        PUT    /2021-10-31/functions/{FunctionName}/url UpdateFunctionUrlConfig 200
        DELETE /2021-10-31/functions/{FunctionName}/url DeleteFunctionUrlConfig 204
        GET    /2018-10-31/layers ListLayers 200
        POST   /2018-10-31/layers/{LayerName}/versions PublishLayerVersion 201
        GET    /2018-10-31/layers/{LayerName}/versions ListLayerVersions 200
        GET    /2018-10-31/layers/{LayerName}/versions/{VersionNumber} GetLayerVersion 200
        DELETE /2018-10-31/layers/{LayerName}/versions/{VersionNumber} DeleteLayerVersion 204
        GET    /2018-10-31/layers?find GetLayerVersionByArn 200
        GET    /2019-09-30/functions/{FunctionName}/provisioned-concurrency?List ListProvisionedConcurrencyConfigs 200
        GET    /2019-09-25/functions/{FunctionName}/event-invoke-config/list ListFunctionEventInvokeConfigs 200
        GET    /2021-10-31/functions/{FunctionName}/urls ListFunctionUrlConfigs 200
        PUT    /2020-06-30/functions/{FunctionName}/code-signing-config PutFunctionCodeSigningConfig 200
        DELETE /2020-06-30/functions/{FunctionName}/code-signing-config DeleteFunctionCodeSigningConfig 204
        GET    /2024-08-31/functions/{FunctionName}/recursion-config GetFunctionRecursionConfig 200
        PUT    /2024-08-31/functions/{FunctionName}/recursion-config PutFunctionRecursionConfig 200
        """);

    private LambdaRoutes() {}
}
