package io.pointsman.callers;

import io.pointsman.template.Passed;
import io.pointsman.template.Place;
import io.pointsman.template.ReferenceText;
import io.pointsman.template.Template;
import io.pointsman.template.TemplateResource;
import io.pointsman.template.TemplateValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds every caller of every function of one template that the template itself shows. */
public final class CallerScan {
    private static final Set<String> FUNCTIONS = Set.of(FunctionIndex.SAM, "AWS::Lambda::Function");

    private final List<TemplateResource> declared;
    private final Map<String, String> parameters;
    private final FunctionIndex functions;
    private final String before;
    private final List<FunctionCaller> found = new ArrayList<>();

    private CallerScan(Template template, Map<String, String> parameters, String before) {
        this.declared = template.declarations(Passed.of(parameters));
        this.parameters = parameters;
        this.functions = new FunctionIndex(declared, parameters);
        this.before = before;
    }

    /**
     * What was found in a template.
     *
     * @param functions logical ids of all its functions, and where they are declared
     * @param onInstances those of them that run on Lambda Managed Instances
     */
    public record Scanned(Map<String, Place> functions, Set<String> onInstances, List<FunctionCaller> callers) {}

    /**
     * By the values that are given: what depends on any other parameter is not known.
     *
     * @param before ids of the nested stacks around, {@code Shop-}; empty for the release's own template
     */
    public static Scanned early(Template template, Map<String, String> given, String before) {
        return new CallerScan(template, given, before).scan();
    }

    /** As the stack will be deployed: a parameter that gets no value has its default. */
    public static Scanned deployed(Template template, Map<String, String> given, String before) {
        Map<String, String> all = new LinkedHashMap<>();
        template.parameters().forEach((name, fallback) -> fallback.ifPresent(text -> all.put(name, text)));
        all.putAll(given);
        return new CallerScan(template, all, before).scan();
    }

    private Scanned scan() {
        Map<String, Place> ids = new LinkedHashMap<>();
        Set<String> onInstances = new LinkedHashSet<>();
        for (TemplateResource resource : declared) {
            if (FUNCTIONS.contains(resource.type()) && !isHook(resource)) {
                ids.put(before + resource.id(), resource.at());
                if (runsOnInstances(resource)) {
                    onInstances.add(before + resource.id());
                }
            }
            if (resource.type().equals(FunctionIndex.SAM)) {
                events(resource);
            }
            CallerRule.ALL.stream()
                    .filter(rule -> rule.type().equals(resource.type()))
                    .forEach(rule -> resource(resource, rule));
        }
        return new Scanned(ids, onInstances, List.copyOf(new LinkedHashSet<>(found)));
    }

    /** As SAM writes it, and as CloudFormation does. What depends on a condition is not known, and then it may be shifted. */
    private static boolean runsOnInstances(TemplateResource function) {
        Optional<TemplateValue> config = function.effective("CapacityProviderConfig");
        return config.flatMap(value -> value.get("Arn")).isPresent()
                || config.flatMap(value -> value.get("LambdaManagedInstancesCapacityProviderConfig"))
                        .isPresent();
    }

    /** CodeDeploy calls functions of this name itself, and shift leaves them alone. */
    private static boolean isHook(TemplateResource function) {
        return function.property("FunctionName")
                .map(value -> ReferenceText.of(value.plain()))
                .filter(name -> name.startsWith("CodeDeployHook_"))
                .isPresent();
    }

    /** SAM leads them to the alias of AutoPublishAlias, and to the function itself where there is none. */
    private void events(TemplateResource function) {
        CalledBy by = FunctionIndex.samAlias(function, parameters);
        function.property("Events").map(TemplateValue::members).orElse(Map.of()).forEach((name, event) -> {
            String type = event.get("Type").flatMap(TemplateValue::known).orElse("of an unknown type");
            found.add(new FunctionCaller(
                    before + function.id(), by, "event " + name + " (" + type + ")", event.at(), true, true));
        });
        function.effective("FunctionUrlConfig")
                .filter(config -> !config.isNothing())
                .ifPresent(config -> found.add(
                        new FunctionCaller(before + function.id(), by, "its function URL", config.at(), true, true)));
    }

    private void resource(TemplateResource resource, CallerRule rule) {
        Optional<CalledBy> qualifier = rule.qualifier()
                .flatMap(resource::property)
                .filter(value -> !value.isNothing())
                .map(value -> FunctionIndex.text(value, parameters)
                        .map(FunctionIndex::by)
                        .orElseGet(CalledBy.Unknown::new));
        resource.properties()
                .ifPresent(all -> PathValues.of(all, rule.path())
                        .forEach((path, value) -> functions
                                .callees(value.plain())
                                .forEach(callee -> add(resource, path, value, callee, qualifier))));
    }

    private void add(
            TemplateResource resource, String path, TemplateValue value, Callee callee, Optional<CalledBy> qualifier) {
        CalledBy by = callee.by() instanceof CalledBy.Latest ? qualifier.orElse(callee.by()) : callee.by();
        String what = path + " of " + resource.id() + " (" + resource.type() + ")";
        found.add(new FunctionCaller(
                before + callee.function(), by, what, value.at(), false, functions.isOfSam(callee.function())));
    }
}
