package io.pointsman.endpoint.cloudformation.language;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Invalid;

/** How a change set says that this transform failed. */
final class TransformFailure {
    private static final String TEMPLATE_ERROR = "Template error: ";

    private TransformFailure() {}

    static AwsError because(String message) {
        return Invalid.because("Transform AWS::LanguageExtensions failed with: " + message);
    }

    static AwsError layout() {
        return because("Fn::ForEach layout is incorrect");
    }

    /** A refusal of an inner function, without what introduces it elsewhere. */
    static AwsError of(AwsError inner) {
        String said = inner.said();
        return because(said.startsWith(TEMPLATE_ERROR) ? said.substring(TEMPLATE_ERROR.length()) : said);
    }
}
