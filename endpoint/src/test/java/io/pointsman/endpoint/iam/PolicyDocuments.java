package io.pointsman.endpoint.iam;

import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Policies that hold together, and what they say to a request: one that denies wins over all that allow. */
public record PolicyDocuments(List<PolicyStatement> statements) {
    /** What IAM makes of policies. */
    public enum Verdict {
        ALLOWED,
        /** By a statement that says so. */
        DENIED,
        /** By no statement that allows it. */
        NOT_ALLOWED
    }

    public static PolicyDocuments of(List<JsonObject> documents) {
        List<PolicyStatement> statements = new ArrayList<>();
        documents.forEach(document ->
                document.objects("Statement").forEach(statement -> statements.add(new PolicyStatement(statement))));
        return new PolicyDocuments(List.copyOf(statements));
    }

    public Verdict verdict(IamRequest request) {
        List<PolicyStatement> matching =
                statements.stream().filter(one -> one.matches(request)).toList();
        return matching.isEmpty()
                ? Verdict.NOT_ALLOWED
                : matching.stream().anyMatch(PolicyStatement::denies) ? Verdict.DENIED : Verdict.ALLOWED;
    }

    public boolean allow(IamRequest request) {
        return verdict(request) == Verdict.ALLOWED;
    }
}
