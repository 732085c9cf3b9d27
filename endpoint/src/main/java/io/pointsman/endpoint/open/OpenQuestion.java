package io.pointsman.endpoint.open;

import java.util.Arrays;
import java.util.Optional;

/** Something that no document of AWS settles, and how the endpoint answers it unless it is told otherwise. */
public enum OpenQuestion {
    /** CodeDeploy makes a rollback deployment for the first deployment of a new group, too. Otherwise: what it has moved stays moved. */
    FIRST_ROLLBACK("first-rollback"),
    /** StopDeployment, GetDeploymentTarget and the like are judged on {@code *}. Otherwise: on the deployment group. */
    RESOURCE_OF_DEPLOYMENT("resource-of-deployment"),
    /** The value of an action's configuration may have more than 1,000 characters once it is resolved. Otherwise: the action fails. */
    LONG_VALUE("long-value"),
    /** {@code FunctionName} takes a version or an alias behind a colon. Otherwise: the action fails. */
    QUALIFIER("qualifier"),
    /** A change set hides what a NoEcho parameter was. Otherwise: BeforeValue and BeforeContext show it. */
    OLD_SECRET("old-secret"),
    /**
     * In metric math a value that one of two series lacks counts as 0, and FILL fills a metric that has no value at all. Otherwise: that
     * moment has no result, and what was empty stays empty.
     */
    SPARSE_MATH("sparse-math");

    private final String word;

    OpenQuestion(String word) {
        this.word = word;
    }

    /** As a person says it. */
    public String word() {
        return word;
    }

    public static Optional<OpenQuestion> of(String word) {
        return Arrays.stream(values())
                .filter(question -> question.word.equals(word))
                .findFirst();
    }
}
