package io.pointsman.actions.rewrite.cdk;

import io.pointsman.assembly.AssemblyStack;
import io.pointsman.assembly.StackSettings;
import io.pointsman.json.Json;
import io.pointsman.template.Place;
import io.pointsman.template.Template;
import java.util.Optional;
import java.util.TreeMap;

/** What the manifest says of a stack, and nobody but the CDK CLI would do. */
public final class ManifestFindings {
    private static final Place TOP = new Place(1, 1);
    private static final String LEGACY = "AssetParameters";

    private ManifestFindings() {}

    /** @param stackName that it is released to, where that is known */
    public static Judgement of(AssemblyStack stack, Template template, Optional<String> stackName) {
        Judgement judgement = new Judgement(stack.manifest());
        StackSettings settings = stack.settings();
        String entry = "artifacts." + stack.id() + ".properties.";
        stackName
                .filter(name -> !name.equals(settings.stackName()))
                .ifPresent(name -> judgement.say(
                        false,
                        TOP,
                        entry + "stackName is " + settings.stackName() + ", and the release goes to StackName " + name
                                + "; a stack that the CDK CLI has deployed under the first name stays beside it"));
        if (!settings.tags().isEmpty()) {
            judgement.say(
                    false,
                    TOP,
                    entry + "tags are not set on the stack: tags are for the pipeline to say. Give changeset Tags: "
                            + Json.text(new TreeMap<>(settings.tags()))
                            + " in its UserParameters or in the owner's settings file");
        }
        if (settings.terminationProtection()) {
            judgement.say(
                    false,
                    TOP,
                    entry + "terminationProtection is no matter of a change set; once the stack is there: aws"
                            + " cloudformation update-termination-protection --enable-termination-protection"
                            + " --stack-name " + stackName.orElse(settings.stackName()));
        }
        if (template.parameters().keySet().stream().anyMatch(name -> name.startsWith(LEGACY))) {
            judgement.say(
                    true,
                    TOP,
                    "artifacts." + stack.id()
                            + " was synthesized in the legacy way, which gives assets by parameters that"
                            + " only the CDK CLI fills; use new DefaultStackSynthesizer()");
        }
        return judgement;
    }
}
