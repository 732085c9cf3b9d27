package io.pointsman.actions.execute;

import io.pointsman.actions.execute.Executions.Mark;
import io.pointsman.json.Json;
import io.pointsman.json.JsonTrouble;
import io.pointsman.release.QualifiedName;
import io.pointsman.release.record.OrphanedVersions.OrphanedVersion;
import io.pointsman.runtime.SdkTrouble;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/**
 * The versions of which the events of an operation say that CloudFormation kept them ({@code DELETE_SKIPPED}) or could not make another
 * one of the same content, in the stack and in those inside it.
 */
final class SdkVersionsLeft {
    private static final String VERSION = "AWS::Lambda::Version";
    private static final String NESTED = "AWS::CloudFormation::Stack";
    private static final int DEEPEST = 10;

    /** CloudFormation's words (docs/aws-facts.md); it names the version in no other way. */
    private static final Pattern EXISTS = Pattern.compile("A version for this Lambda function exists \\( (\\d+) \\)");

    private final SdkEvents events;

    SdkVersionsLeft(SdkEvents events) {
        this.events = events;
    }

    Stream<OrphanedVersion> of(String stack, Mark mark) {
        return of(stack, mark, "", 0);
    }

    private Stream<OrphanedVersion> of(String stack, Mark mark, String outer, int depth) {
        List<StackEvent> told =
                SdkTrouble.asking("cloudformation:DescribeStackEvents of " + stack, () -> events.raw(stack, mark));
        Stream<OrphanedVersion> own = told.stream()
                .filter(event -> VERSION.equals(event.resourceType()))
                .flatMap(event -> left(event, outer).stream());
        return depth == DEEPEST
                ? own
                : Stream.concat(
                        own,
                        nested(told).values().stream()
                                .flatMap(event -> of(
                                        event.physicalResourceId(),
                                        new Mark.Newest(Optional.of(event.timestamp())),
                                        outer + event.logicalResourceId() + "-",
                                        depth + 1)));
    }

    /** The first event of each stack inside: what it says of earlier operations is older. */
    private static Map<String, StackEvent> nested(List<StackEvent> told) {
        Map<String, StackEvent> first = new LinkedHashMap<>();
        Map<String, Instant> begun = new LinkedHashMap<>();
        for (StackEvent event : told) {
            String physicalId = Objects.toString(event.physicalResourceId(), "");
            begun.putIfAbsent(event.logicalResourceId(), event.timestamp());
            if (NESTED.equals(event.resourceType())
                    && physicalId.startsWith("arn:")
                    && !physicalId.equals(event.stackId())) {
                first.putIfAbsent(
                        physicalId,
                        event.toBuilder()
                                .timestamp(Objects.requireNonNull(begun.get(event.logicalResourceId())))
                                .build());
            }
        }
        return first;
    }

    private static Optional<OrphanedVersion> left(StackEvent event, String outer) {
        Optional<QualifiedName> version = switch (event.resourceStatusAsString()) {
            case "DELETE_SKIPPED" -> QualifiedName.of(Objects.toString(event.physicalResourceId(), ""));
            case "CREATE_FAILED" -> inTheWay(event);
            default -> Optional.empty();
        };
        return version.map(
                found -> new OrphanedVersion(outer + event.logicalResourceId(), found.function(), found.qualifier()));
    }

    private static Optional<QualifiedName> inTheWay(StackEvent event) {
        Matcher said = EXISTS.matcher(Objects.toString(event.resourceStatusReason(), ""));
        return said.find()
                ? function(Objects.toString(event.resourceProperties(), ""))
                        .map(function -> new QualifiedName(function, said.group(1)))
                : Optional.empty();
    }

    private static Optional<String> function(String properties) {
        try {
            return Json.object(properties).text("FunctionName").flatMap(QualifiedName::function);
        } catch (JsonTrouble e) {
            return Optional.empty(); // then the advice on versions in general has to do
        }
    }
}
