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
        } else if (files.repository().isBuilt()) {
            steps.add("sam build");
        }
        steps.add("pointsman validate " + files.repository().artifact());
        steps.add("pointsman demo --app " + files.repository().artifact());
        String policy = files.stack() + "-policy";
        steps.add("pointsman policy " + template + " --stack-name " + files.stack() + " --output-dir " + policy);
        steps.add(
                "where that refuses a role without a boundary: docs/policy.md has the line for the template; to try it"
                        + " out, --without-boundary does");
        steps.add("aws iam create-policy --policy-name cloudformation-" + files.stack() + " --policy-document file://"
                + policy + "/cloudformation.json");
        steps.add("the same of " + policy + "/boundary.json, as boundary-" + files.stack()
                + ", where it is there; and put the ARN of cloudformation-" + files.stack()
                + " into ApplicationPolicyArn of " + InitialFiles.PARAMETERS);
        if (files.needsRepository()) {
            steps.add("put OWNER/NAME of the repository into Repository there");
        }
        steps.add("install Pointsman in the account, where it is not yet: README.md, Installing in AWS");
        Path pipeline = home.resolve(files.repository().kind().pipeline());
        steps.add("aws cloudformation deploy --template-file " + ShellWord.of(pipeline.toString()) + " --stack-name "
                + files.stack() + "-pipeline --capabilities CAPABILITY_IAM --parameter-overrides $(cat "
                + InitialFiles.PARAMETERS + ")");
        return List.copyOf(steps);
    }
}
