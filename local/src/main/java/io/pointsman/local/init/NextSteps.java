package io.pointsman.local.init;

import io.pointsman.runtime.ShellWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From the first files to a pipeline, as commands where there are any.
 *
 * @param home where Pointsman's own templates are
 */
record NextSteps(InitialFiles files, Path home) {
    List<String> all() {
        List<String> steps = new ArrayList<>();
        String template = files.repository().template().orElse("cdk.out/" + files.stack() + ".template.json");
        if (files.repository().kind() == RepositoryKind.CDK) {
            steps.add("npx cdk synth");
            steps.add("pointsman validate cdk.out");
        } else if (files.repository().isBuilt()) {
            steps.add("sam build");
            steps.add("pointsman validate .aws-sam/build");
        } else {
            steps.add("pointsman validate .");
        }
        steps.add("pointsman policy " + template + " --stack-name " + files.stack());
        steps.add("make a managed policy of what it printed, and put its ARN into ApplicationPolicyArn of "
                + InitialFiles.PARAMETERS);
        if (files.needsRepository()) {
            steps.add("put OWNER/NAME of the repository into Repository there");
        }
        Path pipeline = home.resolve(files.repository().kind().pipeline());
        steps.add("aws cloudformation deploy --template-file " + ShellWord.of(pipeline.toString()) + " --stack-name "
                + files.stack() + "-pipeline --capabilities CAPABILITY_IAM --parameter-overrides $(cat "
                + InitialFiles.PARAMETERS + ")");
        return List.copyOf(steps);
    }
}
