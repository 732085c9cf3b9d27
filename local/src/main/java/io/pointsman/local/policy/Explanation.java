package io.pointsman.local.policy;

import io.pointsman.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says of each statement for what of the template it is there, and where it is written that this is needed. Markdown. */
final class Explanation {
    private final StringBuilder text = new StringBuilder();

    Explanation(PolicyTarget target) {
        line("# What the stack `" + target.stackName() + "` needs");
        line("");
        line("Each statement, what of the template it is for, and where AWS says that this is needed. The resources"
                + " of an action are those of AWS's");
        line("Service Authorization Reference ("
                + DataLines.source("actions.txt").replace("Service Authorization Reference, ", "")
                + "), narrowed to the names that the stack's resources have.");
    }

    void document(String file, int chars, List<Allowance> statements) {
        heading("CloudFormation's role: `" + file + "`, " + chars + " of " + PolicyTexts.MAX_CHARS + " characters");
        for (Allowance statement : statements) {
            statement(
                    statement.sid(),
                    statement.actions(),
                    statement.resources(),
                    statement.condition(),
                    statement.why());
        }
    }

    void boundary(String file, int chars, List<RoleRights.BoundaryStatement> statements) {
        heading("The boundary of the template's roles: `" + file + "`, " + chars + " of " + PolicyTexts.MAX_CHARS
                + " characters");
        for (RoleRights.BoundaryStatement one : statements) {
            boolean except = one.json().has("NotAction");
            statement(
                    one.json().needText("Sid") + (except ? " (all but these)" : ""),
                    one.json().texts(except ? "NotAction" : "Action"),
                    one.json().texts(one.json().has("NotResource") ? "NotResource" : "Resource"),
                    one.json().objectOrEmpty("Condition").members(),
                    one.why());
        }
    }

    void leftOut(Set<String> reasons) {
        if (!reasons.isEmpty()) {
            heading("What handlers may call, and this template does not ask for");
            new TreeSet<>(reasons).forEach(reason -> line("- " + reason));
        }
    }

    private void heading(String title) {
        line("");
        line("## " + title);
    }

    private void statement(
            String sid,
            Collection<String> actions,
            Collection<String> resources,
            Map<String, ?> condition,
            Set<Allowance.Reason> why) {
        line("");
        line("### " + sid);
        line("");
        line(code(actions) + "  ");
        line("on " + code(resources) + (condition.isEmpty() ? "" : "  "));
        if (!condition.isEmpty()) {
            line("where `" + Json.text(condition) + "`");
        }
        line("");
        Map<String, Set<String>> bySource = new TreeMap<>();
        why.forEach(reason -> bySource.computeIfAbsent(reason.source(), source -> new TreeSet<>())
                .add(reason.resource()));
        bySource.forEach((source, whose) -> line("- " + source + ": " + String.join(", ", whose)));
    }

    private static String code(Collection<String> words) {
        return "`" + String.join("`, `", words) + "`";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    String text() {
        return text.toString();
    }
}
