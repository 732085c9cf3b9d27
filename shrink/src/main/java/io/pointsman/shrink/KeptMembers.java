package io.pointsman.shrink;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes a class file without the members that nothing reaches. The others stay as they are, with their line numbers. */
final class KeptMembers extends ClassVisitor {
    private final String name;
    private final Reachable reachable;
    private final boolean own;

    private KeptMembers(ClassVisitor to, String name, Reachable reachable, boolean own) {
        super(Opcodes.ASM9, to);
        this.name = name;
        this.reachable = reachable;
        this.own = own;
    }

    /** @param own keeps the names of local variables, for the messages of a NullPointerException */
    static byte[] of(byte[] classFile, Reachable reachable, boolean own) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new KeptMembers(writer, reader.getClassName(), reachable, own), 0);
        return writer.toByteArray();
    }

    /** One that no program sees when it runs is for compilers. */
    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return visible ? super.visitAnnotation(descriptor, true) : null;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
        return reachable.hasField(name, new MemberId(field, descriptor))
                ? super.visitField(access, field, descriptor, signature, value)
                : null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return reachable.hasMethod(name, new MemberId(method, descriptor))
                ? new KeptMethod(super.visitMethod(access, method, descriptor, signature, exceptions), own)
                : null;
    }

    @Override
    public void visitInnerClass(String inner, @Nullable String outer, @Nullable String simpleName, int access) {
        boolean ofJdk = inner.startsWith("java/");
        if (ofJdk || reachable.types().contains(inner)) {
            super.visitInnerClass(inner, outer, simpleName, access);
        }
    }

    @Override
    public void visitNestMember(String member) {
        if (reachable.types().contains(member)) {
            super.visitNestMember(member);
        }
    }

    @Override
    public void visitPermittedSubclass(String subclass) {
        if (reachable.types().contains(subclass)) {
            super.visitPermittedSubclass(subclass);
        }
    }

    /** Of an anonymous class in a method that is gone. */
    @Override
    public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
        if (!reachable.types().contains(owner)) {
            return;
        }
        boolean there =
                method != null && descriptor != null && reachable.hasMethod(owner, new MemberId(method, descriptor));
        super.visitOuterClass(owner, there ? method : null, there ? descriptor : null);
    }
}
