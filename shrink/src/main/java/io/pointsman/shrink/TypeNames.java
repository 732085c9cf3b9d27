package io.pointsman.shrink;

import java.util.function.Consumer;
import org.objectweb.asm.Type;

/** The classes that a type or a descriptor names. */
final class TypeNames {
    private TypeNames() {}

    static void ofDescriptor(String descriptor, Consumer<String> each) {
        of(Type.getType(descriptor), each);
    }

    /** The name of a class, or the descriptor of an array, as instructions have it. */
    static void ofInternalName(String name, Consumer<String> each) {
        of(Type.getObjectType(name), each);
    }

    static void of(Type type, Consumer<String> each) {
        switch (type.getSort()) {
            case Type.OBJECT -> each.accept(type.getInternalName());
            case Type.ARRAY -> of(type.getElementType(), each);
            case Type.METHOD -> {
                of(type.getReturnType(), each);
                for (Type argument : type.getArgumentTypes()) {
                    of(argument, each);
                }
            }
            default -> {} // a primitive type
        }
    }
}
