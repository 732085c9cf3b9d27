package io.pointsman.shrink;

/** A field or a method within its class. */
record MemberId(String name, String descriptor) {
    static final MemberId CLASS_INITIALIZER = new MemberId("<clinit>", "()V");

    boolean isConstructor() {
        return name.equals("<init>");
    }
}
