package io.pointsman.runtime;

import io.pointsman.local.endpoint.StackPlace;

/** What the functions of a release leave behind on the endpoint. */
final class ReleaseTraces {
    private final StackPlace place;

    ReleaseTraces(StackPlace place) {
        this.place = place;
    }

    /** All that a function may change, but for the list of jobs: objects, change sets, the stack, versions, aliases, deployments. */
    String everything() {
        StringBuilder all = new StringBuilder();
        place.s3.listObjectVersions(list -> list.bucket(StackPlace.BUCKET)).versions().stream()
                .filter(version -> !version.key().endsWith("/jobs.json"))
                .forEach(version -> all.append(version.key())
                        .append(' ')
                        .append(version.versionId())
                        .append('\n'));
        if (!stackIsThere()) {
            return all.toString();
        }
        place.cloudFormation
                .listChangeSets(list -> list.stackName(ReleasePipeline.STACK))
                .summaries()
                .forEach(set -> all.append(set.changeSetId())
                        .append(' ')
                        .append(set.executionStatus())
                        .append('\n'));
        place.cloudFormation
                .describeStackEvents(list -> list.stackName(ReleasePipeline.STACK))
                .stackEvents()
                .forEach(event -> all.append(event.eventId()).append('\n'));
        if (!place.status(ReleasePipeline.STACK).endsWith("_COMPLETE")) {
            return all.toString();
        }
        place.lambda
                .listVersionsByFunction(list -> list.functionName("web-F"))
                .versions()
                .forEach(version -> all.append(version.version())
                        .append(' ')
                        .append(version.codeSha256())
                        .append('\n'));
        place.lambda
                .listAliases(list -> list.functionName("web-F"))
                .aliases()
                .forEach(alias -> all.append(alias.name())
                        .append(' ')
                        .append(alias.functionVersion())
                        .append('\n'));
        place.codeDeploy
                .listDeployments(list -> {})
                .deployments()
                .forEach(deployment -> all.append(deployment).append('\n'));
        return all.toString();
    }

    private boolean stackIsThere() {
        return place.cloudFormation.listStacks(list -> {}).stackSummaries().stream()
                .anyMatch(stack -> stack.stackName().equals(ReleasePipeline.STACK));
    }
}
