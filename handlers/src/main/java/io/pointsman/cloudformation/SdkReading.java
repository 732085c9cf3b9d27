package io.pointsman.cloudformation;

import io.pointsman.review.Change;
import io.pointsman.runtime.SdkTrouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;

/** Reads change sets whole: every page, with property values, and every nested change set below. */
final class SdkReading {
    private final CloudFormationClient client;

    SdkReading(CloudFormationClient client) {
        this.client = client;
    }

    /** Empty: there is none. */
    Optional<ChangeSetNow> whole(String arn) {
        List<DescribeChangeSetResponse> pages = pages(arn);
        return pages.stream().findFirst().map(head -> SdkChanges.now(head, changes("", pages)));
    }

    private List<DescribeChangeSetResponse> pages(String arn) {
        return SdkTrouble.asking("cloudformation:DescribeChangeSet of " + arn, () -> {
            try {
                return client
                        .describeChangeSetPaginator(
                                ask -> ask.changeSetName(arn).includePropertyValues(true))
                        .stream()
                        .toList();
            } catch (ChangeSetNotFoundException e) {
                return List.of();
            }
        });
    }

    private List<Change> changes(String within, List<DescribeChangeSetResponse> pages) {
        List<Change> changes = new ArrayList<>();
        pages.stream()
                .flatMap(page -> page.changes().stream())
                .map(SdkChanges::resource)
                .forEach(found -> {
                    Change change = SdkChanges.change(within, found);
                    changes.add(change);
                    nested(change, found).forEach(changes::add);
                });
        return changes;
    }

    /** The changes inside a nested stack, where the change set was made with IncludeNestedStacks. */
    private Stream<Change> nested(Change change, ResourceChange found) {
        return change.type().equals(Change.NESTED_STACK) && found.changeSetId() != null
                ? changes(change.path(), pages(found.changeSetId())).stream()
                : Stream.empty();
    }
}
