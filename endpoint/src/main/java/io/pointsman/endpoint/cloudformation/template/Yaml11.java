package io.pointsman.endpoint.cloudformation.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * The types of YAML 1.1, which CloudFormation and the AWS CLI read: {@code yes} is true, {@code 010} is eight, {@code 1:30} is
 * ninety. Dates stay text, because CloudFormation has no timestamps, and so do infinity and what is not a number, which JSON cannot
 * say. Nothing is looked up in the environment. Sources: docs/aws-facts.md.
 */
final class Yaml11 implements Schema {
    private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern TRUE = Pattern.compile("yes|Yes|YES|true|True|TRUE|on|On|ON");
    private static final Pattern FALSE = Pattern.compile("no|No|NO|false|False|FALSE|off|Off|OFF");
    private static final Pattern WHOLE = Pattern.compile(
            "[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+" + "|[1-9][0-9_]*(?::[0-5]?[0-9])+)");
    private static final Pattern FRACTION =
            Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
                    + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*");
    private static final BigInteger SIXTY = BigInteger.valueOf(60);

    @Override
    public ScalarResolver getScalarResolver() {
        return (text, plain) -> plain ? tag(text) : Tag.STR;
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
        return Map.of();
    }

    private static Tag tag(String text) {
        if (NOTHING.matcher(text).matches()) {
            return Tag.NULL;
        }
        if (TRUE.matcher(text).matches() || FALSE.matcher(text).matches()) {
            return Tag.BOOL;
        }
        if (WHOLE.matcher(text).matches()) {
            return Tag.INT;
        }
        return FRACTION.matcher(text).matches() ? Tag.FLOAT : Tag.STR;
    }

    static boolean isTrue(String text) {
        return TRUE.matcher(text).matches();
    }

    static boolean isBoolean(String text) {
        return tag(text).equals(Tag.BOOL);
    }

    /** A {@code Long}, or a {@code BigDecimal} where that is too short. */
    static Number whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        String digits = text.replace("_", "").replaceFirst("^[-+]", "");
        BigInteger size = size(digits);
        BigInteger value = text.startsWith("-") ? size.negate() : size;
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : new BigDecimal(value);
    }

    private static BigInteger size(String digits) {
        if (digits.contains(":")) {
            BigInteger sum = BigInteger.ZERO;
            for (String part : digits.split(":", -1)) {
                sum = sum.multiply(SIXTY).add(new BigInteger(part));
            }
            return sum;
        }
        if (digits.startsWith("0b")) {
            return new BigInteger(digits.substring(2), 2);
        }
        if (digits.startsWith("0x")) {
            return new BigInteger(digits.substring(2), 16);
        }
        return new BigInteger(digits, digits.startsWith("0") ? 8 : 10);
    }

    /** As precise as a {@code double}: {@code 1.10} is 1.1. */
    static BigDecimal fraction(String text) {
        String digits = text.replace("_", "");
        double sign = digits.startsWith("-") ? -1 : 1;
        double sum = 0;
        for (String part : digits.replaceFirst("^[-+]", "").split(":", -1)) {
            sum = sum * 60 + Double.parseDouble(part);
        }
        return BigDecimal.valueOf(sign * sum);
    }
}
