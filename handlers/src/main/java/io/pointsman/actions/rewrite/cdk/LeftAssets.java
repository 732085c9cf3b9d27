package io.pointsman.actions.rewrite.cdk;

import io.pointsman.template.NamedElsewhere;
import io.pointsman.template.PublishedFiles;
import io.pointsman.template.Survey;
import java.util.List;

/** The assets that a template names where no location can be put. */
public final class LeftAssets {
    private final SynthesizedStack stack;
    private final AssemblyPolicy policy;

    public LeftAssets(SynthesizedStack stack, AssemblyPolicy policy) {
        this.stack = stack;
        this.policy = policy;
    }

    /** Whether the template needs nothing of what cdk bootstrap makes. */
    public static boolean none(Survey survey) {
        return survey.namedElsewhere().isEmpty();
    }

    /** @param file path of the template */
    public Judgement of(String file, Survey survey) {
        Judgement judgement = new Judgement(file);
        List<NamedElsewhere> all = survey.namedElsewhere();
        all.stream().filter(one -> !isSaid(one, all)).forEach(one -> say(judgement, one));
        return judgement;
    }

    /** Who names a file of a bucket names the bucket, too. */
    private static boolean isSaid(NamedElsewhere one, List<NamedElsewhere> all) {
        return one.named() instanceof PublishedFiles.NamedBucket
                && all.stream()
                        .anyMatch(other ->
                                other.owner().equals(one.owner()) && other.named() instanceof PublishedFiles.NamedFile);
    }

    private void say(Judgement judgement, NamedElsewhere one) {
        switch (one.named()) {
            case PublishedFiles.NamedImage(String name) ->
                judgement.say(policy.images() == ImagesLeft.REFUSE, one.at(), image(name, one.owner()));
            case PublishedFiles.NamedFile(var file)
            when policy.assets() == AssetsKept.NONE ->
                judgement.say(
                        true,
                        one.at(),
                        "asset " + file.name() + " is used by " + one.owner()
                                + published(stack.publishing(file.name())));
            case PublishedFiles.NamedBucket(String bucket)
            when policy.assets() == AssetsKept.NONE ->
                judgement.say(
                        true,
                        one.at(),
                        "the bucket of assets " + bucket + " is named by " + one.owner()
                                + published(stack.publishing("")));
            case PublishedFiles.NamedFile ignored -> {
                // The build has published it.
            }
            case PublishedFiles.NamedBucket ignored -> {
                // What lies in it was published by the build.
            }
        }
    }

    private static String published(String command) {
        return ", where no location of the release bucket can be put; publish it in the build (" + command
                + ") and set Assets to published";
    }

    private String image(String name, String owner) {
        return "image asset " + name + " of " + owner + " is not published by Pointsman; publish it in the build: "
                + stack.publishing(name);
    }
}
