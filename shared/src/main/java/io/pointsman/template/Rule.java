package io.pointsman.template;

import java.util.List;

/** What a property of a resource type may hold. */
sealed interface Rule {
    /** Of the resource. */
    String type();

    /** Of the property: dots between names, {@code *} for any name. */
    String path();

    /**
     * Code: a local path becomes a location.
     *
     * @param wholeWhenAbsent an absent value means the template's folder, as it does to the packagers of AWS
     */
    record Code(String type, String path, Shape shape, boolean wholeWhenAbsent) implements Rule {}

    /** A local file that this version does not package: refused, never left behind. */
    record Refused(String type, String path) implements Rule {}

    /** Code and files that resources hold, all that {@code aws cloudformation package} and {@code sam package} know. */
    List<Rule> TABLE = List.of(
            new Code("AWS::Serverless::Function", "CodeUri", Shape.SAM, true),
            new Code("AWS::Serverless::LayerVersion", "ContentUri", Shape.SAM, false),
            new Code("AWS::Lambda::Function", "Code", Shape.CODE, true),
            new Code("AWS::Lambda::LayerVersion", "Content", Shape.LAYER, false),
            new Refused("AWS::Serverless::Api", "DefinitionUri"),
            new Refused("AWS::Serverless::HttpApi", "DefinitionUri"),
            new Refused("AWS::Serverless::StateMachine", "DefinitionUri"),
            new Refused("AWS::Serverless::Application", "Location"),
            new Refused("AWS::Serverless::GraphQLApi", "SchemaUri"),
            new Refused("AWS::Serverless::GraphQLApi", "Functions.*.CodeUri"),
            new Refused("AWS::Serverless::GraphQLApi", "Resolvers.*.*.CodeUri"),
            new Refused("AWS::CloudFormation::Stack", "TemplateURL"),
            new Refused("AWS::CloudFormation::ModuleVersion", "ModulePackage"),
            new Refused("AWS::CloudFormation::ResourceVersion", "SchemaHandlerPackage"),
            new Refused("AWS::ApiGateway::RestApi", "BodyS3Location"),
            new Refused("AWS::ApiGatewayV2::Api", "BodyS3Location"),
            new Refused("AWS::AppSync::GraphQLSchema", "DefinitionS3Location"),
            new Refused("AWS::AppSync::Resolver", "RequestMappingTemplateS3Location"),
            new Refused("AWS::AppSync::Resolver", "ResponseMappingTemplateS3Location"),
            new Refused("AWS::AppSync::Resolver", "CodeS3Location"),
            new Refused("AWS::AppSync::FunctionConfiguration", "RequestMappingTemplateS3Location"),
            new Refused("AWS::AppSync::FunctionConfiguration", "ResponseMappingTemplateS3Location"),
            new Refused("AWS::AppSync::FunctionConfiguration", "CodeS3Location"),
            new Refused("AWS::StepFunctions::StateMachine", "DefinitionS3Location"),
            new Refused("AWS::ElasticBeanstalk::ApplicationVersion", "SourceBundle"),
            new Refused("AWS::Glue::Job", "Command.ScriptLocation"),
            new Refused("AWS::CodeCommit::Repository", "Code.S3"));

    /** The same for the section Globals, whose members are named after the type. */
    List<Rule> GLOBALS = List.of(
            new Code("Function", "CodeUri", Shape.SAM, false),
            new Refused("Api", "DefinitionUri"),
            new Refused("HttpApi", "DefinitionUri"),
            new Refused("StateMachine", "DefinitionUri"));

    static List<Rule> of(String type) {
        return TABLE.stream().filter(rule -> rule.type().equals(type)).toList();
    }
}
