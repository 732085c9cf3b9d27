package io.pointsman.actions.changeset;

import io.pointsman.alias.DeclaredFunctions;
import io.pointsman.alias.Pin;
import io.pointsman.alias.PinOrder;
import io.pointsman.alias.Pinned;
import io.pointsman.alias.Pinning;
import io.pointsman.digest.Sha256;
import io.pointsman.engine.Refusal;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.Passed;
import io.pointsman.template.Template;
import io.pointsman.template.TemplateEdits;
import io.pointsman.template.TemplateResource;
import io.pointsman.template.TemplateValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pins a template and those that it nests, as far as they lie in the release bucket. An edited one is kept there under its digest,
 * and its address takes the place of the old one.
 */
final class NestedTemplates {
    private static final Map<String, String> PROPERTIES =
            Map.of("AWS::CloudFormation::Stack", "TemplateURL", "AWS::Serverless::Application", "Location");
    private static final int DEEPEST = 10;

    private final Templates templates;
    private final List<Pin> pins = new ArrayList<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final CallerReview callers;
    private final FunctionNames functions = new FunctionNames();

    NestedTemplates(Templates templates, CallerReview callers) {
        this.templates = templates;
        this.callers = callers;
    }

    List<Pin> pins() {
        return pins;
    }

    /** Function by the id of its alias resource. */
    Map<String, String> aliases() {
        return aliases;
    }

    /** Where the edited template of a nested stack is kept, by the stack's id. */
    Map<String, String> addresses() {
        return addresses;
    }

    List<String> warnings() {
        return warnings;
    }

    FunctionNames functions() {
        return functions;
    }

    /** @param name of the template, for messages */
    Template pinned(PinOrder order, String name) {
        try {
            return pinned(order, name, 0);
        } catch (BadTemplate e) {
            throw Refusal.configuration(String.join(
                    "\n", e.problems().stream().map(one -> one.in(name)).toList()));
        }
    }

    private Template pinned(PinOrder order, String name, int depth) {
        callers.look(order, name);
        functions.add(DeclaredFunctions.of(order));
        Pinned done = Pinning.of(order);
        pins.addAll(done.pins());
        aliases.putAll(done.aliases());
        warnings.addAll(done.warnings());
        Template now = done.template();
        for (TemplateResource resource : now.declarations(Passed.of(order.parameters()))) {
            String property = PROPERTIES.get(resource.type());
            if (property != null) {
                Optional<String> address = nested(order, resource, property, depth);
                now = address.isPresent() ? led(now, order, resource.id(), property, address.get()) : now;
            }
        }
        return now;
    }

    private static Template led(Template now, PinOrder order, String id, String property, String address) {
        TemplateEdits edits = new TemplateEdits(now);
        edits.text(resource(now, order, id), property, address);
        return edits.done();
    }

    private static TemplateResource resource(Template now, PinOrder order, String id) {
        return now.declarations(Passed.of(order.parameters())).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The address of the edited template; empty where it stays as it is. */
    private Optional<String> nested(PinOrder order, TemplateResource resource, String property, int depth) {
        String path = order.before() + resource.id();
        Optional<String> text = resource.turns().isEmpty() && depth < DEEPEST
                ? resource.property(property).flatMap(TemplateValue::known).flatMap(templates::read)
                : Optional.empty();
        if (text.isEmpty()) {
            functions.unread(path, resource.turns().isEmpty());
            return Optional.empty();
        }
        String edited = pinnedChild(order, resource, path, text.get(), depth).source();
        if (edited.equals(text.get())) {
            return Optional.empty();
        }
        String address = templates.keep(Sha256.hex(edited), edited);
        addresses.put(path, address);
        return Optional.of(address);
    }

    private Template pinnedChild(PinOrder order, TemplateResource resource, String path, String text, int depth) {
        try {
            return pinned(
                    new PinOrder(
                            Template.parse(text),
                            parameters(resource),
                            order.production(),
                            order.stack().in(resource.id()),
                            order.fresh(),
                            order.atOnce(),
                            order.settled(),
                            path + "-"),
                    "template of nested stack " + path,
                    depth + 1);
        } catch (BadTemplate e) {
            throw Refusal.configuration(String.join(
                    "\n",
                    e.problems().stream()
                            .map(one -> one.in("template of nested stack " + path))
                            .toList()));
        }
    }

    private static Map<String, String> parameters(TemplateResource resource) {
        Map<String, String> values = new LinkedHashMap<>();
        resource.property("Parameters")
                .map(TemplateValue::members)
                .orElse(Map.of())
                .forEach((name, value) -> value.known().ifPresent(text -> values.put(name, text)));
        return values;
    }
}
