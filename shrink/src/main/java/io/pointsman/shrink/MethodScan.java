package io.pointsman.shrink;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects what the instructions of one method use. */
final class MethodScan extends MethodVisitor {
    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

    private final Set<Use> uses;

    /** @param uses where they are put */
    MethodScan(Set<Use> uses) {
        super(Opcodes.ASM9);
        this.uses = uses;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        types(Type.getObjectType(type));
        if (opcode == Opcodes.NEW) {
            uses.add(new Use.OfObjects(type));
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        field(owner, name, descriptor, opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean overridable = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
        call(owner, name, descriptor, overridable, opcode == Opcodes.INVOKESTATIC);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        dynamic(descriptor, bootstrap, arguments);
        if (bootstrap.getOwner().equals(LAMBDAS)) {
            uses.add(new Use.OfObjects(Type.getReturnType(descriptor).getInternalName()));
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        constant(value);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        types(Type.getType(descriptor));
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        if (type != null) {
            types(Type.getObjectType(type));
        }
    }

    /** The verifier compares the types of frames, and loads them for that. */
    @Override
    public void visitFrame(int type, int locals, Object @Nullable [] local, int stacked, Object @Nullable [] stack) {
        frame(locals, local);
        frame(stacked, stack);
    }

    private void frame(int count, Object @Nullable [] entries) {
        for (int i = 0; entries != null && i < count && i < entries.length; i++) {
            if (entries[i] instanceof String type) {
                types(Type.getObjectType(type));
            }
        }
    }

    private void types(Type type) {
        TypeNames.of(type, name -> uses.add(new Use.OfType(name)));
    }

    private void field(String owner, String name, String descriptor, boolean isStatic) {
        types(Type.getObjectType(owner));
        types(Type.getType(descriptor));
        uses.add(new Use.OfField(owner, new MemberId(name, descriptor)));
        if (isStatic) {
            uses.add(new Use.OfClass(owner));
        }
    }

    private void call(String owner, String name, String descriptor, boolean overridable, boolean isStatic) {
        types(Type.getObjectType(owner));
        types(Type.getMethodType(descriptor));
        MemberId method = new MemberId(name, descriptor);
        uses.add(overridable ? new Use.OfOverridable(owner, method) : new Use.OfMethod(owner, method));
        if (isStatic) {
            uses.add(new Use.OfClass(owner));
        }
    }

    private void dynamic(String descriptor, Handle bootstrap, Object... arguments) {
        types(Type.getType(descriptor));
        handle(bootstrap);
        for (Object argument : arguments) {
            constant(argument);
        }
    }

    private void constant(Object value) {
        switch (value) {
            case Type type -> type(type);
            case Handle handle -> handle(handle);
            case String text -> uses.add(new Use.OfText(text));
            case ConstantDynamic later -> later(later);
            default -> {} // a number
        }
    }

    /** With a class object at hand its enum constants can be asked for. */
    private void type(Type type) {
        types(type);
        if (type.getSort() == Type.OBJECT) {
            uses.add(new Use.OfClass(type.getInternalName()));
        }
    }

    private void later(ConstantDynamic later) {
        Object[] arguments = new Object[later.getBootstrapMethodArgumentCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = later.getBootstrapMethodArgument(i);
        }
        dynamic(later.getDescriptor(), later.getBootstrapMethod(), arguments);
    }

    private void handle(Handle handle) {
        String owner = handle.getOwner();
        switch (handle.getTag()) {
            case Opcodes.H_GETFIELD, Opcodes.H_PUTFIELD -> field(owner, handle.getName(), handle.getDesc(), false);
            case Opcodes.H_GETSTATIC, Opcodes.H_PUTSTATIC -> field(owner, handle.getName(), handle.getDesc(), true);
            case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE ->
                call(owner, handle.getName(), handle.getDesc(), true, false);
            case Opcodes.H_INVOKESTATIC -> call(owner, handle.getName(), handle.getDesc(), false, true);
            case Opcodes.H_NEWINVOKESPECIAL -> {
                uses.add(new Use.OfObjects(owner));
                call(owner, handle.getName(), handle.getDesc(), false, false);
            }
            default -> call(owner, handle.getName(), handle.getDesc(), false, false);
        }
    }
}
