package io.pointsman.shrink;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A method as it is, but for what only compilers and debuggers read. Line numbers stay: stack traces show them. */
final class KeptMethod extends MethodVisitor {
    private final boolean variables;

    /** @param variables whether the names of its local variables stay */
    KeptMethod(MethodVisitor to, boolean variables) {
        super(Opcodes.ASM9, to);
        this.variables = variables;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return visible ? super.visitAnnotation(descriptor, true) : null;
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {
        if (variables) {
            super.visitLocalVariable(name, descriptor, signature, start, end, index);
        }
    }
}
