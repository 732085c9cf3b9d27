package io.pointsman.template;

import java.util.Set;

/**
 * Words that are no text where they stand bare. CloudFormation and the AWS CLI read them by the rules of YAML 1.1 as their parsers
 * have them: {@code y} and {@code n}, which the specification lists too, are text to both.
 */
final class Yaml11Boolean {
    private static final Set<String> TRUE = Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");

    /** Of text, which parameters and quotes make of everything; SAM compares with these two. */
    private static final Set<String> TEXT_FALSE = Set.of("false", "False");

    private Yaml11Boolean() {}

    static boolean isTrue(Node.Scalar scalar) {
        return isBare(scalar) && TRUE.contains(scalar.text());
    }

    static boolean isFalse(Node.Scalar scalar) {
        return isBare(scalar) && FALSE.contains(scalar.text());
    }

    /** As SAM reads a switch: what is false, zero, empty or nothing switches off, and so do two words between quotes. */
    static boolean switchesOff(Node.Scalar scalar) {
        boolean empty = scalar.isNull() || scalar.text().isEmpty();
        return empty || isFalse(scalar) || isZero(scalar) || switchesOff(scalar.text());
    }

    /** The same of a text that a parameter or a mapping gives. */
    static boolean switchesOff(String text) {
        return TEXT_FALSE.contains(text);
    }

    private static boolean isZero(Node.Scalar scalar) {
        return isBare(scalar) && scalar.text().matches("[-+]?(0[0_]*|0x[0_]+|0b[0_]+|0[0_]*\\.[0_]*)");
    }

    private static boolean isBare(Node.Scalar scalar) {
        boolean asBoolean = scalar.tag().isEmpty() || scalar.tag().get().equals("tag:yaml.org,2002:bool");
        return asBoolean && (scalar.isPlain() || scalar.tag().isPresent());
    }
}
