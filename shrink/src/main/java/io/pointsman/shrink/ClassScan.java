package io.pointsman.shrink;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads a class file. */
final class ClassScan extends ClassVisitor {
    private final Map<MemberId, Integer> fields = new LinkedHashMap<>();
    private final Map<MemberId, ScannedMethod> methods = new LinkedHashMap<>();
    private Optional<String> nestHost = Optional.empty();

    private ClassScan() {
        super(Opcodes.ASM9);
    }

    static ScannedClass of(byte[] classFile) {
        return read(classFile, 0);
    }

    /** Without the instructions of its methods, for a class that stays whole. */
    static ScannedClass outline(byte[] classFile) {
        return read(classFile, ClassReader.SKIP_CODE);
    }

    private static ScannedClass read(byte[] classFile, int options) {
        ClassReader reader = new ClassReader(classFile);
        ClassScan scan = new ClassScan();
        reader.accept(scan, options | ClassReader.SKIP_DEBUG);
        return new ScannedClass(
                reader.getClassName(),
                reader.getAccess(),
                Optional.ofNullable(reader.getSuperName()),
                List.of(reader.getInterfaces()),
                scan.nestHost,
                scan.fields,
                scan.methods);
    }

    @Override
    public void visitNestHost(String host) {
        nestHost = Optional.of(host);
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        fields.put(new MemberId(name, descriptor), access);
        return null;
    }

    /** Who asks for a class's methods is told their exceptions, too, and all of these classes are loaded for it. */
    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MemberId id = new MemberId(name, descriptor);
        Set<Use> uses = new LinkedHashSet<>();
        TypeNames.ofDescriptor(descriptor, type -> uses.add(new Use.OfType(type)));
        if (exceptions != null) {
            for (String exception : exceptions) {
                uses.add(new Use.OfType(exception));
            }
        }
        methods.put(id, new ScannedMethod(id, access, uses));
        return new MethodScan(uses);
    }
}
