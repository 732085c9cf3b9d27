package io.pointsman.local.operator.difference;

import io.pointsman.secrets.Disclosure;
import io.pointsman.secrets.SecretNames;
import io.pointsman.secrets.ShowValues;
import io.pointsman.secrets.ValuePlace;
import io.pointsman.template.SecretPlace;
import java.util.Map;
import java.util.Optional;

/** Which values of a template are not shown: environment variables, and what has the name or the form of a secret, in a JSON text, too. */
record TemplateSecrets(ValuePlace at) implements SecretPlace {
    static final SecretPlace.Root ROOT = new SecretPlace.Root() {
        @Override
        public SecretPlace of(String type) {
            return new TemplateSecrets(ValuePlace.root(type));
        }

        @Override
        public boolean hidesParameter(String name) {
            return SecretNames.isSecret(name);
        }
    };

    @Override
    public SecretPlace inside(String member, Map<String, String> texts) {
        return new TemplateSecrets(at.inside(member, texts));
    }

    @Override
    public SecretPlace item() {
        return new TemplateSecrets(at.item());
    }

    @Override
    public boolean hides(String text) {
        return at.isClosed(ShowValues.NONE) || Disclosure.hasFormOfSecret(text) || holdsSecret(text);
    }

    private boolean holdsSecret(String text) {
        return (text.startsWith("{") || text.startsWith("["))
                && !Disclosure.BY_NAME
                        .resource(at.type(), new Disclosure.Sides(Optional.of(text), Optional.empty()))
                        .hidden()
                        .isEmpty();
    }
}
