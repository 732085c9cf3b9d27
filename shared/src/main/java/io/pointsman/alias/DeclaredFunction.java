package io.pointsman.alias;

import io.pointsman.release.QualifiedName;
import io.pointsman.template.TemplateResource;
import io.pointsman.template.TemplateValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The function of the same template that a value names. */
final class DeclaredFunction {
    static final Set<String> TYPES = Set.of(DeployedStack.FUNCTION, AliasedFunction.SAM);

    private DeclaredFunction() {}

    /** Its logical id, by a reference, its ARN or the name that it is given. */
    static Optional<String> of(TemplateValue value, List<TemplateResource> declared) {
        Optional<String> id = value.ref().or(() -> value.attribute().map(TemplateValue.Attribute::id));
        Optional<String> name = value.known().flatMap(QualifiedName::function);
        return declared.stream()
                .filter(one -> TYPES.contains(one.type()))
                .filter(one -> id.equals(Optional.of(one.id()))
                        || (name.isPresent()
                                && one.property("FunctionName")
                                        .flatMap(TemplateValue::known)
                                        .equals(name)))
                .map(TemplateResource::id)
                .findFirst();
    }
}
