package io.pointsman.shrink;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/**
 * A class as far as it matters for what can be reached.
 *
 * @param superName empty of {@code java.lang.Object}
 * @param nestHost the class that it lies in, which the Java virtual machine looks up
 * @param fields with their access
 */
record ScannedClass(
        String name,
        int access,
        Optional<String> superName,
        List<String> interfaces,
        Optional<String> nestHost,
        Map<MemberId, Integer> fields,
        Map<MemberId, ScannedMethod> methods) {

    boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    boolean isEnum() {
        return (access & Opcodes.ACC_ENUM) != 0;
    }

    boolean isRecord() {
        return superName.filter("java/lang/Record"::equals).isPresent();
    }
}
