package io.pointsman.endpoint.cloudformation.intrinsic;

/** What an expression may point at outside itself. */
public interface References {
    /** What {@code Ref} of a resource gives. */
    Object ref(String resource);

    /** What {@code Fn::GetAtt} gives. */
    Object attribute(String resource, String attribute);

    /** The value that another stack exports. */
    String exported(String name);
}
