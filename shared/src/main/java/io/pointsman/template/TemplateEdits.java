package io.pointsman.template;

import java.util.Optional;
import java.util.Set;

/**
 * Edits of one template, all or none. Two properties that one resource does not have yet are two edits, one after the other: each
 * is put before the first property.
 */
public final class TemplateEdits {
    private final Template template;
    private final Splice splice;

    public TemplateEdits(Template template) {
        this.template = template;
        this.splice = new Splice(template);
    }

    /** The property says this text, between quotes. */
    public void text(TemplateResource resource, String property, String text) {
        set(resource, property, new NewValue.Quoted(text));
    }

    /** The property says {@code AWS::NoValue}: as if it were not there. */
    public void nothing(TemplateResource resource, String property) {
        set(resource, property, new NewValue.None());
    }

    private void set(TemplateResource resource, String property, NewValue value) {
        Optional<TemplateValue> properties = resource.properties();
        Optional<Node.Mapping> into = properties
                .filter(all -> all.get("Fn::Transform").isEmpty())
                .flatMap(all -> all.cursor().mapping());
        if (into.isEmpty()) {
            splice.problem(new Problem(
                    resource.at(),
                    resource.id() + " has no Properties that " + property + " could be put into; write them here"));
            return;
        }
        Cursor holder = properties.orElseThrow().cursor();
        Intent intent = holder.get(property)
                .<Intent>map(old -> new Intent.Replace(old.node(), old.followed(), value, new Spot.Reach.Meant()))
                .orElseGet(() ->
                        new Intent.Insert(into.get(), holder.inside(into.get()).followed(), property, value));
        if (!splice.intend(intent)) {
            splice.shared(resource.at(), property + " of " + resource.id());
        }
    }

    /** A member of a section goes; with its last one the section, which CloudFormation would not take empty. */
    public void remove(String section, String member) {
        Cursor root = Cursor.at(template.root().node());
        root.get(section).filter(all -> all.get(member).isPresent()).ifPresent(all -> {
            boolean alone = all.entries().count() == 1;
            Cursor holder = alone ? root : all;
            Node.Mapping mapping = holder.mapping().orElseThrow();
            Intent intent =
                    new Intent.Remove(mapping, holder.inside(mapping).followed(), Set.of(alone ? section : member));
            if (!splice.intend(intent)) {
                splice.shared(all.place(), member + " of " + section);
            }
        });
    }

    /** A resource gets another logical id, where it is declared and wherever it is named. */
    public void rename(String id, String newId) {
        new Renaming(id, newId).of(template.root()).forEach(splice::intend);
    }

    /** @throws BadTemplate where that cannot be done without changing more */
    public Template done() {
        return Template.parse(splice.text());
    }
}
