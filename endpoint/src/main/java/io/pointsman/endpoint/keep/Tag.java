package io.pointsman.endpoint.keep;

/** What comes next in the written graph. */
final class Tag {
    static final int END = 0;
    static final int OWN = 1;
    static final int RECORD = 2;
    static final int LAMBDA = 3;
    static final int HOLDER = 4;
    static final int OPTIONAL = 5;
    static final int ATOMIC = 6;
    static final int ARRAY = 7;
    static final int BODY = 8;
    static final int CONSTANT = 9;

    static final int NULL = 20;
    static final int TEXT = 21;
    static final int INT = 22;
    static final int LONG = 23;
    static final int DOUBLE = 24;
    static final int TRUE = 25;
    static final int FALSE = 26;
    static final int ENUM = 27;
    static final int CLASS = 28;
    static final int PLAIN = 29;
    static final int BYTES = 30;
    static final int LONG_BYTES = 31;
    static final int NODE = 32;
    static final int WIRED = 33;

    private Tag() {}
}
