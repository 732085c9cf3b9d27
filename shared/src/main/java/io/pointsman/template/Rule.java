package io.pointsman.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A property that takes code or a file: all that {@code aws cloudformation package} and {@code sam package} know.
 *
 * @param type of the resource
 * @param path of the property: dots between names, {@code *} for any name
 * @param form how the property names an object in S3
 * @param kind what becomes of a local path
 * @param wholeWhenAbsent an absent value means the template's folder, as it does to the packagers of AWS
 */
record Rule(String type, String path, Form form, CodeKind kind, boolean wholeWhenAbsent) {
    private Rule(String type, String path, Form form, CodeKind kind) {
        this(type, path, form, kind, false);
    }

    private static final List<Rule> TABLE = List.of(
            new Rule("AWS::Serverless::Function", "CodeUri", Form.SAM, CodeKind.FUNCTION, true),
            new Rule("AWS::Serverless::LayerVersion", "ContentUri", Form.SAM, CodeKind.LAYER),
            new Rule("AWS::Lambda::Function", "Code", Form.CODE, CodeKind.FUNCTION, true),
            new Rule("AWS::Lambda::LayerVersion", "Content", Form.LAYER, CodeKind.LAYER),
            new Rule("AWS::Serverless::Api", "DefinitionUri", Form.SAM, CodeKind.FILE),
            new Rule("AWS::Serverless::HttpApi", "DefinitionUri", Form.SAM, CodeKind.FILE),
            new Rule("AWS::Serverless::StateMachine", "DefinitionUri", Form.SAM, CodeKind.FILE),
            new Rule("AWS::Serverless::GraphQLApi", "SchemaUri", Form.URI, CodeKind.FILE),
            new Rule("AWS::Serverless::GraphQLApi", "Functions.*.CodeUri", Form.URI, CodeKind.FILE),
            new Rule("AWS::Serverless::GraphQLApi", "Resolvers.*.*.CodeUri", Form.URI, CodeKind.FILE),
            new Rule("AWS::Serverless::Application", "Location", Form.URL, CodeKind.TEMPLATE),
            new Rule("AWS::CloudFormation::Stack", "TemplateURL", Form.URL, CodeKind.TEMPLATE),
            new Rule("AWS::CloudFormation::StackSet", "TemplateURL", Form.URL, CodeKind.TEMPLATE),
            new Rule("AWS::CloudFormation::ModuleVersion", "ModulePackage", Form.URI, CodeKind.ARCHIVE),
            new Rule("AWS::CloudFormation::ResourceVersion", "SchemaHandlerPackage", Form.URI, CodeKind.ARCHIVE),
            new Rule("AWS::ApiGateway::RestApi", "BodyS3Location", Form.OBJECT, CodeKind.FILE),
            new Rule("AWS::ApiGatewayV2::Api", "BodyS3Location", Form.OBJECT, CodeKind.FILE),
            new Rule("AWS::AppSync::GraphQLSchema", "DefinitionS3Location", Form.URI, CodeKind.FILE),
            new Rule("AWS::AppSync::Resolver", "RequestMappingTemplateS3Location", Form.URI, CodeKind.FILE),
            new Rule("AWS::AppSync::Resolver", "ResponseMappingTemplateS3Location", Form.URI, CodeKind.FILE),
            new Rule("AWS::AppSync::Resolver", "CodeS3Location", Form.URI, CodeKind.FILE),
            new Rule(
                    "AWS::AppSync::FunctionConfiguration", "RequestMappingTemplateS3Location", Form.URI, CodeKind.FILE),
            new Rule(
                    "AWS::AppSync::FunctionConfiguration",
                    "ResponseMappingTemplateS3Location",
                    Form.URI,
                    CodeKind.FILE),
            new Rule("AWS::AppSync::FunctionConfiguration", "CodeS3Location", Form.URI, CodeKind.FILE),
            new Rule("AWS::StepFunctions::StateMachine", "DefinitionS3Location", Form.OBJECT, CodeKind.FILE),
            new Rule("AWS::ElasticBeanstalk::ApplicationVersion", "SourceBundle", Form.BUNDLE, CodeKind.ARCHIVE, true),
            new Rule("AWS::Glue::Job", "Command.ScriptLocation", Form.URI, CodeKind.FILE),
            new Rule("AWS::CodeCommit::Repository", "Code.S3", Form.REPOSITORY, CodeKind.ARCHIVE));

    private static final Map<String, List<Rule>> BY_TYPE = TABLE.stream().collect(Collectors.groupingBy(Rule::type));

    /** The same for the section Globals, whose members are named after the type. */
    static final List<Rule> GLOBALS = List.of(
            new Rule("Function", "CodeUri", Form.SAM, CodeKind.FUNCTION),
            new Rule("LayerVersion", "ContentUri", Form.SAM, CodeKind.LAYER),
            new Rule("Api", "DefinitionUri", Form.SAM, CodeKind.FILE),
            new Rule("HttpApi", "DefinitionUri", Form.SAM, CodeKind.FILE),
            new Rule("StateMachine", "DefinitionUri", Form.SAM, CodeKind.FILE));

    /** The same for the section Metadata. */
    static final List<Rule> METADATA = List.of(
            new Rule("AWS::ServerlessRepo::Application", "LicenseUrl", Form.URI, CodeKind.FILE),
            new Rule("AWS::ServerlessRepo::Application", "ReadmeUrl", Form.URI, CodeKind.FILE));

    /** The location of an AWS::Include, wherever it stands. */
    static final Rule INCLUDE = new Rule("AWS::Include", "Location", Form.URI, CodeKind.INCLUDE);

    static List<Rule> of(String type) {
        return BY_TYPE.getOrDefault(type, List.of());
    }

    static List<Rule> all() {
        return TABLE;
    }
}
