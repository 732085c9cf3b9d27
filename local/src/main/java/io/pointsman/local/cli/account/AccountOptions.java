package io.pointsman.local.cli.account;

import io.pointsman.local.acceptance.ground.Reach;
import io.pointsman.local.cli.argument.BucketName;
import io.pointsman.local.cli.argument.EndpointUrl;
import io.pointsman.local.cli.argument.NonEmpty;
import io.pointsman.local.cli.argument.OutputFormat;
import io.pointsman.local.cli.argument.RegionName;
import io.pointsman.local.cli.argument.StackName;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.play.PlayFailure;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Which account, and as whom. */
final class AccountOptions {
    private static final String USUAL_REGION = "us-east-1";
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";
    private static final String KEY = "AWS_ACCESS_KEY_ID";

    @Option(
            names = "--profile",
            order = 100,
            paramLabel = "P",
            description = "The profile of your AWS configuration. Default: the default credentials.")
    private Optional<NonEmpty> profile = Optional.empty();

    @Option(
            names = "--region",
            order = 101,
            paramLabel = "NAME",
            description = "The Region. Default: that of your AWS configuration; of an endpoint, us-east-1.")
    private Optional<RegionName> region = Optional.empty();

    @Option(
            names = "--endpoint-url",
            order = 102,
            paramLabel = "URL",
            description = "An endpoint that speaks as AWS does, such as one of pointsman serve. Default:"
                    + " $AWS_ENDPOINT_URL; without it, AWS.")
    private Optional<EndpointUrl> endpointUrl = Optional.empty();

    @Option(
            names = "--installation",
            order = 103,
            paramLabel = "STACK",
            description = "The stack that Pointsman was installed by. Default: pointsman.")
    private Optional<StackName> installation = Optional.empty();

    @Option(
            names = "--bucket",
            order = 104,
            paramLabel = "NAME",
            description = "The release bucket. Default: the output ReleaseBucket of the installation.")
    private Optional<BucketName> bucket = Optional.empty();

    @Option(
            names = "--stack-profile",
            order = 105,
            paramLabel = "P",
            description = "The profile whose credentials are for the account of a stack that is released into another"
                    + " one (STACK@ACCOUNT). Default: as --profile.")
    private Optional<NonEmpty> stackProfile = Optional.empty();

    @Option(
            names = "--output",
            order = 106,
            paramLabel = "FORM",
            description = "text, or json (docs/schema/COMMAND.schema.json). Default: text.")
    private Optional<OutputFormat> output = Optional.empty();

    boolean isJson() {
        return output.filter(form -> form == OutputFormat.JSON).isPresent();
    }

    OperatorAccount open(CommandSpec spec) {
        Reach reach = reach(spec);
        try {
            reach.checkCredentials();
        } catch (PlayFailure e) {
            throw new OperatorTrouble(
                    ExitCode.DENIED,
                    e.getMessage() + ". Sign in (aws sso login), or name another profile: --profile NAME",
                    e);
        }
        return new OperatorAccount(
                reach,
                reach.clients(),
                installation.map(StackName::name).orElse("pointsman"),
                bucket.map(BucketName::name),
                stackProfile.map(NonEmpty::text));
    }

    private Reach reach(CommandSpec spec) {
        Optional<EndpointUrl> endpoint = endpoint(spec);
        Optional<String> named = profile.map(NonEmpty::text);
        String where = region.map(RegionName::name)
                .or(() -> ProfileRegion.of(named))
                .or(() -> endpoint.map(any -> USUAL_REGION))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--region is missing, and your AWS configuration names none for "
                                + named.map(name -> "profile " + name).orElse("the default profile")));
        return new Reach(
                endpoint.map(EndpointUrl::uri), named, where, variable(KEY).orElse("operator"));
    }

    private Optional<EndpointUrl> endpoint(CommandSpec spec) {
        try {
            return EndpointUrl.given(endpointUrl, variable(ENDPOINT));
        } catch (TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), "$" + ENDPOINT + ": " + e.getMessage());
        }
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank());
    }
}
