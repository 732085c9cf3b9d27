package io.pointsman.local.policy;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What CloudFormation's role needs for templates, and what the roles that they make must not exceed.
 *
 * @param files name to text: the documents, the boundary where a role is made, the explanation
 * @param findings why there is nothing to rely on; then there are no files
 */
public record DeploymentPolicy(Map<String, String> files, Set<PolicyFinding> findings) {
    public static final String DOCUMENT = "cloudformation.json";
    public static final String BOUNDARY = "boundary.json";
    public static final String EXPLANATION = "explanation.md";

    /** A role takes no more managed policies than this, unless AWS raises its quota. */
    private static final int MAX_DOCUMENTS = 10;

    /** Why no policy can be written: said as a compiler says it. */
    public record PolicyFinding(String file, int line, String message) implements Comparable<PolicyFinding> {
        @Override
        public int compareTo(PolicyFinding other) {
            int byFile = file.compareTo(other.file);
            return byFile != 0
                    ? byFile
                    : line != other.line ? Integer.compare(line, other.line) : message.compareTo(other.message);
        }

        @Override
        public String toString() {
            return file + ":" + line + ": error: " + message;
        }
    }

    /**
     * Of one stack.
     *
     * @param templates usually one; with the template that is deployed now beside the next one, the policy does for the way between them
     */
    public static DeploymentPolicy of(List<Path> templates, PolicyTarget target) throws IOException {
        StackTemplates stacks = new StackTemplates(target);
        for (Path template : templates) {
            stacks.add(template);
        }
        ResourceNeeds resources = new ResourceNeeds(target);
        RoleRights rights = new RoleRights(target);
        stacks.all().forEach(stack -> {
            resources.add(stack);
            rights.add(stack);
        });
        Set<PolicyFinding> findings = new TreeSet<>(stacks.findings());
        findings.addAll(resources.findings());
        findings.addAll(rights.findings());
        return findings.isEmpty()
                ? written(templates.getFirst(), target, resources, rights)
                : new DeploymentPolicy(Map.of(), findings);
    }

    private static DeploymentPolicy written(
            Path template, PolicyTarget target, ResourceNeeds resources, RoleRights rights) {
        Explanation explanation = new Explanation(target);
        Map<String, String> files = new LinkedHashMap<>();
        List<List<Allowance>> documents = PolicyTexts.divided(Allowance.of(resources.needs()));
        for (int i = 0; i < documents.size(); i++) {
            String name = i == 0 ? DOCUMENT : DOCUMENT.replace(".", "-" + (i + 1) + ".");
            JsonObject document = PolicyTexts.document(
                    documents.get(i).stream().map(Allowance::json).toList());
            files.put(name, Json.pretty(document) + "\n");
            explanation.document(name, PolicyTexts.chars(document), documents.get(i));
        }
        Set<PolicyFinding> findings = new TreeSet<>();
        if (documents.size() > MAX_DOCUMENTS) {
            findings.add(new PolicyFinding(
                    template.toString(),
                    1,
                    "needs " + documents.size() + " managed policies, and a role takes " + MAX_DOCUMENTS
                            + "; divide the stack into several"));
        }
        boundary(template, rights, files, explanation, findings);
        explanation.leftOut(resources.unneeded());
        files.put(EXPLANATION, explanation.text());
        return findings.isEmpty() ? new DeploymentPolicy(files, Set.of()) : new DeploymentPolicy(Map.of(), findings);
    }

    /** A role has one, so it cannot be divided. */
    private static void boundary(
            Path template,
            RoleRights rights,
            Map<String, String> files,
            Explanation explanation,
            Set<PolicyFinding> findings) {
        List<RoleRights.BoundaryStatement> statements = rights.statements();
        if (statements.isEmpty()) {
            return;
        }
        JsonObject document = PolicyTexts.document(
                statements.stream().map(RoleRights.BoundaryStatement::json).toList());
        int chars = PolicyTexts.chars(document);
        if (chars > PolicyTexts.MAX_CHARS) {
            findings.add(new PolicyFinding(
                    template.toString(),
                    1,
                    "has roles whose rights together take " + chars + " characters, and a boundary has "
                            + PolicyTexts.MAX_CHARS
                            + "; divide the stack into several, or leave roles out by their logical ids"
                            + " (--leave-out)"));
        }
        files.put(BOUNDARY, Json.pretty(document) + "\n");
        explanation.boundary(BOUNDARY, chars, statements);
    }

    /** The documents of CloudFormation's role: all of them are needed. */
    public List<String> documents() {
        List<String> texts = new ArrayList<>();
        files.forEach((name, text) -> {
            if (name.startsWith("cloudformation")) {
                texts.add(text);
            }
        });
        return texts;
    }
}
