package io.pointsman.alias;

import io.pointsman.release.QualifiedName;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.Passed;
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

/**
 * A stack as it stands before the change.
 *
 * @param resources those that it has
 * @param template its template after all transforms; empty for a stack that is not there yet
 * @param parameters the values it was deployed with
 * @param nested the stacks in it, by logical id
 */
public record DeployedStack(
        List<Resource> resources,
        Optional<String> template,
        Map<String, String> parameters,
        Map<String, DeployedStack> nested) {
    public static final DeployedStack NONE = new DeployedStack(List.of(), Optional.empty(), Map.of(), Map.of());
    static final String FUNCTION = "AWS::Lambda::Function";
    static final String VERSION = "AWS::Lambda::Version";
    static final String ALIAS = "AWS::Lambda::Alias";

    /** @param physicalId as CloudFormation gives it: of a version its ARN, of a function its name */
    public record Resource(String id, String type, String physicalId) {}

    /** Functions by their physical name: the logical id, with those of nested stacks before it. */
    public Map<String, String> functions() {
        Map<String, String> functions = new LinkedHashMap<>();
        each("", (path, resource) -> {
            if (resource.type().equals(FUNCTION)) {
                functions.put(resource.physicalId(), path);
            }
        });
        return functions;
    }

    /** The logical ids of all versions, those of nested stacks among them: no new one may be called so. */
    public Set<String> versions() {
        Set<String> versions = new LinkedHashSet<>();
        each("", (path, resource) -> {
            if (resource.type().equals(VERSION)) {
                versions.add(resource.id());
            }
        });
        return versions;
    }

    private void each(String before, java.util.function.BiConsumer<String, Resource> visit) {
        resources.forEach(resource -> visit.accept(before + resource.id(), resource));
        nested.forEach((id, stack) -> stack.each(before + id + "-", visit));
    }

    /** Whether one of its functions, or of those in nested stacks, has its production alias from the template. */
    public boolean holdsAlias(ProductionAlias production, String before) {
        Map<String, String> functions = functions();
        return all().stream()
                .filter(resource -> resource.type().equals(ALIAS))
                .anyMatch(resource -> QualifiedName.of(resource.physicalId())
                        .filter(alias -> Optional.ofNullable(functions.get(alias.function()))
                                .flatMap(path -> production.of(before + path))
                                .equals(Optional.of(alias.qualifier())))
                        .isPresent());
    }

    private List<Resource> all() {
        List<Resource> all = new ArrayList<>();
        each("", (path, resource) -> all.add(resource));
        return all;
    }

    /** The nested stack of that logical id. */
    public DeployedStack in(String id) {
        return nested.getOrDefault(id, NONE);
    }

    /**
     * The properties of a resource as they are in the stack, references followed as far as they can be; empty where its template is not
     * known. What is not known of a value stands between {@code ReferenceText.OPEN} and {@code CLOSE}.
     *
     * @param path its logical id, with those of the nested stacks before it and {@code /} between them
     */
    public Optional<Map<String, Object>> properties(String path) {
        int nest = path.indexOf('/');
        return nest < 0 ? own(path) : in(path.substring(0, nest)).properties(path.substring(nest + 1));
    }

    private Optional<Map<String, Object>> own(String id) {
        StandingProperties standing = new StandingProperties(this);
        return template.map(text -> {
            Map<String, Object> properties = new LinkedHashMap<>();
            body(declarations(), id).forEach((name, value) -> properties.put(name, standing.of(value.plain())));
            return properties;
        });
    }

    /**
     * The version resource that this function's alias refers to; empty where the stack makes no such alias.
     *
     * @throws BadTemplate where the alias is there and its version cannot be told
     */
    Optional<DeployedVersion> version(String function, String alias) {
        Optional<String> physical = physical(function);
        if (physical.isEmpty()) {
            return Optional.empty();
        }
        List<TemplateResource> declared = declarations();
        Optional<String> named = declared.stream()
                .filter(one -> one.type().equals(ALIAS))
                .filter(one ->
                        one.property("Name").flatMap(TemplateValue::known).equals(Optional.of(alias)))
                .filter(one -> one.property("FunctionName")
                        .filter(value -> isOf(value, function, physical.get()))
                        .isPresent())
                .flatMap(one -> one.property("FunctionVersion").stream())
                .flatMap(value -> value.attribute().stream())
                .map(TemplateValue.Attribute::id)
                .findFirst();
        return named.filter(id -> isThere(id, physical.get())).map(id -> new DeployedVersion(id, body(declared, id)));
    }

    private static Map<String, TemplateValue> body(List<TemplateResource> declared, String id) {
        return declared.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .flatMap(TemplateResource::properties)
                .map(TemplateValue::members)
                .orElse(Map.of());
    }

    private List<TemplateResource> declarations() {
        return template.map(text -> Template.parse(text).declarations(Passed.of(parameters)))
                .orElse(List.of());
    }

    private Optional<String> physical(String function) {
        return resources.stream()
                .filter(one -> one.type().equals(FUNCTION) && one.id().equals(function))
                .map(Resource::physicalId)
                .findFirst();
    }

    private static boolean isOf(TemplateValue value, String function, String physical) {
        return value.ref().equals(Optional.of(function))
                || value.attribute().map(TemplateValue.Attribute::id).equals(Optional.of(function))
                || value.known()
                        .filter(text -> text.equals(physical) || text.endsWith(":function:" + physical))
                        .isPresent();
    }

    /** Functions {@code A} and {@code AVersionB} may have versions of one name: the physical id says whose it is. */
    private boolean isThere(String version, String function) {
        return resources.stream()
                .anyMatch(one -> one.type().equals(VERSION)
                        && one.id().equals(version)
                        && QualifiedName.of(one.physicalId())
                                .map(QualifiedName::function)
                                .equals(Optional.of(function)));
    }
}
