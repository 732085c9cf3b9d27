package io.pointsman.local.cli;

import io.pointsman.actions.rewrite.RewritePreview;
import io.pointsman.local.cli.argument.RegionName;
import io.pointsman.local.play.UnifiedDiff;
import io.pointsman.template.Location;
import io.pointsman.template.S3Host;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rewrites a template without AWS, or says what is wrong with it. */
@Command(
        name = "rewrite",
        sortOptions = false,
        description = {
            "Points each code location of a template to where the action rewrite would put it, and prints the"
                    + " template.",
            "",
            "Nothing is stored and no AWS account is needed. What is wrong is said as a compiler says it,"
                    + " FILE:LINE:COLUMN: error: ..., all of it together.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:something is wrong; with --check also a warning",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Examples:",
            "  pointsman rewrite template.yaml --check",
            "  pointsman rewrite template.yaml --artifact app.zip --bucket releases --key app/1 --diff"
        })
final class RewriteCommand extends TemplateCommand {
    @Option(names = "--bucket", paramLabel = "B", description = "The bucket in which the artifact lies.")
    private Optional<String> bucket = Optional.empty();

    @Option(names = "--key", paramLabel = "K", description = "The key of the artifact.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--version", paramLabel = "V", description = "The version of the artifact's object, to pin it.")
    private Optional<String> version = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "The Region of the bucket, for the URLs of nested templates.")
    private Optional<RegionName> region = Optional.empty();

    @Option(names = "--check", description = "Print what is wrong, and nothing else.")
    private boolean check;

    @Option(names = "--diff", description = "Print what changes instead of the whole template.")
    private boolean diff;

    @Override
    boolean onlyChecks() {
        return check;
    }

    @Override
    void understand() {
        filled("--bucket", bucket);
        filled("--key", key);
        filled("--version", version);
        super.understand();
        if (check && diff) {
            throw mistake("--check prints what is wrong and nothing else; it does not go with --diff");
        }
        if (!check) {
            need("--bucket", bucket);
            need("--key", key);
        }
    }

    @Override
    int act(RewritePreview preview, ArtifactOnDisk disk) {
        return check ? checked(preview) : rewritten(preview, disk);
    }

    private int rewritten(RewritePreview preview, ArtifactOnDisk disk) {
        Location at = new Location(need("--bucket", bucket), need("--key", key), version);
        return switch (preview.rewrite(at, host())) {
            case RewritePreview.Stopped(List<String> findings) ->
                reported(findings, spec.commandLine().getErr());
            case RewritePreview.Rewritten(String text, Map<String, String> parameters) -> {
                PrintWriter err = spec.commandLine().getErr();
                preview.findings().forEach(err::println);
                parameters.forEach((name, value) -> err.println("parameter " + name + " gets the value " + value));
                err.flush();
                print(text, disk.text(preview.path()), disk);
                yield 0;
            }
        };
    }

    private void print(String text, String before, ArtifactOnDisk disk) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(diff ? UnifiedDiff.of(disk.name(), before, text) : text);
        out.flush();
    }

    private String need(String option, Optional<String> value) {
        return value.orElseThrow(() -> mistake(option + " is required, unless there is --check"));
    }

    private S3Host host() {
        return region.map(RegionName::name)
                .map(name -> new S3Host(
                        "https://s3." + name + (name.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com")))
                .orElse(S3Host.GLOBAL);
    }
}
