package io.pointsman.local.cli;

import io.pointsman.actions.rewrite.RewritePreview;
import picocli.CommandLine.Command;

/** Says what is wrong with a template and its packages, and nothing else. */
@Command(
        name = "validate",
        sortOptions = false,
        description = {
            "Says what would stop the action rewrite, and what AWS would refuse: rewrite --check under a name of its"
                    + " own.",
            "",
            "Nothing is stored and no AWS account is needed. Findings go to standard output as a compiler says them,"
                + " FILE:LINE:COLUMN: error: ...; what nobody can know before it is deployed goes to standard error,"
                + " as a note.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine, as far as it can be known",
            "1:something is wrong, or a warning is there",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Examples:",
            "  pointsman validate template.yaml",
            "  pointsman validate template.yaml --artifact app.zip --output json"
        })
final class ValidateCommand extends TemplateCommand {
    @Override
    boolean onlyChecks() {
        return true;
    }

    @Override
    int act(RewritePreview preview, ArtifactOnDisk disk) {
        return checked(preview);
    }
}
