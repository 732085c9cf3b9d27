package io.pointsman.callers;

import io.pointsman.template.ReferenceText;
import io.pointsman.template.TemplateResource;
import io.pointsman.template.TemplateValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions of one template, and everything by which a value of the same template can name one of them. */
final class FunctionIndex {
    static final String SAM = "AWS::Serverless::Function";
    private static final Set<String> FUNCTIONS = Set.of(SAM, "AWS::Lambda::Function");
    private static final String ALIAS = "AWS::Lambda::Alias";
    private static final String VERSION = "AWS::Lambda::Version";

    /** What may follow the name or the ARN of a function. Group 1: a word; group 2: a reference. */
    private static final Pattern QUALIFIER = Pattern.compile(":(?:([A-Za-z0-9$_-]+)|" + ReferenceText.OPEN + "([^"
            + ReferenceText.CLOSE + "]*)" + ReferenceText.CLOSE + ")");

    private static final Pattern REFERENCE =
            Pattern.compile(ReferenceText.OPEN + "([^" + ReferenceText.CLOSE + "]*)" + ReferenceText.CLOSE);

    private static final Pattern NAMED = Pattern.compile(":function:([A-Za-z0-9_-]+)");

    private final Map<String, Callee> references = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Set<String> ofSam = new HashSet<>();
    private final Map<String, String> parameters;

    /** @param parameters the values that count */
    FunctionIndex(List<TemplateResource> declared, Map<String, String> parameters) {
        this.parameters = parameters;
        declared.stream().filter(one -> FUNCTIONS.contains(one.type())).forEach(this::function);
        declared.stream().filter(one -> one.type().equals(VERSION)).forEach(this::version);
        declared.stream().filter(one -> one.type().equals(ALIAS)).forEach(this::alias);
    }

    private void function(TemplateResource function) {
        String id = function.id();
        CalledBy latest = new CalledBy.Latest();
        references.put(id, new Callee(id, latest));
        references.put(id + ".Arn", new Callee(id, latest));
        function.property("FunctionName").flatMap(TemplateValue::known).ifPresent(name -> byName.put(name, id));
        if (function.type().equals(SAM)) {
            ofSam.add(id);
            published(function);
        }
    }

    boolean isOfSam(String function) {
        return ofSam.contains(function);
    }

    /** What SAM makes of AutoPublishAlias, under the names that a template may refer to it by. */
    private void published(TemplateResource function) {
        String id = function.id();
        CalledBy by = samAlias(function, parameters);
        references.put(id + ".Version", new Callee(id, new CalledBy.Version()));
        references.put(id + ".Alias", new Callee(id, by));
        if (by instanceof CalledBy.Alias(String name)) {
            references.put(id + "Alias" + name.replace("-", "D").replace("_", "U"), new Callee(id, by));
        }
    }

    /** Where SAM leads the events of a function. */
    static CalledBy samAlias(TemplateResource function, Map<String, String> parameters) {
        return function.effective("AutoPublishAlias")
                .filter(value -> !value.isNothing())
                .map(value -> text(value, parameters)
                        .<CalledBy>map(CalledBy.Alias::new)
                        .orElseGet(CalledBy.Unknown::new))
                .orElseGet(CalledBy.Latest::new);
    }

    /** A parameter's default is no value as long as the stack may give it another. */
    static Optional<String> text(TemplateValue value, Map<String, String> parameters) {
        return value.ref().isPresent() ? value.ref().map(parameters::get) : value.known();
    }

    private void version(TemplateResource version) {
        function(version, "FunctionName").ifPresent(id -> {
            Callee callee = new Callee(id, new CalledBy.Version());
            references.put(version.id(), callee);
            references.put(version.id() + ".FunctionArn", callee);
        });
    }

    private void alias(TemplateResource alias) {
        function(alias, "FunctionName").ifPresent(id -> {
            CalledBy by = alias.property("Name")
                    .flatMap(value -> text(value, parameters))
                    .<CalledBy>map(CalledBy.Alias::new)
                    .orElseGet(CalledBy.Unknown::new);
            references.put(alias.id(), new Callee(id, by));
            references.put(alias.id() + ".AliasArn", new Callee(id, by));
        });
    }

    private Optional<String> function(TemplateResource resource, String property) {
        return resource.property(property)
                .flatMap(value -> callees(value.plain()).stream().findFirst())
                .map(Callee::function);
    }

    /** The functions that a value names, each as often as it is named. */
    List<Callee> callees(Object plain) {
        List<Callee> found = new ArrayList<>();
        String text = ReferenceText.of(plain);
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            Optional.ofNullable(references.get(matcher.group(1)))
                    .map(callee -> qualified(callee, text, matcher.end()))
                    .ifPresent(found::add);
        }
        found.addAll(named(text));
        return found;
    }

    /** By the name that a function was given: alone, or in an ARN. */
    private List<Callee> named(String text) {
        List<Callee> found = new ArrayList<>();
        Matcher matcher = NAMED.matcher(text);
        while (matcher.find()) {
            add(found, matcher.group(1), text, matcher.end());
        }
        if (found.isEmpty()) {
            String name = text.split(":", -1)[0];
            add(found, name, text, name.length());
        }
        return found;
    }

    private void add(List<Callee> found, String name, String text, int end) {
        Optional.ofNullable(byName.get(name))
                .map(id -> qualified(new Callee(id, new CalledBy.Latest()), text, end))
                .ifPresent(found::add);
    }

    private Callee qualified(Callee callee, String text, int end) {
        Matcher qualifier = QUALIFIER.matcher(text).region(end, text.length());
        boolean isBare = callee.by() instanceof CalledBy.Latest;
        if (!isBare || !qualifier.lookingAt()) {
            return callee;
        }
        return new Callee(
                callee.function(),
                qualifier.group(1) != null ? by(qualifier.group(1)) : byReference(qualifier.group(2)));
    }

    /** What a qualifier means. */
    static CalledBy by(String qualifier) {
        if (qualifier.equals("$LATEST")) {
            return new CalledBy.Latest();
        }
        return qualifier.matches("\\d+") ? new CalledBy.Version() : new CalledBy.Alias(qualifier);
    }

    private CalledBy byReference(String name) {
        return Optional.ofNullable(parameters.get(name)).map(FunctionIndex::by).orElseGet(CalledBy.Unknown::new);
    }
}
