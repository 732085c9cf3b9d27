package io.pointsman.cloudformation;

import static software.amazon.awssdk.services.cloudformation.model.ExecutionStatus.AVAILABLE;

import io.pointsman.engine.Unavailable;
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
        return pages.stream()
                .findFirst()
                .map(head -> SdkChanges.now(head, changes("", pages, head.executionStatus() == AVAILABLE)));
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

    /** @param whole each nested change set has to be there: the one that they belong to can still be executed */
    private List<Change> changes(String within, List<DescribeChangeSetResponse> pages, boolean whole) {
        List<Change> changes = new ArrayList<>();
        pages.stream()
                .flatMap(page -> page.changes().stream())
                .map(SdkChanges::resource)
                .forEach(found -> {
                    Change change = SdkChanges.change(within, found);
                    changes.add(change);
                    nested(change, found, whole).forEach(changes::add);
                });
        return changes;
    }

    /** The changes inside a nested stack, where the change set was made with IncludeNestedStacks. */
    private Stream<Change> nested(Change change, ResourceChange found, boolean whole) {
        if (!change.type().equals(Change.NESTED_STACK) || found.changeSetId() == null) {
            return Stream.empty();
        }
        List<DescribeChangeSetResponse> pages = pages(found.changeSetId());
        if (whole && pages.isEmpty()) {
            throw new Unavailable("nested change set " + found.changeSetId() + " of " + change.path()
                    + " is not there, and what it changes cannot be told");
        }
        return changes(change.path(), pages, whole).stream();
    }
}
