package io.pointsman.endpoint.cloudformation.sam.spec;

import io.pointsman.endpoint.cloudformation.sam.python.PythonJson;
import io.pointsman.endpoint.encoding.Hash;

/** Logical ids that change exactly when what they stand for changes. */
public final class LogicalId {
    private static final int LENGTH = 10;

    private LogicalId() {}

    /** The prefix, and ten digits of the hash of the content; of nothing, nothing. */
    public static String of(String prefix, Object content) {
        return Tree.isTrue(content) ? prefix + digest(content).substring(0, LENGTH) : prefix;
    }

    public static String ofDigest(String prefix, String digest) {
        return prefix + digest.substring(0, Math.min(LENGTH, digest.length()));
    }

    /** Text as it is, anything else as Python's JSON. */
    public static String digest(Object content) {
        return Hash.SHA_1.hex(content instanceof String text ? text : PythonJson.text(content));
    }

    /** SAM takes a suffix as it is where it is letters and digits, and its hash where it is not. */
    public static String suffixed(String prefix, String suffix) {
        return suffix.matches("[\\p{L}\\p{N}]+") ? prefix + suffix : of(prefix, suffix);
    }
}
