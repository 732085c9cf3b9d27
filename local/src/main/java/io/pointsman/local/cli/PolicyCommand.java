package io.pointsman.local.cli;

import io.pointsman.local.cli.argument.RegionName;
import io.pointsman.local.policy.DeploymentPolicy;
import io.pointsman.local.policy.PolicyTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the policies that a template needs, for {@code ApplicationPolicyArn} and for {@code PermissionsBoundary}. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the IAM policy that CloudFormation's role needs for just this template, and the permission"
                    + " boundary that the roles of the template must not exceed.",
            "",
            "The policy is what ApplicationPolicyArn of the pipelines asks for. It is made from what AWS's resource"
                    + " schemas say that their handlers call, on resources of the names that the stack's resources will"
                    + " have. Templates of SAM are taken as SAM's transform leaves them, with those of nested stacks in"
                    + " the same folder. What is not known is never guessed: it is named, FILE:LINE: error: ..., and"
                    + " nothing is written. No AWS account is needed.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:no policy can be written; standard error says what is in the way, and what to do",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Examples:",
            "  pointsman policy template.yaml --stack-name my-app",
            "  pointsman policy template.yaml --stack-name my-app --output-dir policy",
            "  pointsman policy deployed.yaml template.yaml --stack-name my-app --explain"
        })
final class PolicyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "TEMPLATE",
            arity = "1..*",
            description =
                    "The template. With the one that is deployed now beside it, the policy also does for the way from"
                            + " one to the other.")
    private List<InputFile> templates = new ArrayList<>();

    @Option(
            names = "--stack-name",
            paramLabel = "NAME",
            required = true,
            description = "The stack. The names that CloudFormation makes begin with it.")
    private String stackName = "";

    @Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Write cloudformation.json, boundary.json and explanation.md there. Default: print the policy"
                    + " alone.")
    private Optional<OutputFolder> output = Optional.empty();

    @Option(
            names = "--explain",
            description = "Print what each statement is for and where that is written, as Markdown.")
    private boolean explain;

    @Option(
            names = "--boundary",
            paramLabel = "ARN",
            description =
                    "The permission boundary that each role has to have. Default: what PermissionsBoundary of each"
                            + " role says.")
    private Optional<String> boundary = Optional.empty();

    @Option(
            names = "--without-boundary",
            description =
                    "Allow roles to be made without a boundary, with any right. Default: only where nothing but AWS's"
                            + " managed policies that the template names can be attached to them.")
    private boolean withoutBoundary;

    @Option(
            names = "--parameter-overrides",
            paramLabel = "NAME=VALUE",
            arity = "1..*",
            description =
                    "Values of the template's parameters. Default: their defaults; one without may have any value.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--leave-out",
            paramLabel = "ID|TYPE|ARN",
            arity = "1..*",
            description = "Say nothing of resources with this logical id or of this type, or of this managed policy.")
    private Set<String> leftOut = Set.of();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description =
                    "The account, to narrow the policy to. Default: any, because it allows nothing outside of the one"
                            + " that it is in.")
    private Optional<String> account = Optional.empty();

    @Option(names = "--region", paramLabel = "NAME", description = "The Region, to narrow the policy to. Default: any.")
    private Optional<RegionName> region = Optional.empty();

    @Option(
            names = "--partition",
            paramLabel = "NAME",
            defaultValue = "aws",
            description = "aws, aws-cn or aws-us-gov. Default: ${DEFAULT-VALUE}.")
    private String partition = "aws";

    @Override
    public Integer call() throws IOException {
        understand();
        DeploymentPolicy policy =
                DeploymentPolicy.of(templates.stream().map(InputFile::path).toList(), target());
        PrintWriter err = spec.commandLine().getErr();
        policy.findings().forEach(err::println);
        err.flush();
        return policy.findings().isEmpty() ? written(policy) : 1;
    }

    private void understand() {
        allowed("--stack-name", stackName, "[a-zA-Z][-a-zA-Z0-9]{0,127}", "a name of a stack: letters, digits and -");
        account.ifPresent(id -> allowed("--account", id, "[0-9]{12}", "the 12 digits of an account"));
        allowed("--partition", partition, "aws|aws-cn|aws-us-gov", "aws, aws-cn or aws-us-gov");
        boundary.ifPresent(arn -> allowed(
                "--boundary", arn, "arn:[a-z-]+:iam::([0-9]{12}|\\*|aws):policy/.+", "the ARN of a managed policy"));
        if (leftOut.contains("")) {
            throw new ParameterException(spec.commandLine(), "--leave-out is empty; name what to leave out");
        }
        if (withoutBoundary && boundary.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--without-boundary does not go with --boundary");
        }
    }

    private void allowed(String option, String value, String pattern, String what) {
        if (!value.matches(pattern)) {
            throw new ParameterException(spec.commandLine(), option + " must be " + what + ", not '" + value + "'");
        }
    }

    private PolicyTarget target() {
        return new PolicyTarget(
                stackName,
                partition,
                region.map(RegionName::name).orElse(PolicyTarget.ANY),
                account.orElse(PolicyTarget.ANY),
                boundary,
                withoutBoundary,
                leftOut,
                overrides);
    }

    private int written(DeploymentPolicy policy) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (output.isPresent()) {
            Path folder = Files.createDirectories(output.get().path());
            for (Map.Entry<String, String> file : policy.files().entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
                out.println(folder.resolve(file.getKey()));
            }
        } else if (explain) {
            out.print(policy.files().get(DeploymentPolicy.EXPLANATION));
        } else if (policy.documents().size() == 1) {
            out.print(policy.documents().getFirst());
        } else {
            spec.commandLine()
                    .getErr()
                    .println("pointsman: write it to a folder (--output-dir DIR): it takes "
                            + policy.documents().size() + " managed policies of 6,144 characters");
            return 1;
        }
        out.flush();
        return 0;
    }
}
