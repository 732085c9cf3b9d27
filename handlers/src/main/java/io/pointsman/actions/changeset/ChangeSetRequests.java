package io.pointsman.actions.changeset;

import io.pointsman.cloudformation.ChangeSetOrder;
import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.secrets.Disclosure;
import io.pointsman.secrets.ShowValues;
import io.pointsman.settings.Settings;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the request of a job: settings, manifest, template, template configuration. */
final class ChangeSetRequests {
    private static final int LARGEST_TEMPLATE = 1_048_576;
    private static final int MOST_RESOURCES = 500;

    private final Artifacts artifacts;
    private final Optional<String> region;

    /** @param region of this function; empty where that is not known */
    ChangeSetRequests(Artifacts artifacts, Optional<String> region) {
        this.artifacts = artifacts;
        this.region = region;
    }

    ChangeSetRequest read(Job job) {
        InputArtifact input = InputArtifact.of(artifacts, job);
        Settings settings = input.settings("changeset", ChangeSetKeys.ALL, job);
        ChangeSetKeys.ALL.forEach(settings::get);
        TemplateConfiguration file = settings.get(ChangeSetKeys.TEMPLATE_CONFIGURATION)
                .map(path -> TemplateConfiguration.read(input, path))
                .orElse(TemplateConfiguration.NONE);
        refuseTags(settings, file);
        CodeForOtherAccount.check(input.manifest(), settings, job.input().bucket(), artifacts.store());
        MadeForElsewhere.check(input.manifest(), settings, artifacts.store(), region);
        ChangeSetRequest request = request(input, job, settings, file);
        request.parameters().check();
        return request;
    }

    /** The file lies in the artifact, and tags decide who pays and what policies let a principal do. */
    private static void refuseTags(Settings settings, TemplateConfiguration file) {
        String tags = ChangeSetKeys.TAGS.name();
        if (!file.tags().isEmpty() && !settings.get(CommonKeys.ARTIFACT_MAY).contains(tags)) {
            throw Refusal.configuration("TemplateConfiguration: Tags are for the pipeline to say, not for the artifact."
                    + " Put Tags into the action's UserParameters or into the owner's settings file, or let the"
                    + " artifact say them: ArtifactMay [Tags] there");
        }
    }

    private static ChangeSetRequest request(
            InputArtifact input, Job job, Settings settings, TemplateConfiguration file) {
        ReleaseManifest manifest = input.manifest();
        ReviewWish.Shift shift = ShiftWords.read(input, job);
        String text = template(input, manifest.templatePath());
        Template template = checked(manifest.templatePath(), text);
        Map<String, String> given = over(file.parameters(), settings.get(ChangeSetKeys.PARAMETER_OVERRIDES));
        ParameterValues values =
                new ParameterValues(template.parameters(), given, manifest.parameters(), manifest.assumed());
        Disclosure disclosure =
                values.disclosure(template.secretParameters(), new ShowValues(settings.get(ChangeSetKeys.SHOW_VALUES)));
        return new ChangeSetRequest(
                settings.get(CommonKeys.STACK_NAME),
                settings.get(CommonKeys.RUN).orElse(manifest.run()),
                manifest.releaseId(),
                manifest.templatePath(),
                text,
                values,
                values.secrets(disclosure),
                options(settings, file),
                settings.get(ChangeSetKeys.CHANGE_SET_NAME),
                settings.get(ChangeSetKeys.RECOVER).isPresent(),
                aliases(settings, shift),
                new ReviewWish(
                        settings.get(ChangeSetKeys.POLICY),
                        disclosure,
                        job.output(),
                        new CodeReasons(manifest.templatePath(), manifest.code()),
                        template.functions(),
                        shift,
                        manifest.commit(),
                        manifest.pipeline()));
    }

    private static AliasWish aliases(Settings settings, ReviewWish.Shift shift) {
        boolean given = settings.isGiven(ChangeSetKeys.INCLUDE_NESTED_STACKS);
        return new AliasWish(
                shift.production(),
                Set.copyOf(settings.get(ChangeSetKeys.ALL_AT_ONCE)),
                settings.get(AliasKeys.CALLERS),
                !given || settings.get(ChangeSetKeys.INCLUDE_NESTED_STACKS));
    }

    private static ChangeSetOrder.Options options(Settings settings, TemplateConfiguration file) {
        Map<String, String> tags = StackTags.checked(over(file.tags(), settings.get(ChangeSetKeys.TAGS)));
        return new ChangeSetOrder.Options(
                settings.get(ChangeSetKeys.CAPABILITIES),
                settings.get(ChangeSetKeys.ROLE_ARN),
                tags,
                settings.get(ChangeSetKeys.NOTIFICATION_ARNS),
                settings.get(ChangeSetKeys.ON_STACK_FAILURE),
                settings.get(ChangeSetKeys.IMPORT_EXISTING_RESOURCES),
                settings.get(ChangeSetKeys.INCLUDE_NESTED_STACKS),
                settings.get(ChangeSetKeys.DEPLOYMENT_MODE));
    }

    private static String template(InputArtifact input, String path) {
        String text = input.text(path)
                .orElseThrow(() -> Refusal.configuration("template " + path + " is named by the manifest and is not in"
                        + " artifact " + input.artifact().name()));
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST_TEMPLATE) {
            throw Refusal.configuration("template " + path + " has " + bytes + " bytes, and CloudFormation takes "
                    + LARGEST_TEMPLATE + "; move a part of it into a nested stack");
        }
        return text;
    }

    private static Template checked(String path, String text) {
        Template template = parsed(path, text);
        if (template.resources() > MOST_RESOURCES) {
            throw Refusal.configuration("template " + path + " declares " + template.resources()
                    + " resources, and CloudFormation takes " + MOST_RESOURCES + "; split the stack");
        }
        return template;
    }

    private static Template parsed(String path, String text) {
        try {
            return Template.parse(text);
        } catch (BadTemplate e) {
            throw Refusal.configuration("template " + path + ": " + e.getMessage());
        }
    }

    private static Map<String, String> over(Map<String, String> below, Map<String, String> above) {
        Map<String, String> merged = new LinkedHashMap<>(below);
        merged.putAll(above);
        return merged;
    }
}
