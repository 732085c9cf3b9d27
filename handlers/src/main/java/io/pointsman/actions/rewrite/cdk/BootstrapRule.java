package io.pointsman.actions.rewrite.cdk;

import io.pointsman.template.Template;
import io.pointsman.template.TemplateEdits;

/**
 * The parameter and the rule by which a synthesized template asks for {@code cdk bootstrap}. A stack that needs nothing of it must not
 * ask: in an account without it the parameter would stop the change set.
 */
public final class BootstrapRule {
    private static final String RULES = "Rules";
    private static final String RULE = "CheckBootstrapVersion";
    private static final String PARAMETERS = "Parameters";
    private static final String PARAMETER = "BootstrapVersion";
    private static final String OF_CDK = "[cdk:skip]";

    private BootstrapRule() {}

    /** The same template without them; whatever else refers to the parameter keeps it, and with it the rule. */
    public static String takenOut(String text) {
        Template template = Template.parse(text);
        boolean asks = template.literal(PARAMETERS, PARAMETER, "Description")
                .filter(description -> description.contains(OF_CDK))
                .isPresent();
        if (!asks) {
            return text;
        }
        Template withoutRule = without(template, RULES, RULE);
        return withoutRule.references(PARAMETER).isEmpty()
                ? without(withoutRule, PARAMETERS, PARAMETER).source()
                : text;
    }

    private static Template without(Template template, String section, String member) {
        if (!template.has(section, member)) {
            return template;
        }
        TemplateEdits edits = new TemplateEdits(template);
        edits.remove(section, member);
        return edits.done();
    }
}
