package io.pointsman.actions.changeset;

import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.StackStatus;
import java.time.Duration;
import java.util.List;

/** Brings the stack {@code web} into each status that CloudFormation has, by what somebody might have done to it. */
final class StackStates {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String TOPIC = "Type: 'AWS::SNS::Topic'";

    private final StackPlace place;

    StackStates(StackPlace place) {
        this.place = place;
    }

    private static String topics(String... each) {
        return "Resources:\n" + String.join("", List.of(each));
    }

    private static String topic(String id, String name, String marker) {
        return "  " + id + ": {" + TOPIC + ", Properties: {DisplayName: " + name + "}, Metadata: {PointsmanLocal: {"
                + marker + "}}}\n";
    }

    private void create(String template, boolean keepsFailure) {
        place.call("CreateStack", "StackName", "web", "TemplateBody", template, "DisableRollback", keepsFailure);
    }

    private void update(String template, boolean keepsFailure) {
        place.call("UpdateStack", "StackName", "web", "TemplateBody", template, "DisableRollback", keepsFailure);
    }

    private void settle() {
        place.pass(LONG);
    }

    /** Far enough that the stack is in the middle of its longest step. */
    private void soon() {
        place.pass(Duration.ofSeconds(5));
    }

    private void stable(String marker) {
        create(topics(topic("Old", "one", marker)), false);
        settle();
    }

    private void changeSet(String template, String type, JsonObject... imports) {
        place.call(
                "CreateChangeSet",
                "StackName",
                "web",
                "ChangeSetName",
                "theirs",
                "ChangeSetType",
                type,
                "TemplateBody",
                template,
                "ResourcesToImport",
                List.of(imports));
        place.pass(Duration.ofSeconds(10));
    }

    private void imports(String... markers) {
        String template = "Resources:\n";
        JsonObject[] those = new JsonObject[markers.length];
        for (int i = 0; i < markers.length; i++) {
            template += topic("Taken" + i, "x", markers[i]);
            those[i] = JsonObject.of("ResourceType", "AWS::SNS::Topic", "LogicalResourceId", "Taken" + i)
                    .with("ResourceIdentifier", JsonObject.of("TopicArn", "arn:aws:sns:us-east-1:123456789012:t" + i));
        }
        changeSet(template, "IMPORT", those);
        place.call("ExecuteChangeSet", "StackName", "web", "ChangeSetName", "theirs");
    }

    void become(StackStatus status) {
        switch (status) {
            case REVIEW_IN_PROGRESS -> changeSet(topics(topic("Old", "one", "")), "CREATE");
            case CREATE_IN_PROGRESS -> {
                create(topics(topic("Old", "one", "Takes: 60")), false);
                soon();
            }
            case CREATE_COMPLETE -> stable("");
            case CREATE_FAILED -> {
                create(topics(topic("Old", "one", "Fails: CREATE")), true);
                settle();
            }
            case ROLLBACK_IN_PROGRESS -> {
                create(topics(topic("Slow", "x", "Takes: 60"), topic("Bad", "x", "Fails: CREATE, Takes: 61")), false);
                place.pass(Duration.ofSeconds(70));
            }
            case ROLLBACK_COMPLETE -> {
                create(topics(topic("Old", "one", "Fails: CREATE")), false);
                settle();
            }
            case ROLLBACK_FAILED -> {
                create(
                        topics(topic("Stuck", "x", "Fails: DELETE"), topic("Bad", "x", "Fails: CREATE, Takes: 3")),
                        false);
                settle();
            }
            case UPDATE_IN_PROGRESS -> {
                stable("");
                update(topics(topic("Old", "two", "Takes: 60")), false);
                soon();
            }
            case UPDATE_COMPLETE_CLEANUP_IN_PROGRESS -> {
                create(topics(topic("Old", "one", ""), topic("Leaving", "x", "Takes: 60")), false);
                settle();
                update(topics(topic("Old", "two", "")), false);
                soon();
            }
            case UPDATE_COMPLETE -> {
                stable("");
                update(topics(topic("Old", "two", "")), false);
                settle();
            }
            case UPDATE_FAILED -> {
                stable("");
                update(topics(topic("Old", "two", "Fails: UPDATE")), true);
                settle();
            }
            case UPDATE_ROLLBACK_IN_PROGRESS -> {
                stable("Takes: 60");
                update(topics(topic("Old", "two", "Fails: UPDATE")), false);
                soon();
            }
            case UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS -> {
                stable("");
                update(topics(topic("Old", "two", "Fails: UPDATE, Takes: 61"), topic("New", "x", "Takes: 60")), false);
                place.pass(Duration.ofSeconds(70));
            }
            case UPDATE_ROLLBACK_COMPLETE -> {
                stable("");
                update(topics(topic("Old", "two", "Fails: UPDATE")), false);
                settle();
            }
            case UPDATE_ROLLBACK_FAILED -> {
                stable("Fails: ROLLBACK");
                update(topics(topic("Old", "two", "Fails: UPDATE")), false);
                settle();
            }
            case DELETE_IN_PROGRESS -> {
                stable("Takes: 60");
                delete();
                soon();
            }
            case DELETE_COMPLETE -> {
                stable("");
                delete();
                settle();
            }
            case DELETE_FAILED -> {
                stable("Fails: DELETE");
                delete();
                settle();
            }
            case IMPORT_IN_PROGRESS -> {
                imports("Takes: 60");
                soon();
            }
            case IMPORT_COMPLETE -> {
                imports("");
                settle();
            }
            case IMPORT_ROLLBACK_IN_PROGRESS -> {
                imports("Fails: IMPORT, Takes: 60");
                place.pass(Duration.ofSeconds(70));
            }
            case IMPORT_ROLLBACK_COMPLETE -> {
                imports("Fails: IMPORT");
                settle();
            }
            case IMPORT_ROLLBACK_FAILED -> {
                imports("Fails: IMPORT", "Fails: ROLLBACK");
                settle();
            }
        }
    }

    private void delete() {
        place.call("DeleteStack", "StackName", "web");
    }
}
