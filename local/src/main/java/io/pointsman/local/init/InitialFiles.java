package io.pointsman.local.init;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a repository is given: settings, what CodeBuild does with it, and the parameters of its pipeline.
 *
 * @param stack that is released
 * @param named the repository on its host, {@code OWNER/NAME}, where somebody named it
 */
public record InitialFiles(FoundRepository repository, String stack, Optional<String> named) {
    public static final String SETTINGS = "pointsman.yaml";
    public static final String BUILD = "buildspec.yml";
    public static final String PARAMETERS = "pipeline.parameters";

    /** What the pipeline's template refuses until a person has put the ARN there. */
    static final String POLICY = "arn:aws:iam::ACCOUNT:policy/POLICY";

    static final String UNKNOWN_REPOSITORY = "OWNER/NAME";

    private static final String SETTINGS_TEXT = """
        # What the application says to Pointsman's actions; every key is in docs/reference/keys.md of Pointsman. What guards a release
        # (alarms, hooks, how traffic moves) is said by the pipeline or by its owner: ./pointsman settings
        rewrite:
          Packaging: auto # the same content is released from where it was released from first
        """;

    private static final String SAM_BUILD = """
        # CodeBuild: what lies below base-directory is zipped, and is the artifact that is released.
        version: 0.2
        phases:
          install:
        INSTALLING  build:
            commands:
              - sam build --template-file TEMPLATE
              - cp pointsman.yaml .aws-sam/build/
        artifacts:
          base-directory: .aws-sam/build
          files: ['**/*']
        """;

    /** Text by path. A file that is not needed is not there. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(SETTINGS, SETTINGS_TEXT);
        if (repository.isBuilt()) {
            repository.template().ifPresent(template -> texts.put(BUILD, build(template)));
        }
        texts.put(PARAMETERS, parameters());
        return texts;
    }

    private String build(String template) {
        return SAM_BUILD.replace("INSTALLING", repository.tools().installing()).replace("TEMPLATE", template);
    }

    /** A line each, as every version of the AWS CLI takes them as words of {@code --parameter-overrides}. */
    private String parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("StackName", stack);
        values.put("Repository", name());
        values.put("ApplicationPolicyArn", POLICY);
        if (repository.kind() == RepositoryKind.SAM) {
            values.put("Build", String.valueOf(repository.isBuilt()));
        }
        StringBuilder lines = new StringBuilder();
        values.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        return lines.toString();
    }

    private String name() {
        return named.or(repository::remote).orElse(UNKNOWN_REPOSITORY);
    }

    /** Whether nobody knows where the repository is. */
    public boolean needsRepository() {
        return name().equals(UNKNOWN_REPOSITORY);
    }
}
