package io.pointsman.local.policy;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.intrinsic.Scene;
import io.pointsman.endpoint.cloudformation.language.LanguageExtensions;
import io.pointsman.endpoint.cloudformation.sam.SamTransform;
import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Parameter;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.local.policy.DeploymentPolicy.PolicyFinding;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.CodeKind;
import io.pointsman.template.CodeSite;
import io.pointsman.template.Location;
import io.pointsman.template.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a template and those that it nests, each as its transforms leave it. What cannot be read is a finding. */
final class StackTemplates {
    /** Stands for the release bucket: the pipeline's own role lets CloudFormation read what is there. */
    static final String CODE_BUCKET = "pointsman-release-bucket";

    private static final String SERVERLESS = "AWS::Serverless-2016-10-31";
    private static final String STACK = "AWS::CloudFormation::Stack";

    private final PolicyTarget target;
    private final List<StackTemplate> read = new ArrayList<>();
    private final List<PolicyFinding> findings = new ArrayList<>();

    StackTemplates(PolicyTarget target) {
        this.target = target;
    }

    /** The one that is asked for, and all that it nests. */
    void add(Path file) throws IOException {
        Map<String, Set<String>> given = new HashMap<>();
        target.parameters().forEach((name, value) -> given.put(name, Set.of(value)));
        add(file, target.stackName(), given, List.of());
    }

    List<StackTemplate> all() {
        return List.copyOf(read);
    }

    List<PolicyFinding> findings() {
        return List.copyOf(findings);
    }

    private void add(Path file, String stackName, Map<String, Set<String>> given, List<Path> inside)
            throws IOException {
        try {
            StackTemplate one = processed(file, stackName, given);
            read.add(one);
            nested(one, file, inside);
        } catch (BadTemplate e) {
            e.problems()
                    .forEach(problem -> findings.add(
                            new PolicyFinding(file.toString(), problem.at().line(), problem.message())));
        } catch (AwsError e) {
            findings.add(new PolicyFinding(file.toString(), 1, e.said()));
        }
    }

    private StackTemplate processed(Path file, String stackName, Map<String, Set<String>> given) throws IOException {
        io.pointsman.template.Template source = io.pointsman.template.Template.parse(Files.readString(file));
        Survey survey = source.survey();
        Map<String, String> nested = new HashMap<>();
        survey.sites().forEach(site -> nested(site).ifPresent(path -> nested.put(site.logicalId(), path)));
        String text = survey.rewrite(site -> Location.of(CODE_BUCKET, "code")).text();
        Template written = Template.parse(text);
        Map<String, Set<String>> parameters = parameters(written, given);
        Template template = transformed(written, exact(parameters), stackName);
        return new StackTemplate(
                file.toString(),
                template,
                source.resourceLines(),
                Map.copyOf(nested),
                new TextPatterns(target, stackName, template, parameters));
    }

    private static Optional<String> nested(CodeSite site) {
        return site.kind() == CodeKind.TEMPLATE && site.need() instanceof CodeSite.Local local
                ? Optional.of(local.path())
                : Optional.empty();
    }

    /** By what is given, else by its default; one that has neither may be anything, and a secret is never written down. */
    private static Map<String, Set<String>> parameters(Template template, Map<String, Set<String>> given) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        for (Parameter parameter : template.parameters().values()) {
            Optional.ofNullable(given.get(parameter.name()))
                    .or(() -> parameter.fallback().map(Set::of))
                    .filter(values -> !parameter.isStored() && !parameter.isSecret())
                    .ifPresent(values -> all.put(parameter.name(), values));
        }
        return all;
    }

    private static Map<String, String> exact(Map<String, Set<String>> parameters) {
        Map<String, String> exact = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (values.size() == 1 && !values.iterator().next().contains(PolicyTarget.ANY)) {
                exact.put(name, values.iterator().next());
            }
        });
        return exact;
    }

    /** What is not known of the Region stays {@code *}: SAM writes it out where it knows it. */
    private Template transformed(Template template, Map<String, String> values, String stackName) {
        Template processed = template;
        for (String name : template.transforms()) {
            processed = switch (name) {
                case SERVERLESS -> new SamTransform(processed, values, target.region(), Instant.EPOCH).apply();
                case LanguageExtensions.NAME ->
                    new LanguageExtensions(
                                    processed,
                                    values,
                                    new Scene(target.account(), target.region(), stackName, "", List.of()))
                            .apply();
                default ->
                    throw new AwsError(
                            400,
                            "ValidationError",
                            "give the processed template (aws cloudformation get-template --template-stage Processed):"
                                    + " the macro "
                                    + name + " may add any resource, and only AWS runs it");
            };
        }
        return processed;
    }

    private void nested(StackTemplate parent, Path file, List<Path> inside) throws IOException {
        List<Path> chain = new ArrayList<>(inside);
        chain.add(file.toAbsolutePath().normalize());
        for (Declared resource : parent.template().resources().values()) {
            if (resource.type().equals(STACK) && !ResourceNeeds.isLeftOut(resource, target)) {
                nested(parent, resource, file, chain);
            }
        }
    }

    private void nested(StackTemplate parent, Declared resource, Path file, List<Path> chain) throws IOException {
        Optional<Path> child = Optional.ofNullable(parent.nested().get(resource.id()))
                .map(path -> file.resolveSibling(path).normalize())
                .filter(Files::isRegularFile);
        if (child.isEmpty() || chain.contains(child.get().toAbsolutePath().normalize())) {
            findings.add(parent.finding(
                    resource,
                    "names no other template of this folder, and what it makes is not known; write its policy from its"
                            + " own template, and leave it out here: --leave-out " + resource.id()));
            return;
        }
        Map<String, Set<String>> given = new HashMap<>();
        Values.mapAt(resource.properties(), "Parameters")
                .forEach((name, value) -> given.put(name, parent.texts().of(value)));
        add(child.get(), ResourceNames.prefix(parent.texts().stackName()), given, chain);
    }
}
