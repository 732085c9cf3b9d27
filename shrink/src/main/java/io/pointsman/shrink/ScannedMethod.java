package io.pointsman.shrink;

import java.util.Set;
import org.objectweb.asm.Opcodes;

/** A method as far as it matters for what can be reached. */
record ScannedMethod(MemberId id, int access, Set<Use> uses) {
    boolean isStatic() {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    boolean isPublic() {
        return (access & Opcodes.ACC_PUBLIC) != 0;
    }

    /** Whether a subclass may have another one in its place, or this one stands in the place of another. */
    boolean isOverridable() {
        return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0
                && !id.isConstructor()
                && !id.equals(MemberId.CLASS_INITIALIZER);
    }
}
