package io.pointsman.local.policy;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Statements as documents that IAM takes: a managed policy has no more than 6,144 characters, blanks between tokens not counted. */
final class PolicyTexts {
    static final int MAX_CHARS = 6_144;

    private static final String VERSION = "2012-10-17";

    private PolicyTexts() {}

    static JsonObject document(List<JsonObject> statements) {
        return JsonObject.of("Version", VERSION, "Statement", statements);
    }

    static int chars(JsonObject document) {
        return Json.text(document).length();
    }

    /** In as many documents as they need, in order. */
    static List<List<Allowance>> divided(List<Allowance> statements) {
        List<List<Allowance>> documents = new ArrayList<>();
        List<Allowance> current = new ArrayList<>();
        for (Allowance statement : small(statements)) {
            List<Allowance> more = new ArrayList<>(current);
            more.add(statement);
            if (!current.isEmpty() && isTooLong(more)) {
                documents.add(current);
                current = new ArrayList<>(List.of(statement));
            } else {
                current = more;
            }
        }
        if (!current.isEmpty()) {
            documents.add(current);
        }
        return documents;
    }

    private static boolean isTooLong(List<Allowance> statements) {
        return chars(document(statements.stream().map(Allowance::json).toList())) > MAX_CHARS;
    }

    /** One that fills a document alone is cut in two, each with half of its actions. */
    private static List<Allowance> small(List<Allowance> statements) {
        List<Allowance> small = new ArrayList<>();
        for (Allowance statement : statements) {
            if (isTooLong(List.of(statement)) && statement.actions().size() > 1) {
                List<String> actions = List.copyOf(statement.actions());
                int half = actions.size() / 2;
                Set<String> first = new TreeSet<>(actions.subList(0, half));
                Set<String> second = new TreeSet<>(actions.subList(half, actions.size()));
                small.addAll(small(List.of(
                        statement.with(statement.sid() + "a", first), statement.with(statement.sid() + "b", second))));
            } else {
                small.add(statement);
            }
        }
        return small;
    }
}
