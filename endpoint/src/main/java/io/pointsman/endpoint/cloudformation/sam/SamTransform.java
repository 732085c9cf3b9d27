package io.pointsman.endpoint.cloudformation.sam;

import io.pointsman.endpoint.cloudformation.sam.api.SharedApiParts;
import io.pointsman.endpoint.cloudformation.sam.connector.EmbeddedConnectors;
import io.pointsman.endpoint.cloudformation.sam.function.DeploymentPreferences;
import io.pointsman.endpoint.cloudformation.sam.plugin.ApiKind;
import io.pointsman.endpoint.cloudformation.sam.plugin.DefaultDefinitions;
import io.pointsman.endpoint.cloudformation.sam.plugin.Globals;
import io.pointsman.endpoint.cloudformation.sam.plugin.ImplicitApis;
import io.pointsman.endpoint.cloudformation.sam.plugin.PythonOrder;
import io.pointsman.endpoint.cloudformation.sam.python.UnicodeMarks;
import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.ParameterRefs;
import io.pointsman.endpoint.cloudformation.sam.spec.Renames;
import io.pointsman.endpoint.cloudformation.sam.spec.SamDocumentTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The transform {@code AWS::Serverless-2016-10-31}: a template with serverless types to one without. What it makes, under which
 * logical ids, is what aws-sam-translator makes, which is the code that CloudFormation runs.
 */
public final class SamTransform {
    private static final String NAME = "AWS::Serverless-2016-10-31";
    private static final String PREFIX = "AWS::Serverless::";

    /** SAM's own order: events change their APIs, and connectors need to see what everything else has become. */
    private static final List<String> ORDER =
            List.of("Function", "StateMachine", "Api HttpApi WebSocketApi", "", "Connector");

    private final Template template;
    private final Map<String, Object> known;
    private final Instant now;
    private final Set<String> troubles = new LinkedHashSet<>();

    /**
     * @param region which SAM knows as a parameter, as it knows the partition
     * @param now the time, which some deployments of APIs are named for
     */
    public SamTransform(Template template, Map<String, String> values, String region, Instant now) {
        this.template = template;
        this.now = now;
        known = new LinkedHashMap<>();
        values.forEach(
                (name, value) -> Optional.ofNullable(template.parameters().get(name))
                        .ifPresent(one -> known.put(name, one.typed(value))));
        known.put("AWS::Region", region);
        known.put("AWS::Partition", "aws");
    }

    /** The processed template; a refusal says what the change set's reason says. */
    public Template apply() {
        try {
            Map<String, Object> body = processed();
            if (troubles.isEmpty()) {
                return Template.of(body);
            }
        } catch (SamDocumentTrouble e) {
            e.causes().forEach(cause -> troubles.add(cause.said()));
        }
        throw Invalid.because(
                "Transform " + NAME + " failed with: Invalid Serverless Application Specification document. "
                        + "Number of errors found: " + troubles.size() + ". " + String.join(" ", troubles));
    }

    private Map<String, Object> processed() {
        UnicodeMarks marks = new UnicodeMarks();
        Map<String, Object> body = Tree.copyOf(template.body());
        if (new PythonOrder(body, marks).needs()) {
            known.replaceAll((name, value) -> name.startsWith("AWS::") ? value : marks.converted(value));
        }
        new PythonOrder(body, marks).apply();
        plugins(body, marks);
        new EmbeddedConnectors(Tree.mapAt(body, "Resources"), this::keep).extract();
        Translation translation = new Translation(body, new ParameterRefs(known, marks), marks);
        Map<String, String> renamed = expandAll(translation);
        Map<String, Object> result = Tree.copyOf(body);
        result.remove("Transform");
        result.put("Resources", translation.made());
        if (!translation.conditions().isEmpty()) {
            result.put("Conditions", translation.conditions());
        }
        return Tree.map(new Renames(renamed, translation.references()).in(result));
    }

    private static void plugins(Map<String, Object> body, UnicodeMarks marks) {
        ApiKind rest = ApiKind.rest(marks);
        ApiKind http = ApiKind.http(marks);
        new DefaultDefinitions(Tree.mapAt(body, "Resources"), List.of(rest, http)).apply();
        new ImplicitApis(body, rest).apply();
        new ImplicitApis(body, http).apply();
        new Globals(body).apply();
    }

    private void keep(SamTrouble trouble) {
        troubles.add(trouble.said());
    }

    /** Every serverless resource; gives the new ids of those that got another one. */
    private Map<String, String> expandAll(Translation translation) {
        DeploymentPreferences preferences = new DeploymentPreferences(translation);
        Expansion expansion = new Expansion(translation, preferences, new SharedApiParts(now));
        Map<String, String> renamed = new LinkedHashMap<>();
        for (String id : serverless(translation.resources())) {
            try {
                List<CfnResource> made = expansion.of(id);
                replace(id, made, translation);
                if (expansion.isRenamed(id)) {
                    renamed.put(id, made.getFirst().id());
                }
            } catch (SamTrouble e) {
                keep(e);
            }
        }
        preferences.made(this::keep).forEach(one -> translation.made().put(one.id(), one.declaration()));
        return renamed;
    }

    private static List<String> serverless(Map<String, Object> resources) {
        List<String> ids = resources.entrySet().stream()
                .filter(entry ->
                        String.valueOf(Tree.map(entry.getValue()).get("Type")).startsWith(PREFIX))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
        ids.sort(Comparator.comparingInt(
                id -> rank(String.valueOf(Tree.mapAt(resources, id).get("Type")))));
        return ids;
    }

    private static int rank(String type) {
        String name = type.substring(PREFIX.length());
        for (int i = 0; i < ORDER.size(); i++) {
            if (List.of(ORDER.get(i).split(" ", -1)).contains(name)) {
                return i;
            }
        }
        return ORDER.indexOf("");
    }

    private void replace(String id, List<CfnResource> made, Translation translation) {
        translation.made().remove(id);
        made.forEach(one -> {
            Optional<Map<String, Object>> there = translation.resource(one.id());
            boolean own = there.map(declared -> OwnIds.allows(one.type(), String.valueOf(declared.get("Type"))))
                    .orElse(true);
            if (own) {
                translation.made().put(one.id(), one.declaration());
            } else {
                keep(SamTrouble.duplicate(id, one.id(), one.type()));
            }
        });
    }
}
